from datetime import date

import pytest
from django.test import Client

from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.models import Fair
from marketplace.payment.models import Checkout
from marketplace.storefront.forms import CheckoutForm

from .stock import make_piece

pytestmark = pytest.mark.django_db

GUEST = {
    "email": "asha@example.com",
    "name": "Asha Devi",
    "line1": "12 Laban Road",
    "line2": "",
    "city": "Shillong",
    "postcode": "793 004",
    "state": "Meghalaya",
    "country": "IN",
    "phone": "98620 12345",
    "shipping": "speed-post",
}


@pytest.fixture
def buyer(client: Client) -> Client:
    """With one piece of ₹3,280 in the basket."""
    piece = make_piece()
    client.post("/basket/add/", {"piece": piece.pk}, headers={"Sec-Fetch-Site": "same-origin"})
    return client


def test_an_empty_basket_leads_back_to_itself(client: Client) -> None:
    answer = client.get("/checkout/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/basket/")


def test_one_page_asks_for_all_and_names_the_whole_sum(buyer: Client) -> None:
    page = buyer.get("/checkout/").content.decode()
    assert "Pay ₹3,400" in page
    for word in ("email", "name", "address-line1", "address-level2", "postal-code", "country", "tel"):
        assert f'autocomplete="{word}"' in page


def test_delivery_is_worked_out_for_another_country_and_nothing_typed_is_lost(buyer: Client) -> None:
    page = buyer.post(
        "/checkout/", GUEST | {"country": "US", "update": "1", "shipping": "ems"}
    ).content.decode()
    assert "Pay ₹5,680" in page
    assert "EMS, tracked" in page
    assert 'value="12 Laban Road"' in page
    assert "Please look at this again" not in page


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("email", "asha", "valid email"),
        ("name", "", "Please fill this in."),
        ("postcode", "012345", "A PIN has six digits"),
        ("postcode", "SW1A 1AA", "A PIN has six digits"),
        ("state", "Bavaria", "Choose a state of India."),
        ("state", "Assam", "PIN 793004 is in Meghalaya."),
        ("country", "XX", "not one of the available"),
        ("phone", "12", "A phone number has digits only"),
        ("phone", "12345 6789", "no such number"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_reserved(
    buyer: Client, field: str, value: str, says: str
) -> None:
    answer = buyer.post("/checkout/", GUEST | {"shown_total": "340000", field: value})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert says in page
    assert f'id="id_{field}_error"' in page
    assert not Checkout.objects.exists()
    assert StockRecord.objects.get().num_allocated in (None, 0)


def test_a_total_that_the_buyer_hasnt_seen_is_shown_before_it_is_asked_for(buyer: Client) -> None:
    answer = buyer.post(
        "/checkout/",
        GUEST
        | {"country": "US", "phone": "", "postcode": "10001", "shipping": "ems", "shown_total": "340000"},
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The total has changed" in page and "Pay ₹5,680" in page
    assert not Checkout.objects.exists()


def test_a_piece_sold_meanwhile_leads_back_to_the_basket_that_says_so(buyer: Client) -> None:
    StockRecord.objects.update(num_allocated=1)
    answer = buyer.post("/checkout/", GUEST | {"shown_total": "340000"}, follow=True)
    assert answer.redirect_chain == [("/basket/", 303)]
    assert "This piece has been sold." in answer.content.decode()


def test_a_way_that_doesnt_go_there_is_not_taken(buyer: Client) -> None:
    page = buyer.post(
        "/checkout/", GUEST | {"country": "US", "shipping": "speed-post", "update": "1"}
    ).content.decode()
    assert "Pay ₹4,630" in page


def test_the_checkout_is_in_no_cache(buyer: Client) -> None:
    assert "no-store" in buyer.get("/checkout/").headers["Cache-Control"]


def test_the_state_is_found_from_the_pin_where_its_left_out(buyer: Client) -> None:
    form = CheckoutForm(GUEST | {"state": ""})
    assert form.is_valid(), form.errors
    assert (form.address().state, form.address().postcode) == ("Meghalaya", "793004")


def test_a_state_that_the_pin_isnt_in_is_asked_about_once_and_then_believed(buyer: Client) -> None:
    page = buyer.post("/checkout/", GUEST | {"state": "assam", "shown_total": "340000"}).content.decode()
    assert 'name="as_written" value="793004 Assam"' in page
    again = CheckoutForm(GUEST | {"state": "assam", "as_written": "793004 Assam"})
    assert again.is_valid(), again.errors
    other = CheckoutForm(GUEST | {"state": "Goa", "as_written": "793004 Assam"})
    assert list(other.errors) == ["state"]


def test_each_country_has_its_own_way_to_write_a_postcode(buyer: Client) -> None:
    abroad = GUEST | {"country": "GB", "phone": "", "state": ""}
    assert CheckoutForm(abroad | {"postcode": "sw1a 1aa"}).is_valid()
    wrong = CheckoutForm(abroad | {"postcode": "793004"})
    assert wrong.errors["postcode"] == ["A postcode there is written like SW1A 1AA."]


def test_a_buyer_at_home_may_fetch_it_at_a_fair_for_nothing(buyer: Client) -> None:
    fair = Fair.objects.create(
        name="Winter Fair",
        place="Polo Ground, Shillong",
        from_day=date(2099, 12, 5),
        until_day=date(2099, 12, 8),
        orders_until=date(2099, 12, 3),
    )
    ticked = GUEST | {"shipping": f"fair-{fair.pk}", "update": "1"}
    page = buyer.post("/checkout/", ticked).content.decode()
    assert "Pay ₹3,280" in page and "Polo Ground, Shillong" in page
    abroad = buyer.post("/checkout/", ticked | {"country": "US"}).content.decode()
    assert "Winter Fair" not in abroad
