"""``backup``: the whole shop as of one moment, written into a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils import timezone

from marketplace.kernel.commands import CommandError, ShopCommand
from marketplace.operations.backup import BackupRefused, read_about, write_backup


class Command(ShopCommand):
    help = "Write database and files into a new folder below FOLDER, with what proves them whole."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            made = write_backup(folder, now=timezone.now())
        except (BackupRefused, OSError) as problem:
            raise CommandError(str(problem)) from problem
        tables = read_about(made)["tables"]
        rows = sum(count for count, _hash in tables.values())
        self.stdout.write(f"{made}: {rows:,} rows in {len(tables)} tables.")
