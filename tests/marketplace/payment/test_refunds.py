"""Money goes back through Stripe, once, whoever books the return; the books and Stripe agree on it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.months import Month
from marketplace.payment import refunds, services, stripe_api
from marketplace.payment.models import Checkout, MoneyBack
from marketplace.payment.nightly import keep_sending, send_refunds_daily
from marketplace.payment.refunds import NotGivenBack, ask_back, cancel_lines, refund_lines
from payouts.models import Invoice, Refund, Sale, Transaction
from payouts.services.checks import check_ledger
from payouts.services.dispatch import NotToSend, dispatch_lines
from payouts.services.refunds import refund_sale
from payouts.services.refusals import Refused
from payouts.services.tax_registers import gst_month
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.payouts.books import balance

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay


@pytest.fixture
def order(shop: Standin, staff: User) -> Order:
    """Two pouches at ₹370, and ₹120 for the post."""
    make_piece("B", title="Zip pouch", price="370", stock=5, makers=[make_weaver()])
    return another_order(shop)


def another_order(shop: Standin) -> Order:
    """Two pouches more."""
    checkout = go_to_pay(fill_basket(Product.objects.get(upc="B"), 2))
    pay(shop, checkout)
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    return Order.objects.latest("pk")


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


def test_once_it_left_delivery_goes_back_out_of_what_it_earned_once_and_with_a_credit_note(
    order: Order, staff: User
) -> None:
    send(order, staff)
    assert (balance("income:shipping"), balance("liabilities:gst")) == (-101_69, -53_55)
    give(order, staff, 0, with_shipping=True)
    back = MoneyBack.objects.get()
    assert (back.state, back.amount, back.shipping, given_back()) == ("done", 120_00, 120_00, [120_00])
    assert (balance("income:shipping"), balance("liabilities:gst")) == (0, -35_24)
    assert balance("assets:stripe") + balance("expenses:stripe-fees") == 740_00
    assert balance("liabilities:buyers") == 0
    note = Invoice.objects.get(series="CN")
    assert [(line["hsn"], line["paid"], line["tax"]) for line in note.content["lines"]] == [
        ("9968", 120_00, 18_31)
    ]
    assert note.against == Invoice.objects.get(series="IE") and "Delivery" in mail.outbox[-1].body
    with pytest.raises(NotGivenBack, match="already"):
        give(order, staff, 1, with_shipping=True)
    assert given_back() == [120_00] and list(check_ledger()) == []
    register = gst_month(Month.of(timezone.now()))
    assert (register.unexplained, [each.tax for each in register.supplies]) == (0, [35_24])


def test_delivery_of_a_cancelled_order_goes_back_by_itself_too(order: Order, staff: User) -> None:
    give(order, staff, 2)
    assert (balance("liabilities:buyers"), given_back()) == (-120_00, [740_00])
    give(order, staff, 0, with_shipping=True)
    assert (balance("liabilities:buyers"), given_back()) == (0, [120_00, 740_00])
    assert not Transaction.objects.filter(kind="shipping_back").exists()


def test_who_packs_cancels_what_has_not_left_and_nothing_else(order: Order, staff: User) -> None:
    packer = User.objects.create_user("packer")
    packer.groups.add(Group.objects.get(name="fulfilment"))
    terms: dict[str, Any] = {"order": order, "reason": "A moth", "by": packer, "now": timezone.now()}
    lines = [order.lines.get().pk]
    cancel_lines(lines=lines, **terms)
    assert cancel_lines(lines=lines, **terms) == []
    assert (given_back(), balance("liabilities:buyers")) == ([860_00], 0)
    stranger = User.objects.create_user("somebody")
    for wrong, says in (
        ({"by": stranger}, "may not"),
        ({"lines": []}, "Choose what"),
        ({"reason": " "}, "Say why"),
    ):
        with pytest.raises(NotGivenBack, match=says):
            cancel_lines(**{"lines": lines} | terms | wrong)
    for pieces, says in ((2, "given back already"), (0, "Delivery was given back already")):
        with pytest.raises(NotGivenBack, match=says):
            give(order, staff, pieces, with_shipping=not pieces)
    with pytest.raises(NotGivenBack, match="more than is left"):
        ask_back(order=order, amount=1, lines=[], reason="Kindness", by=staff, now=timezone.now())
    assert given_back() == [860_00]


def test_what_was_not_paid_here_is_not_given_back_here(order: Order, staff: User) -> None:
    sale = send(order, staff)
    for unpaid, says in (
        (lambda: Checkout.objects.update(order=None, state="ended"), "wasn't paid through Stripe"),
        (lambda: Order.objects.update(channel="wholesale"), "This is wholesale"),
    ):
        unpaid()
        with pytest.raises(NotGivenBack, match=says):
            give(order, staff, 1)
    refund_sale(
        sale=sale, ref="R1", quantity=1, borne_by="cooperative", reason="Moth", refunded_at=timezone.now()
    )
    assert (MoneyBack.objects.count(), given_back()) == (0, [])


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """Each in a thread and a connection of its own, begun together; gives what each came to: ``""`` or its refusal."""
    together = threading.Barrier(len(acts))

    def act(each: Callable[[], Any]) -> str:
        together.wait()
        try:
            each()
        except (NotGivenBack, NotToSend, Refused) as refused:
            return type(refused).__name__
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def test_two_who_press_at_once_send_or_cancel_and_give_delivery_back_once(
    order: Order, staff: User, shop: Standin
) -> None:
    lines = list(order.lines.all())
    now = timezone.now()

    def cancel() -> None:
        cancel_lines(order=order, lines=[lines[0].pk], reason="Moth", by=staff, now=now)

    def leave() -> None:
        dispatch_lines(lines=lines, by=staff, now=now)

    came = at_once(cancel, leave, cancel, leave)
    sent = order.lines.get().status == "sent"
    assert came == (["NotGivenBack", "", "NotGivenBack", ""] if sent else ["", "NotToSend", "", "NotToSend"])
    assert balance("liabilities:buyers") == 0
    assert given_back() == ([] if sent else [860_00])
    assert (Sale.objects.count(), MoneyBack.objects.count()) == ((1, 0) if sent else (0, 1))
    other = another_order(shop)
    dispatch_lines(lines=list(other.lines.all()), by=staff, now=now)
    before = given_back()
    came = at_once(*[lambda: give(other, staff, 0, with_shipping=True)] * 3)
    assert sorted(came) == ["", "NotGivenBack", "NotGivenBack"]
    assert sorted(given_back()) == sorted([*before, 120_00])
    assert list(check_ledger()) == []


def test_the_night_asks_again_and_tells_finance_once_a_day_of_what_is_stuck(
    order: Order, staff: User, settings: Any, shop: Standin
) -> None:
    User.objects.filter(pk=staff.pk).update(email="finance@example.com")
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    stripe_api.client.cache_clear()
    give(order, staff, 2, now=timezone.now() - timedelta(days=2))
    mail.outbox.clear()
    today = timezone.localdate().isoformat()
    for _time in range(2):
        send_refunds_daily.call(today)
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["finance@example.com"], "A buyer still waits for her money")
    ]
    assert order.number in mail.outbox[0].body and "₹" not in mail.outbox[0].body
    settings.STRIPE_API_BASE = shop.base
    stripe_api.client.cache_clear()
    for _time in range(2):
        send_refunds_daily.call(today)
    assert (given_back(), MoneyBack.objects.get().state) == ([740_00], "done")
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    DBTaskResult.objects.all().delete()
    for _time in range(2):
        keep_sending(now=timezone.now())
        send_refunds_daily.call(today)
    assert DBTaskResult.objects.filter(task_path=send_refunds_daily.module_path).count() == 1


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
    with pytest.raises(NotGivenBack, match="may not"):
        refunds.try_again(back=failed, by=User.objects.create_user("somebody"))
    Checkout.objects.update(stripe_payment=stripe_payment_of(order))
    refunds.try_again(back=failed, by=staff)
    assert given_back() == [370_00, 370_00]


def stripe_payment_of(order: Order) -> str:
    session = stripe_api.get_session(Checkout.objects.get().stripe_session or "")
    return str(session["payment_intent"]["id"])
