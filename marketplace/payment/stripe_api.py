"""What we ask of Stripe, in one place: the real one, or the stand-in at ``STRIPE_API_BASE``."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, cast

import stripe
from django.conf import settings
from django.urls import reverse
from stripe.params import BalanceTransactionListParams, DisputeListParams, DisputeUpdateParamsEvidence
from stripe.params.checkout import SessionCreateParamsLineItem

from marketplace.kernel.money import show_rupees

from .currencies import HOME
from .models import Checkout, CheckoutLine, MoneyBack, SetAside

PATIENCE = (4, 12)
"""Seconds for a connection and for an answer. The library waits 80, thrice: eight buyers would hold every thread of a
web server, and the shop would be down for everybody because Stripe is slow."""


@cache
def client() -> stripe.StripeClient:
    return stripe.StripeClient(
        settings.STRIPE_API_KEY,
        base_addresses={"api": settings.STRIPE_API_BASE},
        max_network_retries=1,
        http_client=stripe.RequestsClient(timeout=PATIENCE),
    )


def create_session(
    checkout: Checkout, lines: list[CheckoutLine], *, shipping_name: str
) -> stripe.checkout.Session:
    """The hosted page for a checkout. Asked twice, Stripe gives the same one. Raises stripe.StripeError."""
    thanks = reverse("storefront:checkout-thanks", args=["SESSION"]).replace(
        "SESSION", "{CHECKOUT_SESSION_ID}"
    )
    items = [
        *(_piece_item(line, checkout.currency) for line in lines),
        _line_item(shipping_name, checkout.shipping_charged, 1, checkout.currency),
    ]
    if checkout.gift:  # Stripe takes no item below zero
        rest = f"{settings.OSCAR_SHOP_NAME}: {checkout.number}, {show_rupees(checkout.gift)} paid with a gift card"
        items = [_line_item(rest, checkout.charged, 1, checkout.currency)]
    cancelled = reverse("storefront:checkout-cancelled", args=[checkout.pk])
    return _session(checkout, items, success=thanks, cancelled=cancelled)


def create_bill(bill: Checkout, *, back: str) -> stripe.checkout.Session:
    """The same for a bill; both ways lead to the path ``back``. Raises stripe.StripeError."""
    items = [_line_item(bill.title, bill.charged, 1, bill.currency)]
    return _session(bill, items, success=f"{back}?paid={{CHECKOUT_SESSION_ID}}", cancelled=back)


def _session(
    checkout: Checkout, items: list[SessionCreateParamsLineItem], *, success: str, cancelled: str
) -> stripe.checkout.Session:
    site = settings.SITE_URL
    return client().v1.checkout.sessions.create(
        {
            "mode": "payment",
            "client_reference_id": checkout.number,
            "customer_email": checkout.email,
            "expires_at": int(checkout.reserved_until.timestamp()),
            "line_items": items,
            "metadata": {"checkout": str(checkout.pk)},
            "payment_intent_data": {"metadata": {"order": checkout.number}},
            "success_url": f"{site}{success}",
            "cancel_url": f"{site}{cancelled}",
        },
        {"idempotency_key": f"checkout-{checkout.pk}"},
    )


def _piece_item(line: CheckoutLine, currency: str) -> SessionCreateParamsLineItem:
    """A line; one with something off, or rounded, isn't so many at one price, so it's one item for all of it."""
    if not line.discount and currency == HOME:
        return _line_item(line.title, line.unit_price, line.quantity, currency)
    several = f"{line.quantity} × {line.title}" if line.quantity > 1 else line.title
    off = f" ({show_rupees(line.discount)} off)" if line.discount else ""
    return _line_item(several + off, line.charged, 1, currency)


def _line_item(name: str, unit_amount: int, quantity: int, currency: str) -> SessionCreateParamsLineItem:
    return {
        "price_data": {
            "currency": currency.lower(),
            "unit_amount": unit_amount,
            "product_data": {"name": name},
        },
        "quantity": quantity,
    }


def get_session(session: str) -> dict[str, Any]:
    """A session with its payment, charge and Stripe's fee, as plain data. Raises stripe.StripeError."""
    found = client().v1.checkout.sessions.retrieve(
        session, {"expand": ["payment_intent.latest_charge.balance_transaction"]}
    )
    return dict(found.to_dict())


def expire_session(session: str) -> None:
    """End a session so that it can't be paid any more. Raises stripe.InvalidRequestError where it's paid or ended."""
    client().v1.checkout.sessions.expire(session)


def refund_payment(checkout: Checkout) -> stripe.Refund:
    """Give all of a payment back, once however often it's asked. Raises stripe.StripeError."""
    return client().v1.refunds.create(
        {"payment_intent": checkout.stripe_payment, "metadata": {"checkout": str(checkout.pk)}},
        {"idempotency_key": f"refund-{checkout.pk}"},
    )


def give_back(back: MoneyBack, checkout: Checkout) -> stripe.Refund:
    """Give a part of an order's payment back, once however often it's asked. Raises stripe.StripeError."""
    return client().v1.refunds.create(
        {
            "payment_intent": checkout.stripe_payment,
            "amount": back.charged,
            "metadata": {"order": checkout.number},
            "expand": ["balance_transaction"],
        },
        {"idempotency_key": f"back-{back.pk}-{back.attempt}"},
    )


def answer_dispute(dispute: str, evidence: dict[str, str]) -> dict[str, Any]:
    """Hand in evidence, once however often it's asked. Raises stripe.StripeError."""
    told = client().v1.disputes.update(
        dispute,
        {"evidence": cast(DisputeUpdateParamsEvidence, evidence), "submit": True},
        {"idempotency_key": f"answer-{dispute}"},
    )
    return dict(told.to_dict())


def disputes(*, since: datetime) -> Iterator[dict[str, Any]]:
    """Every dispute opened since a moment, as plain data. stripe.StripeError may come at any of them."""
    asked: DisputeListParams = {"limit": 100, "created": {"gte": int(since.timestamp())}}
    for each in client().v1.disputes.list(asked).auto_paging_iter():
        yield dict(each.to_dict())


def refund_set_aside(aside: SetAside) -> str:
    """Give all of a payment set aside back, once however often it's asked; gives the refund's id."""
    refund = client().v1.refunds.create(
        {"payment_intent": aside.details["payment_intent"]}, {"idempotency_key": f"set-aside-{aside.pk}"}
    )
    return refund.id


def movements(*, since: datetime | None = None) -> Iterator[dict[str, Any]]:
    """Every balance transaction since a moment, the newest first, each with its source, as plain data.

    Asked page by page while it's read, so stripe.StripeError may come at any of them.
    """
    asked: BalanceTransactionListParams = {"limit": 100, "expand": ["data.source"]}
    if since is not None:
        asked["created"] = {"gte": int(since.timestamp())}
    for each in client().v1.balance_transactions.list(asked).auto_paging_iter():
        yield dict(each.to_dict())


def payment_of(session: Mapping[str, Any]) -> str:
    """The key of a paid session's payment, which Stripe gives by itself or whole."""
    payment = session["payment_intent"]
    return payment if isinstance(payment, str) else str(payment["id"])
