"""A buyer's orders and addresses, which are nobody else's."""

from datetime import timedelta

import pytest
from django.contrib.sites.models import Site
from django.utils import timezone
from oscar.core.loading import get_model
from pytest_django import DjangoAssertNumQueries

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order, ShippingAddress
from marketplace.forks.partner.models import StockRecord
from marketplace.payment.models import Checkout
from tests.marketplace.dashboard.orders import make_order
from tests.marketplace.dashboard.orders import make_piece as make_ready_piece
from tests.marketplace.storefront.stock import make_piece

from .buyers import OURS, make_buyer, signed_in

pytestmark = pytest.mark.django_db

UserAddress = get_model("address", "UserAddress")
LABAN = {
    "name": "Asha Devi",
    "line1": "12 Laban Road",
    "line2": "",
    "city": "Shillong",
    "postcode": "793 004",
    "state": "Meghalaya",
    "country": "IN",
    "phone": "98620 12345",
}


@pytest.fixture
def user() -> User:
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    return make_buyer()


def order_of(user: User | None, *pieces: Product) -> Order:
    order = make_order(*pieces)
    Order.objects.filter(pk=order.pk).update(user=user)
    order.refresh_from_db()
    return order


def test_her_orders_are_listed_and_nobody_elses(user: User) -> None:
    hers, theirs = order_of(user), order_of(make_buyer("rida@example.com"))
    page = signed_in(user).get("/account/orders/").content.decode()
    assert hers.get_absolute_url() in page and "paid" in page.lower()
    assert theirs.number not in page
    assert signed_in(user).post(f"/account/orders/{theirs.number}/again/").status_code == 404


def test_a_long_list_has_pages_and_takes_as_many_queries_as_a_short_one(
    user: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    piece = make_ready_piece("IE-7", pieces=30)
    orders = [order_of(user, piece) for _number in range(11)]
    client = signed_in(user)
    client.get("/account/orders/")
    with django_assert_max_num_queries(12):
        page = client.get("/account/orders/").content.decode()
    assert page.count('class="order"') == 10 and "?page=2" in page
    assert orders[0].number in client.get("/account/orders/?page=2").content.decode()
    assert client.get("/account/orders/?page=3").status_code == 404
    with django_assert_max_num_queries(10):
        client.get("/account/")


def test_what_was_sent_lately_can_be_sent_back_from_the_list(user: User) -> None:
    order, client = order_of(user), signed_in(user)
    door = f"/order/{order.number}/{order.token}/return/"
    for days, there in ((None, False), (3, True), (40, False)):
        sent = days and timezone.now() - timedelta(days=days)
        order.lines.update(status="sent" if sent else "paid", dispatched_at=sent)
        assert (door in client.get("/account/orders/").content.decode()) is there, days


def test_ordering_again_takes_what_is_left_says_what_is_gone_and_doubles_nothing(user: User) -> None:
    left, sold = make_ready_piece("IE-8", title="Pouch"), make_ready_piece("IE-9", title="The only shawl")
    order, client = order_of(user, left, sold), signed_in(user)
    StockRecord.objects.filter(product=sold).update(num_in_stock=1, num_allocated=1)
    for _press in range(2):
        page = client.post(f"/account/orders/{order.number}/again/", follow=True).content.decode()
        assert "No longer to be had: The only shawl." in page
        assert client.get("/basket/count").json()["count"] == 1
    Line.objects.filter(order=order).update(product=None)
    assert "Pouch" in client.post(f"/account/orders/{order.number}/again/", follow=True).content.decode()


def test_addresses_are_kept_changed_preferred_and_removed(user: User) -> None:
    client = signed_in(user)
    assert client.post("/account/addresses/new/", LABAN | {"postcode": "12"}).status_code == 422
    for line in ("12 Laban Road", "12 Laban Road", "7 Police Bazar"):
        assert client.post("/account/addresses/new/", LABAN | {"line1": line}).status_code == 303
    laban, bazar = UserAddress.objects.order_by("pk")
    assert (laban.is_default_for_shipping, bazar.is_default_for_shipping) == (True, False)
    for _press in range(2):
        client.post(f"/account/addresses/{bazar.pk}/prefer/")
    assert UserAddress.objects.get(is_default_for_shipping=True) == bazar
    client.post(f"/account/addresses/{laban.pk}/", LABAN | {"city": "Jowai"})
    assert UserAddress.objects.get(pk=laban.pk).line4 == "Jowai"
    for _press in range(2):
        assert client.post(f"/account/addresses/{bazar.pk}/remove/").status_code == 303
    assert UserAddress.objects.get().is_default_for_shipping
    page = client.get("/account/addresses/").content.decode()
    assert "Jowai" in page and "7 Police Bazar" not in page


def test_somebody_elses_address_is_not_there(user: User) -> None:
    other = make_buyer("rida@example.com")
    signed_in(other).post("/account/addresses/new/", LABAN)
    pk, client = UserAddress.objects.get().pk, signed_in(user)
    assert client.get(f"/account/addresses/{pk}/").status_code == 404
    for what in ("", "prefer/", "remove/"):
        assert client.post(f"/account/addresses/{pk}/{what}", LABAN | {"line1": "Mine"}).status_code == 404
    assert UserAddress.objects.get().line1 == "12 Laban Road"
    assert "Laban" not in client.get("/account/addresses/").content.decode()


def test_nobody_keeps_more_addresses_than_she_needs(user: User) -> None:
    client = signed_in(user)
    for number in range(21):
        answer = client.post("/account/addresses/new/", LABAN | {"line1": f"{number} Laban Road"})
    assert answer.status_code == 422
    assert UserAddress.objects.count() == 20


def test_the_checkout_begins_with_her_address_and_takes_another_by_a_tap(user: User) -> None:
    client = signed_in(user)
    client.post("/account/addresses/new/", LABAN)
    berlin = {"line1": "3 Webergasse", "city": "Berlin", "postcode": "10115", "state": "", "country": "DE"}
    client.post("/account/addresses/new/", LABAN | berlin | {"phone": ""})
    other = make_buyer("rida@example.com")
    signed_in(other).post("/account/addresses/new/", LABAN | {"line1": "9 Elsewhere"})
    client.post("/basket/add/", {"piece": make_piece().pk}, headers=OURS)
    page = client.get("/checkout/").content.decode()
    assert 'value="12 Laban Road"' in page and 'value="asha@example.com"' in page
    kept = {each.line1: each.pk for each in UserAddress.objects.all()}
    page = client.post(
        "/checkout/", LABAN | {"use": kept["3 Webergasse"], "gift_note": "For you"}
    ).content.decode()
    assert 'value="3 Webergasse"' in page and "International tracked packet" in page and "For you" in page
    page = client.post("/checkout/", LABAN | {"use": kept["9 Elsewhere"]}).content.decode()
    assert "9 Elsewhere" not in page


def test_an_address_typed_at_the_checkout_is_kept_where_she_wants_it(user: User, settings: object) -> None:
    client = signed_in(user)
    client.post("/basket/add/", {"piece": make_piece(stock=5).pk}, headers=OURS)
    sent = LABAN | {"email": "asha@example.com", "shipping": "speed-post", "shown_total": "340000"}
    client.post("/checkout/", sent | {"keep_address": "on"})
    # Stripe isn't there in this test, so nothing was started and nothing is kept
    assert (Checkout.objects.filter(state="open").count(), UserAddress.objects.count()) == (0, 0)
    assert ShippingAddress.objects.count() <= 1


def test_her_currency_is_the_checkouts(user: User) -> None:
    User.objects.filter(pk=user.pk).update(currency="EUR")
    client = signed_in(user)
    client.post("/basket/add/", {"piece": make_piece().pk}, headers=OURS)
    assert "Pay €" in client.get("/checkout/").content.decode()
    assert "Pay ₹" in client.get("/checkout/?currency=INR").content.decode()
