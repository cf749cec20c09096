"""What a piece earns its makers, and how each rupee of its price is split. Pure arithmetic, all in paise."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from marketplace.kernel.money import parse_rupees, plain_rupees, round_half_up


@dataclass(frozen=True)
class Terms:
    """``piece:M``: the makers together earn M per piece. ``share:S``: S percent of the list price without GST.

    ``share:S:net``, which only lines have: S percent of what was paid without GST, so that the makers bear their
    part of a discount.
    """

    kind: Literal["piece", "share"]
    value: Fraction
    """Paise for ``piece``, percent for ``share``."""
    of_paid: bool = False

    @classmethod
    def agreed(cls, text: str) -> "Terms":
        """Terms as people agree to them and files have them: ``piece:512.49`` (rupees), ``share:62.5`` (percent).

        Raises ValueError for anything else, a share above 100 included.
        """
        kind, _, value = text.partition(":")
        if kind == "piece":
            return cls("piece", Fraction(parse_rupees(value)))
        if kind == "share" and re.fullmatch(r"\d{1,3}(\.\d{1,4})?", value) and Fraction(value) <= 100:
            return cls("share", Fraction(value))
        raise ValueError("terms are written piece:RUPEES or share:PERCENT")

    @classmethod
    def parse(cls, text: str) -> "Terms":
        """Terms as lines keep them: agreed ones, or ``share:62.5:net``. Raises ValueError for anything else."""
        agreed = cls.agreed(text.removesuffix(":net"))
        return agreed.with_discounts_borne() if text.endswith(":net") else agreed

    def with_discounts_borne(self) -> "Terms":
        """The same where the makers bear discounts: a share is of what was paid; an amount a piece stays."""
        return replace(self, of_paid=self.kind == "share")

    def __str__(self) -> str:
        if self.kind == "piece":
            return f"piece:{plain_rupees(int(self.value))}"
        share = Decimal(self.value.numerator) / Decimal(self.value.denominator)
        return f"share:{share}:net" if self.of_paid else f"share:{share}"

    def earning(self, *, unit_price: int, quantity: int, gst_rate: Decimal, discount: int = 0) -> int:
        """What the makers together earn for ``quantity`` pieces at this list price, GST included.

        ``discount``, on all of them together, counts only for a share of what was paid.
        """
        if self.kind == "piece":
            return int(self.value) * quantity
        full = unit_price * quantity - (discount if self.of_paid else 0)
        return round_half_up((full - gst_within(full, gst_rate)) * self.value / 100)


@dataclass(frozen=True)
class Split:
    """Where the money of one sale line goes. ``paid = tax + earning + cooperative``; the last may be negative."""

    paid: int
    tax: int
    earning: int

    @property
    def net(self) -> int:
        return self.paid - self.tax

    @property
    def cooperative(self) -> int:
        return self.net - self.earning


def gst_within(amount: int, gst_rate: Decimal) -> int:
    """The GST contained in an amount that includes it; ``gst_rate`` in percent."""
    rate = Fraction(gst_rate)
    return round_half_up(amount * rate / (100 + rate))


def split_line(*, unit_price: int, quantity: int, discount: int, gst_rate: Decimal, terms: Terms) -> Split:
    """One sale line: ``discount`` is on the whole line, and lowers an earning only where ``terms`` say so.

    Raises ValueError for no pieces, or a discount below nothing or above the price.
    """
    full = unit_price * quantity
    if quantity < 1 or not 0 <= discount <= full:
        raise ValueError("A line has at least one piece, and a discount between nothing and its price.")
    paid = full - discount
    return Split(
        paid=paid,
        tax=gst_within(paid, gst_rate),
        earning=terms.earning(unit_price=unit_price, quantity=quantity, gst_rate=gst_rate, discount=discount),
    )
