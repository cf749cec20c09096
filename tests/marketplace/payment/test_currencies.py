"""Paying in another currency: prices from a dated list, whole minor units, the books in rupees, refunds to the cent."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.shipping.ways import way
from marketplace.payment import services, stripe_api
from marketplace.payment.balance import fetch, stripe_account
from marketplace.payment.currencies import list_of, lists_on, show_money
from marketplace.payment.models import Checkout, MoneyBack
from marketplace.payment.refunds import refund_lines
from payouts.models import Transaction
from payouts.services.checks import check_ledger
from payouts.services.dispatch import dispatch_lines
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.marketplace.storefront.test_checkout import GUEST
from tests.payouts.books import balance

from .standin.process import Standin
from .test_paying import fill_basket, pay

DAY = date(2026, 11, 20)


@pytest.fixture
def order(shop: Standin, staff: User) -> Order:
    """Two pouches at ₹370 to New York by EMS, paid in dollars."""
    piece = make_piece("B", title="Zip pouch", price="370", stock=5, makers=[make_weaver()])
    checkout = services.start_payment(
        basket_id=fill_basket(piece, 2).pk,
        address=ShippingAddress(
            last_name="Asha Devi", line1="1 Main Street", postcode="10001", country_id="US"
        ),
        email="asha@example.com",
        shipping=way("ems", "US"),
        language="en",
        now=timezone.now(),
        currency="USD",
    )
    pay(shop, checkout)
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    return Order.objects.get()


@pytest.mark.parametrize(
    ("currency", "paise", "minor"),
    [
        ("USD", 3280_00, 40_00),
        ("USD", 3280_01, 40_50),
        ("EUR", 92_00, 1_00),
        ("GBP", 1, 50),
        ("USD", 0, 0),
        ("INR", 3280_01, 3280_01),
    ],
)
def test_a_price_is_rounded_up_to_its_lists_step(currency: str, paise: int, minor: int) -> None:
    assert list_of(currency, DAY).price(paise) == minor


def test_a_list_counts_from_its_day_and_rupees_always_do() -> None:
    assert list(lists_on(date(2026, 10, 31))) == ["INR"]
    assert list(lists_on(DAY)) == ["INR", "USD", "EUR", "GBP"]
    assert list_of("XYZ", DAY).currency == "INR"
    assert (show_money(1234_50, "USD"), show_money(1_00, "GBP"), show_money(340000, "INR")) == (
        "$1,234.50",
        "£1.00",
        "₹3,400",
    )


@pytest.mark.django_db
def test_the_checkout_shows_the_chosen_currency_and_remembers_nothing(client: Client) -> None:
    piece = make_piece()
    client.post("/basket/add/", {"piece": piece.pk}, headers={"Sec-Fetch-Site": "same-origin"})
    cookies = set(client.cookies)
    page = client.get("/checkout/?currency=USD").content.decode()
    assert "Pay $41.50" in page and "₹3,400" in page and 'value="4150 USD"' in page
    assert "Pay ₹3,400" in client.get("/checkout/").content.decode()
    assert set(client.cookies) - cookies <= {"csrftoken"}
    answer = client.post("/checkout/", GUEST | {"currency": "USD", "shown_total": "340000"})
    assert "The total has changed" in answer.content.decode()
    assert not Checkout.objects.exists()


def test_what_was_charged_is_kept_whole_with_its_rate_and_the_books_stay_in_rupees(
    order: Order, staff: User
) -> None:
    checkout = Checkout.objects.get()
    assert (checkout.total, checkout.charged, checkout.rate) == (3140_00, 9_50 + 29_50, 82_00)
    assert (order.charged, order.charged_currency, order.charged_rate) == (39_00, "USD", 82_00)
    assert order.currency == "INR" and int(order.total_incl_tax * 100) == 3140_00
    assert balance("liabilities:buyers") == -3140_00
    # Stripe makes ₹3,276 of $39 and keeps ₹77.31 of it: the ₹136 above the order's rupees are the exchange's.
    assert balance("income:exchange") == -136_00
    assert balance("assets:stripe") == 3276_00 - balance("expenses:stripe-fees")
    dispatch_lines(lines=list(order.lines.all()), by=staff, now=timezone.now())
    assert balance("liabilities:buyers") == 0
    assert list(check_ledger()) == []


def test_each_part_given_back_is_in_the_currency_and_together_they_are_all_that_was_charged(
    order: Order, staff: User
) -> None:
    dispatch_lines(lines=list(order.lines.all()), by=staff, now=timezone.now())
    line = order.lines.get()
    for _piece in range(2):
        refund_lines(
            order=order, pieces={line.pk: 1}, with_shipping=False, reason="Lost", by=staff, now=timezone.now()
        )
    assert [(back.state, back.amount, back.charged) for back in MoneyBack.objects.all()] == [
        ("done", 370_00, 4_60),
        ("done", 370_00, 4_59),
    ]
    sent = stripe_api.client().v1.refunds.list({"limit": 10}).data
    assert sorted(each.amount for each in sent) == [4_59, 4_60]


def test_before_it_leaves_all_of_it_goes_back_to_the_cent(order: Order, staff: User) -> None:
    refund_lines(
        order=order,
        pieces={order.lines.get().pk: 2},
        with_shipping=True,
        reason="Changed her mind",
        by=staff,
        now=timezone.now(),
    )
    assert (MoneyBack.objects.get().charged, balance("liabilities:buyers")) == (39_00, 0)
    assert balance("income:exchange") == 0
    assert balance("assets:stripe") == -balance("expenses:stripe-fees")


def test_stripes_own_account_in_rupees_matches_the_books(order: Order, staff: User) -> None:
    taken: Any = fetch(by=staff, now=timezone.now())
    assert (taken.fresh, taken.counts) == (2, {"matched": 2})
    assert stripe_account(now=timezone.now()).lines.count() == 2
    assert Transaction.objects.filter(kind="exchange").count() == 1
