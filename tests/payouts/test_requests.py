"""Advances, adjustments, returns at the makers' cost and withdrawals: each posted once, to the paisa, or refused."""

from datetime import date

import pytest

from payouts.models import Advance, Item, Leg, Refund, RefundShare, Request, Sale, SavingsChoice, Transaction
from payouts.services.checks import check_ledger
from payouts.services.entries import confirm, enter
from payouts.services.refunds import refund_sale
from payouts.services.requests import owed, saved, what_makers_bear
from payouts.services.runs import Refused, cancel_run, draft_items
from weavers.models import Weaver

from .books import JULY, JUNE, MAY, Desk, after, at, weaver

pytestmark = pytest.mark.django_db
DAY = at(JULY, 1).date()
NOW = after(JUNE)


def wanted(kind: str, her: Weaver | None, amount: int, source: str = "", *, day: date = DAY, sale: Sale | None = None,
           quantity: int | None = None) -> Request:  # fmt: skip
    return Request(
        kind=kind,
        weaver=her,
        amount=amount,
        source=source,
        day=day,
        reason="As she asked",
        sale=sale,
        quantity=quantity,
    )


def agreed(desk: Desk, request: Request) -> Request:
    return confirm(entry=enter(entry=request, by=desk.finance, now=NOW), by=desk.approver, now=NOW)


def legs(request: Request) -> list[tuple[str, int]]:
    assert request.transaction is not None
    return [(leg.full_account, leg.amount) for leg in request.transaction.legs.all()]


def counts() -> tuple[int, int, int]:
    return Transaction.objects.count(), Leg.objects.count(), Advance.objects.count()


@pytest.mark.parametrize(
    ("source", "account"), [("bank", "assets:bank"), ("cash", "assets:cash"), ("yarn", "assets:stock:yarn")]
)
def test_an_advance_is_owed_from_the_day_it_is_given(desk: Desk, source: str, account: str) -> None:
    her = weaver(1)
    request = agreed(desk, wanted("advance", her, 500_00, source))
    assert legs(request) == [("assets:advances:W0001", 500_00), (account, -500_00)]
    assert [(a.ref, a.kind, a.amount, a.given_on) for a in Advance.objects.all()] == [
        (f"request/{request.pk}", source, 500_00, DAY)
    ]
    assert owed(her) == 500_00
    assert list(check_ledger()) == []


def test_an_advance_paid_back_is_owed_no_more(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JULY, 500_00)
    request = agreed(desk, wanted("advance_repaid", her, 200_00, "cash"))
    assert legs(request) == [("assets:cash", 200_00), ("assets:advances:W0001", -200_00)]
    assert owed(her) == 300_00
    assert list(check_ledger()) == []


def test_no_more_is_paid_back_than_is_owed(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JULY, 500_00)
    before = counts()
    with pytest.raises(Refused, match="owes less"):
        enter(entry=wanted("advance_repaid", her, 500_01, "cash"), by=desk.finance, now=NOW)
    assert (counts(), Request.objects.count()) == (before, 0)


def test_what_she_paid_back_is_not_recovered_by_an_earlier_month_that_is_open(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 300_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    agreed(desk, wanted("advance_repaid", her, 250_00, "cash"))
    [item] = draft_items(JUNE)
    assert (item["owed"], item["recovered"], item["payable"]) == (300_00, 50_00, 950_00)
    desk.approve(JUNE)
    assert owed(her) == 0
    assert list(check_ledger()) == []


def test_an_advance_given_after_she_paid_back_does_not_make_up_for_it(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, JUNE, 300_00)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    agreed(desk, wanted("advance_repaid", her, 300_00, "cash"))
    desk.gave(her, JULY.next, 900_00)
    [item] = draft_items(JUNE)
    assert (item["owed"], item["recovered"]) == (300_00, 0)


@pytest.mark.parametrize("amount", [250_50, -250_50])
def test_an_adjustment_goes_either_way_and_into_the_month(desk: Desk, amount: int) -> None:
    her = weaver(1)
    desk.sold(JULY, {her: 1}, earning=1000_00)
    request = agreed(desk, wanted("adjustment", her, amount))
    assert legs(request) == [("expenses:adjustments", amount), ("liabilities:weavers:W0001", -amount)]
    [item] = draft_items(JULY)
    assert (item["adjusted"], item["net"]) == (amount, 1000_00 + amount)
    assert list(check_ledger()) == []


def test_what_happened_in_a_closed_month_is_booked_in_the_next(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    request = agreed(desk, wanted("adjustment", her, 10_00, day=at(JUNE, 20).date()))
    assert request.transaction is not None
    assert Transaction.objects.get(request=request).month == JULY.first_day
    assert list(check_ledger()) == []


def test_pieces_that_came_back_are_charged_to_their_makers_once(desk: Desk) -> None:
    first, second = weaver(1), weaver(2)
    sale = desk.sold(JUNE, {first: 2, second: 1}, earning=100_00, quantity=3)
    request = enter(entry=wanted("charge_back", None, 1, sale=sale, quantity=2), by=desk.finance, now=NOW)
    assert request.amount == 200_00
    request = confirm(entry=request, by=desk.approver, now=NOW)
    assert legs(request) == [
        ("liabilities:weavers:W0001", 133_33),
        ("liabilities:weavers:W0002", 66_67),
        ("income:cooperative", -200_00),
    ]
    refund = Refund.objects.get()
    assert (refund.ref, refund.quantity, refund.borne_by, refund.amount, refund.tax) == (
        f"request/{request.pk}", 2, "maker", 400_00, 19_05,
    )  # fmt: skip
    assert list(check_ledger()) == []


def test_what_it_would_cost_each_maker_is_told_without_booking_it(desk: Desk) -> None:
    first, second = weaver(1), weaver(2)
    sale = desk.sold(JUNE, {first: 2, second: 1}, earning=100_00, quantity=3)
    before = counts()
    assert what_makers_bear(sale, 3, DAY) == [(first, 200_00), (second, 100_00)]
    assert (counts(), Refund.objects.count(), RefundShare.objects.count()) == (before, 0, 0)


@pytest.mark.parametrize(
    ("quantity", "day", "said"), [(4, DAY, "than were sold"), (1, at(JUNE, 14).date(), "sold on a later day")]
)
def test_a_return_that_cannot_be_is_refused(desk: Desk, quantity: int, day: date, said: str) -> None:
    sale = desk.sold(JUNE, {weaver(1): 1}, earning=100_00, quantity=3)
    before = counts()
    with pytest.raises(Refused, match=said):
        enter(
            entry=wanted("charge_back", None, 1, sale=sale, quantity=quantity, day=day),
            by=desk.finance,
            now=NOW,
        )
    assert (counts(), Request.objects.count(), Refund.objects.count()) == (before, 0, 0)


def test_pieces_that_came_back_since_are_not_charged_as_well(desk: Desk) -> None:
    first, second = weaver(1), weaver(2)
    sale = desk.sold(JUNE, {first: 1, second: 1}, earning=100_01, quantity=3)
    request = enter(entry=wanted("charge_back", None, 1, sale=sale, quantity=2), by=desk.finance, now=NOW)
    refund_sale(sale=sale, ref="R1", quantity=2, borne_by="cooperative", reason="", refunded_at=at(JUNE, 20))
    with pytest.raises(Refused, match="More pieces"):
        confirm(entry=request, by=desk.approver, now=NOW)
    request.refresh_from_db()
    assert (request.confirmed_at, Refund.objects.count()) == (None, 1)


def test_savings_are_withdrawn_up_to_what_was_put_aside(desk: Desk) -> None:
    her = weaver(1)
    choice = SavingsChoice(weaver=her, from_month=JUNE.first_day, percent=10, form="spoken")
    confirm(entry=enter(entry=choice, by=desk.finance, now=NOW), by=desk.approver, now=NOW)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    assert saved(her) == 100_00
    with pytest.raises(Refused, match="less than that put aside"):
        enter(entry=wanted("savings_out", her, 100_01, "bank"), by=desk.finance, now=NOW)
    request = agreed(desk, wanted("savings_out", her, 40_00, "bank"))
    assert legs(request) == [("liabilities:savings:W0001", 40_00), ("assets:bank", -40_00)]
    assert saved(her) == 60_00
    assert list(check_ledger()) == []


def test_nothing_is_entered_ahead_of_its_day(desk: Desk) -> None:
    with pytest.raises(Refused, match="ahead of its day"):
        enter(
            entry=wanted("advance", weaver(1), 1, "cash", day=at(JULY, 20).date()), by=desk.finance, now=NOW
        )


def test_who_has_left_is_given_nothing_ahead(desk: Desk) -> None:
    her = weaver(1)
    Weaver.objects.update(status="left")
    her.refresh_from_db()
    with pytest.raises(Refused, match="has left"):
        enter(entry=wanted("advance", her, 1, "cash"), by=desk.finance, now=NOW)


def test_a_month_with_all_of_it_is_cancelled_and_approved_again_to_the_same_figures(desk: Desk) -> None:
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    choice = SavingsChoice(weaver=her, from_month=JUNE.first_day, percent=10, form="written")
    confirm(entry=enter(entry=choice, by=desk.finance, now=NOW), by=desk.approver, now=NOW)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    agreed(desk, wanted("adjustment", her, 100_00, day=at(JUNE, 20).date()))
    run = desk.approve(JUNE)
    before = Item.objects.values_list("adjusted", "recovered", "deducted", "payable").get(run=run)
    assert before == (100_00, 330_00, 110_00, 660_00)
    cancel_run(run=run, by=desk.finance, now=NOW, reason="A sale was missing")
    assert (owed(her), saved(her)) == (900_00, 0)
    assert list(check_ledger()) == []
    again = desk.approve(JUNE)
    assert Item.objects.values_list("adjusted", "recovered", "deducted", "payable").get(run=again) == before
    assert (owed(her), saved(her)) == (570_00, 110_00)
    assert list(check_ledger()) == []
