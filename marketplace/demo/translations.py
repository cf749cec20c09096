"""The demonstration's pages in other languages: Hindi whole, Khasi and Assamese begun."""

import tomllib
from datetime import datetime

from django.db import transaction
from wagtail.models import Locale, Page

from cms.models import HomePage, OpenPage
from cms.translation.services import begin_translation, carry_over
from cms.translation.texts import texts_of
from marketplace.accounts.models import User
from marketplace.languages.addresses import OF_PAGES
from marketplace.languages.pages import FIRST

from .drawing import DATA


@transaction.atomic
def translate_pages(*, now: datetime) -> int:
    """All that the data files have, published, into each language that has no home page yet; gives how many.

    A page that somebody has changed meanwhile has other texts than its file: it's left to her.
    """
    home = HomePage.objects.filter(locale__language_code=FIRST).first()
    if home is None:
        return 0
    there = home.get_translations().values("locale__language_code")
    locales = Locale.objects.exclude(language_code=FIRST).exclude(language_code__in=there)
    return sum(_translate_into(locale, now) for locale in locales)


def _translate_into(locale: Locale, now: datetime) -> int:
    path = DATA / f"pages_{locale.language_code}.toml"
    said = tomllib.loads(path.read_text()) if path.exists() else {}
    by = User.objects.filter(username="editor").first()
    made = 0
    for original in _originals(list(said)):
        texts, words = texts_of(original), [each.strip() for each in said[original.slug]["words"]]
        if len(texts) != len(words):
            continue
        page = begin_translation(original=original, locale=locale, by=by, now=now)
        by_place = {text.place: each for text, each in zip(texts, words, strict=True)}
        awaits = locale.language_code in OF_PAGES
        carry_over(page=page, original=original, words=by_place, awaits_reader=awaits, by=by, now=now)
        page.get_latest_revision().publish(user=by)
        made += 1
    return made


def _originals(slugs: list[str]) -> list[OpenPage]:
    """Those above before those below them."""
    pages = Page.objects.filter(slug__in=slugs, locale__language_code=FIRST, live=True).order_by("path")
    return [page for page in pages.specific() if isinstance(page, OpenPage)]
