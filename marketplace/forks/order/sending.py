"""Who may send what, and putting right what was said of a parcel."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.forks.order.mails import mail_order_sent
from marketplace.forks.order.models import Line, LineMaker, Order, OrderNote, ShippingEvent
from weavers.models import Group

ALL, OWN = "order.fulfil_orders", "order.send_own"
"""Who packs everything, and who packs what her own groups made."""


class NotCorrected(Exception):
    """What can't be said of a parcel; the message says why, and nothing has changed."""


def lines_of(user: User) -> QuerySet[Line]:
    """The ordered lines that somebody may pick and send: all, those that her own groups made, or none."""
    if user.has_perm(ALL):
        return Line.objects.all()
    if not user.has_perm(OWN):
        return Line.objects.none()
    hers = LineMaker.objects.filter(line=OuterRef("pk"), weaver__group__in=Group.objects.of(user))
    return Line.objects.filter(Exists(hers))


def orders_of(user: User) -> QuerySet[Order]:
    """The orders that have one of those lines."""
    if user.has_perm(ALL):
        return Order.objects.all()
    return Order.objects.filter(Exists(lines_of(user).filter(order=OuterRef("pk"))))


def may_send(user: User, lines: Iterable[Line]) -> bool:
    """Whether somebody may send all of these."""
    if user.has_perm(ALL):
        return True
    keys = {line.pk for line in lines}
    return lines_of(user).filter(pk__in=keys).count() == len(keys)


@transaction.atomic
def correct_parcel(
    *, parcel: ShippingEvent, carrier: str, tracking: str, by: User, now: datetime
) -> ShippingEvent:
    """Put right who carries a parcel that left, or its number: kept with who did it, and the buyer is written again.

    Said again, nothing changes. Raises NotCorrected where ``by`` may not, or the number is another parcel's.
    """
    parcel = ShippingEvent.objects.select_for_update(of=("self",)).select_related("order").get(pk=parcel.pk)
    if not may_send(by, parcel.lines.all()):
        raise NotCorrected(_("This parcel is somebody else's."))
    carrier, tracking = carrier.strip()[:60], tracking.strip()[:60]
    if not carrier:
        raise NotCorrected(_("Say who carries it."))
    if (parcel.carrier, parcel.tracking) == (carrier, tracking):
        return parcel
    others = ShippingEvent.objects.filter(~Q(order=parcel.order), tracking__iexact=tracking)
    if tracking and others.exists():
        raise NotCorrected(_("%(number)s is the number of another order's parcel.") % {"number": tracking})
    was = f"{parcel.carrier} {parcel.tracking}".strip()
    note = OrderNote.objects.create(
        order=parcel.order,
        user=by,
        note_type="parcel",
        message=_("Parcel: %(was)s became %(now)s.") % {"was": was, "now": f"{carrier} {tracking}".strip()},
    )
    OrderNote.objects.filter(pk=note.pk).update(date_created=now)
    parcel.carrier, parcel.tracking = carrier, tracking
    parcel.save(update_fields=["carrier", "tracking"])
    mail_order_sent.enqueue(parcel.pk, True)
    return parcel
