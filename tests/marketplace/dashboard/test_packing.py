"""The packing table."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from marketplace.forks.order.models import Line, LineMaker, Order, ShippingEvent
from payouts.models import Sale
from tests.catalog.loom import NOON, make_person, make_weaver

from .orders import make_order, make_piece

pytestmark = pytest.mark.django_db


@pytest.fixture
def packer(client: Client) -> Client:
    client.force_login(make_person("fulfilment", username="lin"))
    return client


def two_piece_order() -> Order:
    weaver = make_weaver("Bina")
    return make_order(
        make_piece("IE-90001", makers=[weaver]),
        make_piece("IE-90002", title="Zip pouch — indigo", price=590_00, terms="share:50", makers=[weaver]),
    )


def keys(order: Order) -> list[str]:
    return [str(line.pk) for line in order.lines.order_by("pk")]


def test_orders_to_send_stand_oldest_first_and_sent_ones_elsewhere(packer: Client) -> None:
    younger, older = make_order(), make_order(placed=NOON - timedelta(days=3))
    sent = make_order()
    Order.objects.filter(pk=sent.pk).update(status="sent")
    page = packer.get("/dashboard/").content.decode()
    assert 0 < page.index(older.number) < page.index(younger.number)
    assert sent.number not in page
    page = packer.get("/dashboard/?status=sent").content.decode()
    assert sent.number in page and older.number not in page


@pytest.mark.parametrize(
    "words", ["{number}", "devi", "ASHA Devi", "as", "793001", "ie-90001", "devi {number} 793001"]
)
def test_an_order_is_found_by_number_name_pin_or_piece(words: str, packer: Client) -> None:
    wanted = two_piece_order()
    other = make_order(name="Lina Roy", postcode="400001")
    page = packer.get("/dashboard/", {"q": words.format(number=wanted.number)}).content.decode()
    assert f"/dashboard/orders/{wanted.number}/" in page
    assert f"/dashboard/orders/{other.number}/" not in page


def test_an_order_shows_what_to_pick_and_where_it_goes_and_no_earning(packer: Client) -> None:
    order = two_piece_order()
    page = packer.get(f"/dashboard/orders/{order.number}/").content.decode()
    for words in (
        "IE-90001",
        "IE-90002",
        "200 × 70 cm",
        "Bina",
        "Umden Eri Circle",
        "12 Laban Road",
        "793001",
    ):
        assert words in page, words
    for words in ("2,050", "2050", "Nongrum"):
        assert words not in page, words


def test_a_whole_order_leaves_in_one_parcel(packer: Client) -> None:
    order = two_piece_order()
    answer = packer.post(
        f"/dashboard/orders/{order.number}/",
        {"lines": keys(order), "carrier": "India Post Speed Post", "tracking": " EM123456789IN "},
        follow=True,
    )
    assert "2 lines have left." in answer.content.decode()
    order.refresh_from_db()
    assert order.status == "sent"
    assert {line.status for line in order.lines.all()} == {"sent"}
    parcel = ShippingEvent.objects.get()
    assert (parcel.carrier, parcel.tracking) == ("India Post Speed Post", "EM123456789IN")
    assert parcel.sent_by is not None and parcel.sent_by.username == "lin"
    assert [sale.earning for sale in Sale.objects.order_by("line")] == [2050_00, 280_95]


def test_one_line_can_leave_before_the_others(packer: Client) -> None:
    order = two_piece_order()
    first, second = keys(order)
    packer.post(f"/dashboard/orders/{order.number}/", {"lines": [second], "carrier": "DTDC"})
    order.refresh_from_db()
    assert order.status == "paid"
    assert [(str(line.pk), line.status) for line in order.lines.order_by("pk")] == [
        (first, "paid"),
        (second, "sent"),
    ]
    page = packer.get("/dashboard/").content.decode()
    assert "1 of 2 to send" in page


def test_sent_twice_it_leaves_once(packer: Client) -> None:
    order = two_piece_order()
    parcel = {"lines": keys(order), "carrier": "DTDC", "tracking": "1"}
    packer.post(f"/dashboard/orders/{order.number}/", parcel)
    answer = packer.post(f"/dashboard/orders/{order.number}/", parcel, follow=True)
    assert "nothing was done again" in answer.content.decode()
    assert (Sale.objects.count(), ShippingEvent.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    "wrong", [{"carrier": "DTDC"}, {"lines": "all"}, {"lines": ["0"], "carrier": "DTDC"}]
)
def test_an_unfinished_parcel_does_not_leave(wrong: dict[str, object], packer: Client) -> None:
    order = two_piece_order()
    if wrong.get("lines") == "all":
        wrong = {"lines": keys(order)}
    answer = packer.post(f"/dashboard/orders/{order.number}/", wrong)
    assert answer.status_code == 422
    assert Line.objects.filter(status="sent").count() == 0
    assert ShippingEvent.objects.count() == 0


def test_a_line_of_another_order_does_not_leave_with_this_one(packer: Client) -> None:
    order, other = make_order(), make_order()
    answer = packer.post(
        f"/dashboard/orders/{order.number}/", {"lines": keys(order) + keys(other), "carrier": "DTDC"}
    )
    assert answer.status_code == 422
    assert Line.objects.filter(status="sent").count() == 0


def test_a_slip_has_prices_and_a_gifts_has_its_note_instead(packer: Client) -> None:
    order = two_piece_order()
    address = f"/dashboard/orders/{order.number}/slip/"
    page = packer.get(address).content.decode()
    for words in ("IE-90001", "Zip pouch", "Bina", "12 Laban Road", order.number, "₹3,280", "₹590"):
        assert words in page, words
    assert "earn" not in page.lower().replace("learn", "")
    Order.objects.update(gift_note="For Ma, with love")
    page = packer.get(address).content.decode()
    assert "For Ma, with love" in page and "₹" not in page


def many_orders(count: int) -> list[Order]:
    """Orders of two pieces each, of the same two makers."""
    weavers = [make_weaver("Bina"), make_weaver("Daplin")]
    return [
        make_order(
            *(
                make_piece(f"IE-7{number:03d}{place}", makers=weavers, picture=not number and not place)
                for place in range(2)
            ),
            placed=timezone.now() - timedelta(days=number % 5),
        )
        for number in range(count)
    ]


def test_the_desk_takes_as_many_queries_for_five_hundred_orders_as_for_five(
    packer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    few = many_orders(5)
    ticked = "&".join(f"n={order.number}" for order in few)
    pages = {
        "/dashboard/": 12,
        "/dashboard/?q=asha&page=2&when=now&kind=made": 12,
        f"/dashboard/orders/{few[0].number}/": 17,
        f"/dashboard/orders/{few[0].number}/slip/": 9,
        "/dashboard/places/": 9,
        "/dashboard/places/umden-eri-circle/?all=1": 10,
        "/dashboard/slips/?{ticked}": 9,
        "/dashboard/labels.pdf?sheet=a4&{ticked}": 9,
    }
    first = {}
    for address in pages:
        packer.get(address.format(ticked=ticked))  # the small pictures are made once
        with CaptureQueriesContext(connection) as made:
            assert packer.get(address.format(ticked=ticked)).status_code == 200
        first[address] = len(made)
    assert {address: (count, count <= pages[address]) for address, count in first.items()} == {
        address: (count, True) for address, count in first.items()
    }
    more = orders_like(few[0], 495)
    ticked = "&".join(f"n={number}" for number in more)
    for address, count in first.items():
        with django_assert_max_num_queries(count):
            assert packer.get(address.format(ticked=ticked)).status_code == 200


def orders_like(order: Order, count: int) -> list[str]:
    """So many more orders of the same pieces to the same address, stored at once."""
    lines = list(order.lines.prefetch_related("makers"))
    numbers = [f"9{place:05d}" for place in range(count)]
    fields = {
        field.attname: getattr(order, field.attname)
        for field in Order._meta.concrete_fields
        if not field.primary_key and field.attname != "number"
    }
    copies = Order.objects.bulk_create(Order(number=number, **fields) for number in numbers)
    for line in lines:
        same = {
            field.attname: getattr(line, field.attname)
            for field in Line._meta.concrete_fields
            if not field.primary_key and field.attname != "order_id"
        }
        stored = Line.objects.bulk_create(Line(order=copy, **same) for copy in copies)
        LineMaker.objects.bulk_create(
            LineMaker(line=each, weaver_id=maker.weaver_id, weight=maker.weight)
            for each in stored
            for maker in line.makers.all()
        )
    return numbers


def test_no_such_order_is_not_there(packer: Client) -> None:
    for rest in ("", "slip/"):
        assert packer.get(f"/dashboard/orders/424242/{rest}").status_code == 404
    assert packer.get("/dashboard/places/nowhere/").status_code == 404
