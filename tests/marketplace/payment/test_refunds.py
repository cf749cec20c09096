"""Money goes back through Stripe, once, whoever books the return; the books and Stripe agree on it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order
from marketplace.forks.partner.models import StockRecord
from marketplace.payment import refunds, services, stripe_api
from marketplace.payment.models import Checkout, MoneyBack
from marketplace.payment.refunds import NotGivenBack, refund_lines
from payouts.models import Invoice, Leg, Refund, Sale
from payouts.services.dispatch import dispatch_lines
from payouts.services.refunds import refund_sale
from payouts.services.refusals import Refused
from tests.marketplace.storefront.stock import make_piece, make_weaver

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay


@pytest.fixture
def staff(shop: Standin) -> User:
    user = User.objects.create_user("staff")
    user.groups.add(*Group.objects.filter(name__in=["fulfilment", "finance"]))
    return user


@pytest.fixture
def order(shop: Standin, staff: User) -> Order:
    """Two pouches at ₹370, and ₹120 for the post."""
    piece = make_piece("B", title="Zip pouch", price="370", stock=5, makers=[make_weaver()])
    checkout = go_to_pay(fill_basket(piece, 2))
    pay(shop, checkout)
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    return Order.objects.get()


def balance(account: str) -> int:
    return sum(Leg.objects.filter(account=account).values_list("amount", flat=True))


def given_back() -> list[int]:
    """What Stripe has given back, each amount."""
    charges = stripe_api.client().v1.refunds.list({"limit": 100})
    return sorted(each.amount for each in charges.data)


def send(order: Order, staff: User) -> Sale:
    dispatch_lines(lines=list(order.lines.all()), by=staff, now=timezone.now())
    return Sale.objects.get()


def give(order: Order, staff: User, pieces: int, **how: Any) -> list[MoneyBack]:
    terms: dict[str, Any] = {
        "with_shipping": False,
        "reason": "Changed her mind",
        "by": staff,
        "now": timezone.now(),
    } | how
    return refund_lines(order=order, pieces={order.lines.get().pk: pieces}, **terms)


def test_before_it_leaves_all_goes_back_and_the_pieces_are_on_the_shelf(order: Order, staff: User) -> None:
    mail.outbox.clear()
    give(order, staff, 2, with_shipping=True)
    back = MoneyBack.objects.get()
    assert (back.state, back.amount, given_back()) == ("done", 860_00, [860_00])
    assert (balance("liabilities:buyers"), order.lines.get().status) == (0, "refunded")
    assert Order.objects.get().status == "refunded"
    record = StockRecord.objects.get()
    assert (record.num_in_stock, record.num_allocated) == (5, 0)
    assert [m.subject for m in mail.outbox] == [f"Money back for order {order.number}"]
    assert "₹860" in mail.outbox[0].body and "text/html" in str(mail.outbox[0].message())
    with pytest.raises(NotGivenBack, match="already"):
        give(order, staff, 2)
    assert given_back() == [860_00]


def test_after_it_left_one_of_two_goes_back_as_a_return_and_then_the_other(order: Order, staff: User) -> None:
    send(order, staff)
    give(order, staff, 1)
    assert given_back() == [370_00]
    give(order, staff, 1)
    assert given_back() == [370_00, 370_00]
    assert [r.quantity for r in Refund.objects.all()] == [1, 1]
    assert [i.number[:3] for i in Invoice.objects.order_by("pk")] == ["IE/", "CN/", "CN/"]
    fees = balance("expenses:stripe-fees")
    assert balance("assets:stripe") + fees == 120_00
    with pytest.raises(Refused):
        give(order, staff, 1)
    assert given_back() == [370_00, 370_00]


def test_a_refund_form_sent_twice_gives_back_once(order: Order, staff: User) -> None:
    send(order, staff)
    page, line = Client(), order.lines.get()
    page.force_login(staff)
    address = reverse("dashboard:refund", args=[order.number])
    assert f'name="gone-{line.pk}" value="0"' in page.get(address).text
    form = {f"line-{line.pk}": "1", f"gone-{line.pk}": "0", "reason": "A thread had come loose"}
    page.post(address, form)
    again = page.post(address, form, follow=True)
    assert "were given back since you looked" in again.text
    assert (given_back(), Refund.objects.get().quantity) == ([370_00], 1)


def test_a_return_that_the_office_or_a_file_books_is_sent_too_and_once(order: Order, staff: User) -> None:
    sale = send(order, staff)
    refund = refund_sale(
        sale=sale, ref="RF-1", quantity=1, borne_by="cooperative", reason="", refunded_at=timezone.now()
    )
    refunds.give_back_return.call(refund.pk)
    call_command("send_refunds")
    assert given_back() == [370_00]
    assert MoneyBack.objects.get().refund == refund


@pytest.mark.parametrize(
    ("pieces", "how", "says"),
    [
        (1, {}, "hasn't left yet"),
        (0, {}, "Choose what"),
        (2, {"reason": " "}, "Say why"),
    ],
)
def test_what_cant_be_given_back_changes_nothing(
    order: Order, staff: User, pieces: int, how: dict[str, Any], says: str
) -> None:
    with pytest.raises(NotGivenBack, match=says):
        give(order, staff, pieces, **how)
    assert (MoneyBack.objects.count(), given_back(), Line.objects.get().status) == (0, [], "paid")


def test_one_who_may_not_gives_nothing_back(order: Order) -> None:
    with pytest.raises(NotGivenBack, match="may not"):
        give(order, User.objects.create_user("somebody"), 2)
    assert given_back() == []


def test_delivery_stays_paid_once_something_has_left(order: Order, staff: User) -> None:
    send(order, staff)
    with pytest.raises(NotGivenBack, match="Delivery"):
        give(order, staff, 1, with_shipping=True)
    assert not Refund.objects.exists() and given_back() == []


def test_where_stripe_is_away_it_is_sent_later_and_where_it_refuses_a_person_is_told(
    order: Order, staff: User, settings: Any, shop: Standin
) -> None:
    send(order, staff)
    stripe_api.client.cache_clear()
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    give(order, staff, 1)
    assert MoneyBack.objects.get().state == "asked"
    settings.STRIPE_API_BASE = shop.base
    stripe_api.client.cache_clear()
    call_command("send_refunds")
    assert (MoneyBack.objects.get().state, given_back()) == ("done", [370_00])
    mail.outbox.clear()
    Checkout.objects.update(stripe_payment="pi_unknown")
    give(order, staff, 1, now=timezone.now() + timedelta(seconds=1))
    failed = MoneyBack.objects.get(state="failed")
    assert failed.problem and "A refund was refused" in mail.outbox[0].subject
    Checkout.objects.update(stripe_payment=stripe_payment_of(order))
    refunds.try_again(back=failed, by=staff)
    assert given_back() == [370_00, 370_00]


def stripe_payment_of(order: Order) -> str:
    session = stripe_api.get_session(Checkout.objects.get().stripe_session or "")
    return str(session["payment_intent"]["id"])
