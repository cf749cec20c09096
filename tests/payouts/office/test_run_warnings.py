"""What is worth a look before money goes out: each warning where it's due, and nowhere else."""

from datetime import date

import pytest
from django.utils import timezone

from catalog.models import Product
from payouts.models import DayWage, Run
from payouts.office import reads
from tests.payouts.books import JULY, JUNE, MAY, Desk, after, at, payee, weaver
from weavers.models import Payee, Weaver

AUGUST = JULY.next


def warned(run: Run) -> dict[str, list[str]]:
    """Each weaver's warnings, for those who have any."""
    page = reads.look_at(run, now=timezone.now()).page
    return {row.code: [each.what for each in row.warnings] for row in page if row.warnings}


def text_of(run: Run, code: str, what: str) -> str:
    [row] = reads.look_at(run, now=timezone.now(), weaver=code).page
    return next(each.text for each in row.warnings if each.what == what)


def test_an_ordinary_month_and_the_first_one_warn_of_nothing(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    assert warned(desk.approve(JUNE)) == {}
    desk.sold(JULY, {her: 1}, earning=1000_00)
    assert warned(desk.close(JULY)) == {}


def test_one_account_on_two_people_is_found_on_both_and_on_neither_in_cash(desk: Desk) -> None:
    one, two = weaver(1), weaver(2, "")
    Payee.objects.create(
        weaver=two, method="bank", account_number="0000000001", ifsc="PUNB0999999", entered_at=at(MAY), verified_at=at(MAY)
    )  # fmt: skip
    desk.sold(JUNE, {one: 1, two: 1, weaver(3, "cash"): 1, weaver(4, "cash"): 1}, earning=4000_00)
    run = desk.close(JUNE)
    assert warned(run) == {"W0001": ["same_account"], "W0002": ["same_account"]}
    assert text_of(run, "W0001", "same_account").endswith("UPI id as W0002.")
    assert "0000000001" not in text_of(run, "W0001", "same_account")


def test_an_account_of_a_weaver_who_is_paid_nothing_now_counts_too(desk: Desk) -> None:
    her, other = weaver(1, ""), weaver(2, "")
    for each in (her, other):
        Payee.objects.create(
            weaver=each, method="upi", upi_id="shared@okexample", entered_at=at(MAY), verified_at=at(MAY)
        )
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    assert warned(desk.close(JUNE)) == {"W0001": ["same_account"]}


def test_a_payee_changed_since_she_was_last_paid_is_severe_and_says_who(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    payee(her, "upi", entered_by=desk.finance)
    desk.sold(JULY, {her: 1}, earning=1000_00)
    seen = reads.look_at(desk.close(JULY), now=timezone.now())
    [row] = seen.page
    assert [(each.what, each.severe) for each in row.warnings] == [("changed_payee", True)]
    assert (seen.severe, seen.warnings) == (1, {"changed_payee": 1})


def test_a_change_is_warned_of_until_she_has_been_paid_by_it(desk: Desk) -> None:
    her, other = weaver(1), weaver(2)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    payee(her, "upi")
    desk.sold(JULY, {other: 1}, earning=1000_00)
    desk.approve(JULY)
    desk.sold(AUGUST, {her: 1}, earning=1000_00)
    august = desk.approve(AUGUST)
    assert warned(august) == {"W0001": ["changed_payee"]}
    desk.sold(AUGUST.next, {her: 1}, earning=1000_00)
    assert warned(desk.close(AUGUST.next)) == {}


def test_a_new_payee_and_a_first_payment_are_told_apart(desk: Desk) -> None:
    old, waited, new = weaver(1), weaver(2), weaver(3, "")
    desk.sold(JUNE, {old: 1}, earning=1000_00)
    desk.approve(JUNE)
    Payee.objects.create(
        weaver=new, method="cash", entered_at=after(JUNE).replace(hour=23), verified_at=after(JULY)
    )
    desk.sold(JULY, {old: 1, waited: 1, new: 1}, earning=3000_00)
    assert warned(desk.close(JULY)) == {"W0002": ["first_payment"], "W0003": ["new_payee", "first_payment"]}


@pytest.mark.parametrize(("earning", "found"), [(2000_00, {}), (2000_01, {"W0001": ["twice_usual"]})])
def test_more_than_twice_the_usual_is_against_the_median_of_six_runs(
    desk: Desk, earning: int, found: dict[str, list[str]]
) -> None:
    her = weaver(1)
    for month, earned in ((MAY, 1000_00), (JUNE, 900_00), (JULY, 9000_00)):
        desk.sold(month, {her: 1}, earning=earned)
        desk.approve(month)
    desk.sold(AUGUST, {her: 1}, earning=earning)
    run = desk.close(AUGUST)
    assert warned(run) == found
    if found:
        assert text_of(run, "W0001", "twice_usual") == "In the last six runs she was usually paid ₹1,000."


def wage(amount: int, district: str = "") -> None:
    DayWage.objects.create(
        district=district,
        from_day=date(2026, 1, 1),
        amount=amount,
        hours=8,
        entered_at=at(MAY),
        confirmed_at=at(MAY),
    )


@pytest.mark.parametrize(
    ("legal", "found"), [(400_00, {}), (400_08, {"W0001": ["low_wage"], "W0002": ["low_wage"]})]
)
def test_pay_below_the_legal_day_wage_by_the_hours_noted_is_found(
    desk: Desk, legal: int, found: dict[str, list[str]]
) -> None:
    wage(legal)
    desk.sold(JUNE, {weaver(1): 3, weaver(2): 1}, earning=500_00, quantity=2)  # 10 hours a piece, ₹50 an hour
    assert warned(desk.close(JUNE)) == found


def test_a_districts_own_wage_counts_before_the_one_for_everywhere(desk: Desk) -> None:
    wage(100_00)
    wage(800_00, "Ri Bhoi")
    desk.sold(JUNE, {weaver(1): 1}, earning=500_00)
    run = desk.close(JUNE)
    assert (
        text_of(run, "W0001", "low_wage")
        == "By the hours noted it comes to ₹50 an hour; the legal wage is ₹100."
    )


def test_without_hours_or_without_a_wage_nothing_is_said_of_either(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=200_00)
    run = desk.close(JUNE)
    assert warned(run) == {}
    wage(800_00)
    assert warned(run) == {"W0001": ["low_wage"]}
    Product.objects.update(hours=0)
    assert warned(run) == {}


@pytest.mark.parametrize("status", ["on_hold", "leaving", "left"])
def test_a_weaver_on_hold_or_going_is_pointed_out(desk: Desk, status: str) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    Weaver.objects.update(status=status)
    assert warned(desk.close(JUNE)) == {"W0001": [status]}


def test_weavers_are_filtered_by_warning(desk: Desk) -> None:
    one, two = weaver(1), weaver(2)
    desk.sold(JUNE, {one: 1, two: 1, weaver(3): 1}, earning=3000_00)
    desk.approve(JUNE)
    payee(one, "upi")
    Weaver.objects.filter(pk=two.pk).update(status="leaving")
    desk.sold(JULY, {one: 1, two: 1, Weaver.objects.get(code="W0003"): 1}, earning=3000_00)
    run = desk.close(JULY)
    for warning, codes in {
        "any": ["W0001", "W0002"], "severe": ["W0001"], "leaving": ["W0002"], "new_payee": [],
    }.items():  # fmt: skip
        page = reads.look_at(run, now=timezone.now(), chosen={"warning": warning}).page
        assert [row.code for row in page] == codes
