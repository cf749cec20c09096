"""Reports of the worked case, to the paisa: what they show is what the books, the runs and others' tools have."""

import csv
import json
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils.html import escape
from openpyxl import load_workbook

from catalog.models import Category
from marketplace.kernel.months import INDIA, Month
from payouts.models import DayWage, DollarRate, Leg
from payouts.services.entries import enter
from payouts.services.files import export_run
from payouts.services.reports import REPORTS
from payouts.services.reports.books import balance_sheet, income_statement
from payouts.services.reports.charts import draw
from payouts.services.reports.earnings import earnings, groups
from payouts.services.reports.figures import written
from payouts.services.reports.money import advances, at_most, rupee, speed
from payouts.services.reports.periods import Scope, period_named, year_label
from payouts.services.reports.shapes import Bars, Column, Histogram, Table
from payouts.services.reports.sheets import written as workbook_of
from payouts.services.reports.spread import spread
from payouts.services.reports.trail import Wanted, trail
from tests.catalog.loom import make_coordinator
from weavers.models import Group, Weaver
from weavers.standing import move_weaver

from .books import JULY, JUNE, MAY, Desk, after, at, weaver
from .test_ledger import exported, to_paise
from .test_worked_cases import DATA, load_all

YEAR = Scope(Month(2026, 4), Month(2027, 3))
NOW = datetime(2026, 11, 24, 12, tzinfo=INDIA)
AUGUST, OCTOBER = Month(2026, 8), Month(2026, 10)


def close_the_worked_case() -> dict[str, list[dict[str, Any]]]:
    """Load it, and close and approve it month by month; gives its expected items."""
    load_all("demo")
    expected: dict[str, list[dict[str, Any]]] = json.loads((DATA / "demo" / "expected.json").read_text())
    for month in expected:
        call_command("payouts", "close", month, "--by", "finance", stdout=StringIO())
        call_command("payouts", "approve", month, "--by", "approver", stdout=StringIO())
    return expected


@pytest.fixture
def demo(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    return close_the_worked_case()


def paise(cells: Iterable[Any]) -> int:
    return sum(int(cell) for cell in cells)


def test_what_each_woman_earned_is_what_her_items_have(demo: dict[str, list[dict[str, Any]]]) -> None:
    hers: dict[str, dict[str, int]] = defaultdict(dict)
    for month, items in demo.items():
        for item in items:
            if earned := item["earned"] + item["charged_back"]:
                hers[item["weaver"]][month] = earned
    months, women = (section.table for section in earnings(YEAR, now=NOW, page=None).sections)
    assert {row[0]: list(row[3:]) for row in women.rows} == {
        code: [*(each.get(month, 0) for month in sorted(demo)), sum(each.values())]
        for code, each in hers.items()
    }
    assert {f"{row[0]:%Y-%m}": (row[1], row[2], row[7]) for row in months.rows} == {
        month: (
            sum(month in each and each[month] > 0 for each in hers.values()),
            sum(each.get(month, 0) for each in hers.values()),
            max(each.get(month, 0) for each in hers.values()),
        )
        for month in demo
    }


def test_groups_crafts_and_the_split_of_each_rupee_come_to_the_same_earnings(demo: Any) -> None:
    total = sum(item["earned"] + item["charged_back"] for items in demo.values() for item in items)
    by_group, by_craft = (section.table for section in groups(YEAR, now=NOW).sections)
    split, months = (section.table for section in rupee(YEAR, now=NOW).sections)
    assert by_group.total is not None and by_craft.total is not None and split.total is not None
    assert (by_group.total[2], by_craft.total[4], split.rows[0][1]) == (total, total, total)
    assert by_craft.total[2] == split.total[1] == paise(row[1] for row in months.rows)
    assert paise(row[1] for row in split.rows) == split.total[1]


def test_one_group_and_one_craft_alone_add_up_to_all(demo: Any) -> None:
    def whole(**chosen: int) -> int:
        return earnings(Scope(YEAR.since, YEAR.until, **chosen), now=NOW).facts[0].value  # type: ignore[return-value]

    assert sum(whole(group=group.pk) for group in Group.objects.all()) == whole()
    assert sum(whole(craft=craft.pk) for craft in Category.objects.all()) == whole()
    first = Group.objects.earliest("pk")
    crafts = groups(Scope(YEAR.since, YEAR.until, group=first.pk), now=NOW).sections[1].table
    assert crafts.total is not None and crafts.total[4] == whole(group=first.pk)


def test_what_was_sold_before_she_moved_stays_with_the_group_that_it_was_sold_in(demo: Any) -> None:
    def each() -> dict[str, Any]:
        found: dict[str, Any] = {
            str(row[0]): row[1:3] for row in groups(YEAR, now=NOW).sections[0].table.rows
        }
        for group in Group.objects.all():
            alone = Scope(YEAR.since, YEAR.until, group=group.pk)
            found[f"{group} crafts"] = groups(alone, now=NOW).sections[1].table.total
        return found

    before = each()
    her = Weaver.objects.filter(sale_shares__isnull=False).order_by("code").distinct()[0]
    other = Group.objects.exclude(pk=her.group_id).earliest("pk")
    move_weaver(weaver=her, group=other, by=make_coordinator(her.group), now=NOW)
    assert each() == before and other.weavers.filter(pk=her.pk).exists()


def test_the_spread_holds_each_womans_month_against_the_lines_of_its_day(demo: Any) -> None:
    agreed = {"entered_at": NOW, "confirmed_at": NOW}
    DollarRate.objects.create(from_day="2026-04-01", paise=84_37, source="FBIL", **agreed)
    DollarRate.objects.create(from_day="2026-11-01", paise=1, source="later", **agreed)
    DollarRate.objects.create(from_day="2026-10-02", paise=2, source="not confirmed", entered_at=NOW)
    DayWage.objects.create(from_day="2026-04-01", amount=450_00, source="Notification", **agreed)
    report = spread(Scope(OCTOBER, OCTOBER), now=NOW)
    amounts = [item["earned"] + item["charged_back"] for item in demo["2026-10"]]
    earned = [amount for amount in amounts if amount > 0]
    facts = {str(fact.label): fact.value for fact in report.facts}
    assert facts["Below US$100"] == sum(amount < 8437_00 for amount in earned)
    assert facts["Below a full month at the minimum wage"] == sum(amount < 26 * 450_00 for amount in earned)
    assert facts["The middle woman"] == sorted(earned)[len(earned) // 2]
    chart = report.sections[0].chart
    assert isinstance(chart, Histogram)
    assert [mark.value for mark in chart.marks] == [8437_00, 26 * 450_00]
    for (low, high), count in zip(pairwise(chart.edges), chart.counts, strict=True):
        assert count == sum(low <= amount < high for amount in earned)


def test_lines_that_nobody_entered_are_not_drawn_and_that_is_said(demo: Any) -> None:
    report = spread(Scope(OCTOBER, OCTOBER), now=NOW)
    chart = report.sections[0].chart
    assert isinstance(chart, Histogram) and chart.marks == []
    assert len(report.missing) == 2


def test_advances_outstanding_are_the_books_and_the_oldest_is_given_back_first(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 300_00)
    desk.sold(MAY, {her: 1}, earning=500_00)
    desk.approve(MAY)
    desk.gave(her, JULY, 100_00)
    report = advances(Scope(MAY, JULY), now=at(JULY, 10))
    ages, women = (section.table for section in report.sections)
    assert women.rows == [("W0001", "Weaver 1", "Umden Eri Circle", 400_00, 250_00, date(2026, 5, 2), 69)]
    assert [row[1] for row in ages.rows] == [100_00, 150_00, 0, 0, 0]
    assert sum(Leg.objects.filter(account="assets:advances").values_list("amount", flat=True)) == 250_00
    assert advances(Scope(MAY, MAY), now=at(JULY, 10)).sections[1].table.rows[0][4] == 150_00


def test_days_from_sale_to_pay_go_to_the_first_payment_that_arrived(desk: Desk) -> None:
    first, second, third = weaver(1), weaver(2), weaver(3, "")
    for her in (first, second, third):
        desk.sold(MAY, {her: 1}, earning=500_00, day=15)
    run = desk.approve(MAY)
    desk.bank_says(run, first, "paid")
    desk.bank_says(run, second, "returned")
    june = desk.approve(JUNE)
    desk.bank_says(june, second, "paid")
    [row] = speed(Scope(MAY, MAY), now=NOW).sections[0].table.rows
    assert row == (MAY.first_day, 2, 1, (after(MAY).date() - date(2026, 5, 15)).days, 49, 49, "W0002")


def test_a_part_of_all_is_reached_at_the_least_figure() -> None:
    assert [at_most(Counter([1, 2, 3, 4]), part) for part in (0.25, 0.5, 0.9, 1)] == [1, 2, 4, 4]
    assert at_most(Counter(), 0.5) is None


def hledger(path: Path, *what: str) -> dict[str, int]:
    """Accounts and paise of one of hledger's statements, its totals left out."""
    done = subprocess.run(
        ["hledger", "-f", path, *what, "--flat", "-N", "-O", "csv", "--no-elide"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    rows = [row for row in csv.reader(StringIO(done.stdout)) if len(row) == 2 and ":" in row[0]]
    found: dict[str, int] = defaultdict(int)
    for account, amount in rows:
        parts = account.split(":")
        own = parts[1] in ("weavers", "advances", "savings", "yarn-out")
        found[":".join(parts[:2] if own else parts)] += (
            to_paise(amount.removeprefix("INR ")) if amount != "0" else 0
        )
    return {account: amount for account, amount in found.items() if amount}


def test_balance_sheet_and_income_statement_are_hledgers(demo: Any, tmp_path: Path) -> None:
    path = exported("hledger", tmp_path / "books.journal")
    for on in (date(2026, 8, 31), date(2026, 9, 17), date(2026, 10, 31)):
        sheet = balance_sheet(on)
        ours = {line.account: line.amount for line in [*sheet.assets, *sheet.liabilities]}
        assert ours == hledger(path, "bs", "-e", f"{date.fromordinal(on.toordinal() + 1)}"), on
        assert sheet.total_assets == sheet.total_liabilities + sheet.surplus
    for since, until in (
        (date(2026, 8, 1), date(2026, 8, 31)),
        (date(2026, 8, 20), date(2026, 10, 5)),
        (date(2026, 4, 1), date(2027, 3, 31)),
    ):
        found = income_statement(since, until)
        ours = {line.account: line.amount for line in [*found.income, *found.expenses]}
        ends = ["-b", f"{since}", "-e", f"{date.fromordinal(until.toordinal() + 1)}"]
        assert ours == hledger(path, "is", *ends), since
        assert found.surplus == found.total_income - found.total_expenses


def figures(report: Any) -> set[str]:
    return {
        written(cell, column.kind)
        for section in report.sections
        for row in [*section.table.rows, *([section.table.total] if section.table.total else [])]
        for column, cell in zip(section.table.columns, row, strict=True)
    }


def test_each_figure_of_a_chart_stands_in_the_table_beside_it(demo: Any) -> None:
    reports = [
        REPORTS[name].work_out(YEAR, now=NOW, page=None)
        for name in ("earnings", "spread", "groups", "rupee", "advances", "speed")
    ]
    for known, section in ((figures(each), section) for each in reports for section in each.sections):
        chart = section.chart
        if chart is None:
            continue
        assert f">{escape(chart.title)}</title>" in draw(chart, 1)
        if isinstance(chart, Bars):
            shown = {written(value, chart.kind) for _label, value in chart.rows}
        elif isinstance(chart, Histogram):
            shown = {str(count) for count in chart.counts}
        else:
            shown = {written(value, chart.kind) for _name, values in chart.series for value in values}
        assert shown <= known


def test_nothing_that_is_text_becomes_a_formula_in_a_sheet() -> None:
    columns = [Column("Name"), Column("Amount", "paise"), Column("Day", "day")]
    book = load_workbook(
        BytesIO(
            workbook_of(
                [Table("A [b]", columns, [["=1+1", 1234_50, date(2026, 5, 1)]], ["All", 1234_50, None])]
            )
        )
    )
    assert book.sheetnames == ["A b"]
    rows = list(book["A b"].iter_rows())
    assert (rows[1][0].value, rows[1][0].data_type) == ("=1+1", "s")
    assert (float(str(rows[1][1].value)), rows[1][2].value) == (1234.5, datetime(2026, 5, 1))


@pytest.mark.parametrize(
    ("name", "months"),
    [("2026", ("2026-04", "2027-03")), ("2026-10", ("2026-10", "2026-10")), ("2026-13", None), ("x", None)],
)
def test_a_period_is_a_month_or_a_financial_year(name: str, months: tuple[str, str] | None) -> None:
    found = period_named(name, now=NOW)
    assert (found and tuple(map(str, found))) == months
    assert year_label(2026) == "2026–27"


def test_the_trail_says_who_did_what_and_when(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(MAY, {her: 1}, earning=500_00)
    run = desk.approve(MAY)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(MAY))
    enter(
        entry=DollarRate(from_day=date(2026, 6, 1), paise=84_37, source="FBIL"),
        by=desk.finance,
        now=after(MAY),
    )
    deeds, count = trail(Wanted())
    said = {(deed.who, deed.area, deed.deed, deed.about) for deed in deeds}
    assert count == len(deeds)
    assert said >= {
        ("finance", "run", "prepared", "2026-05"),
        ("approver", "run", "approved", "2026-05"),
        ("finance", "file", "written", "2026-05 bank-csv"),
        ("finance", "reading", "read", "legal name, payee details"),
        ("finance", "entry", "entered", f"dollar rate {DollarRate.objects.get().pk}, 2026-06-01"),
    }
    [file] = trail(Wanted(area="file"))[0]
    assert file.detail == f"SHA-256 {run.files.get().sha256}"
    assert {deed.who for deed in trail(Wanted(who=desk.approver.pk))[0]} == {"approver"}
    day = after(MAY).date()
    assert trail(Wanted(area="run", since=day, until=day))[1] == 3
    assert trail(Wanted(area="run", until=date(2026, 6, 1)))[1] == 0
