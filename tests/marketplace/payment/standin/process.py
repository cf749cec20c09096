"""A stand-in run as a process, a webhook that takes its events, and what an order asks for."""

from __future__ import annotations

import http.client
import json
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import stripe

ROOT = Path(__file__).parents[4]
SECRET = "whsec_test"
KEY = "sk_test_standin_0001"
PAID_EVENTS = [
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
]


@dataclass
class Receiver:
    """A webhook that answers what it is told to, and checks every signature."""

    statuses: list[int] = field(default_factory=list)
    events: queue.Queue[stripe.Event] = field(default_factory=queue.Queue)
    url: str = ""

    def take(self, count: int) -> list[stripe.Event]:
        return [self.events.get(timeout=10) for _ in range(count)]

    def types(self, count: int) -> list[str]:
        return [event.type for event in self.take(count)]

    def empty(self) -> None:
        self.statuses.clear()
        while not self.events.empty():
            self.events.get_nowait()


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass
class Standin:
    process: subprocess.Popen[str]
    base: str

    @property
    def port(self) -> int:
        return urlsplit(self.base).port or 0

    def sdk(self, key: str = KEY, *, retries: int = 0, timeout: float = 20) -> stripe.StripeClient:
        return stripe.StripeClient(
            key,
            base_addresses={"api": self.base},
            max_network_retries=retries,
            http_client=stripe.RequestsClient(timeout=timeout),
        )

    def web(
        self,
        method: str,
        url: str,
        *,
        form: dict[str, str] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """One plain HTTP request, no redirect followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        body = urlencode(form) if form is not None else json.dumps(data or {})
        kind = "x-www-form-urlencoded" if form is not None else "json"
        sent = {"Content-Type": f"application/{kind}"} | (headers or {})
        path = url.removeprefix(self.base)
        connection.request(method, path, None if method == "GET" else body, sent)
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, names, response.read().decode())
        connection.close()
        return answer

    def post(self, path: str, **data: Any) -> Any:
        answer = self.web("POST", f"/_standin/{path}", data=data)
        assert answer.status == 200, answer.text
        return answer.json

    def state(self) -> Any:
        return self.web("GET", "/_standin/state").json

    def sendings(self, **wanted: int) -> Any:
        """How many events are in each state, once these counts are reached: a receiver has its event before the
        stand-in has noted the answer."""
        end = time.monotonic() + 10
        while (found := self.state()["sendings"]) | wanted != found and time.monotonic() < end:
            pass
        return found

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=15)


def start(db: Path, *options: str) -> Standin:
    command = [sys.executable, "-m", "marketplace.payment.standin", "--db", str(db), "--port", "0"]
    process = subprocess.Popen([*command, *options], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    line = process.stdout.readline()
    assert "listening on http://" in line
    return Standin(process, line.split()[-1])


def order(**changes: Any) -> Any:
    """Parameters of a session for ₹3,280.00: two stoles and a napkin."""
    lines = [("Eri silk stole", 149_000, 2), ("Cotton napkin", 30_000, 1)]
    return {
        "mode": "payment",
        "client_reference_id": "100023",
        "customer_email": "buyer@example.com",
        "line_items": [
            {
                "quantity": quantity,
                "price_data": {"currency": "inr", "unit_amount": price, "product_data": {"name": name}},
            }
            for name, price, quantity in lines
        ],
        "metadata": {"order": "100023"},
        "payment_intent_data": {"metadata": {"order": "100023"}},
        "success_url": "https://shop.example/thanks?session={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://shop.example/basket",
    } | changes


def card_form(number: str = "4242 4242 4242 4242", **changes: str) -> dict[str, str]:
    return {
        "cardNumber": number,
        "cardExpiry": "12 / 40",
        "cardCvc": "123",
        "cardName": "Asha Rai",
        "action": "pay",
    } | changes


def opened(shop: stripe.StripeClient, **changes: Any) -> Any:
    return shop.v1.checkout.sessions.create(order(**changes))


def paid(standin: Standin, shop: stripe.StripeClient, **changes: Any) -> Any:
    session = opened(shop, **changes)
    assert standin.post(f"pay/{session.id}")["payment_status"] == "paid"
    return shop.v1.checkout.sessions.retrieve(session.id)


def refusal(call: Callable[[], Any], kind: type[stripe.StripeError] = stripe.InvalidRequestError) -> Any:
    with pytest.raises(kind) as raised:
        call()
    assert raised.value.request_id
    return raised.value
