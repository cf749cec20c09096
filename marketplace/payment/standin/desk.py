"""What every action of the stand-in works with."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from .objects import event
from .outbox import Outbox
from .store import Obj, Store


@dataclass(frozen=True)
class Origin:
    """The API request that an event came from; both None when it came from elsewhere."""

    request_id: str | None = None
    idempotency_key: str | None = None


ELSEWHERE = Origin()


@dataclass
class Desk:
    """The open books of one stand-in.

    - public_url: where buyers reach it, without a slash at the end
    - available_days: days from a charge until its money can be paid out
    - wanted: the types of event that the webhook is told of, as an endpoint's `enabled_events`; None is all
    - wake: called when events were queued
    """

    store: Store
    public_url: str
    available_days: int = 0
    wanted: frozenset[str] | None = None
    wake: Callable[[], None] = lambda: None
    outbox: Outbox = field(init=False)

    def __post_init__(self) -> None:
        self.outbox = Outbox(self.store)

    def now(self) -> int:
        """Seconds since 1970, moved forward by whatever the clock was told."""
        return int(time.time()) + int(self.store.setting("clock_ahead", 0))

    def advance(self, seconds: int) -> None:
        self.store.set_setting("clock_ahead", int(self.store.setting("clock_ahead", 0)) + seconds)

    def announce(self, type: str, obj: Obj, *, now: int, origin: Origin, previous: Obj | None = None) -> None:
        """Records an event, with the object as it is now, and queues it where the webhook is told of its type."""
        request = {"id": origin.request_id, "idempotency_key": origin.idempotency_key}
        made = event(type, obj, previous, request, now=now)
        self.store.put(made)
        if self.wanted is None or type in self.wanted:
            self.outbox.post(made)
            self.wake()
