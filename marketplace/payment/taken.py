"""What was paid for a bill goes to whoever asked for it, or straight back to the buyer."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from . import tasks
from .models import Checkout


class NotTaken(Exception):
    """What is paid can't be used any more; it goes back whole."""


def take_bill(checkout: Checkout, *, now: datetime) -> Checkout:
    """Hand a paid bill to the function that ``BILLS`` names for its source, which gives the order it is of, or None.

    Where that raises NotTaken, or another payment of the same bill is under way, the money goes back at once.
    """
    take = import_string(settings.BILLS[checkout.source.partition("/")[0]])
    live = Checkout.objects.filter(source=checkout.source, state__in=["open", "paid"]).exclude(pk=checkout.pk)
    try:
        with transaction.atomic():
            if live.exists():
                raise NotTaken
            checkout.order = take(checkout=checkout, now=now)
    except NotTaken:
        checkout.order = None
        return give_all_back(checkout)
    checkout.state = Checkout.State.PAID
    checkout.save()
    tasks.note_stripe_fee.enqueue(str(checkout.pk))
    return checkout


def give_all_back(checkout: Checkout) -> Checkout:
    """Send a payment that came too late back to its buyer."""
    checkout.state = Checkout.State.REFUNDING
    checkout.save()
    tasks.refund_checkout.enqueue(str(checkout.pk))
    return checkout


def next_number() -> str:
    """The number of an order or a bill, which none had before."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('payment_order_number')")
        return str(cursor.fetchone()[0])
