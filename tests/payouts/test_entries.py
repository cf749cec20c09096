"""What one person enters and another confirms: who may, once, and what it would change."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import Group as Role
from django.db import IntegrityError, connections, transaction

from marketplace.accounts.models import User
from payouts.models import (
    Advance,
    DayWage,
    DeductionRule,
    Policy,
    Request,
    RuleEnd,
    SavingsChoice,
    Transaction,
)
from payouts.services.checks import check_ledger
from payouts.services.entries import Change, confirm, effect_of, enter, enter_once, kinds_of_entry, refuse
from payouts.services.runs import Refused, draft_items
from weavers.models import Coordinator, Weaver

from .books import JULY, JUNE, MAY, Desk, after, at, weaver
from .conftest import member
from .locks import waits_for_a_lock

pytestmark = pytest.mark.django_db
NOW = after(JUNE)


def advance(
    her: Weaver, amount: int = 500_00, *, source: str = "cash", reason: str = "Loom parts"
) -> Request:
    return Request(
        kind="advance", weaver=her, day=at(JULY, 1).date(), amount=amount, source=source, reason=reason
    )


def coordinator(her: Weaver) -> User:
    user = member("ibanri", "coordinator")
    Coordinator.objects.create(user=user).groups.add(her.group)
    return user


def test_every_model_that_needs_two_people_is_known() -> None:
    names = {model.__name__ for model in kinds_of_entry()}
    assert {
        "Policy",
        "DayWage",
        "DeductionRule",
        "RecoveryPlan",
        "SavingsChoice",
        "Request",
        "RuleEnd",
    } <= names
    assert {"YarnRate", "YarnCorrection", "Patronage"} <= names


def test_an_entry_counts_for_nothing_until_somebody_else_has_confirmed_it(desk: Desk) -> None:
    request = enter(entry=advance(weaver(1)), by=desk.finance, now=NOW)
    assert (Advance.objects.count(), Transaction.objects.count()) == (0, 0)
    confirm(entry=request, by=desk.approver, now=NOW)
    posted = Transaction.objects.get()
    assert (posted.kind, posted.source_key, posted.by) == ("advance", f"request/{request.pk}", desk.approver)
    request.refresh_from_db()
    assert (request.transaction, request.confirmed_by, request.entered_by) == (
        posted,
        desk.approver,
        desk.finance,
    )
    assert list(check_ledger()) == []


def test_confirmed_twice_it_is_posted_once(desk: Desk) -> None:
    request = enter(entry=advance(weaver(1)), by=desk.finance, now=NOW)
    for _ in range(2):
        confirm(entry=request, by=desk.approver, now=NOW)
    assert (Advance.objects.count(), Transaction.objects.count()) == (1, 1)


def test_refused_it_stays_with_its_reason_and_is_not_confirmed(desk: Desk) -> None:
    request = enter(entry=advance(weaver(1)), by=desk.finance, now=NOW)
    with pytest.raises(Refused, match="Say why"):
        refuse(entry=request, by=desk.approver, now=NOW, reason=" ")
    for reason in ("She didn't ask for it", "Another reason"):
        refuse(entry=request, by=desk.approver, now=NOW, reason=reason)
    with pytest.raises(Refused, match="refused already"):
        confirm(entry=request, by=desk.approver, now=NOW)
    request.refresh_from_db()
    assert (request.refusal, request.refused_by, request.confirmed_at) == (
        "She didn't ask for it",
        desk.approver,
        None,
    )
    assert Transaction.objects.count() == 0


def test_what_is_confirmed_is_not_refused(desk: Desk) -> None:
    request = confirm(
        entry=enter(entry=advance(weaver(1)), by=desk.finance, now=NOW), by=desk.approver, now=NOW
    )
    with pytest.raises(Refused, match="confirmed already"):
        refuse(entry=request, by=desk.approver, now=NOW, reason="Too late")
    assert Transaction.objects.count() == 1


def test_the_same_person_is_refused_by_the_service_and_by_the_database(desk: Desk) -> None:
    desk.finance.groups.add(*Role.objects.filter(name="approver"))
    both = User.objects.get(pk=desk.finance.pk)
    request = enter(entry=advance(weaver(1)), by=both, now=NOW)
    for decide in (
        lambda: confirm(entry=request, by=both, now=NOW),
        lambda: refuse(entry=request, by=both, now=NOW, reason="My own"),
    ):
        with pytest.raises(Refused, match="Whoever entered it"):
            decide()
    with pytest.raises(IntegrityError, match="request_second_person"), transaction.atomic():
        Request.objects.update(confirmed_by=both, confirmed_at=NOW)
    assert Transaction.objects.count() == 0


@pytest.mark.parametrize("role", ["approver", "coordinator", "weaver", "quality", "admin"])
def test_only_finance_enters(desk: Desk, role: str) -> None:
    with pytest.raises(Refused, match="may not enter"):
        enter(entry=Policy(from_month=JULY.first_day, cap=40), by=member("somebody", role), now=NOW)
    assert Policy.objects.count() == 1


@pytest.mark.parametrize("role", ["finance", "coordinator", "weaver", "quality", "admin"])
def test_only_an_approver_confirms_or_refuses(desk: Desk, role: str) -> None:
    request = enter(entry=advance(weaver(1)), by=desk.finance, now=NOW)
    somebody = member("somebody", role)
    with pytest.raises(Refused, match="may not confirm"):
        confirm(entry=request, by=somebody, now=NOW)
    with pytest.raises(Refused, match="may not confirm"):
        refuse(entry=request, by=somebody, now=NOW, reason="No")
    assert Transaction.objects.count() == 0


@pytest.mark.parametrize("source", ["yarn", "cash"])
def test_a_coordinator_enters_yarn_or_cash_given_ahead_in_her_own_groups(desk: Desk, source: str) -> None:
    her = weaver(1)
    request = enter(entry=advance(her, source=source), by=coordinator(her), now=NOW)
    confirm(entry=request, by=desk.approver, now=NOW)
    assert Advance.objects.get().kind == source


@pytest.mark.parametrize(
    "change",
    [{"source": "bank"}, {"kind": "advance_repaid"}, {"kind": "adjustment", "source": ""}],
    ids=["by bank", "paid back", "adjustment"],
)
def test_a_coordinator_enters_nothing_else(desk: Desk, change: dict[str, str]) -> None:
    her = weaver(1)
    request = advance(her)
    for name, value in change.items():
        setattr(request, name, value)
    with pytest.raises(Refused, match="may not enter"):
        enter(entry=request, by=coordinator(her), now=NOW)
    assert Request.objects.count() == 0


def test_a_coordinator_enters_nothing_for_a_weaver_of_another_group(desk: Desk) -> None:
    her, other = weaver(1), weaver(2, group="Jowai Loom House")
    with pytest.raises(Refused, match="may not enter"):
        enter(entry=advance(other), by=coordinator(her), now=NOW)
    assert Request.objects.count() == 0


@pytest.mark.parametrize(
    "rule",
    [
        lambda: Policy(from_month=JUNE.first_day, cap=40),
        lambda: DayWage(from_day=date(2026, 6, 30), amount=400_00),
        lambda: DeductionRule(name="Fund", from_month=JUNE.first_day, percent=1, agreed="Meeting"),
    ],
    ids=["policy", "day's wage", "deduction"],
)
def test_no_rule_reaches_into_a_closed_month(desk: Desk, rule: Callable[[], Policy]) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    desk.approve(JUNE)
    with pytest.raises(Refused, match="closed through 2026-06"):
        enter(entry=rule(), by=desk.finance, now=NOW)


def test_a_rule_that_waited_until_its_month_was_closed_is_not_confirmed(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    policy = enter(entry=Policy(from_month=JUNE.first_day, cap=40), by=desk.finance, now=NOW)
    desk.approve(JUNE)
    with pytest.raises(Refused, match="closed through 2026-06"):
        confirm(entry=policy, by=desk.approver, now=NOW)
    assert Policy.of(JULY).cap == 30


def test_sent_twice_from_a_form_it_is_one_entry(desk: Desk) -> None:
    her = weaver(1)
    first = enter_once(entry=advance(her), by=desk.finance, now=NOW)
    assert enter_once(entry=advance(her), by=desk.finance, now=NOW) == first
    confirm(entry=first, by=desk.approver, now=NOW)
    assert enter_once(entry=advance(her), by=desk.finance, now=NOW) == first
    second = enter_once(entry=advance(her, reason="Loom parts, once more"), by=desk.finance, now=NOW)
    assert second != first and Request.objects.count() == 2


def test_the_same_rule_sent_twice_is_one_entry(desk: Desk) -> None:
    def choice() -> SavingsChoice:
        return SavingsChoice(
            weaver=Weaver.objects.get(), from_month=JULY.first_day, percent=10, form="spoken"
        )

    weaver(1)
    first = enter_once(entry=choice(), by=desk.finance, now=NOW)
    assert enter_once(entry=choice(), by=desk.finance, now=NOW) == first
    refuse(entry=first, by=desk.approver, now=NOW, reason="Ask her again")
    assert enter_once(entry=choice(), by=desk.finance, now=NOW) != first


def test_what_a_rule_would_change_is_said_and_nothing_is_changed(desk: Desk) -> None:
    first, second = weaver(1), weaver(2)
    desk.gave(first, MAY, 900_00)
    desk.sold(JUNE, {first: 1}, earning=1000_00)
    desk.sold(JUNE, {second: 1}, earning=1000_00)
    desk.close(JUNE)
    policy = enter(entry=Policy(from_month=JUNE.first_day, cap=50), by=desk.finance, now=NOW)
    assert effect_of(policy, now=NOW) == Change(JUNE, True, less=1, less_by=200_00, more=0, more_by=0)
    assert [(item["recovered"], item["payable"]) for item in draft_items(JUNE)] == [
        (300_00, 700_00),
        (0, 1000_00),
    ]
    policy.refresh_from_db()
    assert policy.confirmed_at is None
    confirm(entry=policy, by=desk.approver, now=NOW)
    assert [item["payable"] for item in draft_items(JUNE)] == [500_00, 1000_00]


def test_what_a_request_would_change_is_said_and_nothing_is_posted(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.close(JUNE)
    wanted = Request(
        kind="adjustment", weaver=her, day=at(JUNE, 20).date(), amount=50_00, reason="A shawl was missed"
    )
    request = enter(entry=wanted, by=desk.finance, now=NOW)
    assert effect_of(request, now=NOW) == Change(JUNE, True, less=0, less_by=0, more=1, more_by=50_00)
    assert Transaction.objects.filter(kind="adjusted").count() == 0


def test_a_later_rule_is_looked_at_in_its_own_month(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.sold(JULY, {her: 1}, earning=400_00)
    desk.close(JUNE)
    rule = DeductionRule(name="Fund", from_month=JULY.first_day, percent=5, agreed="Meeting of June")
    enter(entry=rule, by=desk.finance, now=NOW)
    assert effect_of(rule, now=NOW) == Change(JULY, False, less=1, less_by=20_00, more=0, more_by=0)


def test_what_cannot_be_confirmed_says_so_beforehand(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JULY, 100_00)
    wanted = Request(
        kind="advance_repaid", weaver=her, day=at(JULY, 3).date(), amount=100_00, source="cash", reason="Paid"
    )
    first = enter(entry=wanted, by=desk.finance, now=at(JULY, 4))
    wanted = Request(
        kind="advance_repaid", weaver=her, day=at(JULY, 3).date(), amount=60_00, source="cash", reason="Paid"
    )
    second = enter(entry=wanted, by=desk.finance, now=at(JULY, 4))
    confirm(entry=first, by=desk.approver, now=at(JULY, 4))
    with pytest.raises(Refused, match="owes less"):
        effect_of(second, now=at(JULY, 4))
    second.refresh_from_db()
    assert second.confirmed_at is None


def test_a_deduction_rule_is_ended_by_two_people(desk: Desk) -> None:
    rule = DeductionRule(name="Fund", from_month=JUNE.first_day, percent=5, agreed="Meeting of June")
    confirm(entry=enter(entry=rule, by=desk.finance, now=NOW), by=desk.approver, now=NOW)
    end = RuleEnd(rule=rule, from_month=JULY.first_day, agreed="Meeting of July")
    enter(entry=end, by=desk.finance, now=NOW)
    rule.refresh_from_db()
    assert rule.until_month is None
    confirm(entry=end, by=desk.approver, now=NOW)
    rule.refresh_from_db()
    assert rule.until_month == JUNE.first_day
    with pytest.raises(Refused, match="ends in 2026-06 already"):
        enter(entry=RuleEnd(rule=rule, from_month=JULY.first_day, agreed="Again"), by=desk.finance, now=NOW)


def test_a_rule_does_not_end_before_it_begins(desk: Desk) -> None:
    rule = DeductionRule(name="Fund", from_month=JULY.first_day, percent=5, agreed="Meeting of June")
    confirm(entry=enter(entry=rule, by=desk.finance, now=NOW), by=desk.approver, now=NOW)
    with pytest.raises(Refused, match="only begins in 2026-07"):
        enter(entry=RuleEnd(rule=rule, from_month=JULY.first_day, agreed="Meeting"), by=desk.finance, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_two_approvers_who_confirm_at_once_post_it_once(desk: Desk) -> None:
    request = enter(entry=advance(weaver(1)), by=desk.finance, now=NOW)
    second = member("second", "approver")
    at_once(
        lambda: confirm(entry=request, by=desk.approver, now=NOW),
        lambda: confirm(entry=request, by=second, now=NOW),
    )
    assert (Advance.objects.count(), Transaction.objects.filter(kind="advance").count()) == (1, 1)
    request.refresh_from_db()
    assert request.confirmed_by == desk.approver
    assert list(check_ledger()) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_withdrawals_at_once_that_are_more_than_was_saved_one_is_refused(desk: Desk) -> None:
    her = weaver(1)
    choice = SavingsChoice(weaver=her, from_month=JUNE.first_day, amount=100_00, form="written")
    confirm(entry=enter(entry=choice, by=desk.finance, now=NOW), by=desk.approver, now=NOW)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    wanted = [
        enter(
            entry=Request(kind="savings_out", weaver=her, day=at(JULY, 2).date(), amount=amount, source="cash", reason="Fees"),
            by=desk.finance,
            now=NOW,
        )
        for amount in (60_00, 70_00)
    ]  # fmt: skip
    second = member("second", "approver")
    refusals = at_once(
        lambda: confirm(entry=wanted[0], by=desk.approver, now=NOW),
        lambda: confirm(entry=wanted[1], by=second, now=NOW),
    )
    assert refusals == ["She has less than that put aside."]
    assert [(t.kind, t.source_key) for t in Transaction.objects.filter(kind="savings_out")] == [
        ("savings_out", f"request/{wanted[0].pk}")
    ]
    wanted[1].refresh_from_db()
    assert wanted[1].confirmed_at is None
    assert list(check_ledger()) == []


def at_once(first: Callable[[], object], second: Callable[[], object]) -> list[str]:
    """The first is done and not yet committed while the second runs into it. What the second was refused for."""
    said: list[str] = []

    def other() -> None:
        try:
            second()
        except Refused as refused:
            said.append(str(refused))
        finally:
            connections.close_all()

    with transaction.atomic():
        first()
        thread = threading.Thread(target=other)
        thread.start()
        while thread.is_alive() and not waits_for_a_lock():
            pass
        assert thread.is_alive(), "it waits for the first"
    thread.join()
    return said
