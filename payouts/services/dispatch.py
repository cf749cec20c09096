"""A line leaves, and its makers have earned."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from oscar.core.loading import get_model

from marketplace.accounts.models import User
from marketplace.forks.order.mails import mail_order_sent
from marketplace.forks.order.models import Line, Order, ShippingEvent, ShippingEventQuantity
from marketplace.forks.order.sending import may_send
from marketplace.forks.partner.models import StockRecord
from payouts.models import Sale
from payouts.services.earning import post_earnings, post_shipping
from payouts.services.invoices import issue_invoice


class NotToSend(Exception):
    """A line that can't leave; the message says why, and nothing has changed."""


@transaction.atomic
def dispatch_line(*, line: Line, by: User, now: datetime, carrier: str = "", tracking: str = "") -> Sale:
    """Send one line whole: its earning is posted, its stock leaves, its buyer is written. Asked again, does nothing."""
    return dispatch_lines(lines=[line], by=by, now=now, carrier=carrier, tracking=tracking)[0]


@transaction.atomic
def dispatch_lines(
    *, lines: list[Line], by: User, now: datetime, carrier: str = "", tracking: str = ""
) -> list[Sale]:
    """Send lines of one order in one parcel. Those that left already stay as they are.

    Raises NotToSend where one isn't to be sent, where they're of several orders, or where ``by`` may not.
    """
    if not may_send(by, lines):
        raise NotToSend(f"{by} may not send this.")
    if len({line.order_id for line in lines}) != 1:
        raise NotToSend("A parcel holds lines of one order.")
    order = Order.objects.select_for_update().get(pk=lines[0].order.pk)
    locked = list(Line.objects.select_for_update().filter(pk__in=[line.pk for line in lines]).order_by("pk"))
    leaving = [line for line in locked if line.status != Line.Status.SENT]
    for line in leaving:
        if line.status != Line.Status.PAID:
            raise NotToSend(f"“{line.title}” is {line.status}, not to be sent.")
        if line.product_id is None or line.stockrecord_id is None:
            raise NotToSend(f"“{line.title}” is no longer in the catalogue; put it back first.")
    if leaving:
        first = not order.shipping_events.exists()
        if order.channel == Order.Channel.ONLINE:
            sales = post_earnings(order, leaving, channel=Sale.Channel.ONLINE, by=by, now=now)
            post_shipping(order, by=by, now=now)
        else:  # a wholesale sale was posted when it was made
            sales = list(Sale.objects.filter(order_line__in=leaving).order_by("line"))
        for line in sorted(leaving, key=lambda each: each.stockrecord_id or 0):
            StockRecord.objects.filter(line=line).update(
                num_in_stock=F("num_in_stock") - line.quantity,
                num_allocated=F("num_allocated") - line.quantity,
            )
        Line.objects.filter(pk__in=[line.pk for line in leaving]).update(
            status=Line.Status.SENT, dispatched_at=now
        )
        if not order.lines.filter(status=Line.Status.PAID).exists():
            Order.objects.filter(pk=order.pk).update(status=Order.Status.SENT)
        parcel = _record_parcel(order, leaving, by=by, now=now, carrier=carrier, tracking=tracking)
        issue_invoice(order=order, parcel=parcel, sales=sales, with_shipping=first, now=now)
    return list(Sale.objects.filter(order_line__in=locked).order_by("order_line"))


def _record_parcel(
    order: Order, lines: list[Line], *, by: User, now: datetime, carrier: str, tracking: str
) -> ShippingEvent:
    kind, _ = get_model("order", "ShippingEventType").objects.get_or_create(
        code="sent", defaults={"name": "Sent"}
    )
    parcel = ShippingEvent.objects.create(
        order=order, event_type=kind, carrier=carrier, tracking=tracking, sent_by=by, date_created=now
    )
    ShippingEventQuantity.objects.bulk_create(
        ShippingEventQuantity(event=parcel, line=line, quantity=line.quantity) for line in lines
    )
    mail_order_sent.enqueue(parcel.pk)
    return parcel
