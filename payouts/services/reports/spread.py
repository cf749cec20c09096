"""How many women earn how much, against the lines that matter: a hundred dollars a month, and the legal minimum wage."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import india_day
from payouts.models import DayWage, DollarRate

from .periods import Scope, months_in_books, read
from .shapes import Column, Fact, Histogram, Mark, Report, Section, Table

DOLLARS = 100
"""A month."""
DAYS = 26
"""Working days of a full month: every day but one a week."""
MOST_BINS = 12


def spread(scope: Scope, *, now: datetime, page: int | None = 1) -> Report:
    """An average month of each woman who earned anything, and what her work came to by the day.

    ``page`` None lists each woman too.
    """
    day = min(scope.until.last_day, india_day(now))
    months = len(set(scope.months) & set(months_in_books())) or 1
    wages, rate = _wages(day), DollarRate.of(day)
    women = [
        (code, name, group, amount // months, wages.get(district, wages.get("")))
        for code, name, group, district, amount in read("spread", scope.parameters)
    ]
    worked = [
        (code, earned * wage.hours * 60 // minutes, wage)
        for code, district, earned, minutes in read("hours", scope.parameters)
        if (wage := wages.get(district, wages.get(""))) is not None
    ]
    line = rate.paise * DOLLARS if rate else None
    return Report(
        title=_("Spread of earnings"),
        lede=_lede(scope, months),
        facts=_facts(women, worked, line),
        sections=[
            _section(_month_chart(women, wages, line)),
            *([_section(_day_chart(worked))] if worked else []),
            Section(_lines_table(day, wages, rate)),
            *([Section(_women_table(women))] if page is None else []),
        ],
        missing=_missing(rate is not None, wages),
    )


def _lede(scope: Scope, months: int) -> str:
    if months == 1:
        return _("What %(month)s brought each woman who earned anything in it.") % {"month": scope.label}
    return _("What an average month of %(period)s brought each woman who earned anything in it.") % {
        "period": scope.label
    }


def _wages(day: date) -> dict[str, DayWage]:
    """The wage in force on a day by district; ``""`` is everywhere else."""
    known = DayWage.objects.confirmed().filter(from_day__lte=day).order_by("from_day", "id")
    return {wage.district: wage for wage in known}


def _facts(women: Sequence[tuple], worked: Sequence[tuple], line: int | None) -> list[Fact]:
    amounts = sorted(row[3] for row in women)
    full = [row for row in women if row[4] is not None]
    facts = [Fact(_("The middle woman"), amounts[len(amounts) // 2] if amounts else None)]
    if line is not None:
        below = sum(amount < line for amount in amounts)
        facts.append(
            Fact(_("Below US$%(dollars)d") % {"dollars": DOLLARS}, below, "count", _of(below, len(amounts)))
        )
    if full:
        below = sum(row[3] < row[4].amount * DAYS for row in full)
        facts.append(Fact(_("Below a full month at the minimum wage"), below, "count", _of(below, len(full))))
    if worked:
        below = sum(row[1] < row[2].amount for row in worked)
        facts.append(Fact(_("Below the minimum wage for the hours"), below, "count", _of(below, len(worked))))
    return facts


def _of(part: int, whole: int) -> str:
    return ngettext("of %(count)d woman", "of %(count)d women", whole) % {"count": whole} if whole else ""


def _month_chart(women: Sequence[tuple], wages: dict[str, DayWage], line: int | None) -> Histogram:
    amounts = [row[3] for row in women]
    marks = [Mark(_("US$%(dollars)d") % {"dollars": DOLLARS}, line)] if line is not None else []
    marks += _wage_marks(wages, DAYS)
    return _histogram(_("A month's earnings"), amounts, marks)


def _day_chart(worked: Sequence[tuple]) -> Histogram:
    marks = _wage_marks({str(wage.pk): wage for _code, _amount, wage in worked}, 1)
    return _histogram(_("Eight hours of work"), [row[1] for row in worked], marks)


def _wage_marks(wages: dict[str, DayWage], days: int) -> list[Mark]:
    """The lowest and the highest, once where they're one."""
    each = sorted({wage.amount * days for wage in wages.values()})
    if len(each) < 2:
        return [Mark(_("minimum wage"), amount) for amount in each]
    return [Mark(_("lowest minimum wage"), each[0]), Mark(_("highest minimum wage"), each[-1])]


def _histogram(title: str, amounts: list[int], marks: list[Mark]) -> Histogram:
    top = max([*amounts, *(mark.value for mark in marks), 1])
    width = bin_width(top)
    edges = [width * n for n in range(top // width + 2)]
    counts = [0] * (len(edges) - 1)
    for amount in amounts:
        counts[bisect_right(edges, amount) - 1] += 1
    return Histogram(
        title=title,
        summary=_summary(edges, counts),
        edges=edges,
        counts=counts,
        unit=_("women"),
        marks=marks,
    )


def bin_width(top: int) -> int:
    """A round number of rupees, in paise, so that no more than MOST_BINS reach ``top``."""
    width = 100
    while True:
        for step in (1, 2, 5):
            if top < width * step * MOST_BINS:
                return width * step
        width *= 10


def _summary(edges: Sequence[int], counts: Sequence[int]) -> str:
    if not sum(counts):
        return _("Nothing was earned.")
    most = max(range(len(counts)), key=lambda n: counts[n])
    return ngettext(
        "Most lie between %(low)s and %(high)s: %(count)d woman of %(all)d.",
        "Most lie between %(low)s and %(high)s: %(count)d women of %(all)d.",
        counts[most],
    ) % {
        "low": show_rupees(edges[most]),
        "high": show_rupees(edges[most + 1]),
        "count": counts[most],
        "all": sum(counts),
    }


def _section(chart: Histogram) -> Section:
    rows = [
        (between(low, high), count)
        for (low, high), count in zip(pairwise(chart.edges), chart.counts, strict=True)
    ]
    columns = [Column(_("From, to below")), Column(_("Women"), "count")]
    return Section(Table(chart.title, columns, rows, [_("All"), sum(chart.counts)]), chart)


def between(low: int, high: int) -> str:
    """``₹5,000 to ₹10,000``."""
    return _("%(low)s to %(high)s") % {"low": show_rupees(low), "high": show_rupees(high)}


def _women_table(women: Sequence[tuple]) -> Table:
    columns = [
        Column(_("Code")),
        Column(_("Name")),
        Column(_("Group")),
        Column(_("An average month"), "paise"),
    ]
    return Table(_("Woman by woman"), columns, [row[:4] for row in women])


def _lines_table(day: date, wages: dict[str, DayWage], rate: DollarRate | None) -> Table:
    rows: list[Any] = []
    if rate:
        dollar = _("%(amount)s a dollar since %(day)s") % {
            "amount": show_rupees(rate.paise),
            "day": date_format(rate.from_day, "j M Y"),
        }
        rows.append(
            (_("US$%(dollars)d a month") % {"dollars": DOLLARS}, rate.paise * DOLLARS, dollar, rate.source)
        )
    for wage in wages.values():
        where = wage.district or _("everywhere else")
        daily = _("%(amount)s a day since %(day)s, %(days)d days") % {
            "amount": show_rupees(wage.amount), "day": date_format(wage.from_day, "j M Y"), "days": DAYS,
        }  # fmt: skip
        rows.append((_("Minimum wage, %(where)s") % {"where": where}, wage.amount * DAYS, daily, wage.source))
    columns = [
        Column(_("Line")),
        Column(_("A month"), "paise"),
        Column(_("Worked out from")),
        Column(_("Source")),
    ]
    return Table(_("The lines"), columns, rows)


def _missing(rate: bool, wages: dict[str, DayWage]) -> list[str]:
    found = []
    if not rate:
        found.append(_("Nobody has said yet what a dollar is worth, so the line of US$100 isn't drawn."))
    if not wages:
        found.append(_("No minimum wage is entered for these months, so its line isn't drawn."))
    return found
