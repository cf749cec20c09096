"""Disputes: a buyer's bank takes a payment back, we answer with evidence, and the bank decides."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from .api import Call, Handler, _fetched, _listed
from .desk import ELSEWHERE, Desk
from .errors import StripeError, missing_object
from .objects import balance_transaction, dispute_fees, new_id, settled
from .params import choice, metadata, shape, text, truth
from .store import Obj

DAYS_TO_ANSWER = 7
FEE = 1000_00
"""What a dispute costs, without the GST on it, in the minor unit of the balance; given back with the money when it's won."""
EVIDENCE = (
    "customer_email_address",
    "customer_name",
    "product_description",
    "shipping_carrier",
    "shipping_date",
    "shipping_tracking_number",
    "uncategorized_text",
)
_UPDATE = shape(
    {"evidence": shape({name: text(20_000) for name in EVIDENCE}), "metadata": metadata, "submit": truth}
)


def dispute(charge: Obj, *, now: int) -> Obj:
    return {
        "id": new_id("du_"),
        "object": "dispute",
        "amount": charge["amount"],
        "balance_transactions": [],
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "evidence": dict.fromkeys(EVIDENCE),
        "evidence_details": {
            "due_by": now + DAYS_TO_ANSWER * 86400,
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "reason": "product_not_received",
        "status": "needs_response",
    }


def open_dispute(desk: Desk, request: Request, given: dict[str, Any]) -> Obj:
    """The bank takes a paid session's money back until it's decided, and Stripe its fee; gives the dispute."""
    now, session = desk.now(), desk.store.get(request.path_params["id"], "checkout.session")
    if session is None or not session["payment_intent"]:
        raise missing_object("checkout.session", request.path_params["id"], param="session")
    charge = desk.store.fetch(desk.store.fetch(session["payment_intent"])["latest_charge"])
    if charge["status"] != "succeeded" or charge["disputed"]:
        raise StripeError("Only a payment that went through is disputed, once", kept=True)
    made = dispute(charge, now=now)
    _move(desk, made, -made["amount"], FEE, now=now)
    charge["disputed"] = True
    desk.store.put(made, charge)
    desk.announce("charge.dispute.created", made, now=now, origin=ELSEWHERE)
    desk.announce("charge.dispute.funds_withdrawn", made, now=now, origin=ELSEWHERE)
    return made


def close_dispute(desk: Desk, request: Request, given: dict[str, Any]) -> Obj:
    """The bank decides: ``won`` gives the money and the fee back to us, ``lost`` leaves both where they are."""
    now, status = desk.now(), choice("won", "lost")(given.get("status"), "status")
    found = desk.store.get(request.path_params["id"], "dispute")
    if found is None:
        raise missing_object("dispute", request.path_params["id"])
    if found["status"] in ("won", "lost"):
        raise StripeError(f"This dispute is {found['status']} already", kept=True)
    found["status"] = status
    if status == "won":
        _move(desk, found, found["amount"], -FEE, now=now)
        desk.announce("charge.dispute.funds_reinstated", found, now=now, origin=ELSEWHERE)
    desk.store.put(found)
    desk.announce("charge.dispute.closed", found, now=now, origin=ELSEWHERE)
    return found


def _move(desk: Desk, found: Obj, amount: int, fee: int, *, now: int) -> None:
    _amount, currency, _rate = settled(amount, found["currency"])
    fees = dispute_fees(fee, currency)
    movement = balance_transaction("adjustment", found, amount, fees=fees, now=now, available_on=now)
    movement["reporting_category"] = "dispute" if amount < 0 else "dispute_reversal"
    found["balance_transactions"].append(movement)
    desk.store.put(movement)


def update_dispute(call: Call) -> Obj:
    """Takes evidence; sent off (which it is unless ``submit`` is false), it is the bank's to decide."""
    params = _UPDATE(call.params, "")
    found = call.desk.store.get(call.ids["id"], "dispute")
    if found is None:
        raise missing_object("dispute", call.ids["id"])
    if found["status"] != "needs_response":
        raise StripeError(f"This dispute is {found['status']} and takes no evidence", kept=True)
    evidence = params.get("evidence", {})
    found["evidence"] |= evidence
    found["metadata"] |= params.get("metadata", {})
    details = found["evidence_details"]
    details["has_evidence"] = details["has_evidence"] or bool(evidence)
    if params.get("submit", True):
        details["submission_count"] += 1
        found["status"] = "under_review"
    call.desk.store.put(found)
    call.desk.announce("charge.dispute.updated", found, now=call.now, origin=call.origin)
    return found


def retrieve_dispute(call: Call) -> Obj:
    return _fetched(call, "dispute", "dispute")


def list_disputes(call: Call) -> Obj:
    return _listed(call, "dispute", {"charge": text(), "payment_intent": text()})


ENDPOINTS: list[tuple[str, str, Handler]] = [
    ("GET", "/v1/disputes", list_disputes),
    ("GET", "/v1/disputes/{id}", retrieve_dispute),
    ("POST", "/v1/disputes/{id}", update_dispute),
]
