"""The ways a parcel can go, and what each costs by weight and zone on a day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.terms import gst_within

from .tables import Slab, days, duty_on, slabs_on, zones

SHIPPING_GST_RATE = Decimal(18)
PACKING_DAYS = 2
"""From the order, or from a piece made to order being ready, to the parcel's leaving."""
TYPICAL_GRAMS = 420
"""A shawl, packed: for a price that is said before anything is in the basket."""

NAMES = {
    "speed-post": _("India Post Speed Post"),
    "tracked": _("International tracked packet"),
    "ems": _("EMS, tracked"),
}
FARTHEST = "far"
"""The zone of a country that no table names."""
SPLIT = {"speed-post", "ems"}
"""What is heavier than the heaviest slab goes in several parcels; other ways aren't offered for it."""


@dataclass(frozen=True)
class Shipping:
    """One way, and its price in paise with GST. ``days`` are the fewest and the most once the parcel has left.

    ``duty`` is what customs asks for, in words; ``duty_estimate`` in paise where it can be said. Where we take it
    in advance (``duty_charged``), the price has it in. ``fair`` says where and when it's fetched, where it isn't sent.
    """

    code: str
    name: str | Promise
    price: int
    gst_rate: Decimal
    days: tuple[int, int]
    duty: str = ""
    duty_estimate: int | None = None
    duty_charged: bool = False
    fair: str = ""

    @property
    def tax(self) -> int:
        return gst_within(self.price, self.gst_rate)


def ways_to(
    country: str,
    *,
    grams: int = TYPICAL_GRAMS,
    goods: int = 0,
    pieces: int = 1,
    on: date | None = None,
) -> list[Shipping]:
    """The ways to a country (ISO 3166, two letters), the cheapest first; never none.

    ``grams`` is the packed parcel, ``goods`` what is in it in paise; ``on`` is today in India where it isn't said.
    """
    day = on or timezone.localdate()
    zone = zones().get(country, FARTHEST)
    found = [
        _way(code, zone, country, price, goods, pieces, day)
        for code in NAMES
        if (price := _price(code, slabs_on(code, zone, day), grams)) is not None
    ]
    return sorted(found, key=lambda each: each.price)


def way(code: str, country: str, *, grams: int = TYPICAL_GRAMS, on: date | None = None) -> Shipping:
    """The way with this code to that country. Raises LookupError where it doesn't go there."""
    for shipping in ways_to(country, grams=grams, on=on):
        if shipping.code == code:
            return shipping
    raise LookupError(f"Nothing goes to {country} by {code}.")


def _price(code: str, slabs: list[Slab], grams: int) -> int | None:
    """The lightest slab that holds it; of what is too heavy for any, as many of the heaviest as it takes."""
    if not slabs or (grams > slabs[-1].up_to_grams and code not in SPLIT):
        return None
    whole, rest = divmod(max(grams, 1) - 1, slabs[-1].up_to_grams)
    return whole * slabs[-1].price + next(slab.price for slab in slabs if rest + 1 <= slab.up_to_grams)


def _way(code: str, zone: str, country: str, price: int, goods: int, pieces: int, day: date) -> Shipping:
    taken = [each for each in days()[code, zone] if each.from_day <= day][-1]
    duty = duty_on(country, day)
    estimate = duty.estimate(goods=goods, pieces=pieces) if duty else None
    charged = bool(duty and duty.charged and estimate is not None)
    return Shipping(
        code=code,
        name=NAMES[code],
        price=price + (estimate or 0 if charged else 0),
        gst_rate=SHIPPING_GST_RATE,
        days=(taken.fewest, taken.most),
        duty=duty.words if duty else "",
        duty_estimate=estimate,
        duty_charged=charged,
    )
