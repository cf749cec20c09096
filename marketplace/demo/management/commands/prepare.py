"""``prepare``: what ``make run`` does before it serves; quick when there is nothing to do."""

import hashlib
import subprocess
import sys

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from marketplace.dbroles import signed_in_as, wrong_rights
from marketplace.demo.drawing import Studio
from marketplace.demo.pictures import all_pictures, missing_pictures

from . import demo


class Command(demo.Command):
    """Brings the database, the static files and the demonstration up to date.

    Pictures take the longest, so they are drawn while an empty database is migrated. The owner migrates,
    in a process of its own; all else is done as the app.
    """

    help = "Migrate, collect static files and load the demonstration, each where it's needed."

    def prepare(self, studio: Studio) -> None:
        empty = not connection.introspection.table_names()
        if empty:
            studio.order(all_pictures())
        if steps := _steps_to_migrate():
            self.stdout.write(f"Migrating the database ({steps})")
            self.stdout.flush()
            self._migrate()
        if not empty:
            studio.order(missing_pictures())
        self._collect_static()
        self.stdout.write("Loading the demonstration" if empty else "Looking through the demonstration")
        self.fill(studio)

    def _migrate(self) -> None:
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0", "--no-input"]
        if status := subprocess.run(migrate, cwd=settings.ROOT).returncode:
            raise SystemExit(status)

    def _collect_static(self) -> None:
        stamp = settings.STATIC_ROOT.parent / "static.stamp"
        state = _state_of_static_files()
        collected = (settings.STATIC_ROOT / "staticfiles.json").exists() and stamp.exists()
        if not collected or stamp.read_text() != state:
            self.stdout.write("Collecting static files")
            stamp.parent.mkdir(exist_ok=True)
            call_command("collectstatic", verbosity=0, interactive=False)
            stamp.write_text(state)


def _steps_to_migrate() -> str:
    """What there is to migrate, in words; empty where there is nothing."""
    lacking, _beyond = wrong_rights(signed_in_as())
    if lacking:
        return "its roles, and whatever else is new"
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} steps" if plan else ""


def _state_of_static_files() -> str:
    """Changes whenever a static file is added, removed or written."""
    found: list[str] = []
    for finder in get_finders():
        for path, storage in finder.list(None):
            about = (storage.path(path), storage.size(path), storage.get_modified_time(path))
            found.append(str(about))
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
