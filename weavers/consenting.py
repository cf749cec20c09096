"""Agreeing to be shown, and taking it back. Each verb is one transaction; ConsentRefused says why one wasn't taken.

Whoever looks after her may do both with her, and she may take back herself. What showed it is gone when the verb
returns: pages by the database's own note of the change (ADR 12), pictures and the index by ``showing.take_down``.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images.models import Image

from marketplace.kernel.months import india_day

from .models import Consent, Weaver
from .showing import take_down
from .wording import JOINED, NEWEST

if TYPE_CHECKING:
    from marketplace.accounts.models import User

Purpose = Consent.Purpose


class ConsentRefused(Exception):
    """Why it wasn't taken, for the person who asked. Nothing has changed."""


def three_years_on(day: date) -> date:
    """The latest end of a consent that is given on a day."""
    return date(day.year + 3, day.month, min(day.day, 28) if day.month == 2 else day.day)


@transaction.atomic
def give_consents(
    *,
    weaver: Weaver,
    purposes: Iterable[str],
    given_on: date,
    ends_on: date,
    form: str,
    proof: File,  # type: ignore[type-arg]
    witness: str,
    by: "User",
    now: datetime,
    key: UUID,
    photo: Image | None = None,
    story: str = "",
    village: str = "",
) -> list[Consent]:
    """Record what she agreed to in the newest wording, each purpose for itself; an earlier consent to it is over.

    ``proof`` has been checked: it's the signed sheet or the recording. Sent twice under one key, it's recorded once.
    """
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    _may(her, by)
    if stored := list(Consent.objects.filter(weaver=her, key=key)):
        return stored
    wanted = [purpose for purpose in Purpose.values if purpose in set(purposes)]
    _check_days(given_on, ends_on, today=india_day(now))
    if not wanted:
        raise ConsentRefused(_("Tick what she agrees to."))
    if Purpose.NAME not in wanted and not _named(her, on=india_day(now)):
        raise ConsentRefused(_("Without her name nothing else is shown. Ask her for that first."))
    if form == Consent.Form.SPOKEN and not witness.strip():
        raise ConsentRefused(_("Say who was there as a witness."))
    if Purpose.PHOTO in wanted and photo is None and her.photo_id is None:
        raise ConsentRefused(_("Add the photograph that she agrees to."))
    if Purpose.STORY in wanted and not (story.strip() or her.story):
        raise ConsentRefused(_("Write down what she tells."))
    if Purpose.VILLAGE in wanted and not (village.strip() or her.village):
        raise ConsentRefused(_("Write down her village."))
    Consent.objects.filter(weaver=her, purpose__in=wanted, closed_at=None).update(closed_at=now)
    made: list[Consent] = []
    for purpose in wanted:
        made.append(
            Consent.objects.create(
                weaver=her, purpose=purpose, version=NEWEST, given_on=given_on, ends_on=ends_on, form=form,
                proof=made[0].proof.name if made else proof, witness=witness.strip()[:120] or None,
                recorded_by=by, recorded_at=now, key=key,
            )
        )  # fmt: skip
    _put_up(her, wanted, photo=photo, story=story.strip(), village=village.strip())
    take_down(weaver=her, on=india_day(now))
    return made


def name_when_joined(*, weaver: Weaver, now: datetime) -> Consent:
    """The name that she gave herself for the shop, as the file or the form says that she joined with. For three years."""
    today = india_day(now)
    weaver.found_by = weaver.display_name
    weaver.save(update_fields=["found_by"])
    return Consent.objects.create(
        weaver=weaver, purpose=Purpose.NAME, version=JOINED, given_on=today, ends_on=three_years_on(today),
        form=Consent.Form.FILE, recorded_at=now,
    )  # fmt: skip


def _put_up(her: Weaver, wanted: list[str], *, photo: Image | None, story: str, village: str) -> None:
    """What is shown from now on. A photograph that another one takes the place of goes for good."""
    old = her.photo if photo and Purpose.PHOTO in wanted else None
    if old:
        her.photo = None
    if photo and Purpose.PHOTO in wanted:
        her.photo = photo
    if story and Purpose.STORY in wanted:
        her.story = story
    if village and Purpose.VILLAGE in wanted:
        her.village = village
    her.save(update_fields=["photo", "story", "village"])
    if old:
        old.delete()


@transaction.atomic
def withdraw_consents(*, weaver: Weaver, purposes: Iterable[str], by: "User", now: datetime) -> list[Consent]:
    """She no longer agrees: nothing of it is shown from now on, and its pictures are deleted. Asked again, nothing happens.

    Without her name nothing else is shown, so with it all is withdrawn. She needn't say why, and nobody writes it down.
    """
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    if her.user_id != by.pk:
        _may(her, by)
    wanted = set(purposes)
    wanted = set(Purpose.values) if Purpose.NAME in wanted else wanted
    ending = Consent.objects.filter(weaver=her, purpose__in=wanted, withdrawn_at=None, closed_at=None)
    found = list(ending.order_by("pk"))
    for consent in found:
        consent.withdrawn_at = consent.closed_at = now
        consent.withdrawn_by = by
        consent.save(update_fields=["withdrawn_at", "withdrawn_by", "closed_at"])
    if found:
        take_down(weaver=her, on=india_day(now))
    return found


def _named(her: Weaver, *, on: date) -> bool:
    return Consent.objects.showing(Purpose.NAME, on=on).filter(weaver=her).exists()


def _check_days(given_on: date, ends_on: date, *, today: date) -> None:
    if given_on > today:
        raise ConsentRefused(_("Nobody can have agreed on a day that is still to come."))
    if ends_on <= today:
        raise ConsentRefused(_("It would be over already. Choose a later end."))
    if ends_on > three_years_on(given_on):
        raise ConsentRefused(_("It can last three years at most; then she is asked again."))


def _may(her: Weaver, by: "User") -> None:
    if not by.has_perm("weavers.look_after_groups") or not Weaver.objects.of(by).filter(pk=her.pk).exists():
        raise ConsentRefused(_("She isn't of a group that you look after."))
