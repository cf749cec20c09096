"""Disputes are kept as Stripe tells of them, in whatever order, and answered once with what the order proves."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.forks.partner.models import StockRecord
from marketplace.payment import services, stripe_api
from marketplace.payment.balance import fetch
from marketplace.payment.disputes import NotAnswered, answer_dispute, note_dispute
from marketplace.payment.models import Checkout, Dispute
from marketplace.payment.nightly import look_up_disputes
from marketplace.payment.refunds import NotGivenBack, refund_lines
from payouts.models import Leg, Transaction
from payouts.services.checks import check_ledger
from payouts.services.dispatch import NotToSend, dispatch_lines
from tests.marketplace.storefront.stock import make_piece, make_weaver

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay, until


@pytest.fixture
def told(shop: Standin, staff: User) -> dict[str, Any]:
    """Stripe's word of the dispute about a shawl that was sent."""
    checkout = go_to_pay(fill_basket(make_piece(makers=[make_weaver()])))
    pay(shop, checkout)
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    lines = list(Order.objects.get().lines.all())
    dispatch_lines(lines=lines, by=staff, now=timezone.now(), carrier="India Post", tracking="EE123456789IN")
    mail.outbox.clear()
    found: dict[str, Any] = shop.post(f"dispute/{Checkout.objects.get().stripe_session}")
    return found


def at_stripe(told: dict[str, Any]) -> dict[str, Any]:
    return dict(stripe_api.client().v1.disputes.retrieve(told["id"]).to_dict())


def test_it_is_kept_once_with_its_order_and_said_loudly(told: dict[str, Any]) -> None:
    for _time in range(2):
        assert note_dispute(told, timezone.now()) == "needs_response"
    found = Dispute.objects.get()
    assert (found.order, found.amount, found.currency) == (Order.objects.get(), 340000, "INR")
    assert found.due_by is not None and int(found.due_by.timestamp()) == told["evidence_details"]["due_by"]
    assert len([m for m in mail.outbox if "A payment is disputed" in m.subject]) == 1


def test_staff_answer_it_once_with_the_parcel_that_left(
    told: dict[str, Any], staff: User, client: Client
) -> None:
    note_dispute(told, timezone.now())
    found = Dispute.objects.get()
    client.force_login(staff)
    assert f"/dashboard/disputes/{found.pk}/" in client.get("/dashboard/returns/").content.decode()
    address = f"/dashboard/disputes/{found.pk}/"
    assert "Send the answer" in client.get(address).content.decode()
    client.post(address, {"answer": "It was delivered on Friday."})
    client.post(address, {"answer": "Something else"})
    evidence, details = at_stripe(told)["evidence"], at_stripe(told)["evidence_details"]
    assert evidence["uncategorized_text"] == "It was delivered on Friday."
    assert (evidence["shipping_carrier"], evidence["shipping_tracking_number"]) == (
        "India Post",
        "EE123456789IN",
    )
    assert evidence["customer_email_address"] == "asha@example.com"
    assert details["submission_count"] == 1
    found.refresh_from_db()
    assert (found.status, found.answered_by, found.answer) == (
        "under_review",
        staff,
        "It was delivered on Friday.",
    )


def test_an_end_stays_whatever_comes_late(told: dict[str, Any], shop: Standin) -> None:
    note_dispute(told, timezone.now())
    closed = shop.post(f"disputes/{told['id']}", status="won")
    assert note_dispute(closed, timezone.now()) == "won"
    assert note_dispute(told, timezone.now()) == "won"


def test_an_empty_answer_or_one_of_somebody_else_is_not_sent(told: dict[str, Any], staff: User) -> None:
    note_dispute(told, timezone.now())
    found = Dispute.objects.get()
    for answer, by in ((" ", staff), ("Delivered", User.objects.create_user("somebody"))):
        with pytest.raises(NotAnswered):
            answer_dispute(dispute=found, answer=answer, by=by, now=timezone.now())
    assert at_stripe(told)["evidence_details"]["has_evidence"] is False
    found.refresh_from_db()
    assert found.answered_at is None


def balances() -> dict[str, int]:
    """What stands on the accounts that a dispute moves."""
    moved: dict[str, int] = {}
    for account, amount in Leg.objects.values_list("account", "amount"):
        moved[account] = moved.get(account, 0) + amount
    names = ("assets:stripe", "assets:disputed", "liabilities:buyers", "expenses:stripe-fees")
    return {name: moved.get(name, 0) for name in (*names, "expenses:disputes-lost")}


def closes(finance: User, lines: int) -> bool:
    """Whether each movement at Stripe is its posting, and Stripe's balance the books'."""
    taken = fetch(by=finance, now=timezone.now())
    balance = stripe_api.client().v1.balance.retrieve()
    there = sum(each["amount"] for each in [*balance.available, *balance.pending])
    return (taken.counts, balances()["assets:stripe"], list(check_ledger())) == (
        {"matched": lines},
        there,
        [],
    )


def hear(word: dict[str, Any]) -> None:
    """One of Stripe's events, in a thread and a connection of its own."""
    note_dispute(word, timezone.now())
    connection.close()


FEE = 1180_00
CARD = 80_24
"""2 % of ₹3,400 and GST on that."""


def test_what_stripe_takes_and_gives_back_is_posted_once_however_its_word_comes(
    told: dict[str, Any], shop: Standin, staff: User
) -> None:
    until(lambda: Transaction.objects.filter(kind="disputed").exists())
    until(lambda: Transaction.objects.filter(kind="stripe_fee").count() == 2)
    before = {"liabilities:buyers": 0, "expenses:disputes-lost": 0}
    assert balances() == before | {
        "assets:stripe": -FEE - CARD,
        "assets:disputed": 3400_00,
        "expenses:stripe-fees": FEE + CARD,
    }
    assert closes(staff, 4)
    shop.post("switches", drop=["*"])
    closed = shop.post(f"disputes/{told['id']}", status="won")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(hear, [closed, told] * 2))
    assert balances() == before | {
        "assets:stripe": 3400_00 - CARD,
        "assets:disputed": 0,
        "expenses:stripe-fees": CARD,
    }
    assert closes(staff, 2)


def test_a_lost_one_is_the_cooperatives_loss_and_the_makers_keep_theirs(
    told: dict[str, Any], shop: Standin, staff: User
) -> None:
    earned = Leg.objects.filter(account="liabilities:weavers").values_list("amount", flat=True)
    assert list(earned) == [-1952_38]
    shop.post("switches", drop=["*"])
    shop.post(f"disputes/{told['id']}", status="lost")
    assert look_up_disputes(now=timezone.now()) == 1
    assert (balances()["expenses:disputes-lost"], balances()["assets:disputed"]) == (3400_00, 0)
    assert list(earned.all()) == [-1952_38]
    with pytest.raises(NotGivenBack, match="bank has taken"):
        refund_lines(
            order=Order.objects.get(),
            pieces={},
            with_shipping=True,
            reason="Kindness",
            by=staff,
            now=timezone.now(),
        )
    until(lambda: Transaction.objects.filter(kind="stripe_fee").count() == 2)
    assert closes(staff, 4)


def test_what_was_lost_before_it_left_is_owed_no_longer_and_goes_back_on_the_shelf(
    shop: Standin, staff: User
) -> None:
    checkout = go_to_pay(fill_basket(make_piece(makers=[make_weaver()])))
    pay(shop, checkout)
    services.confirm_payment(checkout.stripe_session or "", now=timezone.now())
    made = shop.post(f"dispute/{checkout.stripe_session}")
    note_dispute(shop.post(f"disputes/{made['id']}", status="lost"), timezone.now())
    assert balances() | {"assets:stripe": 0, "expenses:stripe-fees": 0} == dict.fromkeys(balances(), 0)
    order = Order.objects.get()
    assert (order.status, order.lines.get().status) == ("refunded", "refunded")
    assert StockRecord.objects.get().num_allocated == 0
    with pytest.raises(NotToSend):
        dispatch_lines(lines=list(order.lines.all()), by=staff, now=timezone.now())


def test_a_payment_that_is_no_order_of_ours_is_kept_too(told: dict[str, Any]) -> None:
    note_dispute(told | {"id": "du_other", "payment_intent": "pi_other"}, timezone.now())
    assert Dispute.objects.get(stripe_dispute="du_other").order is None
