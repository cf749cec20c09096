"""Where terms or GST rates leave something open: told to people in the office before it's told to them by an auditor."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from .in_force import InForce, NoTerms, bands
from .models import GstRate, Product


@dataclass(frozen=True)
class GstGaps:
    """What is to be put right about GST rates on a day."""

    twice: list[str]
    """Rates that stand twice for one code, day and price; those that wait for a second person count."""
    open_above: list[str]
    """Codes whose highest rate ends at a price, with nothing above it."""
    without_rate: list[Product]
    """Pieces in the shop with a code that no rate fits; their own rate is taken."""
    without_code: int
    """How many pieces in the shop have no code; their own rate is taken."""

    @property
    def found(self) -> bool:
        return bool(self.twice or self.open_above or self.without_rate)


def gst_gaps(day: date) -> GstGaps:
    """Four queries, however many pieces there are."""
    entered = [rate for rate in GstRate.objects.filter(refused_at=None)]
    times = Counter((rate.hsn, rate.from_day, rate.up_to) for rate in entered)
    twice = {str(rate) for rate in entered if times[rate.hsn, rate.from_day, rate.up_to] > 1}
    ends = [
        f"HSN {hsn}, {since:%Y-%m-%d}"
        for hsn, days in sorted(bands().items())
        for since, each in sorted(days.items())
        if all(most is not None for most, _rate in each)
    ]
    rules, live = InForce.read(), Product.objects.live()
    coded = live.exclude(hsn="").prefetch_related("stockrecords").order_by("upc")
    missing = [piece for piece in coded if rules.rate_by_hsn(piece.hsn, day, paid=piece.price or 0) is None]
    return GstGaps(sorted(twice), ends, missing, live.filter(hsn="").count())


def without_terms(day: date) -> list[Product]:
    """Pieces in the shop whose makers' earning nobody has agreed to, which are not sold until somebody has."""
    rules = InForce.read()
    asked = Product.objects.live().filter(terms="").prefetch_related("makers__weaver").order_by("upc")
    found = []
    for piece in asked:
        try:
            rules.terms_on(piece, day)
        except NoTerms:
            found.append(piece)
    return found
