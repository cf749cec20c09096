"""Stripe's word, signed. Each event is stored once, in the transaction that acts on it."""

import json
import logging
from datetime import datetime
from typing import Any

import stripe
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from payouts.services.buyers import post_stripe_payout

from . import services, tasks
from .disputes import note_dispute
from .models import Checkout, StripeEvent

log = logging.getLogger(__name__)


@csrf_exempt
@require_POST
def stripe_webhook(request: HttpRequest) -> HttpResponse:
    """200 once an event is acted on or known already; 400 for one that Stripe didn't sign. Else Stripe sends it again."""
    try:
        stripe.WebhookSignature.verify_header(
            request.body.decode(),
            request.headers.get("Stripe-Signature", ""),
            settings.STRIPE_WEBHOOK_SECRET,
            tolerance=stripe.Webhook.DEFAULT_TOLERANCE,
        )
        event = json.loads(request.body)
    except (stripe.SignatureVerificationError, UnicodeDecodeError, ValueError):
        log.warning("A webhook came without Stripe's signature.")
        return HttpResponse("This isn't signed by Stripe.", status=400, content_type="text/plain")
    return HttpResponse(receive_event(event, now=timezone.now()), content_type="text/plain")


@transaction.atomic
def receive_event(event: dict[str, Any], *, now: datetime) -> str:
    """Act on an event unless it's known; gives what came of it in a word or two."""
    key = _store(event, now)
    if key is None:
        return "known already"
    act = ACTIONS.get(event["type"])
    outcome = act(event["data"]["object"], now) if act else "nothing to do"
    StripeEvent.objects.filter(pk=key).update(outcome=outcome)
    return outcome


def _store(event: dict[str, Any], now: datetime) -> int | None:
    """Its key; None where it's stored already, for which it waits where another process is at it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO payment_stripeevent (event_id, type, payload, received_at, outcome) "
            "VALUES (%s, %s, %s, %s, '') ON CONFLICT (event_id) DO NOTHING RETURNING id",
            [event["id"], event["type"], json.dumps(event), now],
        )
        found = cursor.fetchone()
    return found[0] if found else None


def _session_paid(session: dict[str, Any], now: datetime) -> str:
    checkout = services.fulfil(session, now=now)
    return checkout.state if checkout else "set aside"


def _session_expired(session: dict[str, Any], now: datetime) -> str:
    checkout = Checkout.objects.filter(stripe_session=session["id"]).first()
    return services.end_checkout(checkout, now=now).state if checkout else "unknown session"


def _refunded(charge: dict[str, Any], now: datetime) -> str:
    """Where our own refund's answer was lost, this is how we hear of it."""
    checkout = Checkout.objects.filter(
        stripe_payment=charge["payment_intent"], state=Checkout.State.REFUNDING
    ).first()
    if checkout is None:
        return "nothing to do"
    tasks.refund_checkout.enqueue(str(checkout.pk))
    return "refund under way"


def _paid_out(payout: dict[str, Any], now: datetime) -> str:
    post_stripe_payout(payout=payout["id"], amount=payout["amount"], moment=now)
    return "posted"


ACTIONS = {
    "checkout.session.completed": _session_paid,
    "checkout.session.async_payment_succeeded": _session_paid,
    "checkout.session.expired": _session_expired,
    "charge.refunded": _refunded,
    "charge.dispute.created": note_dispute,
    "charge.dispute.updated": note_dispute,
    "charge.dispute.closed": note_dispute,
    "charge.dispute.funds_withdrawn": note_dispute,
    "charge.dispute.funds_reinstated": note_dispute,
    "payout.paid": _paid_out,
}
