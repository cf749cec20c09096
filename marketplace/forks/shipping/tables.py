"""The tables of rates, zones, days, duties and postcodes beside this module, read once a process.

They are dated: a change is a new row with its first day, so what counted on any day can still be said. A shop
that keeps its own names their folder in ``SHIPPING_DATA``.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from marketplace.kernel.money import parse_rupees

HERE = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True)
class Slab:
    """What a parcel of up to so many grams costs from a day on, in paise with GST."""

    from_day: date
    up_to_grams: int
    price: int


@dataclass(frozen=True)
class Days:
    """The fewest and the most days on the way, from a day on."""

    from_day: date
    fewest: int
    most: int


@dataclass(frozen=True)
class Duty:
    """What customs of some countries asks for, from a day until a day (None: still), and what we know of it.

    ``percent`` of the goods and ``each`` piece in paise, None where it isn't known; ``charged`` by us in advance.
    """

    countries: frozenset[str]
    from_day: date
    until_day: date | None
    percent: int | None
    each: int | None
    charged: bool
    words: str

    def on(self, day: date) -> bool:
        return self.from_day <= day and (self.until_day is None or day <= self.until_day)

    def estimate(self, *, goods: int, pieces: int) -> int | None:
        """Paise for goods worth so much; None where no figure is known."""
        if self.percent is None and self.each is None:
            return None
        return -(-goods * (self.percent or 0) // 100) + (self.each or 0) * pieces


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table, as text; the shop's own where it has it."""
    own = Path(getattr(settings, "SHIPPING_DATA", "") or HERE) / f"{name}.csv"
    path = own if own.exists() else HERE / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def zones() -> dict[str, str]:
    """Country → zone."""
    return {row["country"]: row["zone"] for row in rows("zones")}


@cache
def slabs() -> dict[tuple[str, str], list[Slab]]:
    """Way and zone → every slab there ever was, in order of day and weight."""
    found: dict[tuple[str, str], list[Slab]] = defaultdict(list)
    for row in rows("rates"):
        slab = Slab(date.fromisoformat(row["from_day"]), int(row["up_to_grams"]), parse_rupees(row["price"]))
        found[row["way"], row["zone"]].append(slab)
    return {key: sorted(each, key=lambda s: (s.from_day, s.up_to_grams)) for key, each in found.items()}


def slabs_on(way: str, zone: str, day: date) -> list[Slab]:
    """Those in force on a day, the lightest first; none where the way doesn't go there then."""
    known = [slab for slab in slabs().get((way, zone), []) if slab.from_day <= day]
    newest = max((slab.from_day for slab in known), default=None)
    return [slab for slab in known if slab.from_day == newest]


@cache
def days() -> dict[tuple[str, str], list[Days]]:
    found: dict[tuple[str, str], list[Days]] = defaultdict(list)
    for row in rows("days"):
        each = Days(date.fromisoformat(row["from_day"]), int(row["fewest"]), int(row["most"]))
        found[row["way"], row["zone"]].append(each)
    return {key: sorted(each, key=lambda d: d.from_day) for key, each in found.items()}


@cache
def duties() -> list[Duty]:
    return [
        Duty(
            countries=frozenset(row["countries"].split()),
            from_day=date.fromisoformat(row["from_day"]),
            until_day=date.fromisoformat(row["until_day"]) if row["until_day"] else None,
            percent=int(row["percent"]) if row["percent"] else None,
            each=parse_rupees(row["each"]) if row["each"] else None,
            charged=row["charged"] == "yes",
            words=row["words"],
        )
        for row in rows("duties")
    ]


def duty_on(country: str, day: date) -> Duty | None:
    """What that country's customs asks for on a day; None where nothing is known."""
    found = [duty for duty in duties() if country in duty.countries and duty.on(day)]
    return max(found, key=lambda duty: duty.from_day, default=None)
