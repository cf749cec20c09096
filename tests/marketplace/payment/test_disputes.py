"""Disputes are kept as Stripe tells of them, in whatever order, and answered once with what the order proves."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.payment import services, stripe_api
from marketplace.payment.disputes import NotAnswered, answer_dispute, note_dispute
from marketplace.payment.models import Checkout, Dispute
from payouts.services.dispatch import dispatch_lines
from tests.marketplace.storefront.stock import make_piece, make_weaver

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay


@pytest.fixture
def staff(shop: Standin) -> User:
    user = User.objects.create_user("staff")
    user.groups.add(*Group.objects.filter(name__in=["fulfilment", "finance"]))
    return user


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


def test_a_payment_that_is_no_order_of_ours_is_kept_too(told: dict[str, Any]) -> None:
    note_dispute(told | {"id": "du_other", "payment_intent": "pi_other"}, timezone.now())
    assert Dispute.objects.get(stripe_dispute="du_other").order is None
