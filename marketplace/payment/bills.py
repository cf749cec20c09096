"""Bills: a sum agreed beforehand that a buyer pays on Stripe's page, for what isn't in a basket.

A bill is a checkout without lines. Its ``source`` (``custom/7/1``) says what it's for, and there is one live bill of a
source at most. Once it's paid, ``taken`` hands it on.
"""

import logging
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import stripe
from django.db import transaction

from marketplace.accounts.models import User
from marketplace.forks.order.models import ShippingAddress

from . import stripe_api, tasks
from .models import Checkout
from .services import TIME_TO_PAY, CannotPay, StripeAway, end_checkout, stop_payment
from .taken import next_number

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sum:
    """Paise, the same in the minor unit of the currency charged, and the paise taken for one unit of that."""

    total: int
    currency: str
    charged: int
    rate: int


def open_bill(
    *,
    source: str,
    title: str,
    to_pay: Sum,
    address: ShippingAddress | None,
    email: str,
    language: str,
    back: str,
    now: datetime,
    user: User | None = None,
) -> Checkout:
    """Stripe's page for a sum; ``address`` None where nothing is sent; ``back`` is the path it leads back to. Asked again, the same page.

    One that is open for another sum is ended first. Raises StripeAway, or CannotPay where it has been paid.
    """
    for other in Checkout.objects.filter(source=source, state=Checkout.State.OPEN):
        same = (other.charged, other.currency) == (to_pay.charged, to_pay.currency)
        if same and other.stripe_url and other.reserved_until > now:
            if address and address.pk is None:  # she may have put it right meanwhile
                address.pk = other.address_id
                address.save()
            return other
        if stop_payment(other, now=now).state == Checkout.State.OPEN:
            raise StripeAway("The payment page can't be reached.")
    with transaction.atomic():
        if Checkout.objects.filter(source=source, state=Checkout.State.PAID).exists():
            raise CannotPay("This has been paid.")
        if address:
            address.save()
        bill = Checkout.objects.create(
            number=next_number(),
            source=source,
            title=title[:200],
            address=address,
            email=email,
            language=language,
            user=user,
            shipping_code="",
            shipping_price=0,
            shipping_gst_rate=Decimal(0),
            total=to_pay.total,
            currency=to_pay.currency,
            charged=to_pay.charged,
            rate=to_pay.rate,
            started_at=now,
            reserved_until=now + TIME_TO_PAY,
        )
        watching = tasks.watch_checkout.using(run_after=now + tasks.FIRST_LOOK)
        watching.enqueue(str(bill.pk))
    try:
        session = stripe_api.create_bill(bill, back=back)
    except stripe.StripeError as problem:
        log.error("Stripe opens no session for bill %s: %s", bill.number, problem)
        end_checkout(bill, now=now)
        raise StripeAway("The payment page can't be reached.") from problem
    bill.stripe_session, bill.stripe_url = session.id, session.url or ""
    Checkout.objects.filter(pk=bill.pk).update(stripe_session=session.id, stripe_url=bill.stripe_url)
    return bill


def stop_bills(source: str, *, now: datetime) -> bool:
    """End what is open for a source, so that it can't be paid any more; False where Stripe is away.

    ``source`` may be only how it begins. What was paid meanwhile stands.
    """
    found = Checkout.objects.filter(source__startswith=source, state=Checkout.State.OPEN)
    return all(stop_payment(each, now=now).state != Checkout.State.OPEN for each in found)
