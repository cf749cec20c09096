"""Where the stand-in keeps its objects: one SQLite file, one process at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Obj = dict[str, Any]

_TABLES = """
CREATE TABLE IF NOT EXISTS objects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    created INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, seq);
CREATE INDEX IF NOT EXISTS objects_by_intent ON objects (kind, json_extract(body, '$.payment_intent'));
CREATE INDEX IF NOT EXISTS objects_by_source ON objects (kind, json_extract(body, '$.source'));
CREATE INDEX IF NOT EXISTS objects_by_charge ON objects (kind, json_extract(body, '$.charge'));
CREATE INDEX IF NOT EXISTS objects_by_status ON objects (kind, json_extract(body, '$.status'));
CREATE INDEX IF NOT EXISTS objects_by_payout ON objects (kind, json_extract(body, '$._payout'));
CREATE INDEX IF NOT EXISTS open_sessions ON objects (json_extract(body, '$.expires_at'))
    WHERE kind = 'checkout.session' AND json_extract(body, '$.status') = 'open';
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL, body TEXT NOT NULL, request_id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sendings (
    id INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL, state TEXT NOT NULL,
    due REAL NOT NULL, place INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS sendings_due ON sendings (state, due, place);
CREATE INDEX IF NOT EXISTS sendings_by_event ON sendings (event);
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sending INTEGER NOT NULL, event TEXT NOT NULL,
    at REAL NOT NULL, status INTEGER, detail TEXT NOT NULL, took_ms INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS attempts_by_event ON attempts (event);
"""


class StoreInUse(Exception):
    """Another process has the file open, or it isn't a database."""


@dataclass(frozen=True)
class Answer:
    """What a POST with an idempotency key was answered, to be given again."""

    path: str
    fingerprint: str
    status: int
    body: str
    request_id: str


@dataclass(frozen=True)
class Page:
    """One page of a list, newest first. At most one of `after` and `before` (object ids) is set."""

    limit: int = 10
    after: str | None = None
    before: str | None = None


class Store:
    """Every method but `close` is to be called inside `with store.transaction()`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.db = sqlite3.connect(path, isolation_level=None, timeout=3)
        self.db.row_factory = sqlite3.Row
        try:
            # Two processes on one file would each deliver every event.
            self.db.execute("PRAGMA locking_mode=EXCLUSIVE")
            self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA synchronous=NORMAL")
            self.db.executescript(_TABLES)
        except sqlite3.DatabaseError as error:
            self.db.close()
            raise StoreInUse(f"{path}: {error}") from error

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Never awaits inside, so requests take turns without a lock."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    # Objects

    def put(self, *objects: Obj) -> None:
        """Adds each object, or writes it over the one with the same id."""
        for obj in objects:
            self.db.execute(
                "INSERT INTO objects (id, kind, created, body) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                (obj["id"], obj["object"], obj["created"], json.dumps(obj)),
            )

    def get(self, id: str, kind: str | None = None) -> Obj | None:
        row = self.db.execute("SELECT kind, body FROM objects WHERE id = ?", (id,)).fetchone()
        if row is None or (kind and row["kind"] != kind):
            return None
        body: Obj = json.loads(row["body"])
        return body

    def fetch(self, id: str) -> Obj:
        """An object that another one refers to, and so is there."""
        obj = self.get(id)
        if obj is None:
            raise LookupError(id)
        return obj

    def find(
        self,
        kind: str,
        equal: Mapping[str, Any] | None = None,
        *,
        created: Mapping[str, int] | None = None,
        types: list[str] | None = None,
        page: Page | None = None,
    ) -> tuple[list[Obj], bool]:
        """Newest first, and whether more lie beyond the page. `page=None` is everything.

        `equal` maps a body field to its value; `created` maps gt, gte, lt, lte to a second; `types` are event
        types, `*` standing for anything. Raises LookupError when the page's starting object isn't there.
        """
        where = ["kind = ?"]
        values: list[Any] = [kind]
        for field, value in (equal or {}).items():
            where.append(f"json_extract(body, '$.{field}') = ?")
            values.append(value)
        for bound, second in (created or {}).items():
            sign = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}[bound]
            where.append(f"created {sign} ?")
            values.append(second)
        if types:
            where.append("(" + " OR ".join(["json_extract(body, '$.type') GLOB ?"] * len(types)) + ")")
            values.extend(types)
        if page is None:
            return self._bodies(where, values, "DESC", -1), False
        backwards = page.before is not None
        for cursor, sign in ((page.after, "<"), (page.before, ">")):
            if cursor is not None:
                where.append(f"seq {sign} ?")
                values.append(self._seq(cursor, kind))
        found = self._bodies(where, values, "ASC" if backwards else "DESC", page.limit + 1)
        more, found = len(found) > page.limit, found[: page.limit]
        return (found[::-1] if backwards else found), more

    def _seq(self, id: str, kind: str) -> int:
        row = self.db.execute("SELECT seq FROM objects WHERE id = ? AND kind = ?", (id, kind)).fetchone()
        if row is None:
            raise LookupError(id)
        return int(row["seq"])

    def _bodies(self, where: list[str], values: list[Any], direction: str, limit: int) -> list[Obj]:
        rows = self.db.execute(
            f"SELECT body FROM objects WHERE {' AND '.join(where)} ORDER BY seq {direction} LIMIT {limit}",
            values,
        )
        return [json.loads(row["body"]) for row in rows]

    def sessions_past(self, now: int) -> list[Obj]:
        """Open Checkout Sessions whose time is up at `now` (seconds), first to expire first."""
        rows = self.db.execute(
            "SELECT body FROM objects WHERE kind = 'checkout.session' "
            "AND json_extract(body, '$.status') = 'open' AND json_extract(body, '$.expires_at') <= ? "
            "ORDER BY json_extract(body, '$.expires_at'), seq",
            (now,),
        )
        return [json.loads(row["body"]) for row in rows]

    def tally(self) -> dict[str, int]:
        rows = self.db.execute("SELECT kind, COUNT(*) AS n FROM objects GROUP BY kind ORDER BY kind")
        return {row["kind"]: row["n"] for row in rows}

    # Answers to idempotency keys

    def answer(self, key: str) -> Answer | None:
        row = self.db.execute(
            "SELECT path, fingerprint, status, body, request_id FROM answers WHERE key = ?", (key,)
        ).fetchone()
        return Answer(**dict(row)) if row else None

    def keep_answer(self, key: str, answer: Answer) -> None:
        self.db.execute(
            "INSERT INTO answers (key, path, fingerprint, status, body, request_id) VALUES (?, ?, ?, ?, ?, ?)",
            (key, answer.path, answer.fingerprint, answer.status, answer.body, answer.request_id),
        )

    # Settings

    def setting(self, name: str, default: Any) -> Any:
        row = self.db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return json.loads(row["value"]) if row else default

    def set_setting(self, name: str, value: Any) -> None:
        self.db.execute(
            "INSERT INTO settings (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, json.dumps(value)),
        )

    def empty(self) -> None:
        for table in ("objects", "answers", "settings", "sendings", "attempts"):
            self.db.execute(f"DELETE FROM {table}")
