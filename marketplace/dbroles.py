"""What the app's role may do in the database: nothing that could change the books or put a guard to sleep.

The triggers refuse the same for everybody, but whoever has the tables could switch them off. So the app signs in as
a role that has none. The owner sets its rights after every migration. They follow from the models' own triggers: a
new table of the books is covered as soon as it has ``only_added()``.
"""

from itertools import groupby
from typing import Any

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from psycopg2 import sql  # type: ignore[import-untyped]

Right = tuple[str, str, str]
"""What may be done with what, as GRANT says it: ``("INSERT", "TABLE", "payouts_leg")``."""

ORDINARY = {"SELECT", "INSERT", "UPDATE", "DELETE"}
ELSEWHERE = {("USAGE", "SCHEMA"), ("USAGE", "SEQUENCE"), ("SELECT", "SEQUENCE"), ("UPDATE", "SEQUENCE")}

# A temporary table would be found before one of the books that has its name, by the guards too.
ALL_RIGHTS = """
SELECT p.what, 'TABLE', c.relname::text, has_table_privilege(%(role)s, c.oid, p.what)
FROM pg_class c,
    unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) AS p (what)
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
UNION ALL
SELECT 'UPDATE ("' || a.attname || '")', 'TABLE', c.relname, has_column_privilege(%(role)s, c.oid, a.attnum, 'UPDATE')
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY(%(guarded)s)
    AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT p.what, 'SEQUENCE', c.relname, has_sequence_privilege(%(role)s, c.oid, p.what)
FROM pg_class c, unnest('{USAGE,SELECT,UPDATE}'::text[]) AS p (what)
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'
UNION ALL
SELECT p.what, 'SCHEMA', 'public', has_schema_privilege(%(role)s, 'public', p.what)
FROM unnest('{USAGE,CREATE}'::text[]) AS p (what)
UNION ALL
SELECT p.what, 'DATABASE', current_database(), has_database_privilege(%(role)s, current_database(), p.what)
FROM unnest('{CREATE,TEMPORARY}'::text[]) AS p (what)
"""


def guarded_tables() -> dict[str, set[str]]:
    """What the app may do with each table whose models have guards; with any other it's what is ORDINARY."""
    found = {MigrationRecorder.Migration._meta.db_table: {"SELECT"}}
    for model in apps.get_models(include_auto_created=True):
        for trigger in getattr(model._meta, "triggers", []):
            rights = found.setdefault(model._meta.db_table, set(ORDINARY))
            if trigger.name == "only_added":
                rights -= {"UPDATE", "DELETE"}
            elif isinstance(trigger, pgtrigger.ReadOnly) and trigger.fields:
                rights -= {"UPDATE"}
                rights |= {
                    f'UPDATE ("{field.column}")'
                    for field in model._meta.concrete_fields
                    if field.name not in trigger.fields and not field.primary_key
                }
            elif isinstance(trigger, pgtrigger.Protect) and not trigger.condition:
                rights -= {str(operation) for operation in trigger.operation}
    return found


def wrong_rights(role: str, *, using: str = DEFAULT_DB_ALIAS) -> tuple[set[Right], set[Right]]:
    """The rights that a role lacks to run the app, and those it has beyond that."""
    guarded = guarded_tables()
    lacking, beyond = set(), set()
    with connections[using].cursor() as cursor:
        cursor.execute(ALL_RIGHTS, {"role": role, "guarded": list(guarded)})
        for what, kind, name, has in cursor.fetchall():
            table = guarded.get(name, ORDINARY)
            wanted = what in table if kind == "TABLE" else (what, kind) in ELSEWHERE
            if wanted and not has:
                lacking.add((what, kind, name))
            elif has and not wanted and not ("UPDATE" in table and what.startswith("UPDATE (")):
                beyond.add((what, kind, name))
    return lacking, beyond


def set_rights(role: str, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Give a role what the app needs and take what it has beyond that. Only the tables' owner can."""
    with transaction.atomic(using=using):
        _each("REVOKE {} ON {} {} FROM {}, PUBLIC", wrong_rights(role, using=using)[1], role, using)
        _each("GRANT {} ON {} {} TO {}", wrong_rights(role, using=using)[0], role, using)


def _each(statement: str, rights: set[Right], role: str, using: str) -> None:
    with connections[using].cursor() as cursor:
        for (what, kind), group in groupby(sorted(rights), key=lambda right: right[:2]):
            names = sql.SQL(", ").join(sql.Identifier(name) for _what, _kind, name in group)
            cursor.execute(
                sql.SQL(statement).format(sql.SQL(what), sql.SQL(kind), names, sql.Identifier(role))
            )


def set_rights_of_app(using: str, **kwargs: Any) -> None:
    """After a migration: the role of ``DATABASE_URL``, unless it's the one that migrates as well."""
    role = settings.DATABASE_APP_ROLE
    if role and role != signed_in_as(using):
        set_rights(role, using=using)


def signed_in_as(using: str = DEFAULT_DB_ALIAS) -> str:
    """The role of this connection."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


OWNS = """
SELECT EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND pg_has_role(current_user, c.relowner, 'MEMBER'))
"""


@register(Tags.security, deploy=True)
def app_has_no_more_than_it_needs(**kwargs: Any) -> list[CheckMessage]:
    """``check --deploy`` says so where the app's role is, or can become, the owner, or may do more than it needs."""
    try:
        role = signed_in_as()
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(OWNS)
            beyond = cursor.fetchone()[0] or wrong_rights(role)[1]
    except OperationalError:
        return []  # a database that can't be reached speaks for itself
    hint = (
        "Let DATABASE_URL name a role without rights of its own, DATABASE_OWNER_URL the owner, and migrate."
    )
    said = f"The app signs in to the database as {role}, a role that could change the books."
    return [Warning(said, hint=hint, id="marketplace.W001")] if beyond else []
