"""Which tables public pages show, and the triggers that note each change of them.

A page that shows another table needs a migration that watches it; ``tests/marketplace/pagecache`` says so.
"""

from django.db.migrations import RunSQL

FUNCTION = """
CREATE FUNCTION pagecache_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF EXISTS (SELECT 1 FROM pagecache_change WHERE xact = own) THEN
        RETURN NULL;
    END IF;
    INSERT INTO pagecache_change (xact) VALUES (own);
    DELETE FROM pagecache_change WHERE id IN (
        SELECT id FROM pagecache_change
        WHERE xact < pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1000
        ORDER BY xact LIMIT 4 FOR UPDATE SKIP LOCKED);
    RETURN NULL;
END $$
"""

TRIGGER = """
CREATE TRIGGER pagecache_note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION pagecache_note_change()
"""


def watch(*tables: str) -> RunSQL:
    """For a migration: from then on each statement that writes to one of these tables outdates all kept pages."""
    return RunSQL(
        [TRIGGER.format(table=table) for table in tables],
        [f"DROP TRIGGER IF EXISTS pagecache_note_change ON {table}" for table in tables],
    )
