"""A price as it's talked over at the loom: what each maker gets of it, and what a day of her work comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from catalog.in_force import InForce, NoTerms, terms_on
from catalog.models import Product
from catalog.terms import Terms, split_line
from marketplace.kernel.money import round_half_up, show_rupees, split

from .wages import least_day

DAY = 8
"""Hours."""


@dataclass(frozen=True)
class Part:
    """One part of a price, in paise; ``start`` and ``width`` place it on a bar of 100."""

    key: str
    label: str
    amount: int
    start: float
    width: float


@dataclass(frozen=True)
class PriceSplit:
    """Where the price of one piece goes. ``day`` is what 8 hours of the work come to; None without its hours.

    ``least`` is the legal minimum wage of 8 hours, 0 where none is known.
    """

    price: int
    earning: int
    parts: list[Part]
    day: int | None
    least: int = 0

    @property
    def below_least(self) -> bool:
        """Whether a day of this work brings less than the law says."""
        return self.day is not None and self.day < self.least

    @property
    def at_a_loss(self) -> bool:
        """Whether the makers are promised more than comes in."""
        return any(part.key == "cooperative" and part.amount < 0 for part in self.parts)


def price_split(
    *,
    price: int,
    terms: Terms,
    gst_rate: Decimal,
    hours: int,
    makers: Sequence[tuple[str, int]],
    least: int = 0,
) -> PriceSplit:
    """``price`` in paise with GST; ``makers`` are names with weights, in order of weaver code."""
    money = split_line(unit_price=price, quantity=1, discount=0, gst_rate=gst_rate, terms=terms)
    each = split(money.earning, [weight for _name, weight in makers]) if makers else [money.earning]
    names = [name for name, _weight in makers] or [_("Makers")]
    amounts = [
        *(("makers", name, amount) for name, amount in zip(names, each, strict=True)),
        ("cooperative", _("The cooperative"), money.cooperative),
        ("tax", _("GST, %(rate)s %%") % {"rate": f"{gst_rate.normalize():f}"}, money.tax),
    ]
    drawn = sum(max(amount, 0) for *_words, amount in amounts) or 1
    parts, start = [], 0.0
    for key, label, amount in amounts:
        width = round(100 * max(amount, 0) / drawn, 2)
        parts.append(Part(key, label, amount, round(start, 2), width))
        start += width
    day = round_half_up(Fraction(money.earning * DAY, hours)) if hours else None
    return PriceSplit(price, money.earning, parts, day, least)


def split_of(piece: Product, *, on: date) -> PriceSplit | None:
    """The same of a stored piece, sold on that day; None while it has no price or no terms."""
    rules = InForce.read([piece])
    try:
        terms = rules.terms_on(piece, on)
    except NoTerms:
        return None
    if not piece.price:
        return None
    makers = list(piece.makers.select_related("weaver"))
    return price_split(
        price=piece.price,
        terms=terms,
        gst_rate=rules.gst_rate_on(piece, on, paid=piece.price),
        hours=piece.hours,
        makers=[(maker.weaver.display_name, maker.weight) for maker in makers],
        least=least_day({maker.weaver.district for maker in makers}, on=on),
    )


def in_words(piece: Product, *, on: date) -> str:
    """``₹2,050 for each piece``: what the makers of a piece earn on that day."""
    try:
        terms = terms_on(piece, on)
    except NoTerms:
        return _("not agreed yet")
    if terms.kind == "piece":
        return _("%(amount)s for each piece") % {"amount": show_rupees(int(terms.value))}
    return _("%(share)s %% of the price without GST") % {"share": str(terms).split(":")[1]}
