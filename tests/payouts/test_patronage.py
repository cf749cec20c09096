"""A year's surplus goes to the women who earned it: to the paisa, once, and only when two people say so."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.kernel.money import split
from marketplace.kernel.months import INDIA, Month
from payouts.models import Books, Leg, Patronage, PatronageShare, Transaction
from payouts.services.checks import check_ledger
from payouts.services.entries import confirm, enter, refuse
from payouts.services.patronage import shares_now
from payouts.services.posting import SQL
from payouts.services.reports.books import income_statement
from payouts.services.runs import Refused
from weavers.models import Weaver

from .books import JUNE, MAY, Desk, weaver
from .conftest import member

APRIL = datetime(2027, 4, 10, 12, tzinfo=INDIA)


def proposal(by: User, *, surplus: int, basis: str = "earnings", year: int = 2026) -> Patronage:
    return enter(
        entry=Patronage(year=year, surplus=surplus, basis=basis, resolution="General meeting, 4 April 2027"),
        by=by,
        now=APRIL,
    )


def close_through(desk: Desk, last: Month) -> None:
    """Close every month up to this one."""
    month = Month.of(Books.objects.get().closed_through).next
    while month <= last:
        desk.approve(month)
        month = month.next


def parts(patronage: Patronage) -> dict[str, tuple[int, int]]:
    return {
        code: (base, amount)
        for code, base, amount in patronage.shares.values_list("weaver__code", "base", "amount")
    }


@pytest.fixture
def year(desk: Desk) -> Desk:
    """2026–27 with three weavers, one of whom has left. The books keep ₹2,713.86 of the year."""
    first, second, third = weaver(1), weaver(2), weaver(3)
    desk.sold(MAY, {first: 1}, earning=1000_00)
    sale = desk.sold(MAY, {second: 2, first: 1}, earning=500_00, quantity=2)
    desk.approve(MAY)
    desk.sold(JUNE, {third: 1}, earning=333_33)
    desk.came_back(sale, JUNE)
    desk.approve(JUNE)
    Weaver.objects.filter(pk=third.pk).update(status=Weaver.Status.LEFT)
    return desk


def test_a_surplus_is_shared_in_proportion_to_what_each_earned_to_the_paisa(year: Desk) -> None:
    shared = proposal(year.finance, surplus=1000_01)
    assert parts(shared) == {
        "W0001": (1166_67, 636_37),
        "W0002": (333_33, 181_82),
        "W0003": (333_33, 181_82),
    }
    assert sum(amount for _base, amount in parts(shared).values()) == 1000_01


def test_hours_are_those_of_the_pieces_sold_by_each_makers_weight(year: Desk) -> None:
    Product.objects.update(hours=9)
    shared = proposal(year.finance, surplus=1000_00, basis="hours")
    assert parts(shared) == {
        "W0001": (15 * 60, 416_67),
        "W0002": (12 * 60, 333_33),
        "W0003": (9 * 60, 250_00),
    }


def test_equal_shares_leave_odd_paise_to_the_lower_codes(year: Desk) -> None:
    assert parts(proposal(year.finance, surplus=100_01, basis="equal")) == {
        "W0001": (1, 33_34),
        "W0002": (1, 33_34),
        "W0003": (1, 33_33),
    }


@given(surplus=st.integers(1, 200_000), bases=st.lists(st.integers(1, 900_00), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_shares_are_the_kernels_own_split(db: None, surplus: int, bases: list[int]) -> None:
    """The statement's second half, given weavers and what each earned, shares as ``kernel.money.split`` does."""
    rows = ", ".join(f"({n}, {base})" for n, base in enumerate(bases))
    names = ", ".join(f"({n}, 'W{n:04d}')" for n in range(len(bases)))
    tail = (
        (SQL / "patronage_shares.sql")
        .read_text()
        .partition("), counted AS (")[2]
        .replace("weavers_weaver", "names")
    )
    sql = f"WITH names(id, code) AS (VALUES {names}), based(weaver_id, base) AS (VALUES {rows}), counted AS ({tail}"
    with connection.cursor() as cursor:
        cursor.execute(sql, {"surplus": surplus, "basis": "earnings"})
        found = [amount for _weaver, _base, amount in sorted(cursor.fetchall())]
    assert found == split(surplus, bases)


def test_once_confirmed_it_is_posted_once_and_is_hers_in_the_next_run(year: Desk) -> None:
    shared = proposal(year.finance, surplus=1000_01)
    assert not Transaction.objects.filter(kind="patronage").exists()
    for _ in range(2):
        shared = confirm(entry=shared, by=year.approver, now=APRIL)
    posted = Transaction.objects.get(kind="patronage")
    assert (posted.source_key, posted.month, shared.transaction) == (
        "patronage/2026",
        date(2027, 4, 1),
        posted,
    )
    assert list(posted.legs.order_by("weaver__code").values_list("account", "weaver__code", "amount")) == [
        ("liabilities:weavers", "W0001", -636_37),
        ("liabilities:weavers", "W0002", -181_82),
        ("liabilities:weavers", "W0003", -181_82),
        ("expenses:patronage", None, 1000_01),
    ]
    close_through(year, Month(2027, 4))
    items = {code: year.item(Weaver.objects.get(code=code), Month(2027, 4)) for code in parts(shared)}
    assert {code: (item.adjusted, item.payable) for code, item in items.items()} == {
        "W0001": (636_37, 469_71),
        "W0002": (181_82, 0),
        "W0003": (181_82, 181_82),
    }
    assert list(check_ledger()) == []


def test_what_was_shared_lowers_no_surplus(year: Desk) -> None:
    confirm(entry=proposal(year.finance, surplus=1000_01), by=year.approver, now=APRIL)
    before = income_statement(date(2026, 4, 1), date(2027, 3, 31))
    after = income_statement(date(2027, 4, 1), date(2028, 3, 31))
    assert (before.shared, after.surplus, after.shared, after.kept) == (0, 0, 1000_01, -1000_01)


def test_figures_that_changed_since_the_proposal_are_not_confirmed(year: Desk) -> None:
    shared = proposal(year.finance, surplus=1000_01, basis="hours")
    assert shares_now(shared) == sorted(shared.shares.values_list("weaver_id", "base", "amount"))
    Product.objects.update(hours=9)
    year.sold(Month(2027, 3), {Weaver.objects.get(code="W0001"): 1}, earning=5_00)
    with pytest.raises(Refused, match="2027-03 is not closed yet"):
        confirm(entry=shared, by=year.approver, now=APRIL)
    close_through(year, Month(2027, 3))
    with pytest.raises(Refused, match="The figures have changed since this was proposed"):
        confirm(entry=shared, by=year.approver, now=APRIL)
    shared.refresh_from_db()
    assert (shared.confirmed_at, shared.transaction) == (None, None)
    assert not Leg.objects.filter(account="expenses:patronage").exists()
    refuse(entry=shared, by=year.approver, now=APRIL, reason="March was missing")
    assert parts(proposal(year.finance, surplus=1000_01, basis="hours"))["W0001"][0] == 24 * 60


def test_a_year_is_shared_out_once(year: Desk) -> None:
    proposal(year.finance, surplus=10_00)
    with pytest.raises(ValidationError, match="shared out already, or waits to be"):
        proposal(year.finance, surplus=10_00)
    with pytest.raises(IntegrityError, match="one_live_patronage_a_year"), transaction.atomic():
        Patronage.objects.create(year=2026, surplus=1, resolution="x", entered_at=APRIL)
    assert Patronage.objects.count() == 1


@pytest.mark.parametrize(
    ("year_of", "surplus", "why"),
    [
        (2027, 1_00, "2027–28 is not over yet"),
        (2026, 100_000_00, "The books show a surplus of ₹"),
        (2025, 1_00, "The books show a surplus of ₹0 for 2025–26"),
    ],
)
def test_no_more_is_shared_than_the_books_bear(year: Desk, year_of: int, surplus: int, why: str) -> None:
    with pytest.raises(Refused, match=why):
        proposal(year.finance, surplus=surplus, year=year_of)
    assert not Patronage.objects.exists()
    assert not PatronageShare.objects.exists()


def test_two_people_stand_behind_a_share_out(year: Desk) -> None:
    both = member("both", "finance", "approver")
    shared = proposal(both, surplus=10_00)
    with pytest.raises(Refused, match="Whoever entered it can't confirm"):
        confirm(entry=shared, by=both, now=APRIL)
    with pytest.raises(Refused, match="may not enter this"):
        proposal(year.approver, surplus=10_00, year=2025)
    with pytest.raises(Refused, match="may not confirm"):
        confirm(entry=shared, by=year.finance, now=APRIL)
    assert not Transaction.objects.filter(kind="patronage").exists()
