"""A statement's lines against the payments we sent: paid, come back, proposed, or left for a person; each once."""

from datetime import date
from pathlib import Path

import pytest

from marketplace.accounts.models import User
from marketplace.kernel.tables import FileRefused
from payouts.models import BankAccount, BankLine, BankStatement, BankTie, Leg, Payment, Run, Transaction
from payouts.services.buyers import post_stripe_payout
from payouts.services.checks import check_ledger
from payouts.services.files import export_run
from payouts.services.reconciliation import NoColumns, import_statement
from payouts.services.refusals import Refused
from payouts.services.retries import retry_payments
from payouts.services.settlement import settle_run
from weavers.models import Weaver

from ..books import JULY, JUNE, Desk, after, at, balance, weaver
from ..conftest import member
from ..test_settlement import PAID, SENT_BACK, answers
from .conftest import NOW, Take, csv, fates

ONE = "2026-07-02,-1000.50,2026-06-W0001,NEFT,U1"
TWO = "2026-07-02,-2001.00,,UPI/202606W0002/X,U2"
TWO_BACK = "2026-07-09,2001.00,,RTN 2026-06-W0002 account closed,U9"


def payment(code: str) -> Payment:
    return Payment.objects.get(reference=f"2026-06-{code}")


def test_lines_that_name_payments_with_their_amounts_pay_them_and_settle_the_run(
    run: Run, take: Take
) -> None:
    taken = take(ONE, TWO)
    assert (taken.fresh, taken.counts) == (2, {"matched": 2})
    first = payment("W0001")
    assert (first.state, first.bank_reference, first.settled_on) == ("paid", "U1", date(2026, 7, 2))
    assert balance("assets:bank") == -3001_50
    assert balance("liabilities:payouts-in-transit") == 0
    run.refresh_from_db()
    assert (run.state, run.settled_at) == ("settled", NOW)


def test_the_same_file_and_an_overlapping_one_match_once(run: Run, take: Take) -> None:
    first = take(ONE)
    again = take(ONE)
    assert (again.statement, again.fresh) == (first.statement, 0)
    overlapping = take(ONE, TWO)
    assert overlapping.statement is not None
    assert (overlapping.fresh, overlapping.statement.lines_in_it) == (1, 2)
    assert BankStatement.objects.count() == 2
    assert fates() == [(-1000_50, "matched", "", "paid"), (-2001_00, "matched", "", "paid")]
    assert Transaction.objects.filter(kind="paid").count() == 2


def test_a_payment_that_comes_back_days_after_it_was_paid_goes_from_the_bank_to_her(
    desk: Desk, run: Run, take: Take
) -> None:
    her = Weaver.objects.get(code="W0002")
    take(ONE, TWO)
    take(TWO_BACK)
    second = payment("W0002")
    assert (second.state, second.bank_reference, second.settled_on) == ("returned", "U2", date(2026, 7, 2))
    back = second.sent_back.get()
    assert (back.day, back.bank_reference) == (date(2026, 7, 9), "U9")
    assert balance("assets:bank") == -1000_50
    assert balance("liabilities:weavers", her) == -2001_00
    assert balance("liabilities:payouts-in-transit") == 0
    run.refresh_from_db()
    assert run.state == "settled"
    assert [
        (leg.account, leg.amount)
        for leg in Leg.objects.filter(transaction__kind="returned").order_by("account")
    ] == [("assets:bank", 2001_00), ("liabilities:weavers", -2001_00)]
    desk.approve(JULY)
    assert (desk.item(her, JULY).returned, desk.item(her, JULY).payable) == (2001_00, 2001_00)
    assert list(check_ledger()) == []


def test_a_payment_sent_once_more_is_paid_under_its_own_reference(desk: Desk, run: Run, take: Take) -> None:
    take(ONE, TWO, TWO_BACK)
    batch = retry_payments(run=run, references=["2026-06-W0002"], by=desk.finance, now=after(JULY))
    export_run(run=run, format="upi-csv", by=desk.finance, now=after(JULY), batch=batch)
    run.refresh_from_db()
    assert (batch, run.state) == (2, "exported")
    take("2026-08-03,-2001.00,2026-06-W0002-R2,UPI,U12")
    assert list(Payment.objects.order_by("reference").values_list("reference", "state")) == [
        ("2026-06-W0001", "paid"),
        ("2026-06-W0002", "returned"),
        ("2026-06-W0002-R2", "paid"),
    ]
    assert balance("assets:bank") == -3001_50
    run.refresh_from_db()
    assert run.state == "settled"


def test_what_comes_back_before_it_was_seen_to_leave_is_hers_again_once(run: Run, take: Take) -> None:
    take(TWO_BACK)
    assert payment("W0002").state == "returned"
    assert balance("assets:bank") == 0
    take(TWO)
    assert fates() == [(-2001_00, "matched", "", "paid"), (2001_00, "matched", "", "returned")]
    assert Transaction.objects.filter(kind__in=["paid", "returned"]).count() == 2
    assert balance("liabilities:weavers", Weaver.objects.get(code="W0002")) == -2001_00


def test_answers_that_came_by_file_are_tied_to_the_banks_lines_and_posted_no_second_time(
    run: Run, finance: User, tmp_path: Path, take: Take
) -> None:
    settle_run(run=run, path=answers(tmp_path, PAID, SENT_BACK), by=finance, now=after(JULY))
    take(ONE, "2026-07-02,-2001.00,2026-06-W0002,,", "2026-07-03,2001.00,2026-06-W0002,,")
    assert fates() == [
        (-1000_50, "matched", "", "paid"),
        (-2001_00, "matched", "", "went_and_came"),
        (2001_00, "matched", "", "went_and_came"),
    ]
    assert balance("assets:bank") == -1000_50
    assert BankTie.objects.count() == 1


def test_the_file_of_answers_can_come_again_after_a_payment_came_back(
    run: Run, finance: User, tmp_path: Path, take: Take
) -> None:
    path = answers(tmp_path, PAID, PAID.replace("W0001", "W0002").replace("1000.50", "2001.00"))
    settle_run(run=run, path=path, by=finance, now=after(JULY))
    take(TWO_BACK)
    settle_run(run=run, path=path, by=finance, now=after(JULY))
    assert payment("W0002").state == "returned"
    assert Transaction.objects.filter(kind="paid").count() == 2
    assert list(check_ledger()) == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2026-07-02,-1000.51,2026-06-W0001,,", "wrong_amount"),
        ("2026-07-02,-1000.50,2026-06-W0009,,", "no_such_payment"),
        ("2026-07-02,77.00,,thank you,", "unknown_credit"),
        ("2026-07-02,-11.80,,charges,", "unknown_debit"),
        ("2026-07-02,-1000.50,,salary,", "like_a_payment"),
        ("2026-07-02,-1000.50,2026-06-W00011,,", "no_such_payment"),
        ("2026-07-02,-1000.50,X2026-06-W0001,,", "like_a_payment"),
        ("2026-07-02,-1000.50,2026-06-W0001-R2,,", "no_such_payment"),
    ],
)
def test_what_is_not_sure_waits_with_its_reason_and_posts_nothing(
    run: Run, take: Take, line: str, why: str
) -> None:
    take(line)
    found = BankLine.objects.get()
    assert (found.why, found.how) == (why, "")
    assert found.state == ("proposed" if why == "like_a_payment" else "open")
    assert set(Payment.objects.values_list("state", flat=True)) == {"approved"}
    assert balance("assets:bank") == 0


def test_a_payment_named_by_a_second_line_waits(run: Run, take: Take) -> None:
    take(ONE, "2026-07-03,-1000.50,2026-06-W0001,NEFT,U77")
    assert fates() == [(-1000_50, "matched", "", "paid"), (-1000_50, "open", "answered", "")]
    assert balance("assets:bank") == -1000_50


def test_a_statement_pays_payments_of_whatever_run_they_are_in(desk: Desk, run: Run, take: Take) -> None:
    desk.sold(JULY, {Weaver.objects.get(code="W0001"): 1}, earning=400_00)
    july = desk.approve(JULY)
    export_run(run=july, format="bank-csv", by=desk.finance, now=after(JULY))
    take("2026-08-03,-400.00,2026-07-W0001,,", ONE)
    run.refresh_from_db()
    july.refresh_from_db()
    assert (run.state, july.state) == ("exported", "settled")


def test_a_payment_of_a_run_that_was_not_sent_waits_and_is_paid_once_it_was(desk: Desk, take: Take) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    run = desk.approve(JUNE)
    take(ONE)
    assert fates() == [(-1000_50, "open", "not_sent", "")]
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    take(ONE)
    assert fates() == [(-1000_50, "matched", "", "paid")]


def test_one_line_that_names_several_payments_pays_them_all(run: Run, take: Take) -> None:
    take("2026-07-02,-3001.50,,BULK 2026-06-W0001 2026-06-W0002,B1")
    assert set(Payment.objects.values_list("state", flat=True)) == {"paid"}
    assert fates() == [(-3001_50, "matched", "", "paid")]
    assert BankTie.objects.count() == 2


def test_two_payments_of_the_amount_leave_it_to_a_person(desk: Desk, take: Take) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    desk.sold(JUNE, {weaver(2): 1}, earning=1000_50)
    run = desk.approve(JUNE)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    take("2026-07-02,-1000.50,,salary,")
    line = BankLine.objects.get()
    assert (line.state, line.why) == ("open", "several")
    assert [option["payments"] for option in line.proposal["options"]] == [
        ["2026-06-W0001"],
        ["2026-06-W0002"],
    ]


def test_the_total_of_a_payment_file_is_proposed_as_the_whole_file(desk: Desk, take: Take) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    desk.sold(JUNE, {weaver(2): 1}, earning=2000_00)
    run = desk.approve(JUNE)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    take("2026-07-02,-3000.50,,BULK UPLOAD,")
    line = BankLine.objects.get()
    assert (line.state, line.why) == ("proposed", "whole_file")
    assert line.proposal["options"] == [{"how": "paid", "file": run.files.get().pk}]


def test_a_payout_by_stripe_is_matched_by_its_id_and_proposed_by_its_amount(desk: Desk, take: Take) -> None:
    for payout, amount in (("po_1", 500_00), ("po_2", 600_00)):
        post_stripe_payout(payout=payout, amount=amount, moment=at(JUNE, 20))
    take("2026-06-22,500.00,,STRIPE po_1,", "2026-06-22,600.00,,STRIPE,", "2026-07-22,600.00,,STRIPE,")
    assert fates() == [
        (500_00, "matched", "", "stripe_payout"),
        (600_00, "proposed", "like_a_payout", ""),
        (600_00, "open", "unknown_credit", ""),
    ]
    assert Transaction.objects.count() == 2


def test_a_payout_that_two_lines_name_is_on_the_first(desk: Desk, take: Take) -> None:
    post_stripe_payout(payout="po_1", amount=500_00, moment=at(JUNE, 20))
    take("2026-06-22,500.00,,STRIPE po_1,", "2026-06-23,500.00,,STRIPE po_1,")
    assert fates() == [(500_00, "matched", "", "stripe_payout"), (500_00, "open", "unknown_credit", "")]


def test_the_camt_file_of_a_run_settles_it_with_what_came_back(run: Run, take: Take) -> None:
    take(content=(Path(__file__).parent / "files" / "camt053.xml").read_bytes())
    assert fates() == [
        (-1000_50, "matched", "", "paid"),
        (-2001_00, "matched", "", "paid"),
        (2001_00, "matched", "", "returned"),
    ]
    assert payment("W0002").sent_back.get().note == "AC04 Account closed"
    run.refresh_from_db()
    assert run.state == "settled"


def test_a_statement_of_another_account_is_refused(bank: BankAccount, finance: User) -> None:
    bank.number = "999900001111"
    bank.save()
    content = (Path(__file__).parent / "files" / "camt053.xml").read_bytes()
    with pytest.raises(FileRefused) as refused:
        import_statement(account=bank, content=content, name="c.xml", by=finance, now=NOW)
    assert refused.value.faults == ["Acct: the statement is of account …5678, not of HDFC current"]


def test_a_file_with_a_fault_stores_nothing(run: Run, bank: BankAccount, finance: User) -> None:
    with pytest.raises(FileRefused):
        import_statement(account=bank, content=csv(ONE, "soon,1,,,"), name="s.csv", by=finance, now=NOW)
    assert (BankLine.objects.count(), BankStatement.objects.count()) == (0, 0)
    assert payment("W0001").state == "approved"


def test_a_csv_waits_until_somebody_has_named_its_columns(bank: BankAccount, finance: User) -> None:
    bank.columns = {}
    with pytest.raises(NoColumns):
        import_statement(account=bank, content=csv(ONE), name="s.csv", by=finance, now=NOW)


def test_only_who_may_enter_the_banks_answers_imports_a_statement(run: Run, bank: BankAccount) -> None:
    with pytest.raises(Refused):
        import_statement(
            account=bank, content=csv(ONE), name="s.csv", by=member("meera", "approver2"), now=NOW
        )
    assert not BankLine.objects.exists()
