"""From a basket to a paid order, against the Stripe stand-in: repeated, reordered, lost, late, forged, at once."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import IntegrityError, connection, connections, transaction
from django.db.models import F
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_model

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.ways import way
from marketplace.payment import services, stripe_api, tasks
from marketplace.payment.asides import NotResolved, resolve_set_aside
from marketplace.payment.models import Checkout, SetAside, StripeEvent
from payouts.models import Transaction
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.payouts.books import balance

from .standin.process import Standin

Basket = get_model("basket", "Basket")


def fill_basket(piece: Product, quantity: int = 1) -> Any:
    basket = Basket.objects.create()
    record = piece.stockrecords.get()
    basket.lines.create(
        product=piece,
        stockrecord=record,
        quantity=quantity,
        line_reference=f"{piece.pk}_{record.pk}",
        price_currency="INR",
        price_incl_tax=record.price,
    )
    return basket


def go_to_pay(basket: Any, now: Any = None) -> Checkout:
    return services.start_payment(
        basket_id=basket.pk,
        address=ShippingAddress(last_name="Asha Devi", line1="12 Laban Road", country_id="IN"),
        email="asha@example.com",
        shipping=way("speed-post", "IN"),
        language="en",
        now=now or timezone.now(),
    )


def pay(shop: Standin, checkout: Checkout) -> None:
    shop.post(f"pay/{checkout.stripe_session}")


def until(what: Any, seconds: float = 15) -> Any:
    """Wait for another process to have done its part."""
    end = time.monotonic() + seconds
    while not (found := what()) and time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.05)")
    assert found
    return found


@pytest.fixture
def piece(shop: Standin) -> Product:
    return make_piece(makers=[make_weaver()])


def test_a_paid_session_makes_one_order_with_its_frozen_terms_and_one_mail(
    shop: Standin, piece: Product
) -> None:
    checkout = go_to_pay(fill_basket(piece))
    Product.objects.update(terms="share:10")
    StockRecord.objects.update(price=Decimal("1.00"))
    pay(shop, checkout)
    order = until(lambda: Order.objects.first())
    until(lambda: len(mail.outbox) == 1)
    line = order.lines.get()
    assert (order.number, order.total_incl_tax, order.status) == (checkout.number, Decimal("3400.00"), "paid")
    assert (line.terms, line.unit_price, [(m.weaver.code, m.weight) for m in line.makers.all()]) == (
        "share:62.5",
        3280_00,
        [("W0001", 1)],
    )
    assert balance("liabilities:buyers") == -3400_00
    until(lambda: Transaction.objects.filter(kind="stripe_fee").exists())
    assert balance("assets:stripe") == 3400_00 - balance("expenses:stripe-fees")
    record = piece.stockrecords.get()
    assert (record.num_in_stock, record.num_allocated) == (1, 1)
    assert mail.outbox[0].to == ["asha@example.com"]
    assert order.get_absolute_url() in mail.outbox[0].body


def test_each_event_repeated_and_in_any_order_makes_one_order(shop: Standin, piece: Product) -> None:
    shop.post("switches", repeat=3, reorder=4)
    checkout = go_to_pay(fill_basket(piece))
    pay(shop, checkout)
    until(lambda: Order.objects.exists())
    until(lambda: StripeEvent.objects.count() == 4)
    assert Order.objects.count() == 1
    assert Transaction.objects.filter(kind="buyer_paid").count() == 1


def test_when_every_event_is_lost_the_return_page_makes_the_order(shop: Standin, piece: Product) -> None:
    shop.post("switches", drop=["*"])
    checkout = go_to_pay(fill_basket(piece))
    pay(shop, checkout)
    answer = Client().get(f"/checkout/thanks/{checkout.stripe_session}/")
    order = Order.objects.get()
    assert answer.status_code == 303
    assert answer["Location"].startswith(order.get_absolute_url())


def test_when_events_and_buyer_are_lost_whoever_watches_makes_the_order(
    shop: Standin, piece: Product
) -> None:
    shop.post("switches", drop=["*"])
    checkout = go_to_pay(fill_basket(piece))
    pay(shop, checkout)
    tasks.watch_checkout.call(str(checkout.pk))
    assert Order.objects.get().number == checkout.number
    assert StripeEvent.objects.count() == 0


def test_a_piece_that_is_being_paid_for_is_refused_to_the_next_with_the_time(
    shop: Standin, piece: Product
) -> None:
    now = timezone.now()
    go_to_pay(fill_basket(piece), now)
    with pytest.raises(services.PieceTaken) as refused:
        go_to_pay(fill_basket(piece), now)
    assert refused.value.until == now + services.TIME_TO_PAY
    assert Checkout.objects.count() == 1


def test_stopping_frees_the_piece_and_gives_the_basket_back(shop: Standin, piece: Product) -> None:
    basket = fill_basket(piece)
    services.stop_payment(go_to_pay(basket), now=timezone.now())
    basket.refresh_from_db()
    assert basket.status == "Open"
    assert piece.stockrecords.get().num_allocated == 0
    assert go_to_pay(basket).state == Checkout.State.OPEN


def test_stopping_after_paying_keeps_the_order(shop: Standin, piece: Product) -> None:
    shop.post("switches", drop=["*"])
    checkout = go_to_pay(fill_basket(piece))
    pay(shop, checkout)
    assert services.stop_payment(checkout, now=timezone.now()).state == Checkout.State.PAID
    assert Order.objects.count() == 1


def test_who_pays_too_late_for_a_piece_that_is_gone_has_the_money_back_and_is_told(
    shop: Standin, piece: Product
) -> None:
    shop.post("switches", drop=["*"])
    late = go_to_pay(fill_basket(piece))
    pay(shop, late)
    services.end_checkout(late, now=timezone.now())
    quick = go_to_pay(fill_basket(piece))
    pay(shop, quick)
    services.confirm_payment(quick.stripe_session or "", now=timezone.now())
    services.confirm_payment(late.stripe_session or "", now=timezone.now())
    late.refresh_from_db()
    assert (late.state, late.order) == (Checkout.State.REFUNDED, None)
    assert Order.objects.get().number == quick.number
    assert balance("liabilities:buyers") == -3400_00
    subjects = [message.subject for message in mail.outbox]
    assert len(subjects) == 2
    assert balance("assets:stripe") + balance("expenses:stripe-fees") == 3400_00


def test_who_pays_late_for_a_piece_that_is_still_there_gets_it(shop: Standin, piece: Product) -> None:
    shop.post("switches", drop=["*"])
    checkout = go_to_pay(fill_basket(piece))
    pay(shop, checkout)
    services.end_checkout(checkout, now=timezone.now())
    assert (
        services.confirm_payment(checkout.stripe_session or "", now=timezone.now()).state
        == Checkout.State.PAID
    )
    assert piece.stockrecords.get().num_allocated == 1


@pytest.mark.parametrize(
    "change, why",
    [
        ({"charged": F("charged") + 1}, "Paid 340000, not 340001"),
        ({"currency": "USD"}, "Paid in INR, not USD"),
        ({"number": "999999"}, "not 999999"),
    ],
)
def test_a_payment_that_does_not_match_is_set_aside_loudly_and_nothing_is_posted(
    shop: Standin, piece: Product, change: dict[str, Any], why: str
) -> None:
    checkout = go_to_pay(fill_basket(piece))
    Checkout.objects.update(**change)
    pay(shop, checkout)
    kept = until(lambda: SetAside.objects.first())
    assert why in kept.why
    assert not Order.objects.exists()
    assert not Transaction.objects.exists()
    until(lambda: [message.subject for message in mail.outbox] == ["[Django] A payment is set aside"])


def test_an_event_that_stripe_did_not_sign_changes_nothing(shop: Standin, piece: Product) -> None:
    checkout = go_to_pay(fill_basket(piece))
    event = {
        "id": "evt_1",
        "type": "checkout.session.completed",
        "data": {"object": {"id": checkout.stripe_session}},
    }
    for signature in ("", "t=1,v1=00"):
        answer = Client().post(
            "/stripe/webhook",
            json.dumps(event),
            content_type="application/json",
            headers={"stripe-signature": signature},
        )
        assert answer.status_code == 400
    assert not StripeEvent.objects.exists()


def test_when_stripe_is_away_nothing_stays_reserved(shop: Standin, piece: Product) -> None:
    basket = fill_basket(piece)
    shop.post("switches", fail={"count": 9, "mode": "error"})
    with pytest.raises(services.StripeAway):
        go_to_pay(basket)
    basket.refresh_from_db()
    assert basket.status == "Open"
    assert piece.stockrecords.get().num_allocated == 0


def test_pressing_pay_twice_at_once_gives_one_checkout(shop: Standin, piece: Product) -> None:
    basket = fill_basket(piece)
    with ThreadPoolExecutor(2) as both:
        found = list(both.map(lambda _: in_thread(go_to_pay, basket), range(2)))
    assert found[0].pk == found[1].pk
    assert Checkout.objects.count() == 1


def in_thread(do: Any, *args: Any) -> Any:
    try:
        return do(*args)
    finally:
        connections.close_all()


def test_twenty_at_once_for_one_piece_make_one_order_each_of_25_times(shop: Standin) -> None:
    weaver = make_weaver()

    def buy(basket: Any) -> Checkout | None:
        try:
            checkout = go_to_pay(basket)
        except services.PieceTaken:
            return None
        pay(shop, checkout)
        services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
        return checkout

    with ThreadPoolExecutor(20) as buyers:
        for turn in range(1, 26):
            piece = make_piece(f"IE-{turn:05d}", makers=[weaver])
            baskets = [fill_basket(piece) for _ in range(20)]
            bought = [each for each in buyers.map(lambda basket: in_thread(buy, basket), baskets) if each]
            assert len(bought) == 1
            assert Order.objects.count() == turn
            record = piece.stockrecords.get()
            assert (record.num_in_stock, record.num_allocated) == (1, 1)


def test_what_stripe_does_not_answer_the_worker_asks_again(
    shop: Standin, piece: Product, settings: Any
) -> None:
    checkout = go_to_pay(fill_basket(piece))
    key = str(checkout.pk)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    stripe_api.client.cache_clear()
    DBTaskResult.objects.all().delete()
    tasks.watch_checkout.call(key)
    Checkout.objects.update(state=Checkout.State.REFUNDING, stripe_payment="pi_1")
    tasks.refund_checkout.call(key)
    tasks.note_stripe_fee.call(key)
    Checkout.objects.update(state=Checkout.State.ENDED)
    tasks.watch_checkout.call(key)
    tasks.refund_checkout.call(key)
    tasks.finish_refund(key, "re_late")
    asked = DBTaskResult.objects.filter(run_after__gt=timezone.now()).values_list("task_path", flat=True)
    names = ("watch_checkout", "refund_checkout", "note_stripe_fee")
    assert sorted(asked) == sorted(f"marketplace.payment.tasks.{name}" for name in names)
    assert not Transaction.objects.exists()


def test_the_database_refuses_to_promise_the_last_piece_twice(shop: Standin, piece: Product) -> None:
    StockRecord.objects.update(num_allocated=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.update(num_allocated=F("num_allocated") + 1)
    assert piece.stockrecords.get().num_allocated == 1


def test_a_reservation_ends_when_its_time_is_over(shop: Standin, piece: Product) -> None:
    checkout = go_to_pay(fill_basket(piece), timezone.now())
    Checkout.objects.update(reserved_until=timezone.now() - timedelta(seconds=1))
    tasks.watch_checkout.call(str(checkout.pk))
    checkout.refresh_from_db()
    assert checkout.state == Checkout.State.ENDED
    assert piece.stockrecords.get().num_allocated == 0


@pytest.mark.parametrize(
    "decision, state, refunds", [("refund", Checkout.State.REFUNDED, 1), ("other", Checkout.State.ENDED, 0)]
)
def test_a_person_decides_on_a_payment_set_aside_once_and_its_piece_is_free(
    shop: Standin, piece: Product, decision: str, state: str, refunds: int
) -> None:
    checkout = go_to_pay(fill_basket(piece))
    Checkout.objects.update(charged=F("charged") + 1)
    pay(shop, checkout)
    aside = until(lambda: SetAside.objects.first())
    finance = User.objects.create_user("finance")
    finance.groups.add(Group.objects.get(name="finance"))
    for by, note in ((User.objects.create_user("somebody"), "Mine"), (finance, " ")):
        with pytest.raises(NotResolved):
            resolve_set_aside(aside=aside, refund=True, note=note, by=by, now=timezone.now())
    browser = Client()
    browser.force_login(finance)
    assert "Paid 340000, not 340001" in browser.get("/office/set-aside/").text
    browser.post(f"/office/set-aside/{aside.pk}/", {"decision": decision, "note": ""})
    assert SetAside.objects.get().resolved_at is None
    for _ in range(2):
        browser.post(f"/office/set-aside/{aside.pk}/", {"decision": decision, "note": "The price was wrong."})
    checkout.refresh_from_db()
    assert checkout.state == state
    assert piece.stockrecords.get().num_allocated == 0
    assert len(shop.sdk().v1.refunds.list().data) == refunds
    assert SetAside.objects.get().resolved_by == finance
