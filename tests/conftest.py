"""What every test has: a database that can be emptied between tests, though its books refuse it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations
from playwright.sync_api import Browser, sync_playwright

# Playwright runs an event loop in the tests' own thread, and Django takes what is tested there later for asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

_flush = DatabaseOperations.execute_sql_flush


def _flush_books_too(self: DatabaseOperations, sql_list: list[str]) -> None:
    """Django empties the tables after a test that commits. The books' guards stand down for that alone."""
    _flush(
        self, ["SET session_replication_role = replica", *sql_list, "SET session_replication_role = origin"]
    )


@pytest.fixture(autouse=True, scope="session")
def books_can_be_emptied_between_tests() -> Iterator[None]:
    patch: Any = pytest.MonkeyPatch()
    patch.setattr(DatabaseOperations, "execute_sql_flush", _flush_books_too)
    yield
    patch.undo()


NO_STATISTICS = """
DO $$ DECLARE each regclass; BEGIN
    FOR each IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = off)', each);
    END LOOP;
    UPDATE pg_class SET relpages = 0, reltuples = -1
    WHERE relkind IN ('r', 'i') AND relnamespace = 'public'::regnamespace;
END $$
"""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Nobody counts the rows of a test's database behind its back.

    A table whose rows are always of a transaction that never commits is counted as empty, however many
    rows a test sees in it. PostgreSQL then plans for one row, and a test that fills its books takes 20 times as long.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(NO_STATISTICS)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of a worker: a second Playwright can't be begun beside it."""
    system = Path("/usr/bin/chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=system if system.exists() else None, args=["--no-sandbox"]
        )
        yield launched
        launched.close()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The same with nothing open in it: a page that is left open holds its server, and that its connection, for ever."""
    yield chromium
    for context in chromium.contexts:
        context.close()
