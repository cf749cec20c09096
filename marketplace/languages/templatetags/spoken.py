"""The page's other languages, and texts of the catalogue in the reader's language, marked where they stay English."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..addresses import OF_PAGES, asked_language, in_language, language_of
from ..names import said

LAST_LATIN = "\u024f"

register = template.Library()


@dataclass(frozen=True)
class Language:
    """``name`` in the language itself; ``url``: this page in it, or its first page where this one has none."""

    code: str
    name: str
    url: str


@register.filter(name="said")
def say(text: object) -> str:
    """What the catalogue names, in the reader's language."""
    return said(str(text or ""))


@register.filter
def written(text: object) -> SafeString:
    """``lang="en"`` for an element that shows this text of the catalogue, where nothing of it is in the reader's script."""
    whole = said(str(text or ""))
    return SafeString("") if any(each > LAST_LATIN and each.isalpha() for each in whole) else as_written()


def as_written() -> SafeString:
    """``lang="en"`` for an element whose text people wrote in the shop's first language, on a page in another."""
    first = settings.LANGUAGE_CODE
    return SafeString("") if get_language() == first else format_html(' lang="{}"', first)


@register.simple_tag(takes_context=True)
def other_languages(context: template.Context) -> list[Language]:
    """Where this page is in each language that it isn't in now; a page of editors in those too that the shop isn't in."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    here = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
    there = getattr(context.get("page"), "addresses", None)
    asked, found = asked_language(request.path), []
    for code, name in settings.LANGUAGES:
        if code == asked:
            continue
        if there and code in there:
            found.append(Language(code, name, there[code]))
        elif code not in OF_PAGES:
            address = in_language(here, code)
            known = language_of(address) == code and address != here
            lacking = there is not None and settings.LANGUAGE_CODE not in there
            found.append(Language(code, name, address if known and not lacking else first_page(code)))
    return found


def first_page(code: str) -> str:
    return in_language(reverse("wagtail_serve", args=[""]), code)
