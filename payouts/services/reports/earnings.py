"""What the women earned: month by month, woman by woman, by group and by craft. Charge-backs are taken off."""

import json
from datetime import datetime

from django.utils.translation import gettext as _

from marketplace.kernel.money import show_rupees

from .periods import Scope, read
from .shapes import Bars, Column, Fact, Lines, Report, Section, Table

PAGE_SIZE = 50
MOST_MONTHS = 12
"""A table has a column for each month up to so many."""


def earnings(scope: Scope, *, now: datetime, page: int | None = 1) -> Report:
    """How earnings lay in each month, and what each woman earned. ``page`` None takes every woman."""
    months = {row[0]: row[1:] for row in read("earnings_months", scope.parameters)}
    women = _women(scope, page) or _women(scope, 1)
    count = women[0][-1] if women else 0
    known = sorted(months)
    total = sum(row[1] for row in months.values())
    middle = [months[month][4] for month in known]
    return Report(
        title=_("Earnings per woman"),
        lede=_("What weavers earned by what was sold or sent, by the month that it's booked in."),
        facts=[
            Fact(_("Earned"), total, note=scope.label),
            Fact(_("Women who earned"), count, "count"),
            Fact(_("The middle woman, last month of it"), middle[-1] if middle else None),
        ],
        sections=[
            Section(
                _months_table(months),
                Lines(
                    title=_("A woman's month"),
                    summary=_lines_summary(known, months),
                    months=known,
                    series=[
                        (_("three in four earned less"), [months[month][5] for month in known]),
                        (_("the middle woman"), middle),
                        (_("one in four earned less"), [months[month][3] for month in known]),
                    ],
                ),
            ),
            Section(_women_table(scope, women)),
        ],
        pages=1 if page is None else -(-count // PAGE_SIZE) or 1,
    )


def _women(scope: Scope, page: int | None) -> list[tuple]:
    some = {"limit": None, "offset": 0}
    if page is not None:
        some = {"limit": PAGE_SIZE, "offset": (max(1, page) - 1) * PAGE_SIZE}
    return read("earnings_women", {**scope.parameters, **some})


def _lines_summary(known: list, months: dict) -> str:
    if not known:
        return _("Nothing was earned.")
    first, last = months[known[0]][4], months[known[-1]][4]
    return _("The middle woman earned %(first)s in the first month and %(last)s in the last.") % {
        "first": show_rupees(first or 0),
        "last": show_rupees(last or 0),
    }


def _months_table(months: dict) -> Table:
    columns = [
        Column(_("Month"), "month"),
        Column(_("Women"), "count"),
        Column(_("Together"), "paise"),
        Column(_("Least"), "paise"),
        Column(_("One in four below"), "paise"),
        Column(_("Middle"), "paise"),
        Column(_("Three in four below"), "paise"),
        Column(_("Most"), "paise"),
    ]
    total = [_("All months"), None, sum(row[1] for row in months.values()), None, None, None, None, None]
    rows = [(month, *figures) for month, figures in sorted(months.items())]
    return Table(_("Month by month"), columns, rows, total if len(rows) > 1 else None)


def _women_table(scope: Scope, women: list[tuple]) -> Table:
    each_month = scope.months if len(scope.months) <= MOST_MONTHS else []
    used = [month for month in each_month if any(str(month) in json.loads(row[4]) for row in women)]
    rows = []
    for code, name, group, amount, months, _count in women:
        earned = json.loads(months)
        rows.append([code, name, group, *(earned.get(str(month), 0) for month in used), amount])
    return Table(
        _("Woman by woman"),
        [
            Column(_("Code")),
            Column(_("Name")),
            Column(_("Group")),
            *(Column(f"{month.first_day:%b %Y}", "paise") for month in used),
            Column(_("Together"), "paise"),
        ],
        rows,
    )


def groups(scope: Scope, *, now: datetime, page: int | None = 1) -> Report:
    """What each group and each craft brought."""
    by_group = read("groups", scope.parameters)
    by_craft = read("crafts", scope.parameters)
    return Report(
        title=_("Groups and crafts"),
        lede=_("Where earnings come from: which group wove it, and which shelf of the shop it lay on."),
        facts=[
            Fact(_("Earned"), sum(row[3] for row in by_group), note=scope.label),
            Fact(_("Groups"), len(by_group), "count"),
            Fact(_("Pieces sold, less those that came back"), sum(row[1] for row in by_craft), "count"),
        ],
        sections=[
            Section(
                _groups_table(by_group),
                Bars(_("Earned by each group"), _most(by_group, 3), [(row[0], row[3]) for row in by_group]),
            ),
            Section(
                _crafts_table(by_craft),
                Bars(
                    _("Earned with each craft"),
                    _most(by_craft, 4),
                    [(row[0] or _("no shelf"), row[4]) for row in by_craft],
                ),
            ),
        ],
    )


def _groups_table(rows: list[tuple]) -> Table:
    return Table(
        _("By group"),
        [
            Column(_("Group")),
            Column(_("Women"), "count"),
            Column(_("Earned"), "paise"),
            Column(_("A woman's month, on average"), "paise"),
        ],
        [(name, women, earned, earned // months if months else 0) for name, women, months, earned in rows],
        [_("All groups"), sum(row[1] for row in rows), sum(row[3] for row in rows), None],
    )


def _crafts_table(rows: list[tuple]) -> Table:
    return Table(
        _("By craft"),
        [
            Column(_("Craft")),
            Column(_("Pieces"), "count"),
            Column(_("Buyers paid"), "paise"),
            Column(_("GST in it"), "paise"),
            Column(_("Makers earned"), "paise"),
            Column(_("Of the price without GST"), "percent"),
        ],
        [
            (name or _("no shelf"), pieces, paid, tax, earned, _percent(earned, paid - tax))
            for name, pieces, paid, tax, earned in rows
        ],
        [
            _("All crafts"),
            *(sum(row[place] for row in rows) for place in (1, 2, 3, 4)),
            _percent(sum(row[4] for row in rows), sum(row[2] - row[3] for row in rows)),
        ],
    )


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _most(rows: list[tuple], place: int) -> str:
    whole = sum(row[place] for row in rows)
    if not rows or whole <= 0:
        return _("Nothing was earned.")
    return _("%(name)s earned the most: %(amount)s, %(percent)s %% of all.") % {
        "name": rows[0][0] or _("no shelf"),
        "amount": show_rupees(rows[0][place]),
        "percent": _percent(rows[0][place], whole),
    }
