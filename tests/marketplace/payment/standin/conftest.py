"""One stand-in and one receiver for all these tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import stripe

from .process import SECRET, Receiver, Standin, order, start


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            event = stripe.Webhook.construct_event(body, self.headers["Stripe-Signature"], SECRET)
            self.send_response(made.statuses.pop(0) if made.statuses else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()
            made.events.put(event)

        def log_message(self, *_args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_address[1]}/stripe/webhook"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Iterator[Standin]:
    db = tmp_path_factory.mktemp("standin") / "stripe.sqlite3"
    made = start(db, "--webhook-url", receiver.url, "--secret", SECRET, "--backoff", "0.05")
    yield made
    made.stop()


@pytest.fixture
def standin(running: Standin, receiver: Receiver) -> Standin:
    """The running stand-in, emptied."""
    running.post("reset")
    # A delivery begun in the test before may still be under way; this one comes after it.
    last = running.sdk().v1.checkout.sessions.create(order())
    running.sdk().v1.checkout.sessions.expire(last.id)
    while receiver.take(1)[0].data.object["id"] != last.id:
        continue
    running.post("reset")
    receiver.empty()
    return running


@pytest.fixture
def shop(standin: Standin) -> stripe.StripeClient:
    return standin.sdk()
