"""Beginning a translation, and carrying words over into it. Whatever is saved is a draft: it's published as any page is."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, WorkflowPage

from ..models import OpenPage, Translation
from .texts import NEEDED, in_words, same, texts_of


class Refused(Exception):
    """What is asked for can't be done; the message says why."""


@dataclass(frozen=True)
class Seen:
    """What a translator had before her: the original as it was published, and the last draft of the translation."""

    original: str
    draft: str

    @classmethod
    def of(cls, original: Page, page: Page) -> "Seen":
        return cls(str(original.last_published_at or ""), str(page.latest_revision_id or ""))


@transaction.atomic
def begin_translation(*, original: OpenPage, locale: Locale, by: Any, now: datetime) -> OpenPage:
    """The page in that language, as a draft with nothing but its pictures and pieces; so are the pages above it.

    Asked again, it gives the one that is there.
    """
    Page.objects.select_for_update().get(pk=original.pk)
    if there := original.get_translations().filter(locale=locale).first():
        if there.alias_of_id:
            raise Refused(
                _("This page is kept the same as its original. Convert it to an ordinary page first.")
            )
        return there  # type: ignore[no-any-return]
    above = original.get_parent().specific
    if not above.is_root() and not above.has_translation(locale):
        begin_translation(original=above, locale=locale, by=by, now=now)
    page: OpenPage = original.copy_for_translation(locale)
    for workflow in WorkflowPage.objects.filter(page=original.pk) if above.is_root() else ():
        WorkflowPage.objects.create(page=page, workflow=workflow.workflow)
    Translation.objects.create(page=page, at=now)
    _write(page, original, {}, by=by)
    page.refresh_from_db()
    return page


@transaction.atomic
def carry_over(
    *,
    page: OpenPage,
    original: OpenPage,
    words: dict[str, str],
    still_right: Set[str] = frozenset(),
    awaits_reader: bool,
    by: Any,
    now: datetime,
    seen: Seen | None = None,
) -> Translation:
    """These words, by their places in the original, become the page's draft; everything else is the original's.

    A text counts as carried over from what the original says now where its words are new, or are said to be ``still_right``.
    Raises Refused where somebody has meanwhile published the original or saved the translation, or the page is locked.
    """
    kept = Translation.objects.select_for_update().filter(page=page.pk).first() or Translation(
        page_id=page.pk
    )
    page.refresh_from_db()
    if seen and seen != Seen.of(original, page):
        raise Refused(
            _("Somebody has saved this page or its original meanwhile. Look at what changed, and save again.")
        )
    if (lock := page.get_lock()) and lock.for_user(by):
        raise Refused(_("The page is locked for you. Its editor says by whom, and why."))
    before = own_words(page, original)
    carried = {}
    for text in texts_of(original):
        if mine := words.get(text.place, "").strip():
            is_new = not same(mine, before.get(text.place, "")) or text.place not in kept.carried
            fresh = is_new or text.place in still_right
            carried[text.place] = text.words if fresh else kept.carried[text.place]
    kept.carried, kept.awaits_reader, kept.at = carried, awaits_reader, now
    kept.save()
    _write(page, original, {place: words[place].strip() for place in carried}, by=by)
    page.refresh_from_db()
    return kept


def own_words(page: OpenPage, original: OpenPage) -> dict[str, str]:
    """What the translation's newest draft says, by place; without the original's title, which stands in for its own."""
    draft = page.get_latest_revision_as_object()
    first = {each.place: each.words for each in texts_of(original)}
    done = Translation.objects.filter(page=page.pk).values_list("carried", flat=True).first() or {}
    return {
        each.place: each.words
        for each in texts_of(draft)
        if each.place in first and (each.place in done or not same(each.words, first[each.place]))
    }


def _write(page: OpenPage, original: OpenPage, words: dict[str, str], *, by: Any) -> None:
    draft = page.get_latest_revision_as_object()
    for text in texts_of(original):
        if "." not in text.place:
            setattr(draft, text.place, words.get(text.place, text.words if text.place in NEEDED else ""))
    if hasattr(draft, "body"):
        draft.body = draft.body.stream_block.to_python(in_words(original, words))
    try:
        draft.save_revision(user=by, log_action=True)
    except ValidationError as wrong:
        raise Refused(" ".join(wrong.messages)) from wrong
