"""Hours as weavers say them, and what they say of the next piece of the kind."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from django.db import transaction
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.money import round_half_up
from marketplace.kernel.months import india_day
from weavers.models import Weaver

from .models import HoursNote

NEWEST = 5
"""So many notes of a weaver and a kind say what she usually needs."""
MAY = "weavers.look_after_groups"


class HoursRefused(Exception):
    """The message is for the person who asked; nothing has changed."""


@transaction.atomic
def note_hours(
    *, weaver: Weaver, kind: str, pieces: int, minutes: int, day: date, by: User, now: datetime, key: UUID
) -> HoursNote:
    """Note how long pieces of a kind took her. Sent again under the same key, it's noted once. Raises HoursRefused."""
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    if stored := HoursNote.objects.filter(key=key).first():
        return stored
    if not (by.has_perm(MAY) and Weaver.objects.of(by).filter(pk=her.pk).exists()):
        raise HoursRefused(_("She isn't of a group that you look after."))
    if day > india_day(now):
        raise HoursRefused(_("Nothing is entered ahead of its day."))
    if not kind.strip() or not 1 <= pieces <= 999 or not 1 <= minutes <= 600_000:
        raise HoursRefused(_("Say what it was, how many, and how long it took."))
    return HoursNote.objects.create(
        key=key, weaver=her, kind=kind.strip()[:80], pieces=pieces, minutes=minutes, day=day, by=by, at=now
    )


@transaction.atomic
def take_back_hours(*, note: HoursNote, by: User, now: datetime) -> HoursNote:
    """It was wrong: it counts no more. Taken back already, it stays so."""
    found = HoursNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if not (by.has_perm(MAY) and Weaver.objects.of(by).filter(pk=found.weaver_id).exists()):
        raise HoursRefused(_("She isn't of a group that you look after."))
    if found.taken_back_at is None:
        found.taken_back_by, found.taken_back_at = by, now
        found.save(update_fields=["taken_back_by", "taken_back_at"])
    return found


def usual_hours(weavers: Sequence[int]) -> dict[tuple[int, str], int]:
    """Weaver and kind → whole hours for one piece, over her newest notes of that kind. One query."""
    place = Window(
        RowNumber(), partition_by=[F("weaver"), F("kind")], order_by=[F("day").desc(), F("pk").desc()]
    )
    notes = HoursNote.objects.filter(weaver__in=weavers, taken_back_at=None).annotate(place=place)
    sums: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    for weaver, kind, minutes, pieces in notes.filter(place__lte=NEWEST).values_list(
        "weaver", "kind", "minutes", "pieces"
    ):
        sums[weaver, kind][0] += minutes
        sums[weaver, kind][1] += pieces
    return {
        of: max(1, round_half_up(Fraction(minutes, 60 * pieces))) for of, (minutes, pieces) in sums.items()
    }
