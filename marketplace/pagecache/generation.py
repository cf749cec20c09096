"""The generation of what public pages show: it's another one as soon as a change of it is committed."""

from contextvars import ContextVar

from django.db import InterfaceError, OperationalError, connection

READ = """
SELECT coalesce((SELECT max(xact) FROM pagecache_change WHERE xact < now.xmin), 0) || ' ' || md5(array_to_string(
    ARRAY(SELECT id FROM pagecache_change WHERE xact >= now.xmin ORDER BY id), ' '))
FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin) AS now
"""
"""No transaction below ``xmin`` can still commit, so the last of them stands for all; those above it are named."""


CURRENT: ContextVar[str | None] = ContextVar("generation", default=None)
"""The generation that the page being made is kept for; None where it isn't kept.

What is remembered between pages has it in its key, so that no kept page shows what is older than itself.
"""


def generation() -> str | None:
    """What changes with every committed change of what pages show. One query of two index look-ups.

    None within a transaction: what it sees may never be committed, so nothing of it may be kept.
    """
    if connection.in_atomic_block:
        return None
    try:
        return _read()
    except (OperationalError, InterfaceError):
        connection.close()
        return _read()


def _read() -> str:
    connection.health_check_done = True  # type: ignore[attr-defined]  # this query is the check
    with connection.cursor() as cursor:
        cursor.execute(READ)
        return str(cursor.fetchone()[0])
