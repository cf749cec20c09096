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

AS_NEW = """
DROP SCHEMA IF EXISTS as_new CASCADE;
CREATE SCHEMA as_new;
DO $$ DECLARE t text; filled bool; BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', t) INTO filled;
        IF filled THEN
            EXECUTE format('CREATE TABLE as_new.%I AS TABLE public.%I', t, t);
        END IF;
    END LOOP;
END $$
"""
"""Keeps beside them what the tables have when the database is new."""

BACK_TO_NEW = """
SET session_replication_role = replica;
DO $$ DECLARE t text; columns text; BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations' LOOP
        EXECUTE format('DELETE FROM public.%I', t);
    END LOOP;
    FOR t, columns IN
        SELECT table_name, string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
        WHERE table_schema = 'public' AND is_generated = 'NEVER'
            AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = 'as_new')
        GROUP BY table_name
    LOOP
        EXECUTE format('INSERT INTO public.%I (%s) SELECT %s FROM as_new.%I', t, columns, columns, t);
    END LOOP;
END $$;
SET session_replication_role = origin
"""


def _back_to_new(self: DatabaseOperations, sql_list: list[str]) -> None:
    """After a test that commits every table has what it had when new. The books' guards stand down for that alone.

    Django would empty the tables one and all and fill in again what migrations leave behind, which takes a second or two.
    """
    with self.connection.cursor() as cursor:
        cursor.execute(BACK_TO_NEW)


@pytest.fixture(autouse=True, scope="session")
def a_new_database_after_tests_that_commit() -> Iterator[None]:
    patch: Any = pytest.MonkeyPatch()
    patch.setattr(DatabaseOperations, "execute_sql_flush", _back_to_new)
    patch.setattr("django.core.management.commands.flush.emit_post_migrate_signal", lambda *_, **__: None)
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
        cursor.execute(AS_NEW)
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


@pytest.fixture
def searchable(settings: Any) -> None:
    """What is stored is put into the search's index at once, as the worker would; elsewhere tests go without."""
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
