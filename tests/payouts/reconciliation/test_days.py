"""The balance at the bank and in the books, day by day; and that open items explain every difference."""

from datetime import date, timedelta
from pathlib import Path

from payouts.models import BankAccount, BankLine, Payment, Run
from payouts.services.buyers import post_stripe_payout
from payouts.services.reconciliation import import_statement
from payouts.services.reconciliation.days import Day, days_of, evidence_of, open_items
from payouts.services.reconciliation.deciding import Choice, decide

from ..books import JULY, JUNE, Desk, at
from .conftest import NOW, Take

BANK = "assets:bank"
FILES = Path(__file__).parent / "files"


def holds(first: date, last: date) -> None:
    """Open items come to the difference, on every day."""
    ends = {day.day: day for month in (JUNE, JULY) for day in days_of(BANK, month)}
    difference = 0
    day = first
    while day <= last:
        difference = ends[day].difference if day in ends else difference
        if ends and day >= min(ends):
            assert open_items(BANK, day).explained == difference, day
        day += timedelta(days=1)


def test_each_day_has_its_balances_and_the_difference_is_explained(
    run: Run, take: Take, bank: BankAccount
) -> None:
    post_stripe_payout(payout="po_1", amount=600_00, moment=at(JUNE, 30))
    take(
        "2026-07-01,600.00,,STRIPE po_1,",
        "2026-07-02,-1000.50,2026-06-W0001,,",
        "2026-07-03,-11.80,,charges,",
    )
    assert days_of(BANK, JUNE) == [Day(date(2026, 6, 30), 0, 0, 0, 600_00)]
    assert days_of(BANK, JULY) == [
        Day(date(2026, 7, 1), 600_00, 0, 600_00, 600_00),
        Day(date(2026, 7, 2), 0, -1000_50, -400_50, -400_50),
        Day(date(2026, 7, 3), 0, -11_80, -412_30, -400_50),
    ]
    last = open_items(BANK, date(2026, 7, 3))
    assert ([amount for _line, amount in last.lines], last.postings) == ([-11_80], [])
    holds(date(2026, 6, 29), date(2026, 7, 5))


def test_what_was_there_before_the_first_statement_explains_the_rest(run: Run, take: Take) -> None:
    take(content=(FILES / "camt053.xml").read_bytes())
    days = days_of(BANK, JULY)
    assert [(day.day.day, day.bank, day.books, day.stated) for day in days] == [
        (2, 46998_50, -3001_50, None),
        (3, 48999_50, -1000_50, 48999_50),
    ]
    assert open_items(BANK, date(2026, 7, 3)).before == 50000_00
    holds(date(2026, 7, 2), date(2026, 7, 5))


def test_a_balance_that_the_lines_do_not_come_to_is_marked(
    desk: Desk, run: Run, take: Take, bank: BankAccount
) -> None:
    take(content=(FILES / "camt053.xml").read_bytes())
    gap = (FILES / "camt053_v02.xml").read_text().replace("2026-07-02", "2026-07-08").replace("W0001", "X")
    import_statement(account=bank, content=gap.encode(), name="gap.xml", by=desk.finance, now=NOW)
    assert [day.day.day for day in days_of(BANK, JULY) if day.is_wrong] == [8]


def test_what_went_out_and_came_back_on_another_day_is_open_between(desk: Desk, run: Run, take: Take) -> None:
    payment = Payment.objects.get(reference="2026-06-W0002")
    Payment.objects.filter(pk=payment.pk).update(state="approved")
    desk.bank_says(run, payment.weaver, "returned")
    take("2026-07-02,-2001.00,2026-06-W0002,,", "2026-07-05,2001.00,2026-06-W0002,,")
    assert open_items(BANK, date(2026, 7, 3)).in_bank == -2001_00
    assert open_items(BANK, date(2026, 7, 5)).lines == []
    holds(date(2026, 7, 1), date(2026, 7, 6))


def test_a_line_set_aside_stays_an_open_item(desk: Desk, take: Take) -> None:
    take("2026-07-04,5.00,,not ours,")
    line = BankLine.objects.get()
    decide(line=line, choice=Choice("set_aside"), reason="The bank's error", by=desk.finance, now=NOW)
    assert open_items(BANK, date(2026, 7, 4)).explained == 5_00
    holds(date(2026, 7, 3), date(2026, 7, 6))


def test_each_payment_of_a_run_has_the_lines_that_paid_it_and_brought_it_back(run: Run, take: Take) -> None:
    take("2026-07-02,-2001.00,2026-06-W0002,,", "2026-07-09,2001.00,2026-06-W0002,,")
    first, second = evidence_of(list(run.payments.order_by("reference")))
    assert (first.paid, first.returned) == (None, None)
    assert second.paid and second.returned
    assert (second.paid.amount, second.returned.day) == (-2001_00, date(2026, 7, 9))
