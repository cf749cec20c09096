"""The app's role in the database: what it's refused, in plain SQL as that role, and that what it has is enough."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg2  # type: ignore[import-untyped]
import pytest
from django.apps import apps
from django.db import connection
from psycopg2.errors import InsufficientPrivilege  # type: ignore[import-untyped]

from marketplace.database import APP, OWNER
from marketplace.dbroles import app_has_no_more_than_it_needs, set_rights, wrong_rights
from payouts.models import Payment, Refund, Run
from payouts.services.checks import check_ledger

from .conftest import member
from .test_run_commands import payouts
from .test_worked_cases import DATA, load_all, shown

ONLY_ADDED = sorted(
    model._meta.db_table
    for model in apps.get_models()
    if any(trigger.name == "only_added" for trigger in getattr(model._meta, "triggers", []))
)
GUARDED = [*ONLY_ADDED, "payouts_payment"]


@pytest.fixture(scope="module")
def app_role(django_db_setup: None, django_db_blocker: Any) -> str:
    """The role with its rights; made here where the tests run on a server that has none yet."""
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            for role in (OWNER, APP):
                cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
                if not cursor.rowcount:
                    cursor.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'only in tests'")
        set_rights(APP)
        connection.close()
    return APP


@pytest.fixture
def app(app_role: str) -> Iterator[Any]:
    """A connection of its own, signed in as the app."""
    here = {key: value for key, value in connection.get_connection_params().items() if value}
    there = psycopg2.connect(**{**here, "user": app_role, "password": "only in tests"})
    there.autocommit = True
    with there.cursor() as cursor:
        yield cursor
    there.close()


@pytest.fixture
def signed_in_as_app(app_role: str, transactional_db: None) -> Iterator[None]:
    """The whole test is done as the app; what it left is cleared by those who may."""
    tests = connection.settings_dict["USER"], connection.settings_dict["PASSWORD"]
    connection.close()
    connection.settings_dict |= {"USER": app_role, "PASSWORD": "only in tests"}
    yield
    connection.close()
    connection.settings_dict |= dict(zip(("USER", "PASSWORD"), tests, strict=True))


def refuses(app: Any, *statements: str) -> None:
    """Each is refused for want of a right, which is before any trigger is asked."""
    for statement in statements:
        with pytest.raises(InsufficientPrivilege):
            app.execute(statement)
            pytest.fail(f"was done: {statement}")


def found(app: Any, question: str) -> list[Any]:
    app.execute(question)
    return [row[0] for row in app.fetchall()]


def test_every_table_that_a_trigger_keeps_from_changes_is_among_those_tried_here(app: Any) -> None:
    kept = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ '^pgtrigger_only_added' ORDER BY 1"
    assert found(app, kept) == ONLY_ADDED
    assert {"payouts_transaction", "payouts_leg"} < set(ONLY_ADDED)


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_no_column_of_the_books_is_changed_or_locked_for_it(app: Any, table: str) -> None:
    columns = found(
        app, f"SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0"
    )
    refuses(app, *(f'UPDATE {table} SET "{column}" = "{column}"' for column in columns))
    refuses(app, f"SELECT FROM {table} FOR UPDATE", f"SELECT FROM {table} FOR SHARE")


@pytest.mark.parametrize("table", GUARDED)
def test_no_row_of_the_books_is_deleted_nor_their_tables_emptied(app: Any, table: str) -> None:
    refuses(app, f"DELETE FROM {table}", f"TRUNCATE {table}", f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("table", GUARDED)
def test_no_guard_is_switched_off_dropped_or_written_anew(app: Any, table: str) -> None:
    of_table = f"tgrelid = '{table}'::regclass AND NOT tgisinternal"
    guards = found(app, f"SELECT tgname FROM pg_trigger WHERE {of_table}")
    functions = found(
        app,
        f"SELECT p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.{of_table}",
    )
    assert len(guards) >= 2
    off = ("ALL", "USER", *guards)
    refuses(app, *(f"ALTER TABLE {table} DISABLE TRIGGER {name}" for name in off))
    refuses(app, *(f"DROP TRIGGER {name} ON {table}" for name in guards))
    refuses(app, *(f"ALTER TRIGGER {name} ON {table} RENAME TO gone" for name in guards))
    for name in functions:
        body = "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        refuses(app, f"CREATE OR REPLACE FUNCTION {name}() {body}", f"DROP FUNCTION {name} CASCADE")
        refuses(app, f"CREATE TRIGGER more BEFORE INSERT ON {table} EXECUTE FUNCTION {name}()")
    refuses(app, f"CREATE RULE quiet AS ON INSERT TO {table} DO INSTEAD NOTHING")


@pytest.mark.parametrize("table", GUARDED)
def test_no_table_of_the_books_is_altered_dropped_or_given_away(app: Any, table: str) -> None:
    refuses(
        app,
        f"ALTER TABLE {table} ADD COLUMN more integer",
        f"ALTER TABLE {table} DROP COLUMN id CASCADE",
        f"ALTER TABLE {table} RENAME TO gone",
        f"ALTER TABLE {table} OWNER TO {APP}",
        f"DROP TABLE {table} CASCADE",
    )


def test_what_a_payment_was_approved_with_is_not_changed_but_its_fate_is(app: Any) -> None:
    frozen = ["run_id", "weaver_id", "payee_id", "reference", "amount", "account_number", "ifsc", "upi_id"]
    refuses(app, *(f"UPDATE payouts_payment SET {column} = {column}" for column in frozen))
    app.execute("UPDATE payouts_payment SET state = state, bank_reference = bank_reference WHERE false")


@pytest.mark.parametrize(
    "statement",
    [
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean"
        " LANGUAGE sql AS 'SELECT true'",
        "CREATE OR REPLACE FUNCTION payouts_open_month(moment timestamptz) RETURNS date"
        " LANGUAGE sql AS 'SELECT NULL::date'",
        "CREATE TEMPORARY TABLE payouts_books (closed_through date)",
        "CREATE TABLE more (id integer)",
        "CREATE FUNCTION more() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "CREATE SCHEMA more",
        "DROP SCHEMA public CASCADE",
        "DELETE FROM django_migrations",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('payouts', 'x', now())",
        f"SET ROLE {OWNER}",
        f"SET SESSION AUTHORIZATION {OWNER}",
        f"GRANT {OWNER} TO {APP}",
        f"ALTER ROLE {APP} SUPERUSER",
        "CREATE ROLE more SUPERUSER",
        "COPY payouts_leg TO PROGRAM 'true'",
    ],
)
def test_there_is_no_way_round(app: Any, statement: str) -> None:
    refuses(app, statement)


def test_a_temporary_table_takes_the_place_of_no_table_that_a_guard_reads(app: Any) -> None:
    refuses(app, *(f"CREATE TEMPORARY TABLE {table} (id integer)" for table in GUARDED))


@pytest.mark.django_db
def test_the_role_has_what_the_app_needs_and_no_more(app_role: str) -> None:
    assert wrong_rights(app_role) == (set(), set())


@pytest.mark.django_db
def test_the_role_can_give_itself_nothing(app: Any, app_role: str) -> None:
    app.execute(
        "GRANT UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO PUBLIC"
    )  # PostgreSQL only warns
    assert wrong_rights(app_role) == (set(), set())


@pytest.mark.django_db
def test_a_new_table_is_the_apps_to_use_after_the_next_migration(app_role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE later (id bigserial)")
        cursor.execute(f"GRANT UPDATE (amount), TRUNCATE ON payouts_leg TO {app_role}")
    lacking, beyond = wrong_rights(app_role)
    assert {what for what, _kind, name in lacking if name == "later"} == {
        "SELECT",
        "INSERT",
        "UPDATE",
        "DELETE",
    }
    assert beyond == {("TRUNCATE", "TABLE", "payouts_leg"), ('UPDATE ("amount")', "TABLE", "payouts_leg")}
    set_rights(app_role)
    assert wrong_rights(app_role) == (set(), set())


@pytest.mark.django_db
def test_a_server_whose_app_owns_the_books_is_warned_in_one_line() -> None:
    (warning,) = app_has_no_more_than_it_needs()
    assert str(warning.msg).endswith("a role that could change the books.")
    assert "DATABASE_OWNER_URL" in str(warning.hint)


def test_a_server_with_two_roles_is_not_warned(signed_in_as_app: None) -> None:
    assert app_has_no_more_than_it_needs() == []


def test_all_that_finance_does_from_the_files_to_a_settled_month_is_done_as_the_app(
    signed_in_as_app: None, tmp_path: Path
) -> None:
    member("finance", "finance")
    member("approver", "approver")
    load_all("edge")
    july = json.loads((DATA / "edge" / "expected.json").read_text())["2026-07"]
    assert Refund.objects.exists()

    payouts("close", "2026-07", "--by", "finance")
    payouts("approve", "2026-07", "--by", "approver")
    items = shown("2026-07")["items"]
    assert [{key: item[key] for key in july[0]} for item in items] == july
    payouts("export", "2026-07", "--format", "bank-csv", "--output", tmp_path / "out.csv")
    answers = tmp_path / "answers.csv"
    first, *others = Payment.objects.select_related("weaver").order_by("reference")
    back = f"{first.reference},{first.weaver.code},{first.amount / 100:.2f},returned,,2026-08-04,closed"
    paid = [
        f"{each.reference},{each.weaver.code},{each.amount / 100:.2f},paid,UTR{each.pk},2026-08-04,"
        for each in others
    ]
    answers.write_text(
        "\n".join(["reference,weaver,amount,result,bank_reference,date,note", back, *paid, ""])
    )
    payouts("settle", "2026-07", answers, "--by", "finance")
    assert Run.objects.get().state == "settled"

    payouts("close", "2026-08", "--by", "finance")
    payouts("approve", "2026-08", "--by", "approver")
    payouts("cancel", "2026-08", "--by", "finance", "--reason", "A sale was missing")
    assert list(check_ledger()) == []
