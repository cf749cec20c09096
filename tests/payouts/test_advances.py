"""How advances come back: the months ahead, and what limited the months behind."""

import pytest

from payouts.models import Policy, RecoveryPlan
from payouts.services.advances import Instalment, schedule, what_limited
from payouts.services.entries import confirm, enter
from weavers.models import Weaver

from .books import JULY, JUNE, MAY, Desk, after, at, weaver

pytestmark = pytest.mark.django_db
AUGUST = JULY.next
NOW = at(AUGUST, 20)


def agreed(desk: Desk, entry: Policy | RecoveryPlan) -> None:
    confirm(entry=enter(entry=entry, by=desk.finance, now=NOW), by=desk.approver, now=NOW)


def earned(desk: Desk, her: Weaver) -> None:
    """₹3,000 in each of May, June and July, all closed; ₹2,000 of advances owed since August."""
    for month in (MAY, JUNE, JULY):
        desk.sold(month, {her: 1}, earning=3000_00)
        desk.approve(month)
    desk.gave(her, AUGUST, 2000_00)


def test_the_months_ahead_recover_a_share_of_the_average_of_three(desk: Desk) -> None:
    her = weaver(1)
    earned(desk, her)
    found = schedule(her, now=NOW)
    assert (found.owed, found.average, found.repaid) == (2000_00, 3000_00, AUGUST.next.next)
    assert found.instalments == [
        Instalment(AUGUST, 900_00, 1100_00),
        Instalment(AUGUST.next, 900_00, 200_00),
        Instalment(AUGUST.next.next, 200_00, 0),
    ]


def test_a_plan_and_a_floor_make_it_longer(desk: Desk) -> None:
    her = weaver(1)
    earned(desk, her)
    agreed(desk, RecoveryPlan(weaver=her, from_month=AUGUST.first_day, most=0, reason="Ill"))
    agreed(desk, RecoveryPlan(weaver=her, from_month=AUGUST.next.first_day, most=800_00, reason="Well again"))
    agreed(desk, Policy(from_month=AUGUST.next.next.first_day, take_home_floor=2500_00))
    assert [each.recovered for each in schedule(her, now=NOW).instalments] == [
        0,
        800_00,
        500_00,
        500_00,
        200_00,
    ]


def test_who_earns_nothing_is_never_through(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, AUGUST, 2000_00)
    found = schedule(her, now=NOW)
    assert (found.average, found.repaid, len(found.instalments)) == (0, None, 60)


def test_who_owes_nothing_has_no_schedule(desk: Desk) -> None:
    assert schedule(weaver(1), now=NOW).instalments == []


@pytest.mark.parametrize(
    ("owes", "most", "floor", "why"),
    [
        (100_00, None, 0, "all"),
        (900_00, None, 0, "cap"),
        (900_00, 120_00, 0, "plan"),
        (900_00, None, 800_00, "floor"),
        (0, None, 0, ""),
    ],
)
def test_what_limited_a_month_is_said(desk: Desk, owes: int, most: int | None, floor: int, why: str) -> None:
    her = weaver(1)
    if owes:
        desk.gave(her, MAY, owes)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    agreed_at = after(MAY)
    for entry in (
        Policy(from_month=JUNE.first_day, take_home_floor=floor),
        RecoveryPlan(weaver=her, from_month=JUNE.first_day, most=most, reason="As she asked"),
    ):
        confirm(entry=enter(entry=entry, by=desk.finance, now=agreed_at), by=desk.approver, now=agreed_at)
    desk.approve(JUNE)
    assert what_limited(desk.item(her, JUNE), plan=most) == why
