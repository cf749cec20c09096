"""Sending events to the webhook: signed, one try after another until each is taken."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from .desk import Desk
from .outbox import Sending
from .switches import read_switches

PATIENCE = 10.0


def signature(payload: bytes, secret: str, *, at: int) -> str:
    """The Stripe-Signature header of a body sent at that second."""
    digest = hmac.new(secret.encode(), b"%d.%s" % (at, payload), hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


async def post(url: str, headers: dict[str, str], body: bytes) -> tuple[int, str]:
    """POSTs a body; gives the status and the start of the answer. Redirects aren't followed.

    Written on streams, for a stop must be able to break it off at once. Raises OSError, ValueError or
    EOFError when no HTTP answer comes.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    tls = ssl.create_default_context() if secure else None
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=tls)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        lines = [f"POST {path} HTTP/1.1", f"Host: {parts.netloc}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        lines += [f"Content-Length: {len(body)}", "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        await writer.drain()
        words = (await reader.readline()).split(None, 2)
        if len(words) < 2 or not words[0].startswith(b"HTTP/"):
            raise EOFError("no HTTP answer")
        while (await reader.readline()).strip():
            continue
        return int(words[1]), (await reader.read(300)).decode(errors="replace")
    finally:
        writer.close()


@dataclass
class Courier:
    """Delivers what is due, until cancelled.

    - backoff: seconds before the first new try, doubled after each, up to a minute
    - most_tries: after so many a sending is given up
    """

    desk: Desk
    url: str
    secret: str
    backoff: float = 1.0
    most_tries: int = 15
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        while True:
            self._woken.clear()
            with self.desk.store.transaction():
                due = self.desk.outbox.due(read_switches(self.desk.store).parallel)
                wait = self.desk.outbox.seconds_to_next()
            if due:
                await asyncio.gather(*(self._send(sending) for sending in due))
                continue
            try:
                await asyncio.wait_for(self._woken.wait(), wait)
            except TimeoutError:
                continue

    async def _send(self, sending: Sending) -> None:
        with self.desk.store.transaction():
            event = self.desk.store.get(sending.event, "event")
        if event is None:
            return
        body = json.dumps(event, indent=2).encode()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Stripe/1.0 (stand-in)",
            "Stripe-Signature": signature(body, self.secret, at=int(time.time())),
        }
        began = time.monotonic()
        status: int | None = None
        try:
            status, detail = await asyncio.wait_for(post(self.url, headers, body), PATIENCE)
        except TimeoutError:
            detail = f"no answer in {PATIENCE:g} s"
        except (OSError, ValueError, EOFError) as error:
            detail = str(error) or type(error).__name__
        with self.desk.store.transaction():
            self.desk.outbox.note(
                sending,
                status,
                detail,
                time.monotonic() - began,
                backoff=self.backoff,
                most=self.most_tries,
            )
