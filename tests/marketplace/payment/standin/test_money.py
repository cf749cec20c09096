"""Refunds, payouts and fees."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import stripe

from .process import Receiver, Standin, paid, refusal, start


def test_refunds_never_exceed_the_charge(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    intent = paid(standin, shop).payment_intent
    receiver.take(4)
    first: Any = shop.v1.refunds.create(
        {
            "payment_intent": intent,
            "amount": 30_000,
            "reason": "requested_by_customer",
            "metadata": {"line": "2"},
        }
    )
    assert (first.amount, first.status, first.metadata["line"]) == (30_000, "succeeded", "2")
    events: Any = receiver.take(2)
    assert [event.type for event in events] == ["refund.created", "charge.refunded"]
    assert events[1].data.previous_attributes["amount_refunded"] == 0
    too_much = refusal(lambda: shop.v1.refunds.create({"payment_intent": intent, "amount": 298_001}))
    assert (too_much.http_status, too_much.param) == (400, "amount")
    assert refusal(lambda: shop.v1.refunds.create({"charge": first.charge, "amount": 0})).param == "amount"
    assert refusal(lambda: shop.v1.refunds.create({})).code == "parameter_missing"

    rest: Any = shop.v1.refunds.create({"charge": first.charge, "expand": ["balance_transaction", "charge"]})
    assert (rest.amount, rest.charge.amount_refunded, rest.charge.refunded) == (298_000, 328_000, True)
    movement = rest.balance_transaction
    assert (movement.amount, movement.fee, movement.net, movement.type) == (-298_000, 0, -298_000, "refund")
    again = refusal(lambda: shop.v1.refunds.create({"payment_intent": intent}))
    assert again.code == "charge_already_refunded"
    listed = shop.v1.refunds.list({"payment_intent": intent})
    assert [each.id for each in listed.data] == [rest.id, first.id]
    assert shop.v1.refunds.retrieve(first.id).amount == 30_000


def test_parallel_refunds_stop_at_what_is_left(standin: Standin, shop: stripe.StripeClient) -> None:
    intent = paid(standin, shop).payment_intent

    def refund(_: int) -> int:
        try:
            return standin.sdk().v1.refunds.create({"payment_intent": intent, "amount": 100_000}).amount
        except stripe.InvalidRequestError:
            return 0

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(refund, range(6))) == 300_000


def test_a_payout_sweeps_the_balance_and_lists_what_it_took(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    first, second = paid(standin, shop), paid(standin, shop)
    shop.v1.refunds.create({"payment_intent": first.payment_intent, "amount": 28_000})
    receiver.take(10)
    worth = 2 * 320_259 - 28_000
    assert shop.v1.balance.retrieve().available[0].amount == worth
    made = standin.post("payout")
    assert (made["amount"], made["currency"], made["status"]) == (worth, "inr", "paid")
    assert receiver.types(2) == ["payout.created", "payout.paid"]
    taken = shop.v1.balance_transactions.list({"payout": made["id"]}).data
    assert sorted(each.type for each in taken) == ["charge", "charge", "payout", "refund"]
    assert sum(each.net for each in taken) == 0
    assert shop.v1.balance.retrieve().available[0].amount == 0
    assert shop.v1.payouts.retrieve(made["id"]).amount == worth
    assert shop.v1.payouts.list().data[0].id == made["id"]
    refused = standin.web("POST", "/_standin/payout", data={})
    assert (refused.status, refused.json["error"]["code"]) == (400, "balance_insufficient")
    assert second.payment_status == "paid"


def test_money_waits_for_its_day_when_told_to(tmp_path: Path) -> None:
    standin = start(tmp_path / "s.sqlite3", "--available-days", "2")
    try:
        shop = standin.sdk()
        paid(standin, shop)
        balance = shop.v1.balance.retrieve()
        assert (balance.available[0].amount, balance.pending[0].amount) == (0, 320_259)
        assert standin.web("POST", "/_standin/payout", data={}).status == 400
        standin.post("clock", advance=2 * 86_400)
        assert standin.post("payout")["amount"] == 320_259
    finally:
        standin.stop()
