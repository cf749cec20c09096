"""Disputes: kept as Stripe tells of them, whatever the order of its events, and answered with evidence by staff.

What a dispute moves on our balance is posted from the same word, each movement once (ADR 13).
"""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.mail import mail_admins
from django.db import transaction
from django.utils.module_loading import import_string

from marketplace.accounts.models import User
from marketplace.forks.order.models import ShippingEvent
from payouts.services.disputes import (
    post_dispute_fee,
    post_dispute_lost,
    post_dispute_won,
    post_disputed,
)

from . import stripe_api
from .disputing import Dispute
from .models import Checkout

log = logging.getLogger(__name__)


class NotAnswered(Exception):
    """An answer that can't be given; the message says why, and nothing has changed."""


@transaction.atomic
def note_dispute(told: Mapping[str, Any], now: datetime) -> str:
    """Store a dispute as an event tells it, and say so loudly the first time. One that is over stays so."""
    due = told["evidence_details"]["due_by"]
    checkout = Checkout.objects.filter(stripe_payment=told["payment_intent"] or "-").first()
    found, fresh = Dispute.objects.get_or_create(
        stripe_dispute=told["id"],
        defaults={
            "order": checkout.order if checkout else None,
            "amount": told["amount"],
            "currency": told["currency"].upper(),
            "reason": told["reason"][:60],
            "status": told["status"],
            "opened_at": datetime.fromtimestamp(told["created"], UTC),
            "due_by": datetime.fromtimestamp(due, UTC) if due else None,
        },
    )
    found = Dispute.objects.select_for_update(of=("self",)).select_related("order").get(pk=found.pk)
    if not fresh and not found.is_over:
        if not (found.answered_at and told["status"] == "needs_response"):  # an event that comes late
            found.status = told["status"]
        found.save(update_fields=["status"])
    _post(found, told, now)
    if fresh:
        number = checkout.number if checkout else "unknown"
        log.error("A payment is disputed: order %s, Stripe %s", number, told["id"])
        transaction.on_commit(
            lambda: mail_admins(
                "A payment is disputed", f"Order {number}. Stripe {told['id']}", fail_silently=True
            )
        )
    return found.status


def _post(found: Dispute, told: Mapping[str, Any], now: datetime) -> None:
    """Post what Stripe took and gave back, as told with every event; and the loss once it is lost."""
    for moved in told["balance_transactions"]:
        if moved["currency"] != "inr":
            log.error("Stripe keeps the money of dispute %s in %s", found, moved["currency"])
            return
        moment = datetime.fromtimestamp(moved["created"], UTC)
        if moved["amount"] < 0:
            post_disputed(dispute=found.stripe_dispute, amount=-moved["amount"], moment=moment)
        elif moved["amount"]:
            post_dispute_won(dispute=found.stripe_dispute, amount=moved["amount"], moment=moment)
        post_dispute_fee(dispute=found.stripe_dispute, fee=moved["fee"], moment=moment)
    if found.status == "lost":
        _lose(found, now)


def _lose(found: Dispute, now: datetime) -> None:
    """Post the loss; and where the order was of a bill, whoever asked for that is told, once."""
    paid = Checkout.objects.filter(order=found.order_id or 0, state=Checkout.State.PAID)
    posted = post_dispute_lost(
        dispute=found.stripe_dispute, order=found.order, paid=sum(each.total for each in paid), moment=now
    )
    bill = next((each.source for each in paid if each.source), "")
    end = settings.LOST_BILLS.get(bill.partition("/")[0])
    if posted and end:
        import_string(end)(order=found.order, now=now)


@transaction.atomic
def answer_dispute(*, dispute: Dispute, answer: str, by: User, now: datetime) -> Dispute:
    """Send Stripe what we say, with the parcels of the order; answered once. Raises NotAnswered, stripe.StripeError."""
    if not by.has_perm("payment.give_back"):
        raise NotAnswered(f"{by} may not answer disputes.")
    if not answer.strip():
        raise NotAnswered("Say what happened.")
    dispute = Dispute.objects.select_for_update().get(pk=dispute.pk)
    if dispute.answered_at:
        return dispute
    if not dispute.is_open:
        raise NotAnswered(f"This dispute is {dispute.status} and takes no answer.")
    told = stripe_api.answer_dispute(dispute.stripe_dispute, _evidence(dispute, answer.strip()[:5000]))
    dispute.answer, dispute.answered_by, dispute.answered_at = answer.strip()[:5000], by, now
    dispute.status = told["status"]
    dispute.save()
    return dispute


def _evidence(dispute: Dispute, answer: str) -> dict[str, str]:
    """Our words, and what the order itself proves: who bought what, and with which parcel it left."""
    evidence = {"uncategorized_text": answer}
    if order := dispute.order:
        evidence["customer_email_address"] = order.guest_email
        evidence["product_description"] = "; ".join(order.lines.values_list("title", flat=True))
        parcel = ShippingEvent.objects.filter(order=order).order_by("date_created").first()
        if parcel:
            evidence |= {
                "shipping_carrier": parcel.carrier,
                "shipping_tracking_number": parcel.tracking,
                "shipping_date": f"{parcel.date_created:%Y-%m-%d}",
            }
    return {name: value for name, value in evidence.items() if value}
