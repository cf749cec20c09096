"""What accountants file from agrees with the books, and a deposit is posted once two people agree."""

from datetime import date
from decimal import Decimal

import pytest

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from payouts.models import Leg, TdsChallan, Transaction
from payouts.services.challans import left_to_deposit
from payouts.services.checks import broken, check_ledger
from payouts.services.entries import confirm, enter
from payouts.services.runs import Refused
from payouts.services.tax_registers import Quarter, deposits, gst_month, read_pans, tax_rows, untaxed
from weavers.models import AccessLog

from .books import Desk, after, piece, weaver
from .taxes import exempt, rule, taxed

APRIL, MAY, JUNE, JULY = (Month(2026, number) for number in range(4, 8))


@pytest.fixture
def quarter(desk: Desk) -> Desk:
    """Two sellers from April to June: one with a certificate from June, one without PAN; and one of no role."""
    first, second, third = weaver(1), weaver(2), weaver(3)
    taxed(first, APRIL)
    taxed(second, APRIL, pan=None)
    rule(APRIL, yearly_threshold=1000_00, on_whole=True, threshold_needs_pan=True)
    exempt(first, date(2026, 6, 1), date(2027, 3, 31), rate="0.5")
    for month, amount in ((APRIL, 800_00), (MAY, 400_00), (JUNE, 1000_00)):
        desk.sold(month, {first: 1}, earning=amount)
        desk.sold(month, {third: 1}, earning=amount)
        if month == MAY:
            desk.sold(month, {second: 1}, earning=100_00)
        desk.approve(month)
    return desk


def challan(amount: int, serial: str = "00417", **facts: object) -> TdsChallan:
    values = {"role": "seller", "month": MAY.first_day, "bsr_code": "0510308", "paid_on": date(2026, 6, 5)}
    return TdsChallan(amount=amount, serial=serial, **(values | facts))


def deposit(desk: Desk, entry: TdsChallan) -> TdsChallan:
    return confirm(
        entry=enter(entry=entry, by=desk.finance, now=after(JUNE)), by=desk.approver, now=after(JUNE)
    )


def test_the_register_says_base_rate_reason_and_tax_of_each_month(quarter: Desk) -> None:
    rows = tax_rows(APRIL, JUNE)
    assert [
        (row.code, f"{row.month:%m}", row.base, row.taxable, row.applied, row.reason, row.due, row.taken)
        for row in rows
    ] == [
        ("W0001", "04", 800_00, 0, Decimal(1), "Y", 0, 0),
        ("W0001", "05", 400_00, 1200_00, Decimal(1), "", 12_00, 12_00),
        ("W0002", "05", 100_00, 100_00, Decimal(5), "C", 5_00, 5_00),
        ("W0001", "06", 1000_00, 1000_00, Decimal("0.5"), "A", 5_00, 5_00),
    ]
    tds = -sum(Leg.objects.filter(account="liabilities:tds").values_list("amount", flat=True))
    assert sum(row.taken for row in rows) == tds == 22_00


def test_the_register_leaves_out_what_is_not_closed(quarter: Desk) -> None:
    third_quarter = Quarter.parse("2026-Q3").months
    assert tax_rows(third_quarter[0], third_quarter[-1]) == []
    quarter.sold(JULY, {weaver(4): 1}, earning=100_00)
    assert len(tax_rows(JUNE, JULY)) == 1


@pytest.mark.parametrize(
    ("month", "text", "months"),
    [
        (Month(2026, 4), "2026-Q1", ["2026-04", "2026-05", "2026-06"]),
        (Month(2026, 12), "2026-Q3", ["2026-10", "2026-11", "2026-12"]),
        (Month(2027, 3), "2026-Q4", ["2027-01", "2027-02", "2027-03"]),
    ],
)
def test_quarters_begin_in_april(month: Month, text: str, months: list[str]) -> None:
    found = Quarter.of(month)
    assert (str(found), Quarter.parse(text), [str(each) for each in found.months]) == (text, found, months)


def test_a_deposit_is_posted_once_confirmed_and_lowers_what_is_left(quarter: Desk) -> None:
    assert left_to_deposit("seller", MAY.first_day) == 17_00
    entry = deposit(quarter, challan(10_00))
    assert confirm(entry=entry, by=quarter.approver, now=after(JUNE)).transaction == entry.transaction
    assert entry.transaction is not None
    assert (entry.transaction.kind, entry.transaction.source_key) == ("tds_paid", f"challan/{entry.pk}")
    assert list(entry.transaction.legs.values_list("account", "amount")) == [
        ("liabilities:tds", 10_00),
        ("assets:bank", -10_00),
    ]
    may = deposits(tax_rows(APRIL, JUNE))[0]
    assert (may.weavers, may.taken, may.deposited, may.left) == (2, 17_00, 10_00, 7_00)
    assert [each.reference for each in may.challans] == ["0510308-20260605-00417"]
    assert list(check_ledger()) == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"amount": 18_00}, "Only ₹17 are left"),
        ({"amount": 1_00, "month": APRIL.first_day}, "Only ₹0 are left"),
        ({"amount": 1_00, "role": "job_worker"}, "Only ₹0 are left"),
        ({"amount": 1_00, "paid_on": date(2026, 8, 1)}, "lies in the future"),
    ],
)
def test_a_deposit_that_cannot_be_is_refused(quarter: Desk, facts: dict, said: str) -> None:
    with pytest.raises(Refused, match=said):
        enter(entry=challan(**facts), by=quarter.finance, now=after(JUNE))
    assert not TdsChallan.objects.exists()


def test_two_deposits_of_one_month_together_stay_within_what_was_taken(quarter: Desk) -> None:
    entries = [
        enter(entry=challan(10_00, serial), by=quarter.finance, now=after(JUNE))
        for serial in ("00001", "00002")
    ]
    confirm(entry=entries[0], by=quarter.approver, now=after(JUNE))
    with pytest.raises(Refused, match="Only ₹7 are left"):
        confirm(entry=entries[1], by=quarter.approver, now=after(JUNE))
    entries[1].refresh_from_db()
    assert entries[1].confirmed_at is None
    assert Transaction.objects.filter(kind="tds_paid").count() == 1


def test_the_check_finds_a_challan_that_is_not_posted(quarter: Desk) -> None:
    entry = enter(entry=challan(10_00), by=quarter.finance, now=after(JUNE))
    assert broken("tax") == []
    TdsChallan.objects.filter(pk=entry.pk).update(confirmed_at=after(JUNE))
    assert [(found.what, found.detail) for found in broken("tax")] == [
        (f"challan/{entry.pk}", "is not posted with its amount")
    ]


def test_each_reading_of_a_pan_is_kept(quarter: Desk, finance: User) -> None:
    rows = tax_rows(APRIL, JUNE)
    read = read_pans(rows, by=finance, why="register 2026-Q1", now=after(JUNE))
    assert sorted(read.values()) == [("Legal Name 1", "ABCPD1234E"), ("Legal Name 2", "")]
    assert list(AccessLog.objects.order_by("weaver__code").values_list("user", "weaver__code", "why")) == [
        (finance.pk, "W0001", "register 2026-Q1"),
        (finance.pk, "W0002", "register 2026-Q1"),
    ]


def test_weavers_that_no_profile_says_anything_of_are_named(quarter: Desk) -> None:
    assert untaxed(JUNE) == [("W0003", "Weaver 3")]
    assert untaxed(Month(2026, 3)) == []  # no rule is in force


def test_gst_by_code_and_rate_less_refunds_is_what_the_books_have(desk: Desk) -> None:
    her = weaver(1)
    sale = desk.sold(MAY, {her: 1}, earning=525_00, quantity=3)  # 3,150 with GST of 150
    desk.sold(JUNE, {her: 1}, earning=210_00)
    desk.came_back(sale, JUNE, quantity=1, borne_by="cooperative")
    may, june = gst_month(MAY), gst_month(JUNE)
    assert [(s.hsn, s.rate, s.pieces, s.back, s.value, s.tax) for s in may.supplies] == [
        ("", Decimal(5), 3, 0, 3000_00, 150_00)
    ]
    assert [(s.pieces, s.back, s.value, s.tax) for s in june.supplies] == [(1, 1, -600_00, -30_00)]
    assert (may.booked, may.unexplained, june.booked, june.unexplained) == (150_00, 0, -30_00, 0)
    assert piece().hsn == ""
