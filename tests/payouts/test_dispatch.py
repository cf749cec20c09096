"""A line leaves: its makers have earned, once, and everything about it is in the books."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sites.models import Site
from django.core import mail

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, ShippingAddress, ShippingEvent
from marketplace.forks.order.services import FrozenLine, place_order
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.ways import way
from payouts.models import Leg, Sale, Transaction
from payouts.services.buyers import post_buyer_paid
from payouts.services.dispatch import NotToSend, dispatch_line, dispatch_lines
from tests.marketplace.storefront.stock import make_piece, make_weaver

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


@pytest.fixture
def packer() -> User:
    user = User.objects.create_user("packer")
    user.groups.add(Group.objects.get(name="fulfilment"))
    return user


@pytest.fixture
def order() -> Order:
    """One shawl at ₹3,280 by three makers (weights 1, 1, 1), and two pouches at ₹100; ₹120 for the post."""
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    makers = [make_weaver(f"W000{n}", f"Maker {n}") for n in (1, 2, 3)]
    shawl = make_piece("A", makers=makers)
    pouch = make_piece("B", title="Zip pouch — indigo", price="100", stock=5, makers=makers[:1])
    lines = [
        FrozenLine(
            shawl,
            shawl.stockrecords.get(),
            1,
            3280_00,
            0,
            Decimal(5),
            "share:62.5",
            [(m.pk, 1) for m in makers],
        ),
        FrozenLine(
            pouch, pouch.stockrecords.get(), 2, 100_00, 0, Decimal(18), "piece:40", [(makers[0].pk, 1)]
        ),
    ]
    StockRecord.objects.filter(product=shawl).update(num_allocated=1)
    StockRecord.objects.filter(product=pouch).update(num_allocated=2)
    post_buyer_paid(number="100001", amount=3600_00, moment=NOON)
    return place_order(
        number="100001",
        lines=lines,
        shipping=way("speed-post", "IN"),
        address=ShippingAddress.objects.create(last_name="Asha Devi", line1="12 Laban Road", country_id="IN"),
        email="asha@example.com",
        user=None,
        basket_id=None,
        now=NOON,
    )


def legs(kind: str) -> dict[str, int]:
    return {
        leg.full_account: leg.amount
        for leg in Leg.objects.filter(transaction__kind=kind).select_related("weaver")
    }


def test_a_sent_line_posts_each_makers_earning_to_the_paisa(order: Order, packer: User) -> None:
    shawl = order.lines.get(upc="A")
    sale = dispatch_line(line=shawl, by=packer, now=NOON)
    # ₹3,280 holds ₹156.19 GST; 62.5 % of the ₹3,123.81 without it is ₹1,952.38, shared by three
    assert (sale.paid, sale.tax, sale.earning) == (3280_00, 156_19, 1952_38)
    assert legs("dispatched") == {
        "liabilities:buyers": 3280_00,
        "liabilities:gst": -156_19,
        "liabilities:weavers:W0001": -650_80,
        "liabilities:weavers:W0002": -650_79,
        "liabilities:weavers:W0003": -650_79,
        "income:cooperative": -1171_43,
    }
    assert legs("shipped") == {
        "liabilities:buyers": 120_00,
        "liabilities:gst": -18_31,
        "income:shipping": -101_69,
    }
    record = StockRecord.objects.get(product__upc="A")
    assert (record.num_in_stock, record.num_allocated) == (0, 0)
    order.refresh_from_db()
    assert order.status == Order.Status.PAID


def test_sent_twice_earns_once(order: Order, packer: User) -> None:
    shawl = order.lines.get(upc="A")
    first = dispatch_line(line=shawl, by=packer, now=NOON)
    assert dispatch_line(line=shawl, by=packer, now=NOON) == first
    assert (Sale.objects.count(), Transaction.objects.filter(kind="dispatched").count()) == (1, 1)
    assert ShippingEvent.objects.count() == 1
    assert StockRecord.objects.get(product__upc="A").num_in_stock == 0


def test_when_all_is_sent_the_buyer_is_owed_nothing_and_is_written(
    order: Order, packer: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        dispatch_lines(
            lines=list(order.lines.all()), by=packer, now=NOON, carrier="India Post", tracking="EM123456789IN"
        )
    order.refresh_from_db()
    assert order.status == Order.Status.SENT
    assert sum(Leg.objects.filter(account="liabilities:buyers").values_list("amount", flat=True)) == 0
    assert Transaction.objects.filter(kind="shipped").count() == 1
    assert len(mail.outbox) == 1
    assert "EM123456789IN" in mail.outbox[0].body


def test_what_is_not_to_be_sent_or_not_in_the_catalogue_stays(order: Order, packer: User) -> None:
    line = order.lines.get(upc="A")
    for change, says in (
        ({"status": "refunded"}, "not to be sent"),
        ({"status": "paid", "stockrecord": None}, "no longer in the catalogue"),
    ):
        order.lines.filter(pk=line.pk).update(**change)
        with pytest.raises(NotToSend, match=says):
            dispatch_lines(lines=list(order.lines.all()), by=packer, now=NOON)
    assert (Sale.objects.count(), ShippingEvent.objects.count()) == (0, 0)


def test_who_may_not_send_sends_nothing(order: Order) -> None:
    with pytest.raises(NotToSend):
        dispatch_line(line=order.lines.all()[0], by=User.objects.create_user("somebody"), now=NOON)
    assert not Sale.objects.exists()
    assert order.lines.filter(status="paid").count() == 2
