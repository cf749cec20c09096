"""``prepare``: what ``make run`` does before it serves; quick when there is nothing to do."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from marketplace.demo.drawing import Studio
from marketplace.demo.pictures import all_pictures, missing_pictures

from . import demo


class Command(demo.Command):
    """Brings the database, the static files and the demonstration up to date.

    An empty database takes most of a minute to migrate, so the pictures are drawn meanwhile.
    """

    help = "Migrate, collect static files and load the demonstration, each where it's needed."

    def prepare(self, studio: Studio) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        empty = not executor.loader.applied_migrations
        if empty:
            studio.order(all_pictures())
        if plan:
            self.stdout.write(f"Migrating the database ({len(plan)} steps)")
            call_command("migrate", verbosity=0, interactive=False)
        if not empty:
            studio.order(missing_pictures())
        self._collect_static()
        self.stdout.write("Loading the demonstration" if empty else "Looking through the demonstration")
        self.fill(studio)

    def _collect_static(self) -> None:
        stamp = settings.STATIC_ROOT.parent / "static.stamp"
        state = _state_of_static_files()
        collected = (settings.STATIC_ROOT / "staticfiles.json").exists() and stamp.exists()
        if not collected or stamp.read_text() != state:
            self.stdout.write("Collecting static files")
            stamp.parent.mkdir(exist_ok=True)
            call_command("collectstatic", verbosity=0, interactive=False)
            stamp.write_text(state)


def _state_of_static_files() -> str:
    """Changes whenever a static file is added, removed or written."""
    found: list[str] = []
    for finder in get_finders():
        for path, storage in finder.list(None):
            about = (storage.path(path), storage.size(path), storage.get_modified_time(path))
            found.append(str(about))
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
