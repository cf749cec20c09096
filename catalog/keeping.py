"""What communities keep, and what they agree to: entered by staff, and never rubbed out.

Each verb is one transaction; KeepingRefused says why one wasn't taken, and then nothing has changed.
"""

import logging
from datetime import date, datetime
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day

from .models import Product, Restriction, SignOff

log = logging.getLogger(__name__)

MAY = "catalogue.keep_cloth"
MOST_BYTES = 20 * 1024 * 1024
KINDS = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav",
}  # fmt: skip
"""What a proof can be: a paper, a photograph of one, or a recording."""


class KeepingRefused(Exception):
    """Why it wasn't taken, for the person who asked."""


@transaction.atomic
def restrict_piece(*, product: Product, community: str, reason: str, by: User, now: datetime) -> Restriction:
    """From now on the piece is sold only while this community agrees. Entered twice, it's entered once.

    What was promised to a buyer before stays promised.
    """
    _may(by)
    community, reason = " ".join(community.split())[:120], reason.strip()[:500]
    if not community or not reason:
        raise KeepingRefused(_("Say which community, and why, in words for everybody to read."))
    piece = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    kept, _new = Restriction.objects.get_or_create(
        product=piece,
        community=community,
        defaults={"reason": reason, "entered_by": by, "entered_at": now},
    )
    return kept


@transaction.atomic
def record_sign_off(
    *,
    restriction: Restriction,
    signed_by: str,
    office: str,
    signed_on: date,
    form: str,
    from_day: date,
    to_day: date | None,
    proof: File | None,  # type: ignore[type-arg]
    by: User,
    now: datetime,
    key: UUID,
) -> SignOff:
    """Store that a community agreed, from a day on and perhaps until one, first and last included.

    What is given in writing needs the paper. Sent twice under one key, it's recorded once.
    """
    _may(by)
    kept = Restriction.objects.select_for_update().get(pk=restriction.pk)
    if stored := SignOff.objects.filter(key=key).first():
        return stored
    today = india_day(now)
    if not signed_by.strip() or not office.strip():
        raise KeepingRefused(_("Say who agreed for the community, and her or his office there."))
    if signed_on > today:
        raise KeepingRefused(_("Nobody can have agreed on a day that is still to come."))
    if to_day is not None and to_day < max(from_day, today):
        raise KeepingRefused(_("It would have ended already, or before it begins."))
    if form == SignOff.Form.WRITTEN and not proof:
        raise KeepingRefused(_("An agreement in writing needs its paper: a photograph of it, or a PDF."))
    if proof:
        _check(proof)
    return SignOff.objects.create(
        restriction=kept,
        signed_by=signed_by.strip()[:120],
        office=office.strip()[:120],
        signed_on=signed_on,
        form=form,
        from_day=from_day,
        to_day=to_day,
        proof=proof or "",
        recorded_by=by,
        recorded_at=now,
        key=key,
    )


@transaction.atomic
def end_sign_off(*, sign_off: SignOff, why: str, by: User, now: datetime) -> SignOff:
    """The community no longer agrees: nothing more is sold from now on. Ended already, it stays as it was."""
    _may(by)
    found = SignOff.objects.select_for_update().get(pk=sign_off.pk)
    if found.withdrawn_at is not None:
        return found
    if not why.strip():
        raise KeepingRefused(_("Say why it ends."))
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = now, by, why.strip()[:200]
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    return found


@transaction.atomic
def undo_restriction(*, restriction: Restriction, by: User, now: datetime) -> None:
    """Take back what was entered by mistake. Once a community has signed for it, it stays on record."""
    _may(by)
    kept = Restriction.objects.select_for_update().filter(pk=restriction.pk).first()
    if kept is None:
        return
    if kept.sign_offs.exists():  # type: ignore[attr-defined]
        raise KeepingRefused(_("A community has signed for this piece, so it stays on record."))
    log.info("%s took back at %s that %s is kept by %s", by, now.isoformat(), kept.product_id, kept.community)
    kept.delete()


def _check(proof: File) -> None:  # type: ignore[type-arg]
    ending = f".{(proof.name or '').rpartition('.')[2].lower()}"
    if ending not in KINDS:
        raise KeepingRefused(_("The paper or recording can be a PDF, a picture or a sound."))
    if proof.size > MOST_BYTES:
        raise KeepingRefused(_("A paper or recording can have 20 MB at most."))


def _may(by: User) -> None:
    if not by.has_perm(MAY):
        raise KeepingRefused(_("Your role doesn't include this."))
