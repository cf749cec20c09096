"""The books, checked by our own rules and by others' tools."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from beancount import loader
from beancount.core.data import Transaction as Directive
from beancount.core.realization import realize
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Sum

from payouts.models import Leg, Transaction
from payouts.services.checks import RULES, check_ledger
from payouts.services.files import export_run
from payouts.services.posting import post
from payouts.services.runs import cancel_run
from payouts.services.settlement import settle_run

from .books import JULY, JUNE, MAY, Desk, after, at, weaver
from .test_worked_cases import DATA, load_all


@pytest.fixture
def busy(desk: Desk, tmp_path: Path) -> Desk:
    """Two months with shared lines, a charge-back, an advance, a cancelled run, and one payment sent back."""
    first, second = weaver(1), weaver(2, "upi")
    sale = desk.sold(MAY, {first: 2, second: 1}, earning=1000_00, quantity=3)
    desk.sold(MAY, {weaver(3, "cash"): 1}, earning=250_25)
    desk.gave(first, MAY, 300_00)
    cancel_run(run=desk.approve(MAY), by=desk.finance, now=after(MAY), reason="A refund was missing")
    desk.came_back(sale, MAY)
    run = desk.approve(MAY)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(MAY))
    lines = ["reference,weaver,amount,result,bank_reference,date,note"]
    for payment in run.payments.select_related("weaver"):
        result = "returned,," if payment.weaver == second else "paid,UTR1,"
        rupees = f"{payment.amount // 100}.{payment.amount % 100:02d}"
        lines.append(f"{payment.reference},{payment.weaver.code},{rupees},{result}2026-06-04,")
    (tmp_path / "bank.csv").write_text("\n".join(lines))
    settle_run(run=run, path=tmp_path / "bank.csv", by=desk.finance, now=after(JUNE))
    desk.sold(JUNE, {first: 1}, earning=40_00)
    desk.sold(MAY, {first: 1}, earning=50_00)  # told of late, so it is booked in June
    desk.approve(JUNE)
    return desk


def balances() -> dict[str, int]:
    """Paise on each weaver's account."""
    sums = (
        Leg.objects.filter(account="liabilities:weavers").values_list("weaver__code").annotate(Sum("amount"))
    )
    return {code: amount for code, amount in sums if amount}


def exported(format: str, path: Path) -> Path:
    call_command("ledger", "export", "--format", format, "--output", path, stdout=StringIO())
    return path


def hledgers_balances(tmp_path: Path) -> dict[str, int]:
    """What hledger makes of our export, once it has found nothing wrong with it."""
    path = exported("hledger", tmp_path / "books.journal")
    subprocess.run(["hledger", "-f", path, "--strict", "check", "ordereddates"], check=True)
    listed = subprocess.run(
        ["hledger", "-f", path, "balance", "--flat", "-N", "-O", "csv", "liabilities:weavers"],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()[1:]  # fmt: skip
    found = dict(line.strip('"').split('","') for line in listed)
    return {
        account.removeprefix("liabilities:weavers:"): to_paise(amount.removeprefix("INR "))
        for account, amount in found.items()
    }


def beancounts_balances(tmp_path: Path) -> dict[str, int]:
    """What Beancount makes of it, once it has found nothing wrong with it."""
    found, errors, _ = loader.load_file(str(exported("beancount", tmp_path / "books.beancount")))
    assert errors == []
    assert sum(isinstance(each, Directive) for each in found) == Transaction.objects.count()
    hers = realize(found)["Liabilities"]["Weavers"]
    return {
        code: int(account.balance.get_currency_units("INR").number * 100)
        for code, account in hers.items()
        if not account.balance.is_empty()
    }


def test_hledger_and_beancount_find_nothing_wrong_and_come_to_our_balances(
    busy: Desk, tmp_path: Path
) -> None:
    assert balances() == {"W0001": -90_00, "W0003": -25}
    assert hledgers_balances(tmp_path) == balances()
    assert beancounts_balances(tmp_path) == balances()


@pytest.mark.parametrize("case", ["demo", "edge"])
def test_a_worked_case_closed_month_by_month_holds_for_us_and_for_others(
    desk: Desk, tmp_path: Path, case: str
) -> None:
    load_all(case)
    expected = json.loads((DATA / case / "expected.json").read_text())
    for month in expected:
        call_command("payouts", "close", month, "--by", "finance", stdout=StringIO())
        call_command("payouts", "approve", month, "--by", "approver", stdout=StringIO())
    assert list(check_ledger()) == []
    last = {item["weaver"]: -item["carried"] for item in expected[max(expected)] if item["carried"]}
    assert balances() == last
    assert hledgers_balances(tmp_path) == last
    assert beancounts_balances(tmp_path) == last


def to_paise(rupees: str) -> int:
    return int(rupees.replace(".", ""))


def test_an_export_to_where_no_file_can_be_says_so_and_leaves_nothing(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be written"):
        exported("hledger", tmp_path / "missing" / "books.journal")
    assert list(tmp_path.iterdir()) == []


def test_books_that_are_right_hold_to_every_rule(busy: Desk) -> None:
    out = StringIO()
    call_command("ledger", "check", stdout=out)
    assert out.getvalue() == f"The books hold to all {len(RULES)} rules.\n"


@contextmanager
def guards_asleep() -> Iterator[None]:
    """What somebody with the run of the server could do."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


TAMPERING = {
    "UPDATE payouts_leg SET amount = amount - 1 WHERE account = 'income:cooperative' AND transaction_id ="
    " (SELECT id FROM payouts_transaction WHERE source_key = 'S00001/1')": {"even"},
    "UPDATE payouts_leg l SET amount = amount + CASE account WHEN 'liabilities:weavers' THEN -5 ELSE 5 END"
    " FROM payouts_transaction t WHERE t.id = l.transaction_id AND source_key = 'S00002/1'"
    " AND account IN ('liabilities:weavers', 'income:cooperative')": {"sales", "shares", "carried", "drift"},
    "UPDATE payouts_saleshare SET earning = earning + 1 WHERE id = (SELECT min(id) FROM payouts_saleshare)": {
        "sales", "shares",
    },
    "UPDATE payouts_refund SET amount = amount + 1": {"refunds"},
    "UPDATE payouts_refund SET quantity = 4": {"refunds"},
    "UPDATE payouts_advance SET amount = amount + 1": {"advances"},
    "UPDATE payouts_payment SET amount = amount + 1 WHERE reference = '2026-05-2-W0001'": {
        "payments", "run_postings", "files",
    },
    "UPDATE payouts_payment SET state = 'approved' WHERE reference = '2026-05-2-W0001'": {
        "payments", "run_postings", "in_transit",
    },
    "UPDATE payouts_item SET recovered = recovered - 1, net = net + 1, carried = carried + 1"
    " WHERE recovered > 0 AND run_id = (SELECT id FROM payouts_run WHERE attempt = 2)": {
        "run_postings", "carried", "opening", "owed",
    },
    "UPDATE payouts_item SET opening = opening + 1, gross = gross + 1, net = net + 1, carried = carried + 1"
    " WHERE run_id = (SELECT id FROM payouts_run WHERE month = '2026-06-01') AND returned = 0": {
        "carried", "opening",
    },
    "UPDATE payouts_transaction SET month = '2026-05-01' WHERE source_key = 'S00003/1'": {"carried", "drift"},
    "UPDATE payouts_books SET closed_through = '2026-05-01'": {
        "closed_through", "drift",
    },
    "DELETE FROM payouts_leg WHERE transaction_id = (SELECT id FROM payouts_transaction WHERE kind = 'returned')": {
        "even", "run_postings", "in_transit", "carried", "drift",
    },
}  # fmt: skip


@pytest.mark.parametrize("statement", TAMPERING)
def test_what_was_tampered_with_breaks_the_rule_that_covers_it(busy: Desk, statement: str) -> None:
    with guards_asleep(), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount >= 1
    assert {each.rule for each in check_ledger()} == TAMPERING[statement]


def test_the_check_says_which_row_breaks_which_rule_and_fails(busy: Desk) -> None:
    with guards_asleep(), connection.cursor() as cursor:
        cursor.execute("UPDATE payouts_advance SET amount = amount + 1")
    out = StringIO()
    with pytest.raises(CommandError, match="break a rule in 1 places"):
        call_command("ledger", "check", stdout=out)
    assert out.getvalue() == (
        f"advance A-W0001-2026-05: given 30001, the books have 30000. Broken: {RULES['advances']}.\n"
    )


def test_a_posting_without_what_it_stands_for_breaks_a_rule(desk: Desk) -> None:
    her = weaver(1)
    post(
        kind="sold", source_key="S9/1", moment=at(JULY),
        legs=[("assets:takings:fair", None, 100), ("liabilities:weavers", her, -100)],
    )  # fmt: skip
    post(
        kind="advance", source_key="A9", moment=at(JULY),
        legs=[("assets:advances", her, 100), ("assets:cash", None, -100)],
    )  # fmt: skip
    assert [(each.rule, each.what) for each in check_ledger()] == [
        ("sales", "sale S9/1"),
        ("shares", "sold S9/1 W0001"),
        ("advances", "advance A9"),
    ]
