"""An account at the bank, a run on its way, and statements in a line each."""

from collections.abc import Callable
from datetime import datetime

import pytest

from payouts.models import BankAccount, BankLine, Run
from payouts.services.checks import check_ledger
from payouts.services.files import export_run
from payouts.services.reconciliation import Imported, import_statement

from ..books import JULY, JUNE, Desk, after, weaver

HEADER = "date,amount,reference,text,bank"
COLUMNS = {
    "date": "date",
    "date_format": "%Y-%m-%d",
    "way": "one",
    "amount": "amount",
    "reference": "reference",
    "description": "text",
    "bank_reference": "bank",
}
NOW = after(JULY.next)


def csv(*lines: str) -> bytes:
    return "\n".join([HEADER, *lines, ""]).encode()


@pytest.fixture
def bank(desk: Desk) -> BankAccount:
    return BankAccount.objects.create(name="HDFC current", columns=COLUMNS, made_at=after(JUNE))


@pytest.fixture
def run(desk: Desk) -> Run:
    """June, exported: ₹1,000.50 by bank to W0001, ₹2,001 by UPI to W0002."""
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    desk.sold(JUNE, {weaver(2, "upi"): 1}, earning=2001_00)
    run = desk.approve(JUNE)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    return run


Take = Callable[..., Imported]


@pytest.fixture
def take(desk: Desk, bank: BankAccount) -> Take:
    """Import lines of a statement, and find the books right afterwards."""

    def imported(*lines: str, now: datetime = NOW, content: bytes | None = None) -> Imported:
        found = import_statement(
            account=bank, content=content or csv(*lines), name="statement.csv", by=desk.finance, now=now
        )
        assert list(check_ledger()) == []
        return found

    return imported


def fates() -> list[tuple[int, str, str, str]]:
    """Amount, state, why it waits and what it was of every line, in order of day."""
    return list(BankLine.objects.order_by("day", "id").values_list("amount", "state", "why", "how"))
