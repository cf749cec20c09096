"""Events on their way to the webhook."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import stripe

from .process import PAID_EVENTS, SECRET, Receiver, Standin, opened, paid, start


def test_a_delivery_is_tried_until_it_is_taken(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    receiver.statuses += [500, 302, 400]
    standin.post("switches", drop=["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"])
    paid(standin, shop)
    tries = receiver.take(4)
    assert len({event.id for event in tries}) == 1
    # The next event goes out only once the last answer is written down.
    opened_and_expired = shop.v1.checkout.sessions.expire(opened(shop).id)
    assert receiver.take(1)[0].data.object["id"] == opened_and_expired.id
    log = standin.web("GET", f"/_standin/events/{tries[0].id}").json
    assert [each["status"] for each in log["attempts"]] == [500, 302, 400, 200]
    assert [(each["state"], each["attempts"]) for each in log["sendings"]] == [("delivered", 4)]
    assert shop.v1.events.retrieve(tries[0].id).pending_webhooks == 0


def test_events_repeat_when_told_to(standin: Standin, shop: stripe.StripeClient, receiver: Receiver) -> None:
    standin.post("switches", repeat=3, parallel=4)
    shop.v1.checkout.sessions.expire(opened(shop).id)
    assert len({event.id for event in receiver.take(3)}) == 1


def test_a_batch_is_held_and_comes_in_reverse(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    standin.post("switches", reorder=4)
    paid(standin, shop)
    assert receiver.types(4) == PAID_EVENTS[::-1]
    standin.post("switches", reorder=100)
    paid(standin, shop)
    assert standin.state()["sendings"]["held"] == 4
    assert standin.post("deliver") == {"queued": 4}
    assert receiver.types(4) == PAID_EVENTS[::-1]


def test_a_dropped_event_comes_only_when_asked_for(
    standin: Standin, shop: stripe.StripeClient, receiver: Receiver
) -> None:
    standin.post("switches", drop=["checkout.session.completed"])
    paid(standin, shop)
    assert receiver.types(3) == PAID_EVENTS[:3]
    standin.post("switches", drop=["*"])
    shop.v1.checkout.sessions.expire(opened(shop).id)
    assert standin.state()["sendings"]["dropped"] == 2
    assert standin.post("deliver") == {"queued": 2}
    events = receiver.take(2)
    assert [event.type for event in events] == ["checkout.session.completed", "checkout.session.expired"]
    standin.post("deliver", event=events[0].id)
    assert receiver.take(1)[0].id == events[0].id
    assert standin.web("POST", "/_standin/deliver", data={"event": "evt_none"}).status == 404


def test_a_delayed_event_comes_later(standin: Standin, shop: stripe.StripeClient, receiver: Receiver) -> None:
    standin.post("switches", delay_ms=400)
    slow = opened(shop)
    shop.v1.checkout.sessions.expire(slow.id)
    standin.post("switches", delay_ms=0)
    quick = opened(shop)
    shop.v1.checkout.sessions.expire(quick.id)
    assert [event.data.object["id"] for event in receiver.take(2)] == [quick.id, slow.id]


def test_all_is_there_after_a_restart_and_what_was_undelivered_comes(
    tmp_path: Path, receiver: Receiver
) -> None:
    receiver.empty()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    options = ["--secret", SECRET, "--backoff", "0.05", "--webhook-url"]
    standin = start(tmp_path / "s.sqlite3", *options, f"http://127.0.0.1:{free}/nobody")
    standin.post("switches", repeat=2)
    session = paid(standin, standin.sdk())
    assert standin.stop() == 0

    standin = start(tmp_path / "s.sqlite3", *options, receiver.url)
    try:
        types = receiver.types(8)
        assert sorted(types) == sorted(PAID_EVENTS * 2)
        assert standin.sdk().v1.checkout.sessions.retrieve(session.id).status == "complete"
        assert standin.state()["switches"]["repeat"] == 2
    finally:
        assert standin.stop(signal.SIGINT) == 0


def test_a_delivery_is_given_up_after_its_tries(tmp_path: Path, receiver: Receiver) -> None:
    receiver.empty()
    receiver.statuses += [500, 500]
    options = ["--secret", SECRET, "--backoff", "0.01", "--most-tries", "2", "--webhook-url", receiver.url]
    standin = start(tmp_path / "s.sqlite3", *options)
    try:
        shop = standin.sdk()
        first, second = opened(shop), opened(shop)
        shop.v1.checkout.sessions.expire(first.id)
        receiver.take(2)
        shop.v1.checkout.sessions.expire(second.id)
        receiver.take(1)
        assert standin.sendings(failed=1)["failed"] == 1
        assert standin.post("deliver") == {"queued": 1}
        assert receiver.take(1)[0].data.object["id"] == first.id
    finally:
        standin.stop()


def test_only_types_that_are_wanted_are_sent(tmp_path: Path, receiver: Receiver) -> None:
    receiver.empty()
    wanted = ["--secret", SECRET, "--webhook-url", receiver.url, "--events", *PAID_EVENTS[-1:]]
    standin = start(tmp_path / "s.sqlite3", *wanted)
    try:
        paid(standin, standin.sdk())
        assert receiver.types(1) == PAID_EVENTS[-1:]
        assert sum(standin.sendings(delivered=1).values()) == 1
        assert len(standin.sdk().v1.events.list().data) == len(PAID_EVENTS)
    finally:
        assert standin.stop() == 0
