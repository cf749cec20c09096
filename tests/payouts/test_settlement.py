"""What the bank answers: paid, or sent back and hers again exactly once; and what undoes an approval."""

from datetime import date
from pathlib import Path

import pytest

from marketplace.accounts.models import User
from marketplace.kernel.tables import FileRefused
from payouts.models import Books, Leg, Payment, Run, Transaction
from payouts.services.files import export_run
from payouts.services.runs import Refused, cancel_run, draft_items, figures, fingerprint
from payouts.services.settlement import settle_run
from weavers.models import Weaver

from .books import JULY, JUNE, Desk, after, balance, payee, weaver

HEADER = "reference,weaver,amount,result,bank_reference,date,note"
PAID = "2026-06-W0001,W0001,1000.50,paid,UTR000001,2026-07-02,"
SENT_BACK = "2026-06-W0002,W0002,2001.00,returned,,2026-07-03,account closed"


def answers(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "bank.csv"
    path.write_text("\n".join([HEADER, *lines, ""]))
    return path


@pytest.fixture
def run(desk: Desk) -> Run:
    """June, exported: ₹1,000.50 by bank to W0001, ₹2,001 by UPI to W0002."""
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    desk.sold(JUNE, {weaver(2, "upi"): 1}, earning=2001_00)
    run = desk.approve(JUNE)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    return run


def settle(run: Run, path: Path, by: User) -> Run:
    return settle_run(run=run, path=path, by=by, now=after(JULY))


def test_a_paid_payment_leaves_the_bank(run: Run, finance: User, tmp_path: Path) -> None:
    settled = settle(run, answers(tmp_path, PAID), finance)
    assert settled.state == "exported"  # one is still open
    payment = Payment.objects.get(reference="2026-06-W0001")
    assert (payment.state, payment.bank_reference, payment.settled_on, payment.settled_by) == (
        "paid", "UTR000001", date(2026, 7, 2), finance,
    )  # fmt: skip
    assert balance("assets:bank") == -1000_50
    assert balance("liabilities:payouts-in-transit") == -2001_00


def test_with_every_payment_answered_the_run_is_settled(run: Run, finance: User, tmp_path: Path) -> None:
    settled = settle(run, answers(tmp_path, PAID, SENT_BACK), finance)
    assert (settled.state, settled.settled_at) == ("settled", after(JULY))
    assert balance("liabilities:payouts-in-transit") == 0


def test_a_returned_payment_is_hers_again_exactly_once(
    desk: Desk, run: Run, finance: User, tmp_path: Path
) -> None:
    her = Weaver.objects.get(code="W0002")
    file = answers(tmp_path, PAID, SENT_BACK)
    for _ in range(2):
        settle(run, file, finance)
    assert balance("liabilities:weavers", her) == -2001_00
    assert Transaction.objects.filter(kind="returned").count() == 1
    desk.approve(JULY)
    item = desk.item(her, JULY)
    assert (item.opening, item.returned, item.gross, item.payable, item.carried) == (
        0, 2001_00, 2001_00, 2001_00, 0,
    )  # fmt: skip
    assert balance("liabilities:weavers", her) == 0


def test_what_comes_back_after_the_next_month_closed_is_paid_in_the_one_after(
    desk: Desk, run: Run, finance: User, tmp_path: Path
) -> None:
    her = Weaver.objects.get(code="W0002")
    desk.sold(JULY, {her: 1}, earning=500_00)
    desk.approve(JULY)
    settle(run, answers(tmp_path, PAID, SENT_BACK), finance)
    returned = Transaction.objects.get(kind="returned")
    assert (returned.month, returned.moment.isoformat()) == (date(2026, 8, 1), "2026-07-02T18:30:00+00:00")
    [item] = draft_items(JULY.next)
    assert (item["opening"], item["returned"], item["payable"]) == (0, 2001_00, 2001_00)


def test_the_same_file_again_changes_nothing(run: Run, finance: User, tmp_path: Path) -> None:
    file = answers(tmp_path, PAID, SENT_BACK)
    settle(run, file, finance)
    before = list(Leg.objects.values_list("id", "amount")), list(Payment.objects.values_list())
    settle(run, file, finance)
    assert (list(Leg.objects.values_list("id", "amount")), list(Payment.objects.values_list())) == before


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("2026-06-W0009,W0009,5.00,paid,U1,2026-07-02,", "line 2, reference: no payment 2026-06-W0009 is in this run"),
        ("2026-06-W0001,W0002,1000.50,paid,U1,2026-07-02,", "line 2, weaver: is W0001 in the run"),
        ("2026-06-W0001,W0001,1000.51,paid,U1,2026-07-02,", "line 2, amount: is not what was approved"),
        ("2026-06-W0001,W0001,1000.50,sent,U1,2026-07-02,", "line 2, result: “sent” is none of paid, returned"),
        ("2026-06-W0001,W0001,1000.50,paid,,2026-07-02,", "line 2, bank_reference: is empty"),
        ("2026-06-W0001,W0001,1000.50,paid,U1,2026-08-09,", "line 2, date: lies in the future"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_by_line_and_column_and_nothing_is_stored(
    run: Run, finance: User, tmp_path: Path, line: str, fault: str
) -> None:
    with pytest.raises(FileRefused) as refused:
        settle(run, answers(tmp_path, line, SENT_BACK), finance)
    assert refused.value.faults == [fault]
    assert set(Payment.objects.values_list("state", flat=True)) == {"approved"}
    assert not Transaction.objects.filter(kind__in=["paid", "returned"]).exists()


def test_every_fault_of_a_file_is_listed(run: Run, finance: User, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        settle(run, answers(tmp_path, PAID, PAID, "2026-06-W0002,W0001,1,paid,,then,"), finance)
    assert refused.value.faults == [
        "line 3, reference: stands twice in this file",
        "line 4, bank_reference: is empty",
        "line 4, date: is not a date like 2026-10-31",
        "line 4, weaver: is W0002 in the run",
        "line 4, amount: is not what was approved",
    ]


def test_an_answer_that_contradicts_the_one_before_is_a_fault(
    run: Run, finance: User, tmp_path: Path
) -> None:
    settle(run, answers(tmp_path, PAID), finance)
    with pytest.raises(FileRefused) as refused:
        settle(run, answers(tmp_path, "2026-06-W0001,W0001,1000.50,returned,,2026-07-04,"), finance)
    assert refused.value.faults == [
        f"line 2, {column}: is stored already with another value"
        for column in ("result", "bank_reference", "date")
    ]
    assert Payment.objects.get(reference="2026-06-W0001").state == "paid"
    assert balance("assets:bank") == -1000_50


def test_a_run_that_was_not_exported_is_not_settled(desk: Desk, tmp_path: Path) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    run = desk.approve(JUNE)
    with pytest.raises(Refused, match="only an exported one"):
        settle(run, answers(tmp_path, PAID), desk.finance)
    assert Payment.objects.get().state == "approved"


def test_a_cancelled_draft_makes_way_for_a_new_one(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    cancelled = cancel_run(
        run=desk.close(JUNE), by=desk.finance, now=after(JUNE), reason="Sales were missing"
    )
    assert (cancelled.state, cancelled.cancelled_by, cancelled.cancel_reason) == (
        "cancelled", desk.finance, "Sales were missing",
    )  # fmt: skip
    assert desk.close(JUNE).reference == "2026-06-2"


def test_cancelling_an_approval_opens_the_month_and_reverses_each_posting(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 200_00)
    desk.sold(JUNE, {her: 1}, earning=1000_50)
    draft = figures(desk.close(JUNE))
    run = desk.approve(JUNE)
    cancel_run(run=run, by=desk.finance, now=after(JULY), reason="A sale was missing")
    assert Books.objects.get().closed_through == date(1999, 12, 1)
    assert balance("liabilities:weavers", her) == -1000_50
    assert balance("assets:advances", her) == 200_00
    assert balance("liabilities:payouts-in-transit") == 0
    assert list(
        Transaction.objects.exclude(reverses=None).values_list("kind", "source_key", "reverses__source_key", "month")
    ) == [
        ("approved", "2026-06-W0001/reversed", "2026-06-W0001", date(2026, 6, 1)),
        ("recovered", "2026-06/W0001/reversed", "2026-06/W0001", date(2026, 6, 1)),
    ]  # fmt: skip
    assert Payment.objects.get().state == "cancelled"
    assert fingerprint(draft_items(JUNE)) == fingerprint(draft)


def test_a_month_approved_again_after_cancelling_pays_once(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_50)
    cancel_run(run=desk.approve(JUNE), by=desk.finance, now=after(JUNE), reason="A sale was missing")
    desk.sold(JUNE, {her: 1}, earning=1_00)
    run = desk.approve(JUNE)
    assert (run.reference, run.state) == ("2026-06-2", "approved")
    assert list(Payment.objects.values_list("reference", "amount", "state")) == [
        ("2026-06-2-W0001", 1001_50, "approved"),
        ("2026-06-W0001", 1000_50, "cancelled"),
    ]
    assert balance("liabilities:payouts-in-transit") == -1001_50
    assert balance("liabilities:weavers", her) == 0


def test_a_run_is_cancelled_no_more_once_it_is_exported_or_a_later_month_is_closed(
    desk: Desk, run: Run
) -> None:
    with pytest.raises(Refused, match="is exported and can't be cancelled"):
        cancel_run(run=run, by=desk.finance, now=after(JULY), reason="Too late")
    desk.sold(JULY, {Weaver.objects.get(code="W0001"): 1}, earning=300_00)
    july = desk.approve(JULY)
    desk.sold(JULY.next, {Weaver.objects.get(code="W0001"): 1}, earning=300_00)
    desk.approve(JULY.next)
    with pytest.raises(Refused, match="A later month is closed"):
        cancel_run(run=july, by=desk.finance, now=after(JULY.next), reason="Too late")
    assert Books.objects.get().closed_through == date(2026, 8, 1)
    assert not Transaction.objects.exclude(reverses=None).exists()


def test_while_a_month_is_open_again_no_later_one_is_approved(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_50)
    run = desk.approve(JUNE)
    desk.sold(JULY, {her: 1}, earning=300_00)
    desk.close(JULY)
    cancel_run(run=run, by=desk.finance, now=after(JULY), reason="A sale was missing")
    with pytest.raises(Refused, match="2026-06 must be approved before 2026-07"):
        desk.approve(JULY)
    assert Books.objects.get().closed_through == date(1999, 12, 1)


def test_payee_details_given_after_approval_do_not_change_a_payment(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_50)
    desk.approve(JUNE)
    payee(her, "cash")
    payment = Payment.objects.get()
    assert (payment.method, payment.account_number, payment.payee_name) == (
        "bank",
        "00000000001",
        "Legal Name 1",
    )
