"""A run's weavers: filtered, sorted and paged in the database, with every total from the same look at the books."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection
from django.utils.translation import gettext as _

from marketplace.kernel.months import midnight
from payouts.models import Item, Policy, Run
from payouts.services.reasons import reason_of
from payouts.services.runs import FIGURES, items_sql, rules_of
from weavers.models import Payee

from .changes import Cause, causes_of
from .warnings import SEVERE, TWICE, Warned, warned_of

PAGE_SIZE = 50
SQL = Path(__file__).parent / "sql"
STATUS_TONES = {"payable": "good", "held": "warn", "carried": "", "nothing_due": ""}
SORTS = [*FIGURES, "other", "taken", "change", "code", "name"]
COLUMNS = {"name": "display_name", "code": "code"}
FILTERS = ["q", "code", "group", "status", "method", "warning", "changed"]
TOTALS = (
    "jsonb_build_object('weavers', count(*), 'paid', count(*) FILTER (WHERE payable > 0), "
    + ", ".join(
        f"'{name}', coalesce(sum({name}), 0)" for name in [*FIGURES, "other", "taken", "payable_before"]
    )
    + ")"
)
PARTS = (
    "jsonb_build_object("
    + ", ".join(
        f"'{name}', coalesce(sum({name}), 0)"
        for name in ["payable", "opening", "earned", "charged_back", "adjusted", "returned", "recovered"]
    )
    + ", 'held', coalesce(sum(carried) FILTER (WHERE status = 'held'), 0)"
    ", 'small', coalesce(sum(carried) FILTER (WHERE reason = 'below_minimum'), 0)"
    ", 'rest', coalesce(sum(carried) FILTER (WHERE status <> 'held' AND reason <> 'below_minimum'), 0))"
)


@dataclass(frozen=True)
class Row:
    """One weaver of a run, ready to show. ``change`` is against what the run before paid her."""

    code: str
    name: str
    group: str
    status: str
    status_label: str
    tone: str
    method: str
    reason: str
    figures: dict[str, int]
    weaver: int = 0
    change: int | None = None
    causes: list[Cause] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    deductions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def other(self) -> int:
        """Charge-backs, adjustments and what the bank sent back, together."""
        return self.figures["charged_back"] + self.figures["adjusted"] + self.figures["returned"]

    @property
    def taken(self) -> int:
        """Towards advances, and deducted."""
        return self.figures["recovered"] + self.figures["deducted"]


@dataclass(frozen=True)
class Total:
    """Several weavers' figures together; ``paid`` is how many of them are paid something."""

    label: str
    weavers: int
    paid: int
    figures: dict[str, int]

    def __getattr__(self, name: str) -> int:
        try:
            return self.figures[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True)
class RunPage:
    """A run's totals, a page of its weavers, and what the comparison with the run before is made of."""

    whole: Total
    fits: Total
    held: Total
    by_group: list[Total]
    by_method: list[Total]
    warnings: dict[str, int]
    """How many weavers each warning is about."""
    severe: int
    """How many weavers have one that an approver must have looked at."""
    now: dict[str, int]
    was: dict[str, int] | None
    gone: dict[str, int]
    page: Page


def look_at(
    run: Run,
    *,
    now: datetime,
    chosen: Mapping[str, str] | None = None,
    sort: str = "code",
    number: int = 1,
    size: int = PAGE_SIZE,
    weaver: str = "",
) -> RunPage:
    """A run as it stands, in one statement. ``chosen`` has any of FILTERS; ``sort`` is one of SORTS, or ``-`` and one.

    With the code of a ``weaver``, its page is hers alone.

    A draft is worked out from the books by the rules in force, and follows them; a stored run is read as it was.
    """
    filters = {**(chosen or {}), "code": weaver}
    found = _ask(run, now=now, chosen=filters, sort=sort, number=number, size=size)
    compared = found["before"] is not None
    items = found["page"] or []
    pieces = _pieces([item["weaver_id"] for item in items], run, found["before_month"]) if compared else {}
    rows = [
        _row(run, item, compared=compared, pieces=pieces.get(item["weaver_id"], (0, 0))) for item in items
    ]
    page: Any = Paginator(range(found["fits"]["weavers"]), size).get_page(number)
    page.object_list = rows
    page.numbers = list(page.paginator.get_elided_page_range(page.number))
    methods = dict(Payee.Method.choices)
    return RunPage(
        whole=_total(found["whole"]),
        fits=_total(found["fits"]),
        held=_total(found["held"]),
        by_group=[_total(each) for each in found["by_group"] or []],
        by_method=[_total(each, str(methods[each["label"]])) for each in found["by_method"] or []],
        warnings=found["warnings"] or {},
        severe=found["severe"],
        now=found["now"] | _taken(found["taken_now"]),
        was=found["was"] | _taken(found["taken_was"]) if compared else None,
        gone=found["gone"],
        page=page,
    )


def whole_of(run: Run) -> Total:
    """What a draft comes to, worked out afresh."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE payable > 0), coalesce(sum(payable), 0)::bigint"
            f" FROM ({items_sql(run.period)}) AS items",
            rules_of(run.period),
        )
        weavers, paid, payable = cursor.fetchone()
    return Total("", weavers, paid, {"payable": payable})


def rows_of(run: Run, items: Iterable[dict[str, Any]]) -> list[Row]:
    """A run's items as ``services.runs.figures`` gives them, ready to show."""
    return [_row(run, item, compared=False) for item in items]


def _row(run: Run, item: Mapping[str, Any], *, compared: bool, pieces: tuple[int, int] = (0, 0)) -> Row:
    statuses, methods = dict(Item.Status.choices), dict(Payee.Method.choices)
    return Row(
        code=item["code"],
        name=item["display_name"],
        group=item["group_name"],
        status=item["status"],
        status_label=str(statuses[item["status"]]),
        tone=STATUS_TONES[item["status"]],
        method=str(methods.get(item["method"], _("none on file"))),
        reason=reason_of(item, minimum=run.minimum),
        figures={name: value for name, value in item.items() if isinstance(value, int)},
        weaver=item["weaver_id"],
        change=item["change"] if compared else None,
        causes=causes_of(item, item["before"], pieces) if compared else [],
        warnings=warned_of(item.get("details") or {}),
        deductions=item["deductions"] or [],
    )


def _total(found: Mapping[str, Any], label: str | None = None) -> Total:
    figures = {name: value for name, value in found.items() if name not in ("label", "weavers", "paid")}
    return Total(
        label if label is not None else found.get("label", ""), found["weavers"], found["paid"], figures
    )


def _taken(found: Mapping[str, int] | None) -> dict[str, int]:
    return {what: (found or {}).get(what, 0) for what in ("tds", "rule", "savings")}


def source_of(run: Run) -> tuple[str, dict[str, Any]]:
    """The statement that gives a run's items, with its parameters."""
    if run.state == Run.State.DRAFT:
        run.follow(Policy.of(run.period))
        return items_sql(run.period), rules_of(run.period)
    return (SQL / "frozen.sql").read_text(), {"run": run.pk, "month": run.month}


def _ask(
    run: Run, *, now: datetime, chosen: Mapping[str, str], sort: str, number: int, size: int
) -> dict[str, Any]:
    source, parameters = source_of(run)
    statement = (
        (SQL / "run.sql")
        .read_text()
        .replace("{warnings}", (SQL / "warnings.sql").read_text())
        .replace("{totals}", TOTALS)
        .replace("{parts}", PARTS)
        .replace("{sort}", _order(sort))
        .replace("{items}", source)
    )
    words = chosen.get("q", "").strip()
    filters = {name: chosen.get(name, "") for name in FILTERS} | {"q": words, "like": f"%{_escaped(words)}%"}
    before = run_before(run)
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                **parameters,
                **filters,
                "before": before.pk if before else None,
                "as_of": run.approved_at or now,
                "began": midnight(run.month),
                "ended": run.period.end,
                "last_day": run.period.last_day,
                "severe": SEVERE,
                "twice": TWICE,
                "page": number,
                "size": size,
            },
        )
        (found,) = cursor.fetchone()
    answer: dict[str, Any] = json.loads(found) if isinstance(found, str) else found
    return answer | {"before": before and before.pk, "before_month": before and before.month}


def run_before(run: Run) -> Run | None:
    """The last approved run of an earlier month, which this one is compared with."""
    earlier = Run.objects.live().exclude(state=Run.State.DRAFT).filter(month__lt=run.month)
    return earlier.order_by("-month").first()


def _pieces(weavers: list[int], run: Run, before: date) -> dict[int, tuple[int, int]]:
    """How many pieces each of them sold in the run's month, and in the month of the run before."""
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "pieces.sql").read_text(), {"weavers": weavers, "now": run.month, "was": before}
        )
        return {weaver: (now, was) for weaver, now, was in cursor.fetchall()}


def _order(sort: str) -> str:
    name, down = sort.removeprefix("-"), sort.startswith("-")
    column = COLUMNS.get(name, name) if name in SORTS else "code"
    return f"{column} {'DESC' if down and name in SORTS else 'ASC'}, code"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
