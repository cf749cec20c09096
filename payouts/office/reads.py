"""What the office's pages show of runs, each in a constant number of queries. Amounts in paise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, Sum
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.kernel.months import Month, india_day
from payouts.models import Item, Run
from payouts.services.reasons import reason_of
from weavers.models import Payee

PAGE_SIZE = 50
STATUS_TONES = {"payable": "good", "held": "warn", "carried": "", "nothing_due": ""}
STATE_TONES = {
    "draft": "warn",
    "approved": "accent",
    "exported": "accent",
    "settled": "good",
    "cancelled": "",
}


@dataclass(frozen=True)
class Row:
    """One weaver of a run, ready to show."""

    code: str
    name: str
    group: str
    status: str
    status_label: str
    tone: str
    method: str
    reason: str
    figures: dict[str, int]

    @property
    def other(self) -> int:
        """Charge-backs, adjustments and what the bank sent back, together."""
        return self.figures["charged_back"] + self.figures["adjusted"] + self.figures["returned"]


@dataclass(frozen=True)
class Total:
    """Several weavers' figures together."""

    label: str
    weavers: int
    paid: int
    earned: int
    recovered: int
    payable: int
    carried: int


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


def runs() -> list[Run]:
    """Every run, newest first, with ``weavers``, ``paid``, ``total`` (not yet known of a draft) and ``tone``."""
    found: list[Run] = list(
        Run.objects.select_related("prepared_by", "approved_by")
        .annotate(
            weavers=Count("items"),
            paid=Count("items", filter=Q(items__payable__gt=0)),
            total=Sum("items__payable"),
        )
        .order_by("-month", "-attempt")
    )
    for run in found:
        run.tone = STATE_TONES[run.state]  # type: ignore[attr-defined]
    return found


def rows_of(run: Run, items: Iterable[dict[str, Any]]) -> list[Row]:
    """A run's items as ``services.runs.figures`` gives them, ready to show."""
    statuses, methods = dict(Item.Status.choices), dict(Payee.Method.choices)
    return [
        Row(
            code=item["code"],
            name=item["display_name"],
            group=item["group_name"],
            status=item["status"],
            status_label=str(statuses[item["status"]]),
            tone=STATUS_TONES[item["status"]],
            method=str(methods.get(item["method"], _("none on file"))),
            reason=reason_of(item, minimum=run.minimum),
            figures={name: value for name, value in item.items() if isinstance(value, int)},
        )
        for item in items
    ]


def total(label: str, rows: Iterable[Row]) -> Total:
    """What these rows come to together."""
    each = list(rows)
    return Total(
        label=label,
        weavers=len(each),
        paid=sum(row.status == Item.Status.PAYABLE for row in each),
        **{
            name: sum(row.figures[name] for row in each)
            for name in ("earned", "recovered", "payable", "carried")
        },
    )


def totals_by(rows: list[Row], attribute: str) -> list[Total]:
    """One total for each value of an attribute of the rows, in alphabetical order."""
    labels = sorted({getattr(row, attribute) for row in rows})
    return [total(label, (row for row in rows if getattr(row, attribute) == label)) for label in labels]


def page_of(rows: list[Row], number: str | None) -> Page:
    """A page of rows, with the ``numbers`` that pagination shows."""
    paginator = Paginator(rows, PAGE_SIZE)
    page = paginator.get_page(number)
    page.numbers = list(paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return page


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
