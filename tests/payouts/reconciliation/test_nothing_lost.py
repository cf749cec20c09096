"""Whatever statements say, in whatever pieces and however often: nothing is lost, nothing counted twice."""

import threading
from typing import Any

import pytest
from django.db import connections, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payouts.models import BankAccount, BankLine, BankTie, Leg, Payment, Run, Transaction
from payouts.services.checks import check_ledger
from payouts.services.files import export_run
from payouts.services.reconciliation import import_statement

from ..books import JUNE, Desk, after, weaver
from .conftest import COLUMNS, NOW, csv

WOMEN = 4
AMOUNTS = [1000_50, 2001_00, 1000_50, 350_00]


@pytest.fixture
def sent(desk: Desk) -> Run:
    """June, exported: four payments, two of them of one amount."""
    for number, earning in enumerate(AMOUNTS, start=1):
        desk.sold(JUNE, {weaver(number): 1}, earning=earning)
    run = desk.approve(JUNE)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    return run


def out(number: int, day: int) -> str:
    amount = AMOUNTS[number - 1]
    return f"2026-07-{day:02d},-{amount // 100}.{amount % 100:02d},2026-06-W000{number},,P{number}"


def back(number: int, day: int) -> str:
    amount = AMOUNTS[number - 1]
    return f"2026-07-{day:02d},{amount // 100}.{amount % 100:02d},,RTN 2026-06-W000{number},B{number}"


other = st.sampled_from(
    ["2026-07-03,-11.80,,charges,", "2026-07-04,55.00,,thanks,", "2026-07-04,-1000.50,,salary,", "2026-07-05,350.00,,cash,C"]
)  # fmt: skip
line = st.one_of(
    st.builds(out, st.integers(1, WOMEN), st.just(2)),
    st.builds(back, st.integers(1, WOMEN), st.just(6)),
    other,
)
statements = st.lists(st.lists(line, min_size=1, max_size=6, unique=True), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=statements)
def test_random_statements_in_pieces_lose_and_double_nothing(
    desk: Desk, sent: Run, files: list[list[str]]
) -> None:
    with transaction.atomic():
        bank, _ = BankAccount.objects.get_or_create(
            name="HDFC", defaults={"columns": COLUMNS, "made_at": after(JUNE)}
        )
        for number, lines in enumerate(files):
            import_statement(account=bank, content=csv(*lines), name=f"{number}", by=desk.finance, now=NOW)
            assert list(check_ledger()) == []
        told = {each for lines in files for each in lines}
        assert BankLine.objects.count() == len(told)
        settled = BankLine.objects.filter(state="matched").aggregate(sum=Sum("amount"))["sum"] or 0
        tied = BankTie.objects.filter(undone_at=None).values("transaction")
        posted = Leg.objects.filter(account="assets:bank", transaction__in=tied).aggregate(sum=Sum("amount"))
        assert (posted["sum"] or 0) == settled
        for each in range(1, WOMEN + 1):
            payment = Payment.objects.get(reference=f"2026-06-W000{each}")
            wanted = "returned" if back(each, 6) in told else "paid" if out(each, 2) in told else "approved"
            assert payment.state == wanted
            for kind in ("paid", "returned"):
                assert Transaction.objects.filter(kind=kind, source_key=payment.reference).count() == (
                    kind == wanted or (kind == "paid" and wanted == "returned")
                )
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_the_same_statement_imported_by_two_at_once_is_matched_once(desk: Desk, sent: Run) -> None:
    bank = BankAccount.objects.create(name="HDFC", columns=COLUMNS, made_at=after(JUNE))
    content = csv(*(out(number, 2) for number in range(1, WOMEN + 1)))
    together = threading.Barrier(2)
    done: list[Any] = []

    def imports() -> None:
        try:
            together.wait(timeout=20)
            done.append(
                import_statement(account=bank, content=content, name="s.csv", by=desk.finance, now=NOW)
            )
        finally:
            connections.close_all()

    threads = [threading.Thread(target=imports) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each.fresh for each in done) == [0, WOMEN]
    assert BankLine.objects.filter(state="matched").count() == WOMEN
    assert Transaction.objects.filter(kind="paid").count() == WOMEN
    assert list(check_ledger()) == []
