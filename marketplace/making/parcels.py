"""Parcels that leave, one or many: each list leaves whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order
from marketplace.forks.partner.models import StockRecord
from marketplace.payment.disputing import TAKEN, Dispute
from payouts.services.dispatch import NotToSend, dispatch_lines

from .checking import why_not_to_leave


@dataclass(frozen=True)
class Parcel:
    """What leaves of one order, with whom, under which number."""

    order: Order
    lines: list[Line]
    carrier: str
    tracking: str


@transaction.atomic
def send_parcels(*, parcels: Sequence[Parcel], by: User, now: datetime) -> int:
    """Send them all; gives how many lines have left, none of those that had before. Raises NotToSend: then none has.

    Orders, then pieces are locked in the order of their keys, so that two lists at once wait for each other.
    """
    keys = sorted({parcel.order.pk for parcel in parcels})
    list(Order.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    records = {line.stockrecord_id or 0 for parcel in parcels for line in parcel.lines}
    list(StockRecord.objects.select_for_update().filter(pk__in=records).order_by("pk"))
    if held := Dispute.objects.filter(order__in=keys, status__in=TAKEN).select_related("order").first():
        assert held.order is not None
        raise NotToSend(
            _("The buyer's bank has taken the payment of order %(number)s back, so it isn't sent.")
            % {"number": held.order.number}
        )
    here = set(Line.objects.filter(order__in=keys, status=Line.Status.PAID).values_list("pk", flat=True))
    leaving = [line for parcel in parcels for line in parcel.lines if line.pk in here]
    for why in why_not_to_leave(leaving).values():
        raise NotToSend(why)
    left = 0
    for parcel in sorted(parcels, key=lambda each: each.order.pk):
        dispatch_lines(lines=parcel.lines, by=by, now=now, carrier=parcel.carrier, tracking=parcel.tracking)
        left += sum(line.pk in here for line in parcel.lines)
    return left
