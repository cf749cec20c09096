"""Where each rupee went, what is still out as advances, and how long women wait for their money."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import india_day

from .periods import Scope, read
from .shapes import Bars, Column, Columns, Fact, Lines, Report, Section, Table

AGES = [
    gettext_lazy("30 days or less"),
    gettext_lazy("31 to 90 days"),
    gettext_lazy("91 to 180 days"),
    gettext_lazy("181 to 365 days"),
    gettext_lazy("more than a year"),
]


def rupee(scope: Scope, *, now: datetime, page: int | None = 1) -> Report:
    """How each rupee that buyers paid was split. The cooperative's part is what Stripe's fees left of it."""
    rows = [
        (month, weavers, cooperative - stripe, gst, stripe, shipping)
        for month, weavers, gst, stripe, shipping, cooperative in read("rupee", scope.parameters)
    ]
    names = [_("Weavers"), _("Cooperative"), _("GST"), _("Stripe's fees"), _("Shipping")]
    sums = [sum(row[place] for row in rows) for place in range(1, 6)]
    whole = sum(sums)
    return Report(
        title=_("Each rupee of sales"),
        lede=_("Where what buyers paid went, once it was sent or sold; what came back is taken off."),
        facts=[
            Fact(_("Buyers paid"), whole, note=scope.label),
            Fact(_("Weavers earned"), sums[0]),
            Fact(_("Of a rupee, weavers have"), _paise_of(sums[0], whole), "percent", _("paise")),
        ],
        sections=[
            Section(
                Table(
                    _("Of each rupee"),
                    [
                        Column(_("Who")),
                        Column(_("Amount"), "paise"),
                        Column(_("Paise"), "percent"),
                    ],
                    [(name, part, _paise_of(part, whole)) for name, part in zip(names, sums, strict=True)],
                    [_("Buyers paid"), whole, 100.0 if whole else None],
                ),
                Bars(
                    title=_("Of each rupee"),
                    summary=_("Weavers have %(paise)s paise of each rupee that buyers paid.")
                    % {"paise": _paise_of(sums[0], whole) or 0},
                    rows=list(zip(names, sums, strict=True)),
                    notes=[_paise_note(part, whole) for part in sums],
                ),
            ),
            Section(_rupee_months(names, rows, sums), _rupee_columns(names, rows)),
        ],
    )


def _rupee_columns(names: list[str], rows: Sequence[Sequence[Any]]) -> Columns:
    return Columns(
        title=_("Month by month"),
        summary=_("What buyers paid in each month, from weavers at the foot to shipping at the top."),
        months=[row[0] for row in rows],
        series=[(name, [row[place] for row in rows]) for place, name in enumerate(names, 1)],
    )


def _rupee_months(names: list[str], rows: Sequence[Sequence[Any]], sums: Sequence[int]) -> Table:
    whole = sum(sums)
    return Table(
        _("Month by month"),
        [
            Column(_("Month"), "month"),
            Column(_("Buyers paid"), "paise"),
            *(Column(name, "paise") for name in names),
            Column(_("Of a rupee, weavers"), "percent"),
        ],
        [(row[0], sum(row[1:]), *row[1:], _paise_of(row[1], sum(row[1:]))) for row in rows],
        [_("All months"), whole, *sums, _paise_of(sums[0], whole)],
    )


def _paise_of(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _paise_note(part: int, whole: int) -> str:
    share = _paise_of(part, whole)
    return "" if share is None else _("%(share)s paise") % {"share": share}


def advances(scope: Scope, *, now: datetime, page: int | None = 1) -> Report:
    """What is out as advances on the last day of the period, or today, by how long it's out."""
    on = min(scope.until.last_day, india_day(now))
    rows = read("advances", {"on": on, "group": scope.group})
    ages = [sum(row[place] for row in rows) for place in range(6, 11)]
    labels = [str(age) for age in AGES]
    oldest = min((row[5] for row in rows), default=None)
    return Report(
        title=_("Advances outstanding"),
        lede=_(
            "What was given ahead and not earned back by %(day)s. What was given first counts as given back first."
        )
        % {"day": date_format(on, "j F Y")},
        facts=[
            Fact(_("Outstanding"), sum(row[4] for row in rows)),
            Fact(_("Weavers"), len(rows), "count"),
            Fact(_("The oldest is of"), oldest, "day"),
        ],
        sections=[
            Section(
                Table(
                    _("By age"),
                    [Column(_("Out for")), Column(_("Outstanding"), "paise")],
                    list(zip(labels, ages, strict=True)),
                    [_("All"), sum(ages)],
                ),
                Bars(
                    title=_("By age"),
                    summary=_("%(old)s of %(all)s is out for more than half a year.")
                    % {"old": show_rupees(sum(ages[3:])), "all": show_rupees(sum(ages))},
                    rows=list(zip(labels, ages, strict=True)),
                ),
            ),
            Section(
                Table(
                    _("Weaver by weaver, the oldest first"),
                    [
                        Column(_("Code")),
                        Column(_("Name")),
                        Column(_("Group")),
                        Column(_("Given"), "paise"),
                        Column(_("Outstanding"), "paise"),
                        Column(_("Oldest of"), "day"),
                        Column(_("Days"), "count"),
                    ],
                    [(*row[:6], (on - row[5]).days) for row in rows],
                    [_("All"), None, None, sum(row[3] for row in rows), sum(ages), None, None],
                )
            ),
        ],
    )


def speed(scope: Scope, *, now: datetime, page: int | None = 1) -> Report:
    """Days from each sale to the day that the bank paid its maker, by the month that the sale is booked in."""
    found: dict[date, list[tuple[Any, ...]]] = defaultdict(list)
    for month, *rest in read("speed", scope.parameters):
        found[month].append(tuple(rest))
    rows = [(month, *_of_month(each)) for month, each in sorted(found.items())]
    together = _of_month([row for each in found.values() for row in each])
    return Report(
        title=_("Days from sale to pay"),
        lede=_(
            "How long a maker waited, from the day her piece was sold or sent to the day the bank had paid her."
        ),
        facts=[
            Fact(_("Half are paid within"), together[2], "count", _("days")),
            Fact(_("Nine in ten within"), together[3], "count", _("days")),
            Fact(
                _("The slowest"),
                together[4],
                "count",
                _("days, %(code)s") % {"code": together[5]} if together[5] else "",
            ),
            Fact(_("Not paid yet"), together[1], "count", _("shares of sales")),
        ],
        sections=[
            Section(
                Table(
                    _("By month of sale"),
                    [
                        Column(_("Month"), "month"),
                        Column(_("Paid"), "count"),
                        Column(_("Not paid yet"), "count"),
                        Column(_("Half within, days"), "count"),
                        Column(_("Nine in ten within"), "count"),
                        Column(_("Slowest"), "count"),
                        Column(_("Hers")),
                    ],
                    rows,
                    [_("All months"), *together],
                    note=_("Counted are makers' shares of sales: a piece of two makers counts twice."),
                ),
                Lines(
                    title=_("Days, by month of sale"),
                    summary=_speed_summary(together),
                    months=[row[0] for row in rows],
                    series=[
                        (_("nine in ten"), [row[4] for row in rows]),
                        (_("half"), [row[3] for row in rows]),
                    ],
                    kind="count",
                ),
            )
        ],
    )


def _of_month(rows: Iterable[tuple[Any, ...]]) -> tuple[int, int, int | None, int | None, int | None, str]:
    """Paid, not yet, days of the half, of nine in ten, of the slowest, and her code."""
    counted: Counter[int] = Counter()
    unpaid, slowest, code = 0, None, ""
    for days, shares, whose in rows:
        if days is None:
            unpaid += shares
        else:
            counted[days] += shares
            if slowest is None or days > slowest:
                slowest, code = days, whose
    return sum(counted.values()), unpaid, at_most(counted, 0.5), at_most(counted, 0.9), slowest, code


def at_most(counted: Counter[int], part: float) -> int | None:
    """The least figure that this part of all reach or stay below; None where there is none."""
    whole, so_far = sum(counted.values()), 0
    for figure in sorted(counted):
        so_far += counted[figure]
        if so_far >= part * whole:
            return figure
    return None


def _speed_summary(together: Sequence[Any]) -> str:
    if not together[0]:
        return _("Nobody has been paid for these months yet.")
    return ngettext(
        "Half of all were paid within %(days)d day.",
        "Half of all were paid within %(days)d days.",
        together[2],
    ) % {"days": together[2]}
