"""The months, and where each run stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, Sum
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.kernel.months import Month, india_day
from payouts.models import Run

from .items import whole_of

STATE_TONES = {
    "draft": "warn",
    "approved": "accent",
    "exported": "accent",
    "settled": "good",
    "cancelled": "",
}


@dataclass(frozen=True)
class MonthLine:
    """One month of the list: the run that stands, if any, and those given up. ``change`` is against the one before."""

    month: date
    run: Run | None
    weavers: int = 0
    paid: int = 0
    total: int = 0
    change: int | None = None
    tone: str = ""
    cancelled: list[Run] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    detail: str = ""


def run_of(reference: str) -> Run:
    """The run with this reference, ``2026-10`` or ``2026-10-2``. Raises Http404."""
    try:
        month = Month.parse(reference[:7])
        attempt = int(reference[8:]) if reference[7:] else 1
    except ValueError as problem:
        raise Http404(str(problem)) from problem
    found = (
        Run.objects.select_related("prepared_by", "approved_by", "cancelled_by")
        .filter(month=month.first_day, attempt=attempt)
        .first()
    )
    if found is None or found.reference != reference:
        raise Http404(f"There is no run {reference}.")
    return found


def months() -> list[MonthLine]:
    """Every month that has a run, newest first. A draft's figures are worked out afresh; there is at most one."""
    found: list[Any] = list(
        Run.objects.select_related("prepared_by", "approved_by", "cancelled_by")
        .annotate(
            weavers=Count("items"),
            paid=Count("items", filter=Q(items__payable__gt=0)),
            total=Sum("items__payable"),
        )
        .order_by("month", "attempt")
    )
    return list(reversed(list(_lines(found))))


def _lines(runs: list[Any]) -> Iterator[MonthLine]:
    before: int | None = None
    for day in sorted({run.month for run in runs}):
        here = [run for run in runs if run.month == day]
        cancelled = [run for run in here if run.state == Run.State.CANCELLED]
        live = next((run for run in here if run.state != Run.State.CANCELLED), None)
        if live is None:
            yield MonthLine(month=day, run=None, cancelled=cancelled)
            continue
        weavers, paid, total = live.weavers, live.paid, live.total or 0
        if live.state == Run.State.DRAFT:
            whole = whole_of(live)
            weavers, paid, total = whole.weavers, whole.paid, whole.payable
        yield MonthLine(
            month=day,
            run=live,
            weavers=weavers,
            paid=paid,
            total=total,
            change=None if before is None else total - before,
            tone=STATE_TONES[live.state],
            cancelled=cancelled,
        )
        before = total


def steps_of(run: Run) -> list[Step]:
    """Where a run stands, with who took each step and when."""
    taken = [
        (_("Drafted"), run.prepared_at, run.prepared_by),
        (_("Approved"), run.approved_at, run.approved_by),
        (_("Exported"), run.exported_at, None),
        (_("Settled"), run.settled_at, None),
    ]
    if run.state == Run.State.CANCELLED:
        taken = [step for step in taken if step[1]] + [(_("Cancelled"), run.cancelled_at, run.cancelled_by)]
    done = sum(moment is not None for _label, moment, _by in taken)
    return [
        Step(label, "done" if moment else "current" if place == done else "todo", _when(moment, by))
        for place, (label, moment, by) in enumerate(taken)
    ]


def _when(moment: datetime | None, by: Any) -> str:
    if moment is None:
        return ""
    day = date_format(india_day(moment), "j M Y")
    return _("%(day)s, %(who)s") % {"day": day, "who": by} if by else day
