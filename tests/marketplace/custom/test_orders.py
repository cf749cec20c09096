"""An accepted offer, against the Stripe stand-in: paid in halves, woven, sent; twice, late, at once, cancelled."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connections
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.custom.asking import CustomRefused
from marketplace.custom.cancelling import rule_at
from marketplace.custom.models import CancellingRule, CustomRequest, Offer
from marketplace.custom.offers import withdraw_offer
from marketplace.custom.orders import (
    ask_to_cancel,
    back_if_cancelled,
    cancel_order,
    mark_made,
    paid_for,
    pay_offer,
    pay_rest,
)
from marketplace.forks.order.models import Line, Order
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.months import india_day
from marketplace.payment import services
from marketplace.payment.disputes import note_dispute
from marketplace.payment.models import Checkout, MoneyBack
from marketplace.payment.refunds import NotGivenBack, refund_lines
from payouts.models import Invoice, Sale
from payouts.services.checks import check_ledger
from payouts.services.dispatch import NotToSend, dispatch_lines
from tests.catalog.loom import make_coordinator, make_group, make_person, photo
from tests.marketplace.payment.conftest import shop as shop  # noqa: F401
from tests.marketplace.payment.standin.process import Standin
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.payouts.books import balance

from .wishes import ask, home, offer


def settle(shop: Standin, checkout: Checkout) -> Checkout:  # noqa: F811
    shop.post(f"pay/{checkout.stripe_session}")
    return services.confirm_payment(checkout.stripe_session or "", now=timezone.now())


def accept(made: Offer, *, half: bool = True) -> Checkout:
    return pay_offer(offer=made, half=half, address=home(), user=None, now=timezone.now())


@pytest.fixture
def staff(shop: Standin) -> User:  # noqa: F811
    """She looks after the group, sends parcels and gives money back."""
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    user = make_coordinator(make_group(), username="staff")
    user.groups.add(*Group.objects.filter(name__in=["fulfilment", "finance"]))
    User.objects.filter(pk=user.pk).update(email="staff@example.com")
    return User.objects.get(pk=user.pk)


@pytest.fixture
def made(staff: User) -> Offer:
    """₹4,170 with ₹170 for Speed Post; the weaver has 62.5 percent of ₹4,000 without GST."""
    piece = make_piece(makers=[make_weaver()], stock=0)
    return offer(ask(piece, now=timezone.now()), staff, now=timezone.now())


def test_half_then_made_then_the_rest_then_sent_with_exact_books(
    shop: Standin,  # noqa: F811
    made: Offer,
    staff: User,
) -> None:
    first = accept(made)
    assert accept(made).pk == first.pk, "pressed twice, the same page"
    mail.outbox.clear()
    settle(shop, first)
    settle(shop, first)
    order, found = Order.objects.get(), CustomRequest.objects.get()
    line = order.lines.get()
    assert (first.charged, order.status, line.status, found.state) == (2085_00, "making", "making", "making")
    assert (int(order.total_incl_tax * 100), line.terms, line.unit_price) == (4170_00, "share:62.5", 4000_00)
    piece = line.product
    assert piece and (piece.state, piece.title, piece.length_cm) == ("bespoke", "Ryndia shawl — indigo", 250)
    assert (balance("liabilities:buyers"), balance("liabilities:weavers")) == (-2085_00, 0)
    with pytest.raises(NotToSend, match="making"):
        dispatch_lines(lines=[line], by=staff, now=timezone.now())
    with pytest.raises(NotGivenBack, match="made to order"):
        refund_lines(
            order=order, pieces={line.pk: 1}, with_shipping=True, reason="x", by=staff, now=timezone.now()
        )
    for _twice in range(2):
        mark_made(request=found, photo=photo(), by=staff, now=timezone.now())
    found.refresh_from_db()
    assert (found.state, piece.images.count(), Order.objects.get().status) == ("made", 1, "making")
    rest = pay_rest(offer=Offer.objects.get(), now=timezone.now())
    settle(shop, rest)
    found.refresh_from_db()
    assert (rest.charged, found.state, Order.objects.get().status) == (2085_00, "ready", "paid")
    assert balance("liabilities:buyers") == -4170_00
    with pytest.raises(CustomRefused, match="nothing left"):
        pay_rest(offer=Offer.objects.get(), now=timezone.now())
    assert [m.subject.split(":")[0] for m in mail.outbox if m.to == ["maya@example.com"]] == [
        "Thank you. Your piece is going to be woven",
        "Your piece is made",
        "Thank you. All is paid",
    ]
    assert not any("2,380" in str(m.message()) for m in mail.outbox), "nothing of what she earns"
    dispatch_lines(lines=[Line.objects.get()], by=staff, now=timezone.now())
    assert {
        account: balance(account)
        for account in ("liabilities:buyers", "liabilities:gst", "liabilities:weavers", "income:cooperative", "income:shipping")
    } == {
        "liabilities:buyers": 0,
        "liabilities:gst": -190_48 - 25_93,
        "liabilities:weavers": -2380_95,
        "income:cooperative": -1428_57,
        "income:shipping": -144_07,
    }  # fmt: skip
    assert balance("assets:stripe") + balance("expenses:stripe-fees") == 4170_00
    record = StockRecord.objects.get(product=piece)
    assert (record.num_in_stock, record.num_allocated, Invoice.objects.count()) == (0, 0, 1)
    assert list(check_ledger()) == []
    refund_lines(
        order=Order.objects.get(),
        pieces={line.pk: 1},
        with_shipping=False,
        reason="Torn",
        by=staff,
        now=timezone.now(),
    )
    backs = MoneyBack.objects.order_by("pk").order_by("-checkout__started_at")
    assert [(back.checkout_id, back.amount, back.state) for back in backs] == [
        (rest.pk, 2085_00, "done"),
        (first.pk, 1915_00, "done"),
    ]
    assert list(check_ledger()) == []


def test_paid_whole_it_is_to_be_sent_as_soon_as_it_is_made(
    shop: Standin,  # noqa: F811
    made: Offer,
    staff: User,
) -> None:
    half = accept(made)
    whole = accept(made, half=False)
    half.refresh_from_db()
    assert (half.state, whole.charged) == ("ended", 4170_00)
    settle(shop, whole)
    mark_made(request=CustomRequest.objects.get(), photo=None, by=staff, now=timezone.now())
    assert (Order.objects.get().status, CustomRequest.objects.get().state) == ("paid", "ready")
    assert paid_for(Offer.objects.get()) == 4170_00


def test_two_acceptances_at_once_make_one_order_and_the_other_payment_goes_back(
    shop: Standin,  # noqa: F811
    made: Offer,
) -> None:
    shop.post("switches", drop=["*"])
    first = accept(made)
    shop.post(f"pay/{first.stripe_session}")
    Checkout.objects.filter(pk=first.pk).update(state="ended")  # as if its time had just run out
    second = accept(made, half=False)
    shop.post(f"pay/{second.stripe_session}")

    def confirm(session: str) -> None:
        services.confirm_payment(session, now=timezone.now())
        connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(confirm, [first.stripe_session or "", second.stripe_session or ""]))
    assert Order.objects.count() == 1
    assert sorted(Checkout.objects.values_list("state", flat=True)) == ["paid", "refunded"]
    paid = Checkout.objects.get(state="paid")
    assert balance("liabilities:buyers") == -paid.total
    assert Offer.objects.get().state == "accepted"


def test_who_pays_for_an_offer_that_was_taken_back_has_the_money_back(
    shop: Standin,  # noqa: F811
    made: Offer,
    staff: User,
) -> None:
    shop.post("switches", drop=["*"])
    checkout = accept(made)
    withdraw_offer(offer=made, by=staff, now=timezone.now())
    checkout.refresh_from_db()
    assert checkout.state == "ended"
    with pytest.raises(CustomRefused):
        accept(Offer.objects.get())
    third = offer(CustomRequest.objects.get(), staff, now=timezone.now())
    paid = accept(third)
    shop.post(f"pay/{paid.stripe_session}")
    Offer.objects.filter(pk=third.pk).update(state="refused")  # while Stripe was telling us
    services.confirm_payment(paid.stripe_session or "", now=timezone.now())
    paid.refresh_from_db()
    assert (paid.state, Order.objects.count(), balance("liabilities:buyers")) == ("refunded", 0, 0)


@pytest.mark.parametrize(
    ("by_us", "days", "woven", "back"),
    [
        (True, 20, True, 2085_00),
        (False, 1, False, 2085_00),
        (False, 20, False, 1042_50),
        (False, 20, True, 0),
    ],
)
def test_cancelled_the_rule_says_what_goes_back_and_the_rest_is_kept_in_the_books(
    shop: Standin,  # noqa: F811
    made: Offer,
    staff: User,
    by_us: bool,
    days: int,
    woven: bool,
    back: int,
) -> None:
    settle(shop, accept(made))
    found = CustomRequest.objects.get()
    if woven:
        mark_made(request=found, photo=None, by=staff, now=timezone.now())
    ask_to_cancel(request=found, words="I have changed my mind", by=None, now=timezone.now())
    later = timezone.now() + timedelta(days=days)
    with pytest.raises(CustomRefused, match="may not"):
        cancel_order(request=found, by_us=by_us, words="x", by=User.objects.create_user("other"), now=later)
    mail.outbox.clear()
    Offer.objects.update(accepted_at=timezone.now() - timedelta(days=days))
    for _twice in range(2):
        cancel_order(request=found, by_us=by_us, words="We are sorry", by=staff, now=timezone.now())
    found.refresh_from_db()
    piece = Product.objects.get(title="Ryndia shawl — indigo")
    record = StockRecord.objects.get(product=piece)
    assert (found.state, Order.objects.get().status) == ("cancelled", "refunded")
    assert (piece.state, record.num_in_stock, record.num_allocated) == (
        ("draft", 1, 0) if woven else ("withdrawn", 0, 0)
    )
    assert sum(MoneyBack.objects.values_list("amount", flat=True)) == back
    assert (balance("liabilities:buyers"), balance("income:cooperative")) == (0, back - 2085_00)
    assert list(check_ledger()) == [] and not Sale.objects.exists()
    assert "Your custom order is cancelled" in [m.subject.split(":")[0] for m in mail.outbox]


def test_a_rule_that_comes_later_changes_nothing_that_a_buyer_has_read(
    shop: Standin,  # noqa: F811
    made: Offer,
    staff: User,
) -> None:
    approver = make_person("approver")
    settle(shop, accept(made))
    Offer.objects.update(accepted_at=timezone.now() - timedelta(days=20))
    before = back_if_cancelled(Offer.objects.get(), by_us=False, now=timezone.now())
    office, second = Client(), Client()
    office.force_login(staff)
    second.force_login(approver)
    today = f"{india_day(timezone.now()):%Y-%m-%d}"
    typed = {"from_day": today, "early_days": "1", "early": "90", "weaving": "10", "made": "5"}
    assert office.post("/office/requests/new/cancelling/", typed).status_code == 302
    rule = CancellingRule.objects.get(weaving=10)
    assert rule_at(timezone.now()) != rule
    page = f"/office/requests/custom.cancellingrule/{rule.pk}/"
    assert "10" in second.get(page).text
    office.post(f"{page}confirm/")
    assert rule_at(timezone.now()) != rule, "not by whoever entered it"
    second.post(f"{page}confirm/")
    assert rule_at(timezone.now()) == rule
    assert back_if_cancelled(Offer.objects.get(), by_us=False, now=timezone.now()) == before
    assert office.get("/office/rules/").text.count("cancelling custom orders") >= 2


@pytest.mark.parametrize("woven", [False, True])
def test_a_lost_dispute_stops_the_weaving_and_owes_the_buyer_nothing(
    shop: Standin,  # noqa: F811
    made: Offer,
    staff: User,
    woven: bool,
) -> None:
    checkout = settle(shop, accept(made))
    if woven:
        mark_made(request=CustomRequest.objects.get(), photo=None, by=staff, now=timezone.now())
    mail.outbox.clear()
    told = shop.post(f"dispute/{checkout.stripe_session}")
    lost = shop.post(f"disputes/{told['id']}", status="lost")
    for _twice in range(2):
        note_dispute(lost, timezone.now())
    order, found = Order.objects.get(), CustomRequest.objects.get()
    line = order.lines.get()
    assert (order.status, line.status, found.state) == ("refunded", "refunded", "cancelled")
    record = StockRecord.objects.get(line=line)
    assert line.product
    assert (line.product.state, record.num_in_stock, record.num_allocated) == (
        ("draft", 1, 0) if woven else ("withdrawn", 0, 0)
    )
    assert (balance("liabilities:buyers"), balance("assets:disputed")) == (0, 0)
    assert list(check_ledger()) == [] and not Sale.objects.exists()
    assert [m.to for m in mail.outbox if "Stop weaving" in m.subject] == [["staff@example.com"]]
    assert "Your custom order is cancelled" in [m.subject.split(":")[0] for m in mail.outbox]
    with pytest.raises(CustomRefused, match="nothing left"):
        pay_rest(offer=Offer.objects.get(), now=timezone.now())


def test_a_buyer_goes_the_whole_way_on_her_page_and_finance_cancels_on_hers(
    shop: Standin,  # noqa: F811
    made: Offer,
    staff: User,
) -> None:
    buyer, found = Client(), CustomRequest.objects.get()
    page = found.get_absolute_url()
    assert "₹2,085" in buyer.get(page).text
    sent: dict[str, Any] = {
        "step": "accept", "part": "half", "country": "IN", "name": "Maya Lindqvist", "line1": "12 Laban Road",
        "city": "Shillong", "postcode": "793001", "state": "", "phone": "",
    }  # fmt: skip
    assert buyer.post(page, sent | {"line1": ""}).status_code == 400
    to_stripe = buyer.post(page, sent)
    checkout = Checkout.objects.get()
    assert (to_stripe.status_code, to_stripe.headers["Location"]) == (303, checkout.stripe_url)
    buyer.post(page, sent | {"line1": "14 Laban Road"})
    checkout.refresh_from_db()
    assert (Checkout.objects.count(), checkout.goes_to.line1) == (1, "14 Laban Road")
    shop.post("switches", drop=["*"])
    shop.post(f"pay/{checkout.stripe_session}")
    back = buyer.get(f"{page}?paid={checkout.stripe_session}", follow=True)
    assert "We have your payment" in back.text.replace("\n", " ") and Order.objects.get().status == "making"
    assert "being made" in buyer.get(Order.objects.get().get_absolute_url()).text
    other = ask(found.product, now=timezone.now())
    assert buyer.get(f"{other.get_absolute_url()}?paid={checkout.stripe_session}").status_code == 404
    buyer.post(page, {"step": "cancel", "words": "I have changed my mind"})
    office = Client()
    office.force_login(staff)
    assert "Cancel the custom order of Maya" in office.get("/dashboard/returns/").text
    address = f"/dashboard/custom/{found.pk}/"
    assert "₹2,085" in office.get(address).text
    office.post(address, {"whose": "buyer", "words": "All of it goes back."})
    assert CustomRequest.objects.get(pk=found.pk).state == "cancelled"
    assert MoneyBack.objects.get().amount == 2085_00
    assert "This order was cancelled" in buyer.get(page).text
