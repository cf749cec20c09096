"""What a buyer sees from the checkout to Stripe's page and back, against the stand-in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sites.models import Site
from django.test import Client

from catalog.models import Product
from marketplace.forks.order.models import Order
from marketplace.forks.partner.models import StockRecord
from marketplace.payment import stripe_api
from marketplace.payment.events import WANTED
from marketplace.payment.models import Checkout
from marketplace.payment.webhook import ACTIONS
from tests.marketplace.payment.standin.process import Standin, start

from .stock import make_piece
from .test_checkout import GUEST

pytestmark = pytest.mark.django_db

SUM = "340000"
"""Paise: a piece of ₹3,280 and ₹120 for the post."""


@pytest.fixture
def stripe_page(settings: Any, tmp_path: Path) -> Iterator[Standin]:
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    standin = start(tmp_path / "stripe.sqlite3")
    settings.STRIPE_API_BASE = standin.base
    settings.SITE_URL = "http://testserver"
    stripe_api.client.cache_clear()
    yield standin
    standin.stop()
    stripe_api.client.cache_clear()


@pytest.fixture
def piece(stripe_page: Standin) -> Product:
    return make_piece()


def put_in(client: Client, piece: Product) -> None:
    client.post("/basket/add/", {"piece": piece.pk}, headers={"Sec-Fetch-Site": "same-origin"})


def go_to_pay(client: Client) -> Checkout:
    answer = client.post("/checkout/", GUEST | {"shown_total": SUM})
    checkout = Checkout.objects.get(state="open")
    assert (answer.status_code, answer.headers["Location"]) == (303, checkout.stripe_url)
    return checkout


def promised() -> int:
    return StockRecord.objects.get().num_allocated or 0


def test_a_guest_pays_and_lands_on_the_page_of_the_order(
    client: Client, piece: Product, stripe_page: Standin
) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    assert (checkout.email, checkout.total, checkout.goes_to.postcode) == (
        "asha@example.com",
        340000,
        "793004",
    )
    assert checkout.goes_to.name == "Asha Devi"
    stripe_page.post(f"pay/{checkout.stripe_session}")
    answer = client.get(f"/checkout/thanks/{checkout.stripe_session}/")
    order = Order.objects.get()
    assert answer.headers["Location"] == order.get_absolute_url() + "?thanks"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Thank you. Your order is paid" in page and "₹3,400" in page
    again = client.get(f"/checkout/thanks/{checkout.stripe_session}/")
    assert again.headers["Location"] == answer.headers["Location"]
    assert Order.objects.count() == 1
    assert "Nothing in here yet" in client.get("/basket/").content.decode()


def test_back_from_stripes_page_the_basket_is_open_again_and_the_piece_free(
    client: Client, piece: Product
) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    assert promised() == 1
    answer = client.get(f"/checkout/cancelled/{checkout.pk}/", follow=True)
    page = answer.content.decode()
    assert "Nothing was paid. Your basket is as it was." in page and "Ryndia shawl" in page
    assert promised() == 0
    assert client.get("/basket/count").json()["count"] == 1
    go_to_pay(client)


def test_while_a_buyer_pays_her_basket_says_so_and_can_be_changed(client: Client, piece: Product) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    client.get("/basket/count")
    page = client.get("/basket/").content.decode()
    assert "on your way to pay" in page and checkout.stripe_url in page and "₹3,400" in page
    assert "Ryndia shawl" in client.post("/checkout/stop/", follow=True).content.decode()
    assert promised() == 0


def test_pressed_twice_the_button_leads_to_the_same_payment(client: Client, piece: Product) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    del client.cookies["paying"]  # as if the first answer had been lost
    answer = client.post("/checkout/", GUEST | {"shown_total": SUM})
    assert answer.headers["Location"] == checkout.stripe_url
    assert Checkout.objects.count() == 1


def test_a_second_buyer_is_told_until_when_somebody_else_is_paying(client: Client, piece: Product) -> None:
    second = Client()
    put_in(client, piece)
    put_in(second, piece)
    assert second.get("/checkout/").status_code == 200
    go_to_pay(client)
    answer = second.post("/checkout/", GUEST | {"shown_total": SUM}, follow=True)
    assert answer.redirect_chain == [("/basket/", 303)]
    page = answer.content.decode()
    assert "Somebody is paying for this piece." in page and "(Indian time)" in page
    assert Checkout.objects.count() == 1


def test_one_buyer_cant_stop_anothers_payment(client: Client, piece: Product) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    stranger = Client()
    stranger.get(f"/checkout/cancelled/{checkout.pk}/")
    stranger.post("/checkout/stop/")
    stranger.cookies["paying"] = f"{checkout.pk}:forged"
    stranger.post("/checkout/stop/")
    checkout.refresh_from_db()
    assert (checkout.state, promised()) == ("open", 1)


def test_one_who_stops_after_paying_has_an_order_and_no_basket(
    client: Client, piece: Product, stripe_page: Standin
) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    stripe_page.post(f"pay/{checkout.stripe_session}")
    answer = client.post("/checkout/stop/", follow=True)
    assert answer.redirect_chain[-1][0] == Order.objects.get().get_absolute_url() + "?thanks"


def test_an_unpaid_session_keeps_its_buyer_waiting_and_an_unknown_one_is_not_found(
    client: Client, piece: Product
) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    assert "One moment" in client.get(f"/checkout/thanks/{checkout.stripe_session}/").content.decode()
    assert client.get("/checkout/thanks/cs_test_none/").status_code == 404
    assert not Order.objects.exists()


def test_where_stripe_is_away_nothing_is_reserved_and_the_basket_is_as_it_was(
    client: Client, piece: Product, settings: Any
) -> None:
    put_in(client, piece)
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    stripe_api.client.cache_clear()
    page = client.post("/checkout/", GUEST | {"shown_total": SUM}, follow=True).content.decode()
    assert "reached just now" in page and "Ryndia shawl" in page
    assert promised() == 0
    assert client.get("/basket/count").json()["count"] == 1


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("refunding", "Somebody was faster"),
        ("refunded", "Somebody was faster"),
        ("set_aside", "looking at your payment"),
        ("ended", "Nothing was paid"),
    ],
)
def test_each_other_end_of_a_payment_is_told_in_words(
    client: Client, piece: Product, state: str, says: str
) -> None:
    put_in(client, piece)
    checkout = go_to_pay(client)
    Checkout.objects.filter(pk=checkout.pk).update(state=state)
    assert says in client.get(f"/checkout/thanks/{checkout.stripe_session}/").content.decode()


def test_stripe_is_asked_for_each_event_that_is_acted_on_and_no_other() -> None:
    assert set(ACTIONS) == set(WANTED)
