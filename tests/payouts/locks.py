"""Staging what happens at once: a lock held here, and somebody else who waits for it."""

from django.db import connection


def waits_for_a_lock() -> bool:
    """Whether anybody in this database waits for a lock; looked at afresh, also within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return bool(cursor.fetchone()[0])
