"""Custom orders for tests, in a line each."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.custom.asking import Asked, Buyer, ask_custom
from marketplace.custom.models import CustomRequest, Offer
from marketplace.custom.offers import Given, make_offer
from marketplace.forks.order.models import ShippingAddress

MAYA = Buyer("Maya Lindqvist", "maya@example.com", "IN", "en")


def ask(piece: Product, *, now: datetime, buyer: Buyer = MAYA, **how: Any) -> CustomRequest:
    wish: dict[str, Any] = {"quantity": 1, "words": "For my mother, longer please", "colour": "Indigo"}
    asked = Asked(**(wish | how))
    return ask_custom(product=piece, asked=asked, buyer=buyer, photos=[], key=uuid4(), now=now)


def given(piece: Product, **changes: Any) -> Given:
    """₹4,000 for a longer one, ₹170 by Speed Post: ₹4,170."""
    terms: dict[str, Any] = {
        "title": "Ryndia shawl — indigo",
        "colour": "Indigo",
        "length_cm": 250,
        "width_cm": 90,
        "grams": 600,
        "quantity": 1,
        "unit_price": 4000_00,
        "terms": "share:62.5",
        "makers": list(piece.makers.values_list("weaver", "weight")),
        "lead_time_days": 30,
        "shipping_code": "speed-post",
        "valid_days": 14,
    }
    return Given(**(terms | changes))


def offer(request: CustomRequest, by: User, *, now: datetime, **changes: Any) -> Offer:
    return make_offer(request=request, given=given(request.product, **changes), by=by, key=uuid4(), now=now)


def home() -> ShippingAddress:
    return ShippingAddress(
        last_name="Maya Lindqvist", line1="12 Laban Road", postcode="793001", country_id="IN"
    )
