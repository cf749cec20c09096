"""What is to be translated: pages by languages, and a page's texts beside their originals."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from marketplace.languages.pages import FIRST

from ..models import OpenPage, Translation
from .services import own_words
from .texts import Text, same, texts_of


class State(TextChoices):
    MISSING = "missing", _("missing")
    BEGUN = "begun", _("begun, not published")
    PARTLY = "partly", _("some of it")
    BEHIND = "behind", _("behind its original")
    WAITING = "waiting", _("newer draft waits")
    DONE = "done", _("up to date")


@dataclass(frozen=True)
class Cell:
    """A page in a language. ``todo`` of its ``texts`` lack words, or are behind. ``page`` is None where it's missing."""

    locale: Locale
    state: State
    page: Page | None
    todo: int
    texts: int
    awaits_reader: bool


@dataclass(frozen=True)
class Row:
    original: OpenPage
    cells: list[Cell]


def languages() -> list[Locale]:
    """Into which pages are translated."""
    places = [code for code, _name in settings.LANGUAGES]
    found = Locale.objects.exclude(language_code=FIRST)
    return sorted(found, key=lambda each: places.index(each.language_code))


def report(*, language: str = "", state: str = "", page: int | None = None) -> list[Row]:
    """Published pages by languages, those with nothing asked for left out. Four queries and one for each kind of page."""
    locales = [each for each in languages() if language in ("", each.language_code)]
    originals = Page.objects.live().filter(locale__language_code=FIRST, depth__gt=1).order_by("path")
    if page:
        originals = originals.filter(pk=page)
    there = {
        (each.translation_key, each.locale_id): each
        for each in Page.objects.filter(locale__in=locales, alias_of=None)
    }
    kept = {each.page_id: each for each in Translation.objects.all()}
    rows = []
    for original in originals.specific():
        texts = texts_of(original)
        cells = []
        for locale in locales:
            found = there.get((original.translation_key, locale.pk))
            cells.append(_cell(locale, found, kept.get(found.pk) if found else None, texts))
        if shown := [cell for cell in cells if state in ("", cell.state)]:
            rows.append(Row(original, shown))
    return rows


def _cell(locale: Locale, page: Page | None, kept: Translation | None, texts: list[Text]) -> Cell:
    carried = kept.carried if kept else {}
    todo = sum(not same(carried.get(text.place, ""), text.words) for text in texts)
    if page is None:
        state = State.MISSING
    elif not page.live:
        state = State.BEGUN
    elif any(not same(carried.get(text.place, text.words), text.words) for text in texts):
        state = State.BEHIND
    elif todo:
        state = State.PARTLY
    else:
        state = State.WAITING if page.has_unpublished_changes else State.DONE
    return Cell(locale, state, page, todo, len(texts), bool(kept and kept.awaits_reader))


@dataclass(frozen=True)
class Beside:
    """A text of the original beside the translation's. ``changed`` shows what was taken out and put in since."""

    text: Text
    own: str
    changed: SafeString | None

    @property
    def is_behind(self) -> bool:
        return bool(self.own) and self.changed is not None


def beside(page: OpenPage, original: OpenPage) -> list[Beside]:
    own = own_words(page, original)
    kept = Translation.objects.filter(page=page.pk).first()
    carried = kept.carried if kept else {}
    return [
        Beside(
            text,
            own.get(text.place, ""),
            None
            if same(carried.get(text.place, text.words), text.words)
            else _changes(carried[text.place], text.words),
        )
        for text in texts_of(original)
    ]


def _changes(old: str, new: str) -> SafeString:
    before, after = _words(old), _words(new)

    def parts() -> Iterator[SafeString]:
        for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if what == "equal":
                yield format_html("{} ", " ".join(before[a:b]))
                continue
            if b > a:
                yield format_html("<del>{}</del> ", " ".join(before[a:b]))
            if d > c:
                yield format_html("<ins>{}</ins> ", " ".join(after[c:d]))

    return format_html_join("", "{}", ((part,) for part in parts()))


def _words(text: str) -> list[str]:
    return strip_tags(text.replace("<", " <")).split()


def original_of(page: Any) -> OpenPage | None:
    """The published original of a translation."""
    found = Page.objects.filter(translation_key=page.translation_key, locale__language_code=FIRST).exclude(
        pk=page.pk
    )
    first = found.specific().first()
    return first if isinstance(first, OpenPage) else None
