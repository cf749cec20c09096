"""Closing and approving: what is refused, what freezes, and what each woman is told."""

from datetime import date, timedelta
from typing import Any

import pytest

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from payouts.models import Books, Item, Leg, Payment, Policy, Run, Transaction
from payouts.services.posting import post
from payouts.services.reasons import reason_of
from payouts.services.runs import (
    Refused,
    approve_run,
    cancel_run,
    close_month,
    draft_items,
    figures,
    fingerprint,
    months_to_close,
)
from weavers.models import Weaver

from .books import JULY, JUNE, MAY, Desk, after, at, payee, weaver
from .conftest import member


def nothing_approved() -> bool:
    return (
        Books.objects.get().closed_through == date(1999, 12, 1)
        and not Item.objects.exists()
        and not Payment.objects.exists()
        and not Transaction.objects.filter(kind__in=["approved", "recovered"]).exists()
    )


def refused(desk: Desk, run: Run, by: User, said: str, *, seen: str | None = None) -> None:
    with pytest.raises(Refused, match=said):
        approve_run(run=run, by=by, now=after(JUNE), seen=seen)
    run.refresh_from_db()
    assert run.state == "draft"
    assert nothing_approved()


def test_an_approval_pays_recovers_and_closes(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 400_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.approve(JUNE)
    assert (run.state, run.approved_by, run.approved_at) == ("approved", desk.approver, after(JUNE))
    assert Books.objects.get().closed_through == date(2026, 6, 1)
    assert run.figures_sha256 == fingerprint(figures(run))
    item = desk.item(her, JUNE)
    assert (item.owed, item.recovered, item.payable, item.carried) == (400_00, 300_00, 700_00, 0)
    assert list(
        Leg.objects.filter(transaction__kind__in=["recovered", "approved"])
        .order_by("transaction__kind", "id")
        .values_list("transaction__source_key", "account", "weaver__code", "amount")
    ) == [
        ("2026-06-W0001", "liabilities:weavers", "W0001", 700_00),
        ("2026-06-W0001", "liabilities:payouts-in-transit", None, -700_00),
        ("2026-06/W0001", "liabilities:weavers", "W0001", 300_00),
        ("2026-06/W0001", "assets:advances", "W0001", -300_00),
    ]
    moments = Transaction.objects.filter(kind__in=["recovered", "approved"]).values_list("moment", flat=True)
    assert set(moments) == {JUNE.end - timedelta(microseconds=1)}


def test_whoever_last_changed_a_payee_of_a_run_cannot_approve_it(desk: Desk) -> None:
    both = member("both", "approver", "finance")
    her = weaver(1)
    payee(her, "upi", entered_by=both)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.close(JUNE)
    refused(desk, run, both, "last changed a payee")
    payee(her, "bank", entered_by=desk.finance)  # somebody else has changed it since
    assert approve_run(run=run, by=both, now=after(JUNE)).state == "approved"


def test_figures_that_moved_since_they_were_seen_are_not_approved(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.close(JUNE)
    seen = fingerprint(figures(run))
    desk.sold(JUNE, {her: 1}, earning=1)
    refused(desk, run, desk.approver, "figures have changed", seen=seen)


def test_a_way_of_paying_that_changed_since_it_was_seen_is_not_approved(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.close(JUNE)
    seen = fingerprint(figures(run))
    payee(her, "upi")
    refused(desk, run, desk.approver, "figures have changed", seen=seen)


def test_finance_does_not_approve(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    refused(desk, desk.close(JUNE), member("second", "finance"), "may not approve")


def test_a_run_is_approved_once(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    run = desk.approve(JUNE)
    with pytest.raises(Refused, match="is approved, not a draft"):
        approve_run(run=run, by=desk.approver, now=after(JUNE))
    assert Payment.objects.count() == 1


def test_a_month_is_closed_only_once_it_is_over_in_india(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    with pytest.raises(Refused, match="2026-06 is not over yet"):
        close_month(month=JUNE, by=desk.finance, now=JUNE.end - timedelta(microseconds=1))
    assert not Run.objects.exists()
    assert close_month(month=JUNE, by=desk.finance, now=JUNE.end).state == "draft"


@pytest.mark.parametrize("nets_to_nothing", [False, True])
def test_a_month_waits_for_the_one_before(desk: Desk, nets_to_nothing: bool) -> None:
    her = weaver(1)
    sale = desk.sold(MAY, {her: 1}, earning=1000_00)
    if nets_to_nothing:
        desk.came_back(sale, MAY)
    desk.sold(JULY, {her: 1}, earning=1000_00)
    assert months_to_close(now=after(JULY)) == [MAY, JULY]
    with pytest.raises(Refused, match="2026-0[56] must be approved before 2026-07"):
        desk.close(JULY)
    assert not Run.objects.exists()


def test_a_month_with_nothing_needs_no_run(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(MAY, {her: 1}, earning=1000_00)
    desk.approve(MAY)
    desk.sold(JULY, {her: 1}, earning=500_00)
    desk.approve(JULY)
    assert Books.objects.get().closed_through == date(2026, 7, 1)
    with pytest.raises(Refused, match="2026-06 is closed already"):
        desk.close(JUNE)


def test_closing_again_gives_the_same_draft(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    assert desk.close(JUNE) == desk.close(JUNE)
    assert Run.objects.count() == 1


def agreed(month: Month, **rules: Any) -> Policy:
    """A policy that two people stand behind."""
    return Policy.objects.create(
        from_month=month.first_day, entered_at=at(month, 1), confirmed_at=at(month, 1), **rules
    )


def test_an_approved_run_keeps_the_rules_it_was_approved_by(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.approve(JUNE)
    agreed(JUNE, cap=50, minimum=5000_00)
    desk.sold(JULY, {her: 1}, earning=1000_00)
    desk.approve(JULY)
    assert [(item.recovered, item.payable) for item in Item.objects.order_by("run__month")] == [
        (300_00, 700_00),
        (500_00, 0),
    ]
    run.refresh_from_db()
    assert (run.cap, run.minimum) == (30, 100_00)


def test_a_draft_follows_a_policy_confirmed_meanwhile_and_whoever_saw_it_before_looks_again(
    desk: Desk,
) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.close(JUNE)
    seen = fingerprint(figures(run))
    agreed(JUNE, cap=50)
    with pytest.raises(Refused, match="changed since"):
        approve_run(run=run, by=desk.approver, now=after(JUNE), seen=seen)
    run = approve_run(run=run, by=desk.approver, now=after(JUNE), seen=fingerprint(figures(run)))
    assert (run.cap, desk.item(her, JUNE).recovered) == (50, 500_00)


def test_a_policy_that_nobody_confirmed_changes_nothing(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    Policy.objects.create(from_month=JUNE.first_day, entered_at=at(JUNE, 1), cap=50)
    desk.approve(JUNE)
    assert desk.item(her, JUNE).recovered == 300_00


def test_cancelling_wants_a_reason_and_the_right(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    run = desk.close(JUNE)
    with pytest.raises(Refused, match="Say why"):
        cancel_run(run=run, by=desk.finance, now=after(JUNE), reason=" ")
    with pytest.raises(Refused, match="may not cancel"):
        cancel_run(run=run, by=desk.approver, now=after(JUNE), reason="No")
    run.refresh_from_db()
    assert run.state == "draft"


def adjusted(her: Weaver, amount: int) -> None:
    post(
        kind="adjusted", source_key=f"ADJ/{her.code}", moment=at(JUNE), note="Agreed",
        legs=[("liabilities:weavers", her, -amount), ("income:cooperative", None, amount)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("method", "net", "status", "sentence"),
    [
        ("bank", 1000_00, {}, "₹1,000 is paid into her bank account."),
        ("upi", 1000_25, {}, "₹1,000.25 is paid to her UPI id."),
        ("cash", 1000_25, {}, "₹1,000 is paid in cash. The ₹0.25 that is less than a rupee is carried forward."),
        ("cash", 25, {}, "₹0.25 is less than a whole rupee of cash, so it is carried forward."),
        ("bank", 99_99, {}, "₹99.99 is below the least that is paid, ₹100, so it is carried forward."),
        ("bank", 99_99, {"status": "leaving"}, "₹99.99 is paid into her bank account."),
        ("bank", 500_00, {"status": "on_hold"}, "₹500 is held for her because she is on hold."),
        ("", 500_00, {}, "₹500 is held for her because no way to pay her is on file."),
        ("bank", -500_00, {}, "More was taken off than she had earned. The ₹500 is carried forward, and she pays nothing."),
    ],
)  # fmt: skip
def test_each_item_states_its_reason_with_its_figures(
    desk: Desk, method: str, net: int, status: dict[str, str], sentence: str
) -> None:
    her = weaver(1, method)
    Weaver.objects.filter(pk=her.pk).update(**status)
    adjusted(her, net)
    [item] = draft_items(JUNE)
    assert reason_of(item, minimum=100_00) == sentence


def test_what_went_towards_advances_is_said_too(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 400_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    [item] = draft_items(JUNE)
    assert reason_of(item, minimum=100_00) == (
        "₹700 is paid into her bank account. ₹300 went towards her advances."
    )


def test_details_that_nobody_confirmed_hold_her_money(desk: Desk) -> None:
    her = weaver(1, "")
    payee(her, "bank", entered_by=desk.finance, verified=False)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    [item] = draft_items(JUNE)
    assert (item["status"], item["payable"], item["carried"]) == ("held", 0, 1000_00)
    assert "until a second person has confirmed" in reason_of(item, minimum=100_00)


def test_a_draft_tells_nothing_private(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    [item] = draft_items(JUNE)
    private: set[str] = {"legal_name", "account_number", "ifsc", "upi_id"}
    assert not private & set(item)


def test_the_fingerprint_covers_every_figure(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    [item] = draft_items(JUNE)
    whole = fingerprint([item])
    changed: list[dict[str, Any]] = [
        {**item, name: value + 1}
        for name, value in item.items()
        if isinstance(value, int) and name not in ("weaver_id", "owed")
    ]
    assert len(changed) == 12  # the eleven figures, and the payee details
    assert whole not in {fingerprint([each]) for each in changed}


def test_a_draft_left_behind_by_a_later_approval_is_not_approved(desk: Desk) -> None:
    left = desk.close(MAY)  # nothing of May's is in the books
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    desk.approve(JUNE)
    with pytest.raises(Refused, match="closed already"):
        approve_run(run=left, by=desk.approver, now=after(JUNE))
    assert Books.objects.get().closed_through == JUNE.first_day
    cancel_run(run=left, by=desk.finance, now=after(JUNE), reason="Nothing in it")
