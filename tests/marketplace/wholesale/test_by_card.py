"""A quote paid by card, against the Stripe stand-in: once, in dollars, and given back where its pieces are gone."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import Group
from django.db import connections
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.forks.partner.models import StockRecord
from marketplace.payment import services
from marketplace.payment.models import Checkout
from marketplace.wholesale.dealing import accept_quote
from marketplace.wholesale.models import Quote
from payouts.models import Sale
from payouts.services.checks import check_ledger
from tests.marketplace.payment.conftest import shop as shop  # noqa: F401
from tests.marketplace.payment.standin.process import Standin
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.payouts.books import balance

from .deals import business, quote, to


@pytest.fixture
def found(shop: Standin) -> Quote:  # noqa: F811
    """Twenty pouches to Oslo, in dollars."""
    staff = User.objects.create_user("staff")
    staff.groups.add(*Group.objects.filter(name="finance"))
    of = business(User.objects.get(), now=timezone.now(), country="NO", tax_number="")
    piece = make_piece(title="Zip pouch", price="1000", stock=20, makers=[make_weaver()])
    return quote(of, piece, User.objects.get(), now=timezone.now(), payment="stripe", currency="USD")


def test_paid_once_however_often_it_is_told_it_is_a_sale_and_the_books_agree(
    shop: Standin,  # noqa: F811
    found: Quote,
) -> None:
    to_pay = accept_quote(quote=found, address=to("NO"), now=timezone.now())
    assert to_pay and (to_pay.currency, to_pay.charged, to_pay.total) == ("USD", found.charged, found.total)
    assert Order.objects.count() == 0
    again = accept_quote(quote=found, address=to("NO"), now=timezone.now())
    assert again and again.pk == to_pay.pk
    shop.post("switches", drop=["*"])
    shop.post(f"pay/{to_pay.stripe_session}")

    def confirm(_n: int) -> None:
        services.confirm_payment(to_pay.stripe_session or "", now=timezone.now())
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(confirm, range(2)))
    found.refresh_from_db()
    order = Order.objects.get()
    assert (found.state, found.order, order.channel, order.charged_currency) == (
        "ordered",
        order,
        "wholesale",
        "USD",
    )
    assert (balance("liabilities:buyers"), balance("assets:takings:wholesale"), Sale.objects.count()) == (
        0,
        0,
        1,
    )
    exchanged = -balance("income:exchange")
    assert balance("assets:stripe") + balance("expenses:stripe-fees") == found.total + exchanged
    assert list(check_ledger()) == []


def test_where_its_pieces_are_gone_the_money_goes_back(shop: Standin, found: Quote) -> None:  # noqa: F811
    shop.post("switches", drop=["*"])
    to_pay = accept_quote(quote=found, address=to("NO"), now=timezone.now())
    assert to_pay
    StockRecord.objects.update(num_allocated=1)
    shop.post(f"pay/{to_pay.stripe_session}")
    services.confirm_payment(to_pay.stripe_session or "", now=timezone.now())
    found.refresh_from_db()
    assert (Checkout.objects.get().state, found.state, Order.objects.count()) == ("refunded", "sent", 0)
    assert (balance("liabilities:buyers"), StockRecord.objects.get().num_allocated) == (0, 1)
