"""Wholesale for tests, in a line each."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import ShippingAddress
from marketplace.wholesale.businesses import ask_account, decide_business
from marketplace.wholesale.models import Business, Quote
from marketplace.wholesale.quotes import Dealt, ask_quote, send_quote

GSTIN = "27AAPFU0939F1ZV"


def business(by: User, *, now: datetime, credit: int = 0, **changes: Any) -> Business:
    """An approved shop in India."""
    said: dict[str, Any] = {
        "name": "Loom & Leaf", "contact": "Tara Rao", "email": "tara@loomleaf.example", "country": "IN",
        "tax_number": GSTIN, "words": "A shop in Pune", "language": "en",
    }  # fmt: skip
    found = ask_account(**(said | changes), now=now)
    return decide_business(business=found, approve=True, credit=credit, words="", by=by, now=now)


def quote(
    of: Business, piece: Product, by: User, *, now: datetime, quantity: int = 20, payment: str = "transfer",
    currency: str = "INR", off: int | None = None,
) -> Quote:  # fmt: skip
    """20 at ₹1,000 each, 15 percent off, ₹740 by Speed Post: ₹17,740."""
    asked = ask_quote(
        business=of, pieces={piece.pk: quantity}, words="", key=uuid4(), currency=currency, now=now
    )
    discounts = {} if off is None else {asked.lines.get().pk: off}
    way = "speed-post" if of.country_id == "IN" else "ems"
    return send_quote(quote=asked, dealt=Dealt(discounts, way, payment, 14), by=by, now=now)


def to(country: str = "IN") -> ShippingAddress:
    return ShippingAddress(
        last_name="Tara Rao", line1="4 Law College Road", line4="Pune", state="Maharashtra", postcode="411004",
        country_id=country,
    )  # fmt: skip
