"""What is taken off a month, in which order and up to which limit: recovery, rules, savings, and the take-home floor."""

from decimal import Decimal

import pytest

from payouts.models import Deduction, DeductionRule, Leg, Policy, RecoveryPlan, SavingsChoice, Transaction
from payouts.services.checks import check_ledger
from payouts.services.entries import confirm, enter
from payouts.services.requests import saved
from payouts.services.runs import Refused, approve_run, cancel_run, draft_items, figures, fingerprint
from weavers.models import Group, Weaver

from .books import JULY, JUNE, MAY, Desk, after, weaver

pytestmark = pytest.mark.django_db
NOW = after(MAY)


def agreed(desk: Desk, entry: DeductionRule | Policy | RecoveryPlan | SavingsChoice) -> None:
    confirm(entry=enter(entry=entry, by=desk.finance, now=NOW), by=desk.approver, now=NOW)


def policy(desk: Desk, **rules: int) -> None:
    agreed(desk, Policy(from_month=JUNE.first_day, **rules))


def rule(desk: Desk, name: str, **how: object) -> None:
    agreed(
        desk,
        DeductionRule(**{"name": name, "from_month": JUNE.first_day, "agreed": "General meeting", **how}),
    )


def saves(desk: Desk, her: Weaver, **how: object) -> None:
    agreed(desk, SavingsChoice(weaver=her, from_month=JUNE.first_day, form="spoken", **how))


def plan(desk: Desk, her: Weaver, most: int | None, *, month: object = JUNE) -> None:
    agreed(desk, RecoveryPlan(weaver=her, from_month=month.first_day, most=most, reason="Her child is ill"))  # type: ignore[attr-defined]


def hers(her: Weaver) -> dict[str, object]:
    [item] = [item for item in draft_items(JUNE) if item["weaver_id"] == her.pk]
    return item


def taken(her: Weaver) -> list[tuple[str, str, int]]:
    return [(part["what"], part["label"], part["amount"]) for part in hers(her)["deductions"]]  # type: ignore[attr-defined]


def test_recovery_comes_first_then_rules_by_their_order_then_savings(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_01)
    rule(desk, "Welfare fund", percent=Decimal("2.5"))
    rule(desk, "Loom rent", amount=50_00)
    saves(desk, her, percent=10)
    assert taken(her) == [
        ("rule", "Welfare fund", 25_00),
        ("rule", "Loom rent", 50_00),
        ("savings", "", 100_00),
    ]
    item = hers(her)
    assert (item["recovered"], item["deducted"], item["net"], item["payable"]) == (
        300_00, 175_00, 525_01, 525_01,
    )  # fmt: skip


def test_what_is_left_limits_each_in_turn(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=100_00)
    rule(desk, "Loom rent", amount=70_00)
    rule(desk, "Second loom", amount=70_00)
    saves(desk, her, amount=10_00)
    assert taken(her) == [("rule", "Loom rent", 70_00), ("rule", "Second loom", 30_00)]
    assert (hers(her)["net"], hers(her)["status"]) == (0, "nothing_due")


def test_the_floor_is_always_left_to_her(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    policy(desk, cap=50, take_home_floor=650_00)
    rule(desk, "Loom rent", amount=50_00)
    saves(desk, her, percent=10)
    item = hers(her)
    assert (item["recovered"], item["deducted"], item["payable"]) == (350_00, 0, 650_00)
    policy(desk, cap=20, take_home_floor=650_00)
    assert taken(her) == [("rule", "Loom rent", 50_00), ("savings", "", 100_00)]
    assert hers(her)["payable"] == 650_00
    policy(desk, cap=20, take_home_floor=700_00)
    assert taken(her) == [("rule", "Loom rent", 50_00), ("savings", "", 50_00)]
    assert hers(her)["payable"] == 700_00


def test_below_the_floor_nothing_is_taken(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    desk.sold(JUNE, {her: 1}, earning=600_00)
    policy(desk, take_home_floor=650_00)
    saves(desk, her, percent=10)
    item = hers(her)
    assert (item["recovered"], item["deducted"], item["payable"]) == (0, 0, 600_00)


@pytest.mark.parametrize(("most", "recovered"), [(0, 0), (120_00, 120_00), (1000_00, 300_00), (None, 300_00)])
def test_her_plan_limits_what_is_recovered(desk: Desk, most: int | None, recovered: int) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    plan(desk, her, most)
    assert hers(her)["recovered"] == recovered


def test_the_cap_is_of_the_months_own_earnings_and_rounded_down(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    desk.sold(JUNE, {her: 1}, earning=333_33)
    assert hers(her)["recovered"] == 99_99


def test_a_plan_holds_until_a_later_one(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.sold(JULY, {her: 1}, earning=1000_00)
    plan(desk, her, 0)
    plan(desk, her, None, month=JULY)
    desk.approve(JUNE)
    desk.approve(JULY)
    assert (desk.item(her, JUNE).recovered, desk.item(her, JULY).recovered) == (0, 300_00)


def test_a_rule_of_a_group_and_of_some_months_reaches_nobody_else(desk: Desk) -> None:
    her, other = weaver(1), weaver(2, group="Jowai Loom House")
    for month in (JUNE, JULY):
        for each in (her, other):
            desk.sold(month, {each: 1}, earning=1000_00)
    rule(
        desk,
        "Dye house",
        percent=1,
        group=Group.objects.get(name="Jowai Loom House"),
        until_month=JUNE.first_day,
    )
    assert (taken(her), taken(other)) == ([], [("rule", "Dye house", 10_00)])
    desk.approve(JUNE)
    assert [item["deducted"] for item in draft_items(JULY)] == [0, 0]


def test_what_nobody_has_confirmed_takes_nothing(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    for entry in (
        Policy(from_month=JUNE.first_day, cap=50, take_home_floor=1),
        DeductionRule(name="Fund", from_month=JUNE.first_day, percent=5, agreed="Meeting"),
        SavingsChoice(weaver=her, from_month=JUNE.first_day, percent=5, form="spoken"),
        RecoveryPlan(weaver=her, from_month=JUNE.first_day, most=0, reason="Ill"),
    ):
        enter(entry=entry, by=desk.finance, now=NOW)
    item = hers(her)
    assert (item["recovered"], item["deducted"]) == (300_00, 0)


def test_each_deduction_is_posted_once_and_kept_by_the_run(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    rule(desk, "Welfare fund", percent=2)
    saves(desk, her, percent=10)
    run = desk.approve(JUNE)
    assert [(d.what, d.label, d.amount) for d in Deduction.objects.all()] == [
        ("rule", "Welfare fund", 20_00),
        ("savings", "", 100_00),
    ]
    posted = Transaction.objects.filter(kind="deducted").order_by("source_key")
    assert [[(leg.full_account, leg.amount) for leg in each.legs.all()] for each in posted] == [
        [("liabilities:weavers:W0001", 20_00), ("liabilities:deductions", -20_00)],
        [("liabilities:weavers:W0001", 100_00), ("liabilities:savings:W0001", -100_00)],
    ]
    assert [item["deducted"] for item in figures(run)] == [120_00]
    assert list(check_ledger()) == []


def test_a_cancelled_run_gives_back_what_it_deducted(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    rule(desk, "Welfare fund", percent=2)
    saves(desk, her, percent=10)
    run = desk.approve(JUNE)
    assert saved(her) == 100_00
    cancel_run(run=run, by=desk.finance, now=after(JUNE), reason="A sale was missing")
    assert saved(her) == 0
    left = {account: sum(Leg.objects.filter(account=account).values_list("amount", flat=True))
            for account in ("liabilities:deductions", "liabilities:savings", "liabilities:weavers")}  # fmt: skip
    assert left == {"liabilities:deductions": 0, "liabilities:savings": 0, "liabilities:weavers": -1000_00}
    assert list(check_ledger()) == []


def test_a_deduction_that_changed_since_the_approver_looked_stops_the_approval(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    rule(desk, "Welfare fund", percent=2)
    run = desk.close(JUNE)
    seen = fingerprint(figures(run))
    DeductionRule.objects.update(until_month=JUNE.first_day)
    assert fingerprint(figures(run)) == seen
    rule(desk, "Loom rent", amount=20_00)
    DeductionRule.objects.filter(name="Welfare fund").update(confirmed_at=None, confirmed_by=None)
    assert draft_items(JUNE)[0]["deducted"] == 20_00
    assert fingerprint(figures(run)) != seen
    with pytest.raises(Refused, match="figures have changed"):
        approve_run(run=run, by=desk.approver, now=after(JUNE), seen=seen)
    run.refresh_from_db()
    assert (run.state, Deduction.objects.count()) == ("draft", 0)


def test_a_later_rule_moves_no_month_that_is_closed(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    run = desk.approve(JUNE)
    before = figures(run)
    agreed(desk, Policy(from_month=JULY.first_day, cap=0, minimum=5000_00))
    agreed(desk, DeductionRule(name="Fund", from_month=JULY.first_day, percent=50, agreed="Meeting"))
    run.refresh_from_db()
    assert figures(run) == before
    assert (run.cap, run.minimum) == (30, 100_00)
    assert list(check_ledger()) == []


def test_cash_is_paid_in_whole_multiples_of_what_the_policy_says(desk: Desk) -> None:
    her = weaver(1, "cash")
    desk.sold(JUNE, {her: 1}, earning=1234_56)
    policy(desk, cash_rounding=10_00)
    assert (hers(her)["payable"], hers(her)["carried"]) == (1230_00, 4_56)
