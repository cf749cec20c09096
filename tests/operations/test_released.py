"""The processes of the last release go on while the next one's migrations have run: those add and widen, and take nothing away."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django_migration_linter.sql_analyser.analyser import analyse_sql_statements
from django_migration_linter.sql_analyser.postgresql import PostgresqlAnalyser

from catalog.models import Product

ROOT = Path(__file__).resolve().parents[2]
RELEASED = dict(line.split() for line in (ROOT / "docs/deploy/released.txt").read_text().splitlines())
"""The last migration of each folder of them in the last release; empty before the first."""

pytestmark = pytest.mark.django_db


def takes_away(app: str, operations: Sequence[Operation], state: ProjectState) -> list[str]:
    """What of these operations the version before can't live with, as django-migration-linter names it."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        for operation in operations:
            before = state.clone()
            operation.state_forwards(app, state)
            operation.database_forwards(app, editor, before, state)
    errors, _ignored, _warnings = analyse_sql_statements(PostgresqlAnalyser, editor.collected_sql)
    return [each.code for each in errors]


def test_what_came_after_the_last_release_takes_nothing_away() -> None:
    loader = MigrationLoader(connection)
    found = {}
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        folder = migration.__module__.rpartition(".")[0].replace(".", "/")
        if name <= RELEASED.get(folder, name):  # an app that is new has no processes that know it
            continue
        state = loader.project_state((app, name), at_end=False)
        if codes := takes_away(app, migration.operations, state):
            found[f"{app} {name}"] = codes
    assert not found, "split it over two releases: first add, and take away once the version before is gone"


@pytest.mark.parametrize(
    ("operation", "codes"),
    [
        (migrations.RemoveField("product", "technique"), ["DROP_COLUMN"]),
        (migrations.RenameField("product", "technique", "craft"), ["RENAME_COLUMN"]),
        (migrations.AddField("product", "maker_note", models.TextField(default="")), ["NOT_NULL"]),
        (migrations.AddField("product", "maker_note", models.TextField(default="", db_default="")), []),
        (migrations.AddField("product", "maker_note", models.TextField(null=True)), []),
    ],
)  # fmt: skip
def test_what_takes_something_away_is_seen(operation: Operation, codes: list[str]) -> None:
    state = MigrationLoader(connection).project_state()
    assert Product._meta.app_label == "catalogue"
    assert takes_away("catalogue", [operation], state) == codes
