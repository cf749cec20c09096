"""What the API takes, refuses and lists."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from .process import PAID_EVENTS, Receiver, Standin, opened, order, paid, refusal


def _without(name: str) -> Any:
    wanted = order()
    del wanted[name]
    return wanted


def _priced(**changes: Any) -> Any:
    price = {"currency": "inr", "unit_amount": 10_000, "product_data": {"name": "Napkin"}} | changes
    return order(line_items=[{"quantity": 1, "price_data": price}])


@pytest.mark.parametrize(
    ("wanted", "code", "param"),
    [
        (order(colour="red"), "parameter_unknown", "colour"),
        (order(payment_method_types=["card"]), "parameter_unknown", "payment_method_types"),
        (order(allow_promotion_codes=True), None, "allow_promotion_codes"),
        (_without("success_url"), "parameter_missing", "success_url"),
        (_without("line_items"), "parameter_missing", "line_items"),
        (order(success_url="thanks"), "url_invalid", "success_url"),
        (order(customer_email="nobody"), "email_invalid", "customer_email"),
        (order(mode="subscription"), None, "mode"),
        (order(metadata={"k" * 41: "v"}), None, f"metadata[{'k' * 41}]"),
        (order(expires_at=1), None, "expires_at"),
        (order(expires_at=99_999_999_999), None, "expires_at"),
        (order(expires_at="soon"), "parameter_invalid_integer", "expires_at"),
        (order(currency="usd"), None, "line_items[0][price_data][currency]"),
        (_priced(unit_amount="1.5"), "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"),
        (_priced(unit_amount=49), "amount_too_small", None),
        (_priced(unit_amount=100_000_000), "amount_too_large", "line_items"),
        (_priced(weight=3), "parameter_unknown", "line_items[0][price_data][weight]"),
        (_priced(product_data={}), "parameter_missing", "line_items[0][price_data][product_data]"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(
    shop: stripe.StripeClient, wanted: Any, code: str | None, param: str | None
) -> None:
    error = refusal(lambda: shop.v1.checkout.sessions.create(wanted))
    assert (error.http_status, error.code, error.param) == (400, code, param)
    assert error.error.type == "invalid_request_error"
    assert shop.v1.checkout.sessions.list().data == []


def test_expiry_is_taken_from_thirty_minutes_to_a_day(standin: Standin, shop: stripe.StripeClient) -> None:
    now = standin.state()["now"]
    assert opened(shop, expires_at=now + 1_810).expires_at == now + 1_810
    assert opened(shop, expires_at=now + 86_400).expires_at == now + 86_400
    for seconds in (1_799, 86_430):
        error = refusal(lambda: opened(shop, expires_at=now + seconds))  # noqa: B023
        assert error.param == "expires_at"


def test_what_does_not_exist_is_not_found(shop: stripe.StripeClient, standin: Standin) -> None:
    for call, param in [
        (lambda: shop.v1.checkout.sessions.retrieve("cs_test_none"), "session"),
        (lambda: shop.v1.payment_intents.retrieve("pi_none"), "intent"),
        (lambda: shop.v1.charges.retrieve("ch_none"), "id"),
        (lambda: shop.v1.refunds.create({"charge": "ch_none"}), "charge"),
    ]:
        error = refusal(call)
        assert (error.http_status, error.code, error.param) == (404, "resource_missing", param)
    assert refusal(lambda: shop.v1.customers.list()).http_status == 404
    session = opened(shop)
    bad = refusal(lambda: shop.v1.checkout.sessions.retrieve(session.id, {"expand": ["colour"]}))
    assert bad.http_status == 400
    assert standin.web("GET", "/c/pay/cs_test_none").status == 404


def test_only_a_test_key_gets_in(standin: Standin) -> None:
    for key in ("sk_live_standin_0001", "pk_test_standin_0001", "nonsense"):
        error = refusal(lambda: standin.sdk(key).v1.events.list(), stripe.AuthenticationError)  # noqa: B023
        assert error.http_status == 401 and "0001" not in str(error)
    assert standin.web("GET", "/v1/events").status == 401
    basic = {"Authorization": "Basic c2tfdGVzdF9zdGFuZGluXzAwMDE6"}
    answer = standin.web("GET", "/v1/events", headers=basic)
    assert answer.status == 200 and answer.headers["request-id"].startswith("req_")


def test_lists_page_through_everything_once(shop: stripe.StripeClient) -> None:
    made = [opened(shop, client_reference_id=str(at)).id for at in range(7)]
    first = shop.v1.checkout.sessions.list({"limit": 3})
    assert ([each.id for each in first.data], first.has_more) == (made[:3:-1], True)
    assert [each.id for each in first.auto_paging_iter()] == made[::-1]
    back = shop.v1.checkout.sessions.list({"limit": 3, "ending_before": made[2]})
    assert ([each.id for each in back.data], back.has_more) == (made[5:2:-1], True)
    assert shop.v1.checkout.sessions.list({"limit": 7}).has_more is False
    assert shop.v1.checkout.sessions.list({"created": {"lt": 1_000}}).data == []
    assert refusal(lambda: shop.v1.checkout.sessions.list({"limit": 101})).param == "limit"
    lost = refusal(lambda: shop.v1.checkout.sessions.list({"starting_after": "cs_test_none"}))
    assert (lost.code, lost.param) == ("resource_missing", "starting_after")


def test_events_can_be_listed_by_type(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    paid(standin, shop)
    receiver.take(4)
    assert [each.type for each in shop.v1.events.list().data] == PAID_EVENTS[::-1]
    (charged,) = shop.v1.events.list({"type": "charge.*"}).data
    assert charged.type == "charge.succeeded"
    two = shop.v1.events.list({"types": ["charge.succeeded", "checkout.session.completed"]}).data
    assert len(two) == 2
    assert shop.v1.events.retrieve(charged.id).data.object["amount"] == 328_000
