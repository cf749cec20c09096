"""Pages of editors in several languages: a tree of pages for each, and the same last words of an address in all of them.

A page is there in a language where its translation is published. An alias, which Wagtail makes of parents and keeps
the same as its original, is no translation.
"""

from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from .addresses import OF_PAGES

FIRST = settings.LANGUAGE_CODE


def translated(language: str) -> Any:
    """Pages that are public in that language, in words of their own."""
    return Page.objects.live().filter(locale__language_code=language, alias_of=None)


def read_in(pages: Any, language: str) -> Any:
    """Of pages in any language those for somebody who reads this one: its own, and those of the first that lack it."""
    first = Q(locale__language_code=FIRST)
    if language == FIRST:
        return pages.filter(first)
    there = translated(language).filter(translation_key=OuterRef("translation_key"))
    return pages.filter(Q(locale__language_code=language, alias_of=None, live=True) | first & ~Exists(there))


def title_in(language: str, page: str = "") -> Any:
    """An expression: a page's title in that language where it's public in it, else its own. ``page`` leads to the page."""
    if language == FIRST:
        return F(f"{page}title")
    there = translated(language).filter(translation_key=OuterRef(f"{page}translation_key"))
    return Coalesce(Subquery(there.values("title")[:1]), F(f"{page}title"))


def address_of_path(url_path: str, language: str = "") -> str:
    """Where the page with this path in its tree is: in the reader's language, or in one of pages alone.

    There is one site, so what stands before the home page's children is the home page itself.
    """
    path = url_path.split("/", 2)[2]
    return f"/{language}/{path}" if language in OF_PAGES else reverse("wagtail_serve", args=[path])


def reading() -> str:
    """The language of the page that is being made."""
    return get_language() or FIRST
