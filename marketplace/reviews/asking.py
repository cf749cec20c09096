"""Whom to ask what she thinks of a piece: two weeks after her parcel should have come."""

from datetime import datetime, timedelta

from django.db import transaction

from marketplace.forks.order.models import Line, Order
from marketplace.forks.shipping.ways import way
from marketplace.kernel.months import india_day

from .letters import mail_review_ask
from .models import ReviewAsk

AFTER = timedelta(days=14)
NOT_AFTER = timedelta(days=60)
"""Who wasn't asked by then isn't any more: nobody is asked about last year when this first runs."""
LONGEST_WAY = 21
"""Days that a parcel is taken to be on its way where no table says it."""


def ask_for_reviews(*, now: datetime) -> int:
    """Ask the buyers of whatever should have come two weeks ago; gives how many. Run again, it asks nobody twice."""
    recent = Line.objects.filter(
        status=Line.Status.SENT,
        review=None,
        product__isnull=False,
        dispatched_at__gte=now - NOT_AFTER - timedelta(days=LONGEST_WAY),
        dispatched_at__lte=now - AFTER,
    )
    orders = Order.objects.filter(
        pk__in=recent.values("order"), review_ask=None, forget_from=None, forgotten_at=None
    ).exclude(lines__status=Line.Status.PAID)
    found = orders.select_related("shipping_address").prefetch_related("lines").distinct()
    return sum(_ask(order.pk, now=now) for order in found if _due(order, now))


def _due(order: Order, now: datetime) -> bool:
    """Whether the last of it came two weeks ago, as far as we know, and not much longer."""
    last = max(line.dispatched_at for line in order.lines.all() if line.dispatched_at)
    came = last + timedelta(days=_days_on_the_way(order, last))
    return AFTER <= now - came <= NOT_AFTER


def _days_on_the_way(order: Order, sent: datetime) -> int:
    country = order.shipping_address.country_id if order.shipping_address else "IN"
    try:
        return way(order.shipping_code, country, on=india_day(sent)).days[1]
    except LookupError:
        return 0 if order.shipping_code.startswith("fair") else LONGEST_WAY


@transaction.atomic
def _ask(order_id: int, *, now: datetime) -> bool:
    Order.objects.select_for_update().get(pk=order_id)
    _ask_, fresh = ReviewAsk.objects.get_or_create(order_id=order_id, defaults={"asked_at": now})
    if fresh:
        mail_review_ask.enqueue(order_id)
    return fresh
