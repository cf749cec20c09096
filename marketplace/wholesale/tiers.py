"""What comes off the price of many: dated rows by shelf, by piece, or for everything; and the floor below all of them.

A row counts from its day until the next day's rows for the same shelf or piece. Those of a piece go before those of its
shelf, and those before the rest. How many there are of what the row is of decides: of the piece, of the shelf, of all.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from catalog.terms import Terms, gst_within, split_line
from marketplace.kernel.money import round_half_up
from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet


class Tier(TwoPersons):
    """``percent`` off from ``least`` pieces on: of a piece, of a shelf by its name, or of everything."""

    from_day = models.DateField(_("from"))
    shelf = models.CharField(_("shelf"), max_length=80, blank=True)
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("piece")
    )
    least = models.PositiveSmallIntegerField(_("from how many on"), validators=[MinValueValidator(1)])
    percent = models.PositiveSmallIntegerField(_("percent off"), validators=[MaxValueValidator(60)])

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_day", "least", "id"]
        verbose_name = _("wholesale tier")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(least__gte=1, percent__lte=60), name="tier_is_sane"),
            models.CheckConstraint(condition=Q(shelf="") | Q(product=None), name="tier_of_shelf_or_piece"),
        ]

    def __str__(self) -> str:
        return f"{self.from_day:%Y-%m-%d}: {self.least}, {self.percent} %"


def in_force(day: date) -> dict[tuple[str, str], list[Tier]]:
    """What they are of (shelf and piece) → those of the newest day, the smallest number first. One query."""
    found: dict[tuple[str, str], list[Tier]] = {}
    known = Tier.objects.confirmed().filter(from_day__lte=day).select_related("product")
    for tier in known.order_by("from_day", "least", "pk"):
        of = (tier.shelf, tier.product.sku if tier.product else "")
        rows = found.setdefault(of, [])
        if rows and rows[0].from_day != tier.from_day:
            rows.clear()
        rows.append(tier)
    return found


@dataclass(frozen=True)
class Many:
    """So many of a piece, which stands on a shelf."""

    piece: Product
    shelf: str
    quantity: int


def percents(lines: Sequence[Many], day: date) -> list[int]:
    """What comes off each line, in percent; 0 where there are too few of it."""
    rows, shelves = in_force(day), Counter[str]()
    for line in lines:
        shelves[line.shelf] += line.quantity
    return [_percent(rows, line, shelves[line.shelf], shelves.total()) for line in lines]


def _percent(rows: dict[tuple[str, str], list[Tier]], line: Many, on_shelf: int, in_all: int) -> int:
    for key, count in ((("", line.piece.sku), line.quantity), ((line.shelf, ""), on_shelf)):
        if key in rows:
            return _best(rows[key], count)
    return _best(rows.get(("", ""), []), in_all)


def _best(tiers: list[Tier], count: int) -> int:
    return max((tier.percent for tier in tiers if tier.least <= count), default=0)


def discount_of(full: int, percent: int) -> int:
    return round_half_up(Fraction(full * percent, 100))


def is_below_floor(*, unit_price: int, quantity: int, discount: int, gst_rate: Decimal, terms: Terms) -> bool:
    """Whether what is left after GST is less than the makers earn: then the cooperative would pay to sell it."""
    money = split_line(
        unit_price=unit_price, quantity=quantity, discount=discount, gst_rate=gst_rate, terms=terms
    )
    return money.cooperative < 0


def most_off(*, unit_price: int, quantity: int, gst_rate: Decimal, terms: Terms) -> int:
    """The largest discount on a line (paise) that isn't below the floor; nothing where its list price is."""
    full = unit_price * quantity
    earning = terms.earning(unit_price=unit_price, quantity=quantity, gst_rate=gst_rate)
    least = int(min(-(-earning * (100 + Fraction(gst_rate)) // 100), full))
    while least < full and least - gst_within(least, gst_rate) < earning:
        least += 1
    while least > 0 and least - 1 - gst_within(least - 1, gst_rate) >= earning:
        least -= 1  # where rounding gives a paisa
    return full - least
