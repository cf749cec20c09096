"""What happens to money: sessions opened, paid and expired; refunds; payouts.

Each function is one step to be taken inside one transaction of the store. `now` is in seconds, amounts in
minor units.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from . import cards, objects
from .cards import Card
from .desk import ELSEWHERE, Desk, Origin
from .errors import StripeError, declined, missing_object
from .objects import balance_transaction
from .store import Obj
from .switches import read_switches

LARGEST_AMOUNT = 99_999_999
SMALLEST_AMOUNT = 50


class Paid(NamedTuple):
    """How an attempt to pay went. `refusal` is None when the session is complete."""

    session: Obj
    refusal: StripeError | None


def open_session(desk: Desk, params: Obj, *, now: int) -> Obj:
    """A new Checkout Session from checked parameters."""
    _check_expiry(params.get("expires_at"), now)
    items = [objects.line_item(wanted, now=now) for wanted in params["line_items"]]
    options = [objects.shipping_option(wanted) for wanted in params.get("shipping_options", [])]
    _check_currencies(params, items)
    session = objects.checkout_session(params, items, options[0] if options else None, now=now)
    if session["amount_total"] > LARGEST_AMOUNT:
        raise StripeError(
            f"The total must be no more than {LARGEST_AMOUNT}", code="amount_too_large", param="line_items"
        )
    if session["amount_total"] < SMALLEST_AMOUNT:
        raise StripeError(f"The total must be at least {SMALLEST_AMOUNT}", code="amount_too_small")
    session["url"] = f"{desk.public_url}/c/pay/{session['id']}"
    desk.store.put(session)
    return session


def _check_expiry(expires_at: int | None, now: int) -> None:
    if expires_at is None:
        return
    if expires_at < now + 30 * 60:
        raise StripeError("expires_at must be at least 30 minutes from now", param="expires_at")
    if expires_at > now + 24 * 3600:
        raise StripeError("expires_at must be at most 24 hours from now", param="expires_at")


def _check_currencies(params: Obj, items: list[Obj]) -> None:
    currency = params.get("currency") or items[0]["currency"]
    for at, item in enumerate(items):
        if item["currency"] != currency:
            where = f"line_items[{at}][price_data][currency]"
            raise StripeError(f"One session takes one currency, here {currency}", param=where)
    for option in params.get("shipping_options", []):
        if option["shipping_rate_data"]["fixed_amount"]["currency"] != currency:
            where = "shipping_options[0][shipping_rate_data][fixed_amount][currency]"
            raise StripeError(f"One session takes one currency, here {currency}", param=where)


def pay_session(
    desk: Desk, session_id: str, card: Card, email: str | None, *, now: int, origin: Origin = ELSEWHERE
) -> Paid:
    """Tries a card on a session. A complete session stays as it is, so money is taken once.

    Raises StripeError when the session doesn't exist or has expired.
    """
    expire_due(desk, now=now)
    session = desk.store.get(session_id, "checkout.session")
    if session is None:
        raise missing_object("checkout.session", session_id, param="session")
    if session["status"] == "expired":
        raise StripeError("This Checkout Session has expired", kept=True)
    if session["status"] == "complete":
        return Paid(session, None)
    card = replace(card, decline=read_switches(desk.store).decline or card.decline)
    intent = _intent_for(desk, session, now=now, origin=origin)
    charge = cards.charge(intent, card, email, now=now)
    intent.update(latest_charge=charge["id"])
    if card.decline:
        return _turn_down(desk, session, intent, charge, card.decline, now=now, origin=origin)
    return _take_money(desk, session, intent, charge, card, email, now=now, origin=origin)


def _intent_for(desk: Desk, session: Obj, *, now: int, origin: Origin) -> Obj:
    if session["payment_intent"]:
        return desk.store.fetch(session["payment_intent"])
    intent = objects.payment_intent(session, now=now)
    session["payment_intent"] = intent["id"]
    desk.store.put(intent, session)
    desk.announce("payment_intent.created", intent, now=now, origin=origin)
    return intent


def _turn_down(
    desk: Desk, session: Obj, intent: Obj, charge: Obj, decline: str, *, now: int, origin: Origin
) -> Paid:
    refusal = declined(decline, charge=charge["id"])
    intent.update(last_payment_error=refusal.fields, status="requires_payment_method")
    desk.store.put(intent, charge)
    desk.announce("charge.failed", charge, now=now, origin=origin)
    desk.announce("payment_intent.payment_failed", intent, now=now, origin=origin)
    return Paid(session, refusal)


def _take_money(
    desk: Desk,
    session: Obj,
    intent: Obj,
    charge: Obj,
    card: Card,
    email: str | None,
    *,
    now: int,
    origin: Origin,
) -> Paid:
    amount = charge["amount"]
    kept, currency, _rate = objects.settled(amount, charge["currency"])
    fees = objects.card_fees(kept, currency)
    available = now + desk.available_days * 86400
    movement = balance_transaction("charge", charge, amount, fees=fees, now=now, available_on=available)
    charge["balance_transaction"] = movement["id"]
    intent.update(
        amount_received=amount,
        last_payment_error=None,
        payment_method=charge["payment_method"],
        status="succeeded",
    )
    email = session["customer_email"] or email
    session.update(
        customer_details=objects.customer_details(email, card.name),
        payment_status="paid",
        status="complete",
        url=None,
    )
    desk.store.put(movement, charge, intent, session)
    desk.announce("charge.succeeded", charge, now=now, origin=origin)
    desk.announce("payment_intent.succeeded", intent, now=now, origin=origin)
    desk.announce("checkout.session.completed", session, now=now, origin=origin)
    return Paid(session, None)


def expire_session(desk: Desk, session: Obj, *, now: int, origin: Origin = ELSEWHERE) -> Obj:
    """Closes an open session unpaid. Raises StripeError when it isn't open."""
    if session["status"] != "open":
        raise StripeError(
            f"Only an open Checkout Session can be expired; this one is {session['status']}", kept=True
        )
    session.update(status="expired", url=None)
    desk.store.put(session)
    if session["payment_intent"]:
        intent = desk.store.fetch(session["payment_intent"])
        intent.update(status="canceled", canceled_at=now, cancellation_reason="automatic")
        desk.store.put(intent)
        desk.announce("payment_intent.canceled", intent, now=now, origin=origin)
    desk.announce("checkout.session.expired", session, now=now, origin=origin)
    return session


def expire_due(desk: Desk, *, now: int) -> int:
    """Expires every open session whose time is up, and says how many."""
    past = desk.store.sessions_past(now)
    for session in past:
        expire_session(desk, session, now=now)
    return len(past)


def refund_charge(desk: Desk, params: Obj, *, now: int, origin: Origin) -> Obj:
    """Gives back a charge or part of it. Raises StripeError when that is more than is left."""
    charge = _charge_to_refund(desk, params)
    left = charge["amount"] - charge["amount_refunded"]
    if left == 0:
        raise StripeError(
            f"Charge {charge['id']} has already been refunded", code="charge_already_refunded", kept=True
        )
    amount = params.get("amount", left)
    if amount > left:
        raise StripeError(
            f"Refund amount ({amount}) is greater than what is left of the charge ({left})",
            param="amount",
            kept=True,
        )
    made = objects.refund(charge, amount, params, now=now)
    movement = balance_transaction("refund", made, -amount, now=now, available_on=now)
    made["balance_transaction"] = movement["id"]
    before = {"amount_refunded": charge["amount_refunded"], "refunded": charge["refunded"]}
    refunded = charge["amount_refunded"] + amount
    charge.update(amount_refunded=refunded, refunded=refunded == charge["amount"])
    changed = {name: value for name, value in before.items() if charge[name] != value}
    desk.store.put(made, movement, charge)
    desk.announce("refund.created", made, now=now, origin=origin)
    desk.announce("charge.refunded", charge, now=now, origin=origin, previous=changed)
    return made


def _charge_to_refund(desk: Desk, params: Obj) -> Obj:
    if ("charge" in params) == ("payment_intent" in params):
        code = None if "charge" in params else "parameter_missing"
        raise StripeError("Send one of charge and payment_intent", code=code, param="payment_intent")
    kind = "charge" if "charge" in params else "payment_intent"
    named = desk.store.get(params[kind], kind)
    if named is None:
        raise missing_object(kind, params[kind], param=kind)
    charge = desk.store.get(named["latest_charge"] or "") if kind == "payment_intent" else named
    if charge is None or charge["status"] != "succeeded":
        raise StripeError(f"This {kind} has no successful charge to refund", param=kind, kept=True)
    return charge


def pay_out(desk: Desk, currency: str, *, now: int) -> Obj:
    """Sends the whole available balance of a currency to the bank.

    Raises StripeError `balance_insufficient` when it isn't above zero.
    """
    settle_pending(desk, now=now)
    equal = {"currency": currency, "status": "available"}
    swept = [each for each in _movements(desk, equal) if each["_payout"] is None]
    amount = sum(each["net"] for each in swept)
    if amount <= 0:
        raise StripeError(f"There is nothing to pay out in {currency}", code="balance_insufficient")
    made = objects.payout(amount, currency, now=now)
    movement = balance_transaction("payout", made, -amount, now=now, available_on=now)
    made["balance_transaction"] = movement["id"]
    for each in [*swept, movement]:
        each["_payout"] = made["id"]
    desk.store.put(*swept, movement, made)
    desk.announce("payout.created", made, now=now, origin=ELSEWHERE)
    made["status"] = "paid"
    desk.store.put(made)
    desk.announce("payout.paid", made, now=now, origin=ELSEWHERE)
    return made


def settle_pending(desk: Desk, *, now: int) -> None:
    """Marks as available what has become so by `now`."""
    for each in _movements(desk, {"status": "pending"}):
        if each["available_on"] <= now:
            desk.store.put(each | {"status": "available"})


def balance(desk: Desk, *, now: int) -> Obj:
    """What is available and pending, each currency by itself, less what was paid out."""
    settle_pending(desk, now=now)
    sums: dict[str, dict[str, int]] = {}
    for each in _movements(desk, {}):
        by_status = sums.setdefault(each["currency"], {"available": 0, "pending": 0})
        by_status[each["status"]] += each["net"]
    answer: Obj = {"object": "balance", "livemode": False}
    for status in ("available", "pending"):
        answer[status] = [
            {"amount": by[status], "currency": currency, "source_types": {"card": by[status]}}
            for currency, by in sorted(sums.items())
        ]
    return answer


def _movements(desk: Desk, equal: dict[str, str]) -> list[Obj]:
    return desk.store.find("balance_transaction", equal)[0]
