"""What waits for somebody, said by each room of what is its own, and shown together: at the desk, and in Wagtail's admin."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils.functional import Promise

from .months import india_day


@dataclass(frozen=True)
class Waiting:
    """One kind of thing that waits: how many, and where to do it. ``urgent`` where money or a buyer waits.

    ``first`` is the day from which the oldest waits, or, of what ends or is to leave, the first day of that.
    """

    what: str | Promise
    count: int
    url: str
    urgent: bool = False
    first: date | None = None


Source = Callable[[Any, datetime], Iterable[Waiting]]
"""Of a user and now: what waits for her, everything that her roles let her do, with none where nothing waits."""
_SOURCES: list[Source] = []


def says_what_waits(source: Source) -> None:
    """Have a room asked too; each ``AppConfig`` of one says so once."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def waiting_for(user: Any, *, now: datetime) -> Iterator[Waiting]:
    """All that waits for her, room by room. One query for each kind at most."""
    for source in _SOURCES:
        yield from source(user, now)


def tally(what: str | Promise, rows: QuerySet, since: str, url: str, urgent: bool = False) -> Waiting:
    """How many rows there are and the first day of a column of theirs. One query."""
    found = rows.order_by().aggregate(count=Count("pk", distinct=True), first=Min(since))
    first = found["first"]
    return Waiting(
        what, found["count"], url, urgent, india_day(first) if isinstance(first, datetime) else first
    )
