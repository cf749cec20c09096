"""An order's page by its link, and what is written to its buyer."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.contrib.sites.models import Site
from django.template.loader import render_to_string
from django.test import Client
from oscar.core.loading import get_model
from pytest_django import DjangoAssertNumQueries

from marketplace.forks.order.models import Line, Order, ShippingAddress, ShippingEvent
from marketplace.forks.order.services import FrozenLine, place_order
from marketplace.forks.shipping.ways import way

from .stock import make_picture, make_piece, make_weaver

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


def make_order() -> Order:
    """Two lines, ₹3,280 and 2 × ₹100, with ₹120 for the post: ₹3,600."""
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    weaver = make_weaver()
    pieces = [
        (make_piece("A", makers=[weaver], picture=make_picture()), 1, 3280_00),
        (make_piece("B", title="Zip pouch — indigo", price="100", stock=5, makers=[weaver]), 2, 100_00),
    ]
    return place_order(
        number="100001",
        lines=[
            FrozenLine(
                piece, piece.stockrecords.get(), quantity, price, 0, Decimal(5), piece.terms, [(weaver.pk, 1)]
            )
            for piece, quantity, price in pieces
        ],
        shipping=way("speed-post", "IN"),
        address=ShippingAddress.objects.create(last_name="Asha Devi", line1="12 Laban Road", country_id="IN"),
        email="asha@example.com",
        user=None,
        basket_id=None,
        now=NOON,
    )


def send(order: Order, line: Line) -> ShippingEvent:
    Line.objects.filter(pk=line.pk).update(status="sent", dispatched_at=NOON)
    kind, _ = get_model("order", "ShippingEventType").objects.get_or_create(
        code="sent", defaults={"name": "Sent"}
    )
    return ShippingEvent.objects.create(
        order=order, event_type=kind, carrier="India Post", tracking="EM123456789IN"
    )


def test_an_order_is_shown_to_whoever_has_its_link_and_to_nobody_else(client: Client) -> None:
    order = make_order()
    page = client.get(order.get_absolute_url()).content.decode()
    for words in (
        "100001",
        "₹3,600",
        "₹3,280",
        "2 × ₹100",
        "12 Laban Road",
        "Made by Daplin",
        "Being packed",
    ):
        assert words in page, words
    assert "Nongrum" not in page
    assert client.get(f"/order/100001/{'x' * 43}/").status_code == 404
    assert client.get(f"/order/100002/{order.token}/").status_code == 404


def test_an_orders_page_is_in_no_cache_and_no_index(client: Client) -> None:
    answer = client.get(make_order().get_absolute_url())
    assert "no-store" in answer.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_each_parcel_is_shown_with_its_number(client: Client) -> None:
    order = make_order()
    first, second = order.lines.order_by("pk")
    send(order, first)
    page = client.get(order.get_absolute_url()).content.decode()
    assert "A part is sent" in page and "EM123456789IN" in page and "Being packed" in page
    send(order, second)
    Order.objects.filter(pk=order.pk).update(status="sent")
    page = client.get(order.get_absolute_url()).content.decode()
    assert "Your parcel is on its way" in page and "Being packed" not in page


def test_a_refunded_order_says_that_the_money_comes_back(client: Client) -> None:
    order = make_order()
    order.lines.update(status="refunded")
    Order.objects.filter(pk=order.pk).update(status="refunded")
    assert "The money is on its way back to you." in client.get(order.get_absolute_url()).content.decode()


def test_an_orders_page_takes_at_most_ten_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = make_order().get_absolute_url()
    client.get(address)
    with django_assert_max_num_queries(10):
        client.get(address)


@pytest.mark.parametrize("mail", ["order_placed", "order_sent"])
def test_mails_say_what_was_ordered_and_where_to_look_and_no_legal_name(mail: str) -> None:
    order = make_order()
    context = {
        "order": order,
        "lines": order.lines.prefetch_related("makers__weaver"),
        "parcel": send(order, order.lines.earliest("pk")),
        "url": "https://shop.example" + order.get_absolute_url(),
        "site_url": "https://shop.example/",
    }
    for kind in ("html", "txt"):
        text = render_to_string(f"mail/{mail}.{kind}", context)
        assert "Ryndia shawl — lac red" in text
        assert str(context["url"]) in text
        assert "Nongrum" not in text
    assert "100001" in render_to_string(f"mail/{mail}.subject.txt", context).strip()


def test_the_confirmation_in_plain_text_has_the_whole_sum() -> None:
    order = make_order()
    text = render_to_string("mail/order_placed.txt", {"order": order, "lines": order.lines.all(), "url": "u"})
    assert "1 × Ryndia shawl — lac red: ₹3,280" in text
    assert "2 × Zip pouch — indigo: ₹200" in text
    assert "Paid, with all taxes: ₹3,600" in text
