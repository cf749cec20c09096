"""The ways a parcel can go, and what each costs: India Post at home, EMS abroad. Flat prices for now."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.terms import gst_within

SHIPPING_GST_RATE = Decimal(18)


@dataclass(frozen=True)
class Shipping:
    """One way, and its price in paise with GST. ``days`` are the fewest and the most once the parcel has left."""

    code: str
    name: str | Promise
    price: int
    gst_rate: Decimal
    days: tuple[int, int]

    @property
    def tax(self) -> int:
        return gst_within(self.price, self.gst_rate)


SPEED_POST = Shipping("speed-post", _("India Post Speed Post"), 120_00, SHIPPING_GST_RATE, (3, 7))
EMS = Shipping("ems", _("EMS, tracked"), 2400_00, SHIPPING_GST_RATE, (8, 15))


def ways_to(country: str) -> list[Shipping]:
    """The ways to a country (ISO 3166, two letters), the cheapest first; never none."""
    return [SPEED_POST] if country == "IN" else [EMS]


def way(code: str, country: str) -> Shipping:
    """The way with this code to that country. Raises LookupError where it doesn't go there."""
    for shipping in ways_to(country):
        if shipping.code == code:
            return shipping
    raise LookupError(f"Nothing goes to {country} by {code}.")
