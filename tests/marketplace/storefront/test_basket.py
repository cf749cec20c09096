from typing import Any

import pytest
from django.test import Client

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.partner.models import StockRecord
from marketplace.storefront.own_basket import Basket

from .stock import make_picture, make_piece

pytestmark = pytest.mark.django_db

OURS = {"Sec-Fetch-Site": "same-origin"}


def put_in(client: Client, piece: Product, quantity: int = 1) -> None:
    answer = client.post("/basket/add/", {"piece": piece.pk, "quantity": quantity}, headers=OURS)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/basket/")


def count(client: Client) -> int:
    return int(client.get("/basket/count").json()["count"])


def test_a_piece_put_in_is_in_the_basket_with_its_price_and_the_header_is_told(client: Client) -> None:
    put_in(client, make_piece(stock=3), 2)
    page = client.get("/basket/").content.decode()
    assert "Ryndia shawl" in page
    assert "₹6,560" in page
    assert count(client) == 2
    flag = client.cookies["has_basket"]
    assert (flag.value, flag["httponly"], flag["samesite"]) == ("1", "", "Lax")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_another_sites_form_puts_nothing_in_and_our_buyer_is_asked(
    client: Client, headers: dict[str, str]
) -> None:
    piece = make_piece()
    answer = client.post("/basket/add/", {"piece": piece.pk}, headers=headers)
    assert answer.status_code == 200
    assert "csrfmiddlewaretoken" in answer.content.decode()
    assert count(client) == 0


def test_browsers_that_send_only_an_origin_are_trusted_when_it_is_ours(client: Client) -> None:
    answer = client.post("/basket/add/", {"piece": make_piece().pk}, headers={"Origin": "http://testserver"})
    assert answer.status_code == 303
    assert count(client) == 1


@pytest.mark.parametrize("address", ["/basket/put/", "/basket/change/"])
def test_every_other_change_needs_djangos_token(address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {"piece": make_piece().pk, "quantity": 1}, headers=OURS).status_code == 403


def test_there_are_never_more_in_the_basket_than_there_are(client: Client) -> None:
    piece = make_piece(stock=2)
    put_in(client, piece, 2)
    put_in(client, piece, 1)
    assert count(client) == 2
    assert "There are only 2 of these." in client.get("/basket/").content.decode()


def test_taking_a_piece_out_can_be_undone(client: Client) -> None:
    piece = make_piece(stock=3)
    put_in(client, piece, 3)
    answer = client.post("/basket/change/", {"piece": piece.pk, "quantity": 0})
    assert answer.headers["Location"] == f"/basket/?removed={piece.pk}&quantity=3"
    assert count(client) == 0
    assert client.cookies["has_basket"].value == ""
    assert "Put it back" in client.get(answer.headers["Location"]).content.decode()
    client.post("/basket/put/", {"piece": piece.pk, "quantity": 3})
    assert count(client) == 3


def test_quantities_change_up_and_down(client: Client) -> None:
    piece = make_piece(stock=5)
    put_in(client, piece)
    client.post("/basket/change/", {"piece": piece.pk, "quantity": 4})
    assert count(client) == 4
    client.post("/basket/change/", {"piece": piece.pk, "quantity": 2})
    assert count(client) == 2


def test_a_basket_with_a_sold_piece_says_so_and_cant_be_paid(client: Client) -> None:
    piece = make_piece()
    put_in(client, piece)
    StockRecord.objects.filter(product=piece).update(num_allocated=1)
    page = client.get("/basket/").content.decode()
    assert "This piece has been sold." in page
    assert 'href="/checkout/"' not in page


def test_a_withdrawn_piece_can_still_be_taken_out(client: Client) -> None:
    piece = make_piece()
    put_in(client, piece)
    Product.objects.filter(pk=piece.pk).update(state="withdrawn")
    assert "no longer in the shop" in client.get("/basket/").content.decode()
    client.post("/basket/change/", {"piece": piece.pk, "quantity": 0})
    assert count(client) == 0


@pytest.mark.parametrize("number", ["0", "-1", "abc", "", "99999999999999"])
def test_a_piece_that_doesnt_exist_is_not_found(client: Client, number: str) -> None:
    assert client.post("/basket/add/", {"piece": number}, headers=OURS).status_code == 404
    assert client.post("/basket/add/", {"piece": number}).status_code == 404
    assert client.post("/basket/change/", {"piece": number, "quantity": 1}).status_code == 404
    assert count(client) == 0


def test_two_buyers_have_two_baskets(client: Client) -> None:
    piece, other = make_piece(), Client()
    put_in(client, piece)
    put_in(other, piece)
    assert (count(client), count(other)) == (1, 1)
    assert StockRecord.objects.get().num_allocated in (None, 0)


def test_a_basket_is_asked_for_at_once_however_much_is_in_it(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    cloth = make_picture()
    for number in range(3):
        put_in(client, make_piece(f"IE-0000{number}", stock=3, picture=cloth))
    client.get("/basket/")  # has its picture in the sizes that it shows
    with django_assert_max_num_queries(2):
        client.get("/basket/")
    with django_assert_max_num_queries(3 + 2):  # the savepoint of the change
        put_in(client, Product.objects.get(upc="IE-00001"))


def test_what_was_put_in_before_signing_in_elsewhere_is_hers_then(client: Client) -> None:
    put_in(client, piece := make_piece(stock=3))
    client.force_login(User.objects.create_user("anu", email="anu@example.com"))
    put_in(client, piece)
    assert count(client) == 2
    assert client.cookies["oscar_open_basket"].value == ""
    client.logout()
    assert count(client) == 0


def test_a_piece_put_in_while_paying_for_the_others_begins_a_new_basket(client: Client) -> None:
    put_in(client, make_piece(stock=3))
    Basket.objects.update(status=Basket.FROZEN)
    assert count(client) == 0
    put_in(client, Product.objects.get())
    assert count(client) == 1
    assert Basket.objects.filter(status=Basket.OPEN).count() == 1
