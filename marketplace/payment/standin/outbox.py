"""Events waiting to be sent, and the log of every try.

A sending is one delivery of one event: `waiting` (for its time, or to be tried again), `held` (a batch to be
reversed), `dropped`, `delivered`, or `failed` (given up). Its times are real ones, whatever the stand-in's
clock says: a receiver checks the signature against its own clock.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from typing import Any

from .store import Obj, Store
from .switches import read_switches

LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Sending:
    id: int
    event: str
    attempts: int


class Outbox:
    """Like the store, to be used inside its transaction."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.db: sqlite3.Connection = store.db

    def post(self, event: Obj) -> None:
        """Queues a new event as the switches say."""
        switches = read_switches(self.store)
        due = time.time() + switches.delay_ms / 1000
        if switches.drops(event["type"]):
            self._add(event["id"], "dropped", due)
            return
        for _ in range(switches.repeat):
            self._add(event["id"], "held" if switches.reorder else "waiting", due)
        if switches.reorder and self.count("held") >= switches.reorder:
            self.release("held")

    def send_again(self, event: str) -> None:
        """Queues one more sending of an event, at once."""
        self._add(event, "waiting", time.time())

    def _add(self, event: str, state: str, due: float) -> None:
        self.db.execute(
            "INSERT INTO sendings (event, state, due, place) VALUES (?, ?, ?, 0)", (event, state, due)
        )

    def release(self, *states: str) -> int:
        """Queues what is held (last first), dropped or failed (first first) for now, and says how many."""
        marks = ", ".join("?" * len(states))
        done = self.db.execute(
            f"UPDATE sendings SET place = CASE state WHEN 'held' THEN -id ELSE 0 END, "
            f"due = MAX(?, (SELECT IFNULL(MAX(due), 0) FROM sendings WHERE state = 'held')), "
            f"attempts = 0, state = 'waiting' WHERE state IN ({marks})",
            (time.time(), *states),
        )
        return done.rowcount

    def due(self, most: int) -> list[Sending]:
        rows = self.db.execute(
            "SELECT id, event, attempts FROM sendings WHERE state = 'waiting' AND due <= ? "
            "ORDER BY due, place, id LIMIT ?",
            (time.time(), most),
        )
        return [Sending(**dict(row)) for row in rows]

    def seconds_to_next(self) -> float | None:
        row = self.db.execute("SELECT MIN(due) AS due FROM sendings WHERE state = 'waiting'").fetchone()
        return None if row["due"] is None else max(0.0, row["due"] - time.time())

    def note(
        self, sending: Sending, status: int | None, detail: str, took: float, *, backoff: float, most: int
    ) -> None:
        """Logs one try. Anything but a 2xx is tried again after `backoff` seconds, doubled each time, at most
        `most` times in all."""
        delivered = status is not None and 200 <= status < 300
        tries = sending.attempts + 1
        state = "delivered" if delivered else "failed" if tries >= most else "waiting"
        now = time.time()
        due = now + min(LONGEST_WAIT, backoff * 2 ** min(tries - 1, 30))
        found = self.db.execute(
            "UPDATE sendings SET state = ?, attempts = ?, due = ? WHERE id = ?",
            (state, tries, due, sending.id),
        )
        if found.rowcount:
            self.db.execute(
                "INSERT INTO attempts (sending, event, at, status, detail, took_ms) VALUES (?, ?, ?, ?, ?, ?)",
                (sending.id, sending.event, now, status, detail[:300], round(took * 1000)),
            )

    def count(self, state: str) -> int:
        row = self.db.execute("SELECT COUNT(*) AS n FROM sendings WHERE state = ?", (state,)).fetchone()
        return int(row["n"])

    def counts(self) -> dict[str, int]:
        return {state: self.count(state) for state in ("waiting", "held", "dropped", "delivered", "failed")}

    def pending(self, event: str) -> int:
        """How many sendings of the event haven't been taken yet."""
        row = self.db.execute(
            "SELECT COUNT(*) AS n FROM sendings WHERE event = ? AND state != 'delivered'", (event,)
        ).fetchone()
        return int(row["n"])

    def log(self, event: str) -> dict[str, Any]:
        """Every sending of an event and every try, oldest first."""
        sendings = self.db.execute(
            "SELECT id, state, attempts, due FROM sendings WHERE event = ? ORDER BY id", (event,)
        )
        tries = self.db.execute(
            "SELECT sending, at, status, detail, took_ms FROM attempts WHERE event = ? ORDER BY id", (event,)
        )
        return {"sendings": [dict(row) for row in sendings], "attempts": [dict(row) for row in tries]}
