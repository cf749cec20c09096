"""What finance decides about a weaver's month, and payments that are sent once more."""

import pytest

from payouts.models import Decision, Item, Payment, Run, Transaction
from payouts.services.checks import check_ledger
from payouts.services.decisions import decide
from payouts.services.payees import change_payee, confirm_payee
from payouts.services.retries import retry_payments
from payouts.services.runs import Refused, approve_run, draft_items, figures
from weavers.models import Weaver

from .books import JULY, JUNE, Desk, after, weaver

pytestmark = pytest.mark.django_db


def test_a_held_payment_waits_until_it_is_released(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.close(JUNE)
    decide(
        weaver=her,
        month=JUNE,
        what="hold",
        reason="Two people claim the account",
        by=desk.finance,
        now=after(JUNE),
    )
    [item] = figures(run)
    assert (item["status"], item["reason"], item["payable"], item["carried"]) == (
        "held",
        "held_by_hand",
        0,
        1000_00,
    )
    decide(weaver=her, month=JUNE, what="release", reason="It is hers", by=desk.finance, now=after(JUNE))
    [item] = figures(run)
    assert (item["status"], item["payable"]) == ("payable", 1000_00)
    assert [(d.what, d.reason) for d in Decision.objects.all()] == [
        ("hold", "Two people claim the account"),
        ("release", "It is hers"),
    ]


def test_what_is_below_the_minimum_is_paid_by_decision(desk: Desk) -> None:
    her, other = weaver(1), weaver(2)
    desk.sold(JUNE, {her: 1, other: 1}, earning=100_00)
    desk.close(JUNE)
    decide(
        weaver=her, month=JUNE, what="pay_small", reason="She travels home", by=desk.finance, now=after(JUNE)
    )
    assert [(i["payable"], i["reason"]) for i in draft_items(JUNE)] == [
        (50_00, "payable"),
        (0, "below_minimum"),
    ]


def test_asked_twice_it_is_decided_once(desk: Desk) -> None:
    her = weaver(1)
    for _ in range(2):
        decide(weaver=her, month=JUNE, what="hold", reason="Ask her first", by=desk.finance, now=after(JUNE))
    decide(weaver=her, month=JULY, what="release", reason="Never held", by=desk.finance, now=after(JULY))
    assert Decision.objects.count() == 1


def test_a_decision_needs_a_reason_the_right_and_an_open_month(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    for by, month, reason, said in [
        (desk.finance, JULY, "  ", "Say why"),
        (desk.approver, JULY, "Because", "may not decide"),
        (desk.finance, JUNE, "Because", "closed already"),
    ]:
        with pytest.raises(Refused, match=said):
            decide(weaver=her, month=month, what="hold", reason=reason, by=by, now=after(JUNE))
    assert Decision.objects.count() == 0


def test_whoever_decided_cannot_approve(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=50_00)
    run = desk.close(JUNE)
    desk.approver.groups.add(*desk.finance.groups.all())
    approver = type(desk.approver).objects.get(pk=desk.approver.pk)
    decide(weaver=her, month=JUNE, what="pay_small", reason="She travels home", by=approver, now=after(JUNE))
    with pytest.raises(Refused, match="decided"):
        approve_run(run=run, by=approver, now=after(JUNE))
    run.refresh_from_db()
    assert (run.state, Item.objects.count()) == ("draft", 0)


def came_back(desk: Desk) -> Payment:
    """A payment of June that the bank sent back in July."""
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    desk.bank_says(desk.approve(JUNE), Weaver.objects.get(), "returned")
    return Payment.objects.get()


def test_a_returned_payment_is_sent_again_under_its_approval(desk: Desk) -> None:
    old = came_back(desk)
    [item] = draft_items(JULY)
    assert (item["returned"], item["payable"]) == (1000_00, 1000_00)
    batch = retry_payments(run=old.run, references=[old.reference], by=desk.finance, now=after(JUNE))
    again = Payment.objects.get(batch=batch)
    assert (batch, again.reference, again.amount, again.account_number, again.retries) == (
        2, "2026-06-W0001-R2", 1000_00, old.account_number, old,
    )  # fmt: skip
    assert draft_items(JULY) == []
    assert Run.objects.get().state == "exported"
    assert list(check_ledger()) == []


def test_sent_again_it_is_settled_like_any_other(desk: Desk) -> None:
    old = came_back(desk)
    retry_payments(run=old.run, references=[old.reference], by=desk.finance, now=after(JUNE))
    desk.bank_says(old.run, old.weaver, "paid", batch=2)
    assert Run.objects.get().state == "settled"
    assert [(p.reference, p.state) for p in Payment.objects.order_by("batch")] == [
        ("2026-06-W0001", "returned"),
        ("2026-06-W0001-R2", "paid"),
    ]
    assert list(check_ledger()) == []


def test_it_is_sent_again_once(desk: Desk) -> None:
    old = came_back(desk)
    retry_payments(run=old.run, references=[old.reference], by=desk.finance, now=after(JUNE))
    with pytest.raises(Refused, match="already"):
        retry_payments(run=old.run, references=[old.reference], by=desk.finance, now=after(JUNE))
    assert Payment.objects.count() == 2


def test_with_other_payee_details_it_goes_into_the_next_run(desk: Desk) -> None:
    old = came_back(desk)
    new = change_payee(weaver=old.weaver, method="upi", upi_id="w1@okother", by=desk.finance, now=after(JUNE))
    confirm_payee(payee=new, by=desk.approver, now=after(JUNE))
    with pytest.raises(Refused, match="details of 2026-06-W0001 have changed"):
        retry_payments(run=old.run, references=[old.reference], by=desk.finance, now=after(JUNE))
    assert Payment.objects.count() == 1
    desk.approve(JULY)
    assert Payment.objects.get(run__month=JULY.first_day).amount == 1000_00


def test_once_the_next_run_has_paid_it_it_is_not_sent_again(desk: Desk) -> None:
    old = came_back(desk)
    desk.approve(JULY)
    with pytest.raises(Refused, match="closed"):
        retry_payments(run=old.run, references=[old.reference], by=desk.finance, now=after(JULY))
    assert Transaction.objects.filter(kind="retried").count() == 0


def test_what_has_not_come_back_is_not_sent_again(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    run = desk.approve(JUNE)
    with pytest.raises(Refused, match="not come back"):
        retry_payments(run=run, references=["2026-06-W0001"], by=desk.finance, now=after(JUNE))
    with pytest.raises(Refused, match="No payment X"):
        retry_payments(run=run, references=["X"], by=desk.finance, now=after(JUNE))
