"""What goes back to a buyer whose custom order is cancelled: dated rows of the table beside this module.

An order keeps the row of the day on which its offer was made, which its buyer has read.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path

from marketplace.kernel.money import round_half_up

TABLE = Path(__file__).resolve().parent / "data" / "cancelling.csv"


@dataclass(frozen=True)
class Rule:
    """Percentages of what was paid that go back where the buyer cancels; all of it where we do.

    ``early`` within so many days after the first payment, ``weaving`` later, ``made`` once the piece is there.
    """

    from_day: date
    early_days: int
    early: int
    weaving: int
    made: int

    def percent(self, *, by_us: bool, paid_at: datetime, made: bool, now: datetime) -> int:
        if by_us:
            return 100
        if made:
            return self.made
        return self.early if now <= paid_at + timedelta(days=self.early_days) else self.weaving


@cache
def rules() -> list[Rule]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Rule(date.fromisoformat(row.pop("from_day")), **{name: int(value) for name, value in row.items()})
            for row in csv.DictReader(file)
        ]


def rule_on(day: date) -> Rule:
    """The newest that began by a day."""
    return max((rule for rule in rules() if rule.from_day <= day), key=lambda rule: rule.from_day)


def part_back(paid: int, percent: int) -> int:
    """Paise of ``paid`` that go back."""
    return round_half_up(Fraction(paid * percent, 100))
