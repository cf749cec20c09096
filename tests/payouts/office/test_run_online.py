"""A piece sold online, followed from a weaver's figure to order, parcel and Stripe; the buyer stays unnamed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.payment.models import Checkout
from payouts.models import Sale
from payouts.services.dispatch import dispatch_lines
from tests.catalog.loom import NOON
from tests.marketplace.dashboard.orders import make_order
from tests.payouts.books import Desk

from .conftest import inside, member

BUYER = ("Asha", "Devi", "12 Laban Road", "793001", "asha@example.com")


@pytest.fixture
def sale(desk: Desk) -> Sale:
    order = make_order()
    assert order.shipping_address
    Checkout.objects.create(
        number=order.number, state="paid", order=order, email="asha@example.com", address=order.shipping_address,
        shipping_code="speed-post", shipping_price=120_00, shipping_gst_rate=18, total=3400_00, started_at=NOON,
        reserved_until=NOON + timedelta(hours=1), stripe_payment="pi_demo_1",
    )  # fmt: skip
    lines = list(order.lines.all())
    [found] = dispatch_lines(
        lines=lines,
        by=member("packer", "fulfilment"),
        now=NOON,
        carrier="India Post",
        tracking="EM123456789IN",
    )
    return found


def look(client: Client, sale: Sale) -> str:
    return client.get(reverse("office:sale", args=[sale.pk])).text


def test_a_sale_leads_to_its_order_parcel_and_payment_and_names_no_buyer(desk: Desk, sale: Sale) -> None:
    text = look(inside(desk.finance), sale)
    for words in (f"Order {sale.ref}", "India Post, EM123456789IN", "pi_demo_1", "liabilities:buyers"):
        assert words in text
    for words in BUYER:
        assert words not in text


def test_with_stripes_address_the_payment_is_a_link(desk: Desk, sale: Sale, settings: object) -> None:
    settings.STRIPE_DASHBOARD = "https://dashboard.stripe.com/test"  # type: ignore[attr-defined]
    assert 'href="https://dashboard.stripe.com/test/payments/pi_demo_1"' in look(inside(desk.finance), sale)


def test_whoever_sends_orders_too_reads_the_buyers_name_and_no_address(sale: Sale) -> None:
    both: User = member("both", "finance", "fulfilment")
    text = look(inside(both), sale)
    assert "Asha Devi" in text
    for words in BUYER[2:]:
        assert words not in text
