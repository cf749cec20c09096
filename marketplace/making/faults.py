"""What went wrong, over time: by month, by what it was, by kind of piece and by group."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Count, F, Func, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.kinds import DASH
from catalog.models import Maker
from marketplace.forks.order.models import LineMaker
from marketplace.kernel.months import midnight
from payouts.services.reports.shapes import Bars, Column, Fact, Lines, Report, Section, Table

from .models import Check, CheckFault, Fault

Grade = Check.Grade
KIND = Func(F("product__title"), Value(DASH), Value(1), function="split_part", output_field=CharField())
_LINE = LineMaker.objects.filter(line=OuterRef("line")).order_by("weaver__code").values("weaver__group__name")
_PIECE = (
    Maker.objects.filter(product=OuterRef("product")).order_by("weaver__code").values("weaver__group__name")
)
GROUP = Coalesce(Subquery(_LINE[:1]), Subquery(_PIECE[:1]), Value(""))
"""Of the first maker by code."""
SUMS = {
    "checked": Sum("pieces"),
    "b": Coalesce(Sum("pieces", filter=Q(grade=Grade.B)), 0),
    "rework": Coalesce(Sum("pieces", filter=Q(grade=Grade.REWORK)), 0),
}


def faults_report(
    checks: QuerySet[Check], *, since: date, until: date, kind: str = "", group: str = ""
) -> Report:
    """From day to day, both included, of some checks; of one kind of piece and one group where they're named. Five queries."""
    found = checks.filter(at__gte=midnight(since), at__lt=midnight(until) + timedelta(days=1))
    found = found.annotate(kind=KIND, group=GROUP).order_by()
    if kind:
        found = found.filter(kind=kind)
    if group:
        found = found.filter(group=group)
    months: list[Any] = list(
        found.annotate(month=TruncMonth("at")).values("month").annotate(**SUMS).order_by("month")
    )
    total = {name: sum(row[name] for row in months) for name in SUMS}
    return Report(
        title=_("What went wrong"),
        lede=_("Of the pieces that were looked at, those with a flaw (B) and those that had to be reworked."),
        facts=[
            Fact(_("Pieces looked at"), total["checked"], "count"),
            Fact(_("With a flaw, percent"), _percent(total["b"], total["checked"]), "percent"),
            Fact(_("To be reworked, percent"), _percent(total["rework"], total["checked"]), "percent"),
        ],
        sections=[
            _by_month(months),
            _by_fault(found),
            _by(found, "kind", _("By kind of piece"), _("Kind")),
            _by(found, "group", _("By group"), _("Group")),
        ],
    )


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _columns(first: str, kind: Any = "text") -> list[Column]:
    return [
        Column(first, kind),
        Column(_("looked at"), "count"),
        Column(_("B"), "count"),
        Column(_("rework"), "count"),
        Column(_("not A, %"), "percent"),
    ]


def _cells(name: Any, row: dict[str, Any]) -> list[Any]:
    share = _percent(row["b"] + row["rework"], row["checked"])
    return [name, row["checked"], row["b"], row["rework"], share]


def _by_month(rows: list[dict[str, Any]]) -> Section:
    days = [row["month"].date() for row in rows]
    table = Table(
        _("By month"),
        _columns(_("Month"), "month"),
        [_cells(day, row) for day, row in zip(days, rows, strict=True)],
    )
    if len(rows) < 2:
        return Section(table)
    share = {name: [round(100 * row[name] / row["checked"]) for row in rows] for name in ("b", "rework")}
    first, last = (row["b"] + row["rework"] for row in (rows[0], rows[-1]))
    chart = Lines(
        title=_("By month"),
        summary=_("Percent of the pieces that weren't A: %(first)s in the first month, %(last)s in the last.")
        % {"first": _percent(first, rows[0]["checked"]), "last": _percent(last, rows[-1]["checked"])},
        months=days,
        series=[(_("with a flaw (B), %"), share["b"]), (_("to be reworked, %"), share["rework"])],
        kind="count",
    )
    return Section(table, chart)


def _by_fault(found: QuerySet[Check]) -> Section:
    labels = dict(Fault.choices)
    counts = CheckFault.objects.filter(check_made__in=found.values("pk")).order_by().values("fault")
    rows = [
        (str(labels[row["fault"]]).capitalize(), row["n"])
        for row in counts.annotate(n=Count("pk")).order_by("-n", "fault")
    ]
    table = Table(_("By what was wrong"), [Column(_("What")), Column(_("times"), "count")], rows)
    if not rows:
        return Section(table)
    summary = ngettext(
        "Most often: %(what)s, %(n)d time.", "Most often: %(what)s, %(n)d times.", rows[0][1]
    ) % {"what": rows[0][0], "n": rows[0][1]}
    return Section(table, Bars(_("By what was wrong"), summary, rows, kind="count"))


def _by(found: QuerySet[Check], name: str, title: str, head: str) -> Section:
    rows = list(found.values(name).annotate(**SUMS).order_by(name))
    cells = sorted((_cells(row[name] or "–", row) for row in rows), key=lambda row: -(row[4] or 0))
    table = Table(title, _columns(head), cells)
    drawn = [(str(row[0]), round(row[4] or 0)) for row in cells]
    if not any(value for _name, value in drawn):
        return Section(table)
    summary = _("Percent of its pieces that weren't A; the most where it says %(what)s.") % {
        "what": drawn[0][0]
    }
    notes = [_("%(n)d looked at") % {"n": row[1]} for row in cells]
    return Section(table, Bars(title, summary, drawn, kind="count", notes=notes))


def kinds_and_groups(checks: QuerySet[Check]) -> tuple[list[str], list[str]]:
    """What a report can be narrowed to. Two queries."""
    found = checks.annotate(kind=KIND, group=GROUP).order_by()
    return _names(found.values_list("kind", flat=True)), _names(found.values_list("group", flat=True))


def _names(found: Iterable[Any]) -> list[str]:
    return sorted({name for name in found.distinct() if name})  # type: ignore[attr-defined]
