"""Vouchers take off what they say, never the makers' earning, and no more often than they may be used."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connections, transaction
from django.test import Client
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.ways import way
from marketplace.payment import services
from marketplace.payment.models import Checkout
from marketplace.payment.vouchers import Voucher, VoucherRefused, voucher_for
from payouts.models import Leg, Sale
from payouts.services.dispatch import dispatch_lines
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.marketplace.storefront.test_checkout import GUEST

from .standin.process import Standin
from .test_paying import fill_basket, pay

NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


def make_voucher(code: str = "WINTER", **terms: Any) -> Voucher:
    now = timezone.now()
    terms = {"percent": 10} | terms if "amount" not in terms else terms
    return Voucher.objects.create(
        code=code, from_at=now - timedelta(days=1), until_at=now + timedelta(days=1), **terms
    )


def go_to_pay(basket: Any, voucher: str) -> Checkout:
    return services.start_payment(
        basket_id=basket.pk,
        address=ShippingAddress(last_name="Asha Devi", line1="12 Laban Road", country_id="IN"),
        email="asha@example.com",
        shipping=way("speed-post", "IN"),
        language="en",
        now=timezone.now(),
        voucher=voucher,
        gift_note="For Mei, with love",
    )


@pytest.mark.parametrize(
    ("terms", "totals", "off"),
    [
        ({"percent": 10}, [3280_00, 370_05], [328_00, 37_01]),
        ({"percent": 100}, [100_00, 50_00], [99_33, 49_67]),
        ({"amount": 100_00}, [300_00, 100_00], [75_00, 25_00]),
        ({"amount": 500_00}, [100_00], [99_00]),
    ],
)
def test_it_takes_off_each_line_its_part_and_leaves_something_to_pay(
    terms: dict[str, int], totals: list[int], off: list[int]
) -> None:
    found = Voucher(**terms).discounts(totals)
    assert found == off
    assert sum(totals) - sum(found) >= 100


@pytest.mark.django_db
def test_a_code_is_refused_in_words_before_after_below_and_when_used_up() -> None:
    voucher = make_voucher(least=1000_00, most_uses=0)
    for code, goods, now, says in (
        ("OTHER", 5000_00, timezone.now(), "There is no voucher with this code."),
        ("winter", 5000_00, voucher.until_at, "This voucher isn't in force now."),
        ("winter", 999_99, timezone.now(), "This voucher is for pieces of ₹1,000 or more."),
        ("winter", 5000_00, timezone.now(), "This voucher has been used up."),
    ):
        with pytest.raises(VoucherRefused, match=says):
            voucher_for(code, goods=goods, now=now)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "terms", [{"percent": 10, "amount": 5}, {"percent": None}, {"percent": 101}, {"code": "winter sale"}]
)
def test_the_database_refuses_a_voucher_that_means_nothing(terms: dict[str, Any]) -> None:
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.create(**{"code": "A", "from_at": now, "until_at": now + timedelta(days=1)} | terms)
    assert not Voucher.objects.exists()


@pytest.mark.django_db
def test_the_checkout_shows_what_comes_off_and_says_why_a_code_doesnt(client: Client) -> None:
    make_voucher()
    piece = make_piece()
    client.post("/basket/add/", {"piece": piece.pk}, headers={"Sec-Fetch-Site": "same-origin"})
    page = client.post("/checkout/", GUEST | {"voucher": "winter", "update": "1"}).content.decode()
    assert "−₹328" in page and "Pay ₹3,072" in page
    page = client.post("/checkout/", GUEST | {"voucher": "WINTRE", "update": "1"}).content.decode()
    assert "There is no voucher with this code." in page and "Pay ₹3,400" in page
    answer = client.post("/checkout/", GUEST | {"voucher": "WINTRE", "shown_total": "340000"})
    assert answer.status_code == 400
    assert not Checkout.objects.exists()


def test_with_a_voucher_the_buyer_pays_less_and_the_makers_earn_the_same(shop: Standin) -> None:
    make_voucher()
    weaver = make_weaver()
    checkout = go_to_pay(fill_basket(make_piece(makers=[weaver], stock=2), 2), "winter")
    assert checkout.total == 6560_00 - 656_00 + 120_00
    pay(shop, checkout)
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    order = Order.objects.get()
    line = order.lines.get()
    assert (line.paid, line.discount, int(order.total_incl_tax * 100)) == (5904_00, 656_00, 6024_00)
    assert order.gift_note == "For Mei, with love"
    packer = User.objects.create_user("packer")
    packer.groups.add(Group.objects.get(name="fulfilment"))
    dispatch_lines(lines=[line], by=packer, now=NOON)
    sale = Sale.objects.get()
    assert (sale.paid, sale.tax, sale.earning) == (5904_00, 281_14, 3904_76)
    owed = Leg.objects.filter(account="liabilities:weavers").values_list("amount", flat=True)
    assert list(owed) == [-3904_76]


def test_the_last_use_goes_to_one_of_many_and_comes_back_when_it_isnt_paid(shop: Standin) -> None:
    make_voucher(most_uses=1)
    baskets = [fill_basket(make_piece(f"IE-{n}")) for n in range(4)]

    def start(basket: Any) -> Checkout | None:
        try:
            return go_to_pay(basket, "WINTER")
        except VoucherRefused:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        started = [found for found in pool.map(start, baskets) if found]
    assert len(started) == 1
    assert Checkout.objects.count() == 1
    assert StockRecord.objects.filter(num_allocated=1).count() == 1
    services.stop_payment(started[0], now=timezone.now())
    others = [basket for basket in baskets if basket.pk != started[0].basket_id]
    assert go_to_pay(others[0], "WINTER").voucher is not None
