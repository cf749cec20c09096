"""What comes off the price of many: dated rows by shelf, by piece, or for everything; and the floor below all of them.

A row counts from its day until the next day's rows for the same shelf or piece. Those of a piece go before those of its
shelf, and those before the rest. How many there are of what the row is of decides: of the piece, of the shelf, of all.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from catalog.models import Product
from catalog.terms import Terms, gst_within, split_line
from marketplace.kernel.money import round_half_up

TABLE = Path(__file__).resolve().parent / "data" / "tiers.csv"


@dataclass(frozen=True)
class Tier:
    """``percent`` off from ``least`` pieces on; ``shelf`` is a name, ``piece`` a reference, both empty for everything."""

    from_day: date
    shelf: str
    piece: str
    least: int
    percent: int


@cache
def tiers() -> list[Tier]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Tier(
                date.fromisoformat(row["from_day"]),
                row["shelf"],
                row["piece"],
                int(row["least"]),
                int(row["percent"]),
            )
            for row in csv.DictReader(file)
        ]


def in_force(day: date) -> dict[tuple[str, str], list[Tier]]:
    """What they are of (shelf and piece) → those of the newest day, the smallest number first."""
    found: dict[tuple[str, str], list[Tier]] = {}
    for tier in sorted(tiers(), key=lambda each: (each.from_day, each.least)):
        if tier.from_day > day:
            continue
        known = found.setdefault((tier.shelf, tier.piece), [])
        if known and known[0].from_day != tier.from_day:
            known.clear()
        known.append(tier)
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
