"""A buyer pays, or cannot."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import stripe

from .process import PAID_EVENTS, Receiver, Standin, card_form, opened, order, paid, refusal


def test_a_buyer_pays_on_the_hosted_page_and_comes_back_to_the_shop(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    session = opened(shop)
    assert (session.amount_subtotal, session.amount_total, session.currency) == (328_000, 328_000, "inr")
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert session.expires_at == session.created + 86_400

    page = standin.web("GET", session.url)
    assert page.status == 200
    for shown in ("Demonstration", "Eri silk stole", "₹2,980.00", "buyer@example.com", "Pay ₹3,280.00"):
        assert shown in page.text
    assert 'href="https://shop.example/basket"' in page.text
    assert "form-action 'self' https://shop.example" in page.headers["content-security-policy"]

    back = standin.web("POST", session.url, form=card_form())
    assert (back.status, back.headers["location"]) == (
        303,
        f"https://shop.example/thanks?session={session.id}",
    )
    events = receiver.take(4)
    assert [event.type for event in events] == PAID_EVENTS
    done: Any = events[-1].data.object
    assert (done["id"], done["payment_status"], done["client_reference_id"]) == (session.id, "paid", "100023")
    assert events[-1].api_version == stripe._api_version._ApiVersion.CURRENT

    again = standin.web("GET", session.url)
    assert "already paid" in again.text and "Pay ₹" not in again.text


def test_a_paid_session_expands_down_to_its_fee(standin: Standin, shop: stripe.StripeClient) -> None:
    session = paid(standin, shop)
    full: Any = shop.v1.checkout.sessions.retrieve(
        session.id, {"expand": ["payment_intent.latest_charge.balance_transaction", "line_items"]}
    )
    assert (full.status, full.payment_status, full.url) == ("complete", "paid", None)
    assert full.customer_details.email == "buyer@example.com"
    intent = full.payment_intent
    assert (intent.status, intent.amount_received, intent.metadata["order"]) == (
        "succeeded",
        328_000,
        "100023",
    )
    charge = intent.latest_charge
    assert (charge.paid, charge.amount, charge.payment_method_details.card.last4) == (True, 328_000, "4242")
    movement = charge.balance_transaction
    assert [(part.type, part.amount) for part in movement.fee_details] == [
        ("stripe_fee", 6_560),
        ("tax", 1_181),
    ]
    assert (movement.amount, movement.fee, movement.net) == (328_000, 7_741, 320_259)
    assert [(item.description, item.quantity, item.amount_total) for item in full.line_items.data] == [
        ("Eri silk stole", 2, 298_000),
        ("Cotton napkin", 1, 30_000),
    ]
    assert full.line_items.data[0].price.unit_amount_decimal == 149_000
    assert isinstance(session.payment_intent, str)
    charges = shop.v1.charges.list({"payment_intent": intent.id})
    assert [each.id for each in charges.data] == [charge.id]
    assert shop.v1.payment_intents.retrieve(intent.id).latest_charge == charge.id
    assert shop.v1.balance_transactions.list({"source": charge.id}).data[0].id == movement.id
    items = shop.v1.checkout.sessions.line_items.list(session.id, {"limit": 1})
    assert (len(items.data), items.has_more) == (1, True)


def test_shipping_is_part_of_the_total(shop: stripe.StripeClient, standin: Standin) -> None:
    rate = {
        "display_name": "India Post",
        "type": "fixed_amount",
        "fixed_amount": {"amount": 8_000, "currency": "inr"},
    }
    session = opened(shop, shipping_options=[{"shipping_rate_data": rate}])
    assert (session.amount_subtotal, session.amount_total) == (328_000, 336_000)
    assert session.total_details.amount_shipping == 8_000
    assert "India Post" in standin.web("GET", session.url).text


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        ("4000 0000 0000 0002", "generic_decline", "was declined"),
        ("4000000000009995", "insufficient_funds", "not enough money"),
    ],
)
def test_a_declined_card_takes_nothing_and_another_may_be_tried(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver, number: str, code: str, words: str
) -> None:
    session: Any = opened(shop)
    page = standin.web("POST", session.url, form=card_form(number))
    assert page.status == 402
    assert words in page.text and "Pay ₹3,280.00" in page.text
    assert receiver.types(3) == ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"]
    session = shop.v1.checkout.sessions.retrieve(session.id)
    assert (session.status, session.payment_status) == ("open", "unpaid")
    intent: Any = shop.v1.payment_intents.retrieve(session.payment_intent)
    assert (intent.status, intent.amount_received) == ("requires_payment_method", 0)
    assert (intent.last_payment_error.code, intent.last_payment_error.decline_code) == ("card_declined", code)

    assert standin.web("POST", session.url, form=card_form()).status == 303
    assert receiver.types(3) == PAID_EVENTS[1:]
    statuses = [each.status for each in shop.v1.charges.list({"payment_intent": intent.id}).data]
    assert statuses == ["succeeded", "failed"]
    assert len(shop.v1.balance_transactions.list().data) == 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ({"cardNumber": "4111 1111 1111 1111"}, "cardNumber"),
        ({"cardExpiry": "12 / 20"}, "cardExpiry"),
        ({"cardExpiry": "soon"}, "cardExpiry"),
        ({"cardCvc": "12"}, "cardCvc"),
        ({"email": "nobody"}, "email"),
    ],
)
def test_a_wrong_field_is_named_and_no_card_number_shown_again(
    standin: Standin, shop: stripe.StripeClient, typed: dict[str, str], name: str
) -> None:
    wanted = order()
    del wanted["customer_email"]
    session: Any = shop.v1.checkout.sessions.create(wanted)
    form = card_form(email="a@example.com") | typed
    page = standin.web("POST", session.url, form=form)
    assert page.status == 422
    assert f'id="{name}-fault"' in page.text and page.text.count("aria-invalid") == 1
    assert "4111" not in page.text
    assert shop.v1.charges.list().data == []


def test_paying_in_parallel_takes_the_money_once(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    session = opened(shop)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: standin.web("POST", session.url, form=card_form()), range(6)))
    assert {answer.status for answer in answers} == {303}
    assert len(shop.v1.charges.list().data) == 1
    assert receiver.types(4) == PAID_EVENTS
    assert standin.state()["objects"]["event"] == 4


def test_a_session_expires_by_itself_when_its_time_is_up(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    now = standin.state()["now"]
    session = opened(shop, expires_at=now + 1_860)
    later = opened(shop)
    moved = standin.post("clock", advance=1_861)
    assert moved["expired"] == 1
    (event,) = receiver.take(1)
    told: Any = event.data.object
    assert (event.type, told["id"], told["status"]) == ("checkout.session.expired", session.id, "expired")
    assert event.created >= now + 1_861
    assert "expired" in standin.web("GET", session.url).text
    assert standin.web("POST", session.url, form=card_form()).status == 409
    assert [each.id for each in shop.v1.checkout.sessions.list({"status": "open"}).data] == [later.id]


def test_an_open_session_can_be_expired_once(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    session = opened(shop)
    standin.web("POST", session.url, form=card_form("4000000000000002"))
    expired = shop.v1.checkout.sessions.expire(session.id)
    assert (expired.status, expired.payment_status, expired.url) == ("expired", "unpaid", None)
    assert receiver.types(5)[3:] == ["payment_intent.canceled", "checkout.session.expired"]
    error = refusal(lambda: shop.v1.checkout.sessions.expire(session.id))
    assert error.http_status == 400
    done = paid(standin, shop)
    refusal(lambda: shop.v1.checkout.sessions.expire(done.id))
    assert shop.v1.checkout.sessions.retrieve(done.id).status == "complete"
