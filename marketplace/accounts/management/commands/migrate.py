"""``migrate``: Django's, which begins an empty database from ``schema.sql``."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from marketplace.schema import begin


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if not (options["app_label"] or options["plan"] or options["check_unapplied"] or options["fake"]):
            begin(connections[options["database"]])
        super().handle(*args, **options)
