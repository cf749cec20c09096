"""Plain data, as somebody takes it home, written out for people to read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet


def shown(data: dict[str, Any]) -> Iterable[tuple[str, list[list[tuple[str, str]]]]]:
    """Each heading with its rows, each row as names and words."""
    for name, what in data.items():
        rows = what if isinstance(what, list) else [what]
        yield name, [list(_flat(row)) for row in rows]


def _flat(what: Any, before: str = "") -> Iterable[tuple[str, str]]:
    if isinstance(what, dict):
        for name, value in what.items():
            yield from _flat(value, f"{before}, {name}" if before else name)
    elif isinstance(what, list) and any(isinstance(each, dict) for each in what):
        for number, each in enumerate(what, 1):
            yield from _flat(each, f"{before} {number}")
    elif isinstance(what, list):
        yield before, "\n".join(str(each) for each in what)
    elif what not in (None, ""):
        yield before or "·", str(what)


def plain_rows(found: QuerySet[Any], **named: F) -> list[dict[str, Any]]:
    """The columns named, each under its own words."""
    rows = found.values_list(*named.values())
    return [dict(zip((name.replace("_", " ") for name in named), row, strict=True)) for row in rows]
