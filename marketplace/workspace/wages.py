"""What the law says a day of weaving brings at least, where the weavers of a piece live."""

from datetime import date
from typing import Any

from payouts.models import DayWage


def wages(districts: set[str], *, on: date) -> list[dict[str, Any]]:
    """Minimum wages of these districts and of everywhere, in force on a day or later, the oldest first. One query."""
    known = DayWage.objects.confirmed().filter(district__in=["", *districts]).order_by("from_day", "id")
    rows = list(known.values("district", "from_day", "amount", "hours"))
    begun = {row["district"]: row["from_day"] for row in rows if row["from_day"] <= on}
    return [
        {"district": row["district"], "from": row["from_day"].isoformat(), "amount": row["amount"], "hours": row["hours"]}
        for row in rows
        if row["from_day"] >= begun.get(row["district"], row["from_day"])
    ]  # fmt: skip


def least_day(districts: set[str], *, on: date) -> int:
    """The legal minimum wage of 8 hours on a day, in paise: the highest of these districts, 0 where none is known."""
    found = {row["district"]: row for row in wages(districts, on=on) if row["from"] <= on.isoformat()}
    rows = [found.get(district) or found.get("") for district in districts]
    return max((-(-row["amount"] * 8 // row["hours"]) for row in rows if row), default=0)
