"""Load a file of weavers, products, sales, refunds or advances."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from marketplace.kernel.commands import CommandError, CommandParser, ShopCommand
from marketplace.kernel.tables import FileRefused
from payouts.services.loading import COLUMNS, load


class Command(ShopCommand):
    help = "Load a file, whole or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=list(COLUMNS))
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true")
        parser.add_argument("--take-stock", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            new, known = load(
                what=options["what"],
                path=options["file"],
                now=timezone.now(),
                dry_run=options["dry_run"],
                take_stock=options["take_stock"],
            )
        except FileRefused as refused:
            raise CommandError(str(refused)) from refused
        would = " (nothing stored: dry run)" if options["dry_run"] else ""
        self.stdout.write(f"{options['what']}: {new} new, {known} stored already{would}")
