"""The test cards the payment page takes, and the charge a card makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import gettext as _

from .errors import DECLINES
from .objects import new_id
from .store import Obj

GOOD_CARD = "4242424242424242"
TEST_CARDS: dict[str, str | None] = {
    GOOD_CARD: None,
    "4000000000000002": "generic_decline",
    "4000000000009995": "insufficient_funds",
}


@dataclass(frozen=True)
class Card:
    """A test card as typed. `decline` is Stripe's decline code, or None when the payment goes through."""

    last4: str
    exp_month: int
    exp_year: int
    name: str | None
    decline: str | None


class CardFault(Exception):
    """A field of the form that can't be right: its name, and words for the buyer."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def good_card(number: str = GOOD_CARD, *, now: int) -> Card:
    """The card of that test number, valid for three years. Raises CardFault for any other number."""
    year = datetime.fromtimestamp(now, UTC).year + 3
    return read_card({"cardNumber": number, "cardExpiry": f"12 / {year % 100}", "cardCvc": "123"}, now=now)


def read_card(form: Mapping[str, str], *, now: int) -> Card:
    """The card in a submitted form. Raises CardFault with the first field that is wrong."""
    number = re.sub(r"[\s-]", "", form.get("cardNumber", ""))
    if number not in TEST_CARDS:
        raise CardFault(
            "cardNumber", _("Use one of the test numbers listed below. A real card is never taken.")
        )
    month, year = _expiry(form.get("cardExpiry", ""), now)
    if not re.fullmatch(r"\d{3}", form.get("cardCvc", "").strip()):
        raise CardFault("cardCvc", _("The security code is three digits. Any three will do."))
    name = form.get("cardName", "").strip()[:100] or None
    return Card(number[-4:], month, year, name, TEST_CARDS[number])


def _expiry(typed: str, now: int) -> tuple[int, int]:
    match = re.fullmatch(r"\s*(\d{1,2})\s*/\s*(?:20)?(\d{2})\s*", typed)
    month, year = (int(match[1]), 2000 + int(match[2])) if match else (0, 0)
    if not 1 <= month <= 12:
        raise CardFault("cardExpiry", _("Write the month and year as MM / YY."))
    today = datetime.fromtimestamp(now, UTC)
    if (year, month) < (today.year, today.month):
        raise CardFault("cardExpiry", _("This date has passed. Any later month will do."))
    return month, year


def charge(intent: Obj, card: Card, email: str | None, *, now: int) -> Obj:
    """The charge of one try to pay a PaymentIntent: `succeeded`, or `failed` as the card decides."""
    failed = card.decline is not None
    return {
        "id": new_id("ch_"),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": 0 if failed else intent["amount"],
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None,
        "billing_details": {
            "address": None,
            "email": email,
            "name": card.name,
            "phone": None,
            "tax_id": None,
        },
        "calculated_statement_descriptor": "STAND-IN",
        "captured": not failed,
        "created": now,
        "currency": intent["currency"],
        "customer": None,
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": "card_declined" if failed else None,
        "failure_message": DECLINES[card.decline] if card.decline else None,
        "fraud_details": {},
        "livemode": False,
        "metadata": intent["metadata"],
        "on_behalf_of": None,
        "outcome": _outcome(card),
        "paid": not failed,
        "payment_intent": intent["id"],
        "payment_method": new_id("pm_"),
        "payment_method_details": {"card": _card_details(card, intent), "type": "card"},
        "radar_options": {},
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None,
        "refunded": False,
        "review": None,
        "shipping": intent["shipping"],
        "source": None,
        "source_transfer": None,
        "statement_descriptor": intent["statement_descriptor"],
        "statement_descriptor_suffix": intent["statement_descriptor_suffix"],
        "status": "failed" if failed else "succeeded",
        "transfer_data": None,
        "transfer_group": None,
    }


def _outcome(card: Card) -> Obj:
    return {
        "advice_code": "try_again_later" if card.decline else None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": "declined_by_network" if card.decline else "approved_by_network",
        "reason": card.decline,
        "risk_level": "normal",
        "risk_score": 12,
        "seller_message": "The bank refused the payment." if card.decline else "Payment complete.",
        "type": "issuer_declined" if card.decline else "authorized",
    }


def _card_details(card: Card, intent: Obj) -> Obj:
    return {
        "amount_authorized": None if card.decline else intent["amount"],
        "authorization_code": None,
        "brand": "visa",
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "country": "US",
        "exp_month": card.exp_month,
        "exp_year": card.exp_year,
        "funding": "credit",
        "installments": None,
        "last4": card.last4,
        "mandate": None,
        "network": "visa",
        "three_d_secure": None,
        "wallet": None,
    }
