"""Statements that PostgreSQL plans once for each connection, for what is asked for again and again.

A query of many parts takes longer to be put together by the ORM and planned than to be run. Such a one is written
as SQL, prepared on its first use on a connection, and from then on only executed.
"""

from typing import Any

from django.db import connection

STATEMENTS: dict[str, str] = {}
"""The SQL of each by its name, for tests that ask which tables are read."""


class Prepared:
    """A statement with its values as ``$1``, ``$2`` … ; ``kinds`` are their types: ``bigint, date``."""

    def __init__(self, name: str, kinds: str, sql: str) -> None:
        self.name, self.kinds, self.sql = name, kinds, sql
        STATEMENTS[name] = sql

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """One query."""
        with connection.cursor() as cursor:
            if self.name not in _prepared():
                with connection.connection.cursor() as plain:
                    plain.execute(f"PREPARE {self.name} ({self.kinds}) AS {self.sql}")
                _prepared().add(self.name)
            cursor.execute(f"EXECUTE {self.name} ({', '.join(['%s'] * len(values))})", values)
            return list(cursor.fetchall())


def _prepared() -> set[str]:
    """The names of what is prepared on the connection of this thread; a new connection knows none."""
    on, names = getattr(connection, "prepared", (None, set()))
    if on is not connection.connection:
        names = set()
        connection.prepared = (connection.connection, names)  # type: ignore[attr-defined]
    return names
