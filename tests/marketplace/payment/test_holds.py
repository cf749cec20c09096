"""What is looked at after load and faults sees what is wrong."""

import pytest
from django.utils import timezone

from benchmarks.load.holds import broken
from catalog.models import Product
from marketplace.payment import services
from marketplace.payment.models import Checkout
from tests.marketplace.storefront.stock import make_piece, make_weaver

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay


@pytest.fixture
def piece(shop: Standin) -> Product:
    return make_piece(makers=[make_weaver()])


def test_paid_without_an_order_and_ordered_without_payment_are_seen(shop: Standin, piece: Product) -> None:
    shop.post("switches", drop="*")
    checkout = go_to_pay(fill_basket(piece))
    pay(shop, checkout)
    assert list(broken()) == [f"paid, and open: {checkout.number}"]
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    assert list(broken()) == []
    Checkout.objects.update(stripe_session="cs_another", number="IE-0")
    assert list(broken()) == [
        f"paid, and we know nothing of it: {checkout.stripe_session}",
        "an order that nobody paid: IE-0",
        "paid, and not in the books: IE-0",
    ]
