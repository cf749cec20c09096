"""Calendar months in Asia/Kolkata, the months of the books."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

INDIA = ZoneInfo("Asia/Kolkata")


@dataclass(frozen=True, order=True)
class Month:
    """A calendar month; in the database it is the date of its first day."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1900 <= self.year <= 9998):
            raise ValueError(f"There is no month {self.number} of {self.year}.")

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month written ``2026-10``. Raises ValueError for anything else."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text)
        if not match:
            raise ValueError(f"“{text}” is not a month; write it like 2026-10.")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, moment: date | datetime) -> "Month":
        """The month in India of an aware moment, or of a day."""
        if isinstance(moment, datetime):
            moment = india_day(moment)
        return cls(moment.year, moment.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def previous(self) -> "Month":
        return Month.of(self.first_day - timedelta(days=1))

    @property
    def end(self) -> datetime:
        """The first moment that is no longer in it."""
        return midnight(self.next.first_day)

    @property
    def last_moment(self) -> datetime:
        """Its last microsecond, when its run's own postings happen."""
        return self.end - timedelta(microseconds=1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


def india_day(moment: datetime) -> date:
    """The day in India of an aware moment. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("A moment without its offset has no day.")
    return moment.astimezone(INDIA).date()


def midnight(day: date) -> datetime:
    """The moment at which a day begins in India."""
    return datetime(day.year, day.month, day.day, tzinfo=INDIA)
