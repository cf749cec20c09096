"""What a report is about: months, and if asked one group or one craft."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Max, Min
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.kernel.months import Month, india_day
from payouts.models import Books, Transaction
from payouts.services.posting import SQL


@dataclass(frozen=True)
class Scope:
    """From one month to another, both included; ``group`` and ``craft`` are keys, None for all."""

    since: Month
    until: Month
    group: int | None = None
    craft: int | None = None

    @property
    def months(self) -> list[Month]:
        found, month = [], self.since
        while month <= self.until:
            found.append(month)
            month = month.next
        return found

    @property
    def parameters(self) -> dict[str, Any]:
        """As the statements in ``sql/reports/`` take it."""
        return {
            "since": self.since.first_day,
            "until": self.until.first_day,
            "group": self.group,
            "craft": self.craft,
        }

    @property
    def label(self) -> str:
        """``June 2026``, ``2026–27`` or ``June 2026 to August 2026``."""
        first, last = (date_format(month.first_day, "F Y") for month in (self.since, self.until))
        if self.since == self.until:
            return first
        if (self.since, self.until) == year_of(self.since):
            return year_label(self.since.year)
        return _("%(first)s to %(last)s") % {"first": first, "last": last}


def year_of(month: Month) -> tuple[Month, Month]:
    """The first and the last month of the financial year that a month is in."""
    begins = month.year if month.number >= 4 else month.year - 1
    return Month(begins, 4), Month(begins + 1, 3)


def year_label(begins: int) -> str:
    """``2026–27`` for the year that begins in April 2026."""
    return f"{begins}–{(begins + 1) % 100:02d}"


def months_in_books() -> list[Month]:
    """Every month from the first posting to the last, the newest first."""
    ends = Transaction.objects.aggregate(first=Min("month"), last=Max("month"))
    if ends["first"] is None:
        return []
    return Scope(Month.of(ends["first"]), Month.of(ends["last"])).months[::-1]


def period_named(name: str, *, now: datetime) -> tuple[Month, Month] | None:
    """The months of ``2026-10`` or of the financial year ``2026``; None for anything else."""
    try:
        if name.isdigit() and len(name) == 4:
            return year_of(Month(int(name), 4))
        month = Month.parse(name)
    except ValueError:
        return None
    return month, month


def newest_year(*, now: datetime) -> tuple[Month, Month]:
    """The financial year of the last posting, or of today where there is none."""
    last = Transaction.objects.aggregate(last=Max("month"))["last"]
    return year_of(Month.of(last or india_day(now)))


def newest_month(*, now: datetime) -> tuple[Month, Month]:
    """The last closed month, or the one before this where none is closed."""
    closed = Books.objects.get().closed_through
    month = Month.of(closed) if closed > date(2000, 1, 1) else Month.of(now).previous
    return month, month


def read(name: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of ``sql/reports/NAME.sql``, with what weavers earned in it where it asks for that."""
    earned = (SQL / "reports" / "earned.sql").read_text()
    with connection.cursor() as cursor:
        cursor.execute((SQL / "reports" / f"{name}.sql").read_text().replace("{earned}", earned), parameters)
        return list(cursor.fetchall())
