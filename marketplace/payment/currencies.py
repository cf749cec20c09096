"""The shop's price lists in other currencies: what a unit is taken to be worth, and how prices are rounded.

A list counts from its day on until the next one for that currency. Amounts are whole minor units: paise, cents,
pence. The books stay in rupees; what was charged is kept beside, with the rate.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from marketplace.kernel.money import parse_rupees, show_rupees

TABLE = Path(__file__).resolve().parent / "data" / "currencies.csv"
HOME = "INR"


@dataclass(frozen=True)
class PriceList:
    """One currency from a day on. ``paise`` for one unit; prices are rounded up to whole ``step`` minor units."""

    currency: str
    symbol: str
    from_day: date
    paise: int
    step: int

    def price(self, paise: int) -> int:
        """What something of so many paise costs, in minor units."""
        if self.currency == HOME:
            return paise
        return -(-paise * 100 // (self.paise * self.step)) * self.step

    def show(self, minor: int) -> str:
        """``$41.50``; rupees as they're written at home."""
        return show_money(minor, self.currency)


@cache
def price_lists() -> list[PriceList]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            PriceList(
                row["currency"], row["symbol"], date.fromisoformat(row["from_day"]),
                parse_rupees(row["rupees"]), parse_rupees(row["step"]),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def lists_on(day: date) -> dict[str, PriceList]:
    """The list in force of each currency, in the table's order; rupees always."""
    return {
        each.currency: each
        for each in sorted(price_lists(), key=lambda each: each.from_day)
        if each.from_day <= day
    }


def list_of(currency: str | None, day: date) -> PriceList:
    """The list of a currency on a day; that of rupees where there is none."""
    known = lists_on(day)
    return known.get(currency or HOME, known[HOME])


def show_money(minor: int, currency: str) -> str:
    if currency == HOME:
        return show_rupees(minor)
    symbol = next((each.symbol for each in price_lists() if each.currency == currency), f"{currency} ")
    return f"{symbol}{minor // 100:,}.{minor % 100:02d}"
