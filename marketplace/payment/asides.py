"""Payments set aside for a person, and what she may do with one, once."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.mail import mail_admins
from django.db import transaction
from django.db.models import F

from marketplace.accounts.models import User
from marketplace.forks.partner.models import StockRecord

from . import stripe_api
from .gift_cards import let_go
from .models import Checkout, SetAside

log = logging.getLogger(__name__)


class NotResolved(Exception):
    """A decision that can't be taken; the message says why, and nothing has changed."""


def set_aside(
    session: Mapping[str, Any], checkout: Checkout | None, why: str, *, now: datetime
) -> Checkout | None:
    """Keep a payment that doesn't fit for a person, and say so loudly. Nothing is posted and nothing sent."""
    kept = {
        key: session[key] for key in ("amount_total", "currency", "client_reference_id", "payment_intent")
    }
    if not isinstance(kept["payment_intent"], str | None):
        kept["payment_intent"] = kept["payment_intent"]["id"]
    kept["reserved"] = checkout is not None and checkout.state == Checkout.State.OPEN
    _, fresh = SetAside.objects.get_or_create(
        stripe_session=session["id"], defaults={"checkout": checkout, "why": why, "details": kept, "at": now}
    )
    if checkout is not None:
        checkout.state = Checkout.State.SET_ASIDE
        checkout.save(update_fields=["state"])
    if fresh:
        log.error("Set aside for a person: Stripe session %s. %s.", session["id"], why)
        transaction.on_commit(
            lambda: mail_admins(
                "A payment is set aside", f"{why}.\nStripe session {session['id']}", fail_silently=True
            )
        )
    return checkout


@transaction.atomic
def resolve_set_aside(*, aside: SetAside, refund: bool, note: str, by: User, now: datetime) -> SetAside:
    """Give a payment back whole, or note what was done about it otherwise; its pieces are free again.

    Decided twice, the first stands. Raises NotResolved without a note or the right to it, and
    stripe.StripeError where Stripe gives nothing back.
    """
    if not by.has_perm("payment.resolve_set_aside"):
        raise NotResolved(f"{by} may not decide on payments set aside.")
    if not note.strip():
        raise NotResolved("Say what was decided and why.")
    aside = SetAside.objects.select_for_update().get(pk=aside.pk)
    if aside.resolved_at:
        return aside
    given_back = stripe_api.refund_set_aside(aside) if refund else ""
    aside.resolution = f"{'Refunded' if refund else 'Dealt with'}: {note.strip()}"[:200]
    aside.resolved_by, aside.resolved_at = by, now
    aside.save()
    if aside.checkout is not None:
        _let_go(aside, aside.checkout, refund=given_back)
    return aside


def _let_go(aside: SetAside, checkout: Checkout, *, refund: str) -> None:
    checkout = Checkout.objects.select_for_update().get(pk=checkout.pk)
    if aside.details["reserved"]:
        for line in checkout.lines.order_by("stockrecord"):
            StockRecord.objects.filter(pk=line.stockrecord_id).update(
                num_allocated=F("num_allocated") - line.quantity
            )
        if checkout.gift_card_id:
            let_go(checkout.gift_card_id, checkout.gift)
    checkout.state = Checkout.State.REFUNDED if refund else Checkout.State.ENDED
    checkout.stripe_refund = refund
    checkout.save(update_fields=["state", "stripe_refund"])
