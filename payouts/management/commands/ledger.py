"""Check the books, and write them out for others' tools to check."""

import os
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from marketplace.kernel.commands import CommandError, CommandParser, ShopCommand
from payouts.models import BooksCheck
from payouts.services.checks import RULES, check_ledger
from payouts.services.exports import FORMATS, entries
from payouts.services.watch import keep_watch, next_night


class Command(ShopCommand):
    help = "Check the books, or export them."

    def add_arguments(self, parser: CommandParser) -> None:
        tasks = parser.add_subparsers(dest="task", required=True)
        tasks.add_parser("check", help="say what breaks a rule; nothing is changed")
        tasks.add_parser(
            "watch", help="have the books checked every night by the worker, and say how they stand"
        )
        export = tasks.add_parser("export", help="write every transaction to a journal")
        export.add_argument("--format", choices=list(FORMATS), required=True)
        export.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["task"] == "check":
            self.check_rules()
        elif options["task"] == "watch":
            self.watch()
        else:
            self.write(options["format"], options["output"])

    def check_rules(self) -> None:
        found = list(check_ledger())
        for each in found:
            self.stdout.write(f"{each.what}: {each.detail}. Broken: {RULES[each.rule]}.")
        if found:
            raise CommandError(f"The books break a rule in {len(found)} places.")
        self.stdout.write(f"The books hold to all {len(RULES)} rules.")

    def watch(self) -> None:
        now = timezone.now()
        keep_watch(now=now)
        last = BooksCheck.objects.first()
        said = (
            f"last checked {timezone.localtime(last.at):%Y-%m-%d %H:%M}, {last.broken} broken"
            if last
            else "not checked yet"
        )
        self.stdout.write(f"The books are checked on {next_night(now)}; {said}.")

    def write(self, format: str, output: Path) -> None:
        """The file appears whole or not at all."""
        beside = output.with_name(f".{output.name}.{os.getpid()}")
        try:
            with transaction.atomic(), beside.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(FORMATS[format](entries()))
            beside.replace(output)
        except OSError as problem:
            raise CommandError(f"{output} can't be written: {problem.strerror}.") from problem
        finally:
            beside.unlink(missing_ok=True)
        self.stdout.write(f"{output} is written.")
