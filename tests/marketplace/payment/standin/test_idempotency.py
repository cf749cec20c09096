"""One key, one request, however often and however badly it is sent."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import stripe

from .process import Standin, opened, order, paid, refusal


def test_the_same_key_and_parameters_give_the_same_answer(
    standin: Standin, shop: stripe.StripeClient
) -> None:
    options: Any = {"idempotency_key": "order-100023"}
    first: Any = shop.v1.checkout.sessions.create(order(), options)
    again: Any = shop.v1.checkout.sessions.create(order(), options)
    assert (again.id, again.last_response.body) == (first.id, first.last_response.body)
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.last_response.headers
    assert len(shop.v1.checkout.sessions.list().data) == 1


def test_a_key_is_good_for_one_request_only(standin: Standin, shop: stripe.StripeClient) -> None:
    options: Any = {"idempotency_key": "order-100023"}
    session = shop.v1.checkout.sessions.create(order(), options)
    error = refusal(
        lambda: shop.v1.checkout.sessions.create(order(client_reference_id="2"), options),
        stripe.IdempotencyError,
    )
    assert error.http_status == 400
    refusal(lambda: shop.v1.checkout.sessions.expire(session.id, {}, options), stripe.IdempotencyError)
    assert shop.v1.checkout.sessions.retrieve(session.id).status == "open"
    assert len(shop.v1.checkout.sessions.list().data) == 1


def test_one_key_in_parallel_makes_one_object(standin: Standin, shop: stripe.StripeClient) -> None:
    options: Any = {"idempotency_key": "order-100023"}
    with ThreadPoolExecutor(6) as pool:
        ids = set(
            pool.map(lambda _: standin.sdk().v1.checkout.sessions.create(order(), options).id, range(6))
        )
    assert len(ids) == 1
    assert len(shop.v1.checkout.sessions.list().data) == 1


def test_a_key_keeps_a_refusal_but_not_a_slip(standin: Standin, shop: stripe.StripeClient) -> None:
    options: Any = {"idempotency_key": "k-1"}
    refusal(lambda: shop.v1.checkout.sessions.create(order(colour="red"), options))
    session = shop.v1.checkout.sessions.create(order(), options)
    assert session.status == "open"

    intent = paid(standin, shop).payment_intent
    over: Any = {"payment_intent": intent, "amount": 328_001}
    refusal(lambda: shop.v1.refunds.create(over, {"idempotency_key": "k-2"}))
    error = refusal(lambda: shop.v1.refunds.create(over, {"idempotency_key": "k-2"}))
    assert error.headers["Idempotent-Replayed"] == "true"


def test_a_lost_answer_can_be_asked_for_again(standin: Standin, shop: stripe.StripeClient) -> None:
    intent = paid(standin, shop).payment_intent
    standin.post("switches", fail={"count": 1, "mode": "lost", "path": "/v1/refunds"})
    options: Any = {"idempotency_key": "refund-1"}
    wanted: Any = {"payment_intent": intent, "amount": 1_000}
    hasty = standin.sdk(timeout=0.5)
    with pytest.raises(stripe.APIConnectionError):
        hasty.v1.refunds.create(wanted, options)
    refund = shop.v1.refunds.create(wanted, options)
    assert [each.id for each in shop.v1.refunds.list().data] == [refund.id]


def test_a_page_in_place_of_an_answer_is_an_error_and_asked_again_gives_what_was_done(
    standin: Standin, shop: stripe.StripeClient
) -> None:
    intent = paid(standin, shop).payment_intent
    standin.post("switches", fail={"count": 1, "mode": "nonsense", "path": "/v1/refunds"})
    options: Any = {"idempotency_key": "refund-1"}
    wanted: Any = {"payment_intent": intent, "amount": 1_000}
    with pytest.raises(stripe.APIError):
        shop.v1.refunds.create(wanted, options)
    refund = shop.v1.refunds.create(wanted, options)
    assert [each.id for each in shop.v1.refunds.list().data] == [refund.id]


def test_a_failing_api_does_nothing(standin: Standin, shop: stripe.StripeClient) -> None:
    standin.post("switches", fail={"count": 1, "path": "/v1/checkout"})
    assert shop.v1.refunds.list().data == []
    error = refusal(lambda: opened(shop), stripe.APIError)
    assert error.http_status == 500
    standin.post("switches", fail={"count": 1, "mode": "timeout"})
    with pytest.raises(stripe.APIConnectionError):
        opened(standin.sdk(timeout=0.5))
    assert shop.v1.checkout.sessions.list().data == []
    standin.post("switches", fail={"count": 1, "mode": "error"})
    assert opened(standin.sdk(retries=1)).status == "open"
