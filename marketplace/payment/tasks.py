"""What the worker does for payments: watch those under way, give money back, note Stripe's fees."""

import logging
from datetime import timedelta

import stripe
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from marketplace.forks.order.mails import send
from payouts.services.buyers import post_exchange, post_refund_before_dispatch, post_stripe_fee

from . import stripe_api
from .models import Checkout

log = logging.getLogger(__name__)

FIRST_LOOK = timedelta(minutes=3)
AGAIN = timedelta(minutes=5)


@task()
def watch_checkout(checkout_id: str) -> None:
    """See how a payment under way stands, in case Stripe's word was lost; end it when its time is over."""
    from . import services

    now = timezone.now()
    checkout = Checkout.objects.get(pk=checkout_id)
    if checkout.state != Checkout.State.OPEN:
        return
    if checkout.stripe_session:
        checkout = services.confirm_payment(checkout.stripe_session, now=now)
    if checkout.state == Checkout.State.OPEN and now >= checkout.reserved_until:
        checkout = services.stop_payment(checkout, now=now)
    if checkout.state == Checkout.State.OPEN:
        watch_checkout.using(run_after=now + AGAIN).enqueue(checkout_id)


@task()
def refund_checkout(checkout_id: str) -> None:
    """Give a late buyer the money back; where Stripe is away, try again later."""
    checkout = Checkout.objects.get(pk=checkout_id)
    if checkout.state != Checkout.State.REFUNDING:
        return
    try:
        refund = stripe_api.refund_payment(checkout)
    except stripe.StripeError:
        refund_checkout.using(run_after=timezone.now() + AGAIN).enqueue(checkout_id)
        return
    finish_refund(checkout_id, refund.id)


@transaction.atomic
def finish_refund(checkout_id: str, refund: str) -> None:
    """Post a refund that Stripe has made, once, and tell the buyer."""
    checkout = Checkout.objects.select_for_update().get(pk=checkout_id)
    if checkout.state != Checkout.State.REFUNDING:
        return
    post_refund_before_dispatch(refund=refund, amount=checkout.online, moment=timezone.now())
    checkout.state, checkout.stripe_refund = Checkout.State.REFUNDED, refund
    checkout.save(update_fields=["state", "stripe_refund"])
    mail_refunded.enqueue(checkout_id)


@task()
def mail_refunded(checkout_id: str) -> None:
    checkout = Checkout.objects.prefetch_related("lines").get(pk=checkout_id)
    send(
        "order_refunded",
        to=checkout.email,
        language=checkout.language,
        path=reverse("storefront:shop"),
        context={"checkout": checkout},
    )


@task()
def note_stripe_fee(checkout_id: str) -> None:
    """Post what Stripe took of a payment; where Stripe doesn't know yet, ask again later."""
    now = timezone.now()
    checkout = Checkout.objects.get(pk=checkout_id)
    try:
        payment = stripe_api.get_session(checkout.stripe_session or "")["payment_intent"]
        charge = payment["latest_charge"]
        balance = charge["balance_transaction"]
    except (stripe.StripeError, TypeError):
        balance = None
    if not balance:
        note_stripe_fee.using(run_after=now + AGAIN).enqueue(checkout_id)
        return
    if balance["currency"] != "inr":
        log.error("Stripe keeps the money of order %s in %s", checkout.number, balance["currency"])
        return
    post_exchange(key=checkout.number, difference=balance["amount"] - checkout.online, moment=now)
    post_stripe_fee(charge=charge["id"], fee=balance["fee"], moment=now)
