"""What the database itself refuses, asked in plain SQL. Each refusal leaves everything as it was."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from payouts.models import Payment, Run
from payouts.services.files import export_run

from .books import JULY, JUNE, MAY, Desk, after, weaver

TABLES = [
    "payouts_advance", "payouts_books", "payouts_item", "payouts_leg", "payouts_payment", "payouts_refund",
    "payouts_refundshare", "payouts_run", "payouts_runfile", "payouts_sale", "payouts_saleshare", "payouts_transaction",
]  # fmt: skip
ONLY_ADDED = [name for name in TABLES if name not in ("payouts_books", "payouts_payment", "payouts_run")]
NEW = "INSERT INTO payouts_transaction (kind, source_key, moment, month, note) VALUES"
LAST = "currval('payouts_transaction_id_seq')"
LEGS = "INSERT INTO payouts_leg (transaction_id, account, weaver_id, amount) VALUES"


@pytest.fixture
def filled(desk: Desk) -> Run:
    """A row or more in every table of the books. May is closed; the run of May is exported."""
    her = weaver(1)
    sale = desk.sold(MAY, {her: 1}, earning=1000_50, quantity=2)
    desk.came_back(sale, MAY)
    desk.gave(her, MAY, 100_00)
    run = desk.approve(MAY)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(MAY))
    desk.sold(JUNE, {her: 1}, earning=500_00)
    return run


def everything() -> dict[str, list[Any]]:
    """All rows of the books, as text."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            found[table] = cursor.fetchall()
    return found


def refused(*statements: str, **parameters: Any) -> str:
    """What the database says to these statements in one transaction; and everything is as it was."""
    before = everything()
    assert all(before.values()), "there is something to lose in every table"
    connection.check_constraints()  # what was filled in is complete, as after a commit
    with pytest.raises(DatabaseError) as problem, transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, parameters)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what a commit looks at
    assert everything() == before
    return str(problem.value)


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_no_row_of_the_books_is_changed(filled: Run, table: str) -> None:
    assert "the books are only added to" in refused(f"UPDATE {table} SET id = id")


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_no_row_of_the_books_is_deleted(filled: Run, table: str) -> None:
    assert "the books are only added to" in refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", [*ONLY_ADDED, "payouts_payment"])
def test_no_table_of_the_books_is_emptied(filled: Run, table: str) -> None:
    assert "the books are only added to" in refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_no_session_can_ask_a_guard_to_look_away(filled: Run, table: str) -> None:
    names = "SELECT array_agg(tgname)::text FROM pg_trigger WHERE NOT tgisinternal"
    said = refused(f"SELECT set_config('pgtrigger.ignore', ({names}), true)", f"DELETE FROM {table}")
    assert "the books are only added to" in said


def test_a_payment_is_not_deleted(filled: Run) -> None:
    assert "Cannot delete" in refused("DELETE FROM payouts_payment")


@pytest.mark.parametrize(
    "change",
    [
        "amount = amount + 1",
        "account_number = 'x'",
        "ifsc = 'x'",
        "payee_name = 'x'",
        "group_name = 'x'",
        "method = 'cash'",
        "reference = 'x'",
    ],
)
def test_an_approved_payment_keeps_its_amount_and_payee(filled: Run, change: str) -> None:
    assert "Cannot update" in refused(f"UPDATE payouts_payment SET {change}")


def test_a_payment_is_not_paid_without_the_banks_reference(filled: Run) -> None:
    assert "payment_paid_has_its_reference" in refused("UPDATE payouts_payment SET state = 'paid'")


def test_a_closed_month_takes_no_posting(filled: Run) -> None:
    said = refused(f"{NEW} ('adjusted', 'X', '2026-05-31 12:00+05:30', '2026-05-01', '')")
    assert "that month is closed" in said


def test_a_transaction_has_legs(filled: Run) -> None:
    assert "a transaction has legs" in refused(f"{NEW} ('adjusted', 'X', now(), '2026-06-01', '')")


@pytest.mark.parametrize(
    "legs",
    [
        f"({LAST}, 'assets:bank', NULL, 5)",
        f"({LAST}, 'assets:bank', NULL, 5), ({LAST}, 'assets:cash', NULL, -4)",
    ],
)
def test_legs_are_two_or_more_and_sum_to_zero(filled: Run, legs: str) -> None:
    said = refused(f"{NEW} ('adjusted', 'X', now(), '2026-06-01', '')", f"{LEGS} {legs}")
    assert "must be two or more and sum to zero" in said


def test_a_transaction_in_the_books_takes_no_later_leg(filled: Run) -> None:
    last = "(SELECT max(id) FROM payouts_transaction)"
    said = refused(f"{LEGS} ({last}, 'assets:bank', NULL, 5), ({last}, 'assets:cash', NULL, -5)")
    assert "takes no later leg" in said


@pytest.mark.parametrize(
    ("legs", "rule"),
    [
        ("({0}, 'assets:bank', NULL, 0), ({0}, 'assets:cash', NULL, 0)", "leg_moves_something"),
        ("({0}, 'liabilities:weavers', NULL, 5), ({0}, 'assets:cash', NULL, -5)", "leg_weaver_where_hers"),
        ("({0}, 'assets:bank', %(weaver)s, 5), ({0}, 'assets:cash', NULL, -5)", "leg_weaver_where_hers"),
    ],
)
def test_a_leg_moves_something_on_an_account_that_fits(filled: Run, legs: str, rule: str) -> None:
    said = refused(
        f"{NEW} ('adjusted', 'X', now(), '2026-06-01', '')",
        f"{LEGS} {legs.format(LAST)}",
        weaver=filled.items.get().weaver_id,
    )
    assert rule in said


def test_nothing_is_posted_twice(filled: Run) -> None:
    said = refused(f"{NEW} ('approved', '2026-05-W0001', now(), '2026-06-01', '')")
    assert "posted_once" in said


def test_a_month_in_the_books_is_its_first_day(filled: Run) -> None:
    assert "month_is_a_first" in refused(f"{NEW} ('adjusted', 'X', now(), '2026-06-02', '')")


def test_there_is_one_set_of_books(filled: Run) -> None:
    said = refused("INSERT INTO payouts_books (id, closed_through) VALUES (2, '1999-12-01')")
    assert "one_set_of_books" in said


def test_a_month_has_one_live_run(filled: Run) -> None:
    said = refused(
        "INSERT INTO payouts_run (month, attempt, state, cap, minimum, cash_rounding, take_home_floor, prepared_by_id,"
        " prepared_at, figures_sha256, cancel_reason) SELECT month, 2, 'draft', cap, minimum, 100, 0, prepared_by_id,"
        " prepared_at, '', '' FROM payouts_run"
    )
    assert "one_live_run_a_month" in said


def test_a_run_is_not_approved_by_whoever_prepared_it(filled: Run) -> None:
    assert "run_second_person" in refused("UPDATE payouts_run SET approved_by_id = prepared_by_id")


def test_a_run_is_not_approved_by_nobody(filled: Run) -> None:
    assert "run_approved_by_one" in refused("UPDATE payouts_run SET approved_by_id = NULL")


@pytest.mark.parametrize(
    ("columns", "rule"),
    [
        ("net - 1", "item_adds_up"),
        ("net", "item_pays_what_it_says"),
    ],
)
def test_an_item_adds_up_and_pays_what_it_says(desk: Desk, filled: Run, columns: str, rule: str) -> None:
    desk.close(JUNE)
    said = refused(
        "INSERT INTO payouts_item (run_id, weaver_id, opening, earned, charged_back, adjusted, returned, gross,"
        " recovered, deducted, net, payable, carried, owed, status, reason, method)"
        " SELECT (SELECT max(id) FROM payouts_run), weaver_id, opening, earned, charged_back, adjusted, returned,"
        f" gross, recovered, deducted, {columns}, payable, carried, owed, 'held', 'on_hold', method FROM payouts_item"
    )
    assert rule in said


def test_after_all_that_the_books_go_on(desk: Desk, filled: Run) -> None:
    desk.approve(JUNE)
    desk.close(JULY)
    assert Payment.objects.count() == 2
