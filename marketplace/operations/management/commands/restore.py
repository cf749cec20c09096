"""``restore``: a backup into an empty database, and the proof that it came back as it was."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from marketplace.dbroles import set_rights_of_app
from marketplace.kernel.commands import CommandError, ShopCommand
from marketplace.operations.backup import BackupRefused, differences, fingerprint, read_about, read_backup
from payouts.models import Leg
from payouts.services.checks import RULES, check_ledger


class Command(ShopCommand):
    help = "Fill an empty database, and the folders of files, from what backup has written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            read_backup(folder)
            other = differences(read_about(folder)["tables"], fingerprint())
        except (BackupRefused, OSError) as problem:
            raise CommandError(str(problem)) from problem
        if other:
            raise CommandError(f"What came back isn't what was written: {', '.join(other)}.")
        if settings.DATABASE_APP_ROLE:
            set_rights_of_app(DEFAULT_DB_ALIAS)
        self.stdout.write("Every row of every table is as it was.")
        if broken := list(check_ledger()):
            raise CommandError(f"The books break a rule in {len(broken)} places: ledger check names them.")
        self.stdout.write(f"{Leg.objects.count():,} legs in the books, which hold to all {len(RULES)} rules.")
