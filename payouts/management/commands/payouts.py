"""Close, show, approve, export, settle and cancel a month's run."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.kernel.commands import CommandError, CommandParser, ShopCommand
from marketplace.kernel.months import Month
from marketplace.kernel.tables import FileRefused
from payouts.bankfiles import FORMATS
from payouts.models import Run
from payouts.services import files, runs, settlement
from payouts.services.reasons import reason_of


class Command(ShopCommand):
    help = "Take the run of a month from one step to the next."

    def add_arguments(self, parser: CommandParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)
        self._step(steps, "close", "draft the run of a month that is over")
        show = self._step(steps, "show", "show its figures", by=None)
        show.add_argument("--json", action="store_true")
        approve = self._step(steps, "approve", "freeze and post it")
        approve.add_argument("--seen", help="fingerprint of the figures you looked at")
        export = self._step(steps, "export", "write a payment file", by=False)
        export.add_argument("--format", choices=list(FORMATS), required=True)
        export.add_argument("--output", type=Path, required=True)
        export.add_argument(
            "--batch", type=int, default=1, help="1 as approved, 2 and on what is tried again"
        )
        settle = self._step(steps, "settle", "enter the bank's answers")
        settle.add_argument("file", type=Path)
        cancel = self._step(steps, "cancel", "give up a draft, or undo an approval")
        cancel.add_argument("--reason", required=True)

    def _step(self, steps: Any, name: str, help: str, *, by: bool | None = True) -> ArgumentParser:
        """A step's own parser; ``by`` says whether it must be told who does it, or None where it's nobody's."""
        parser: ArgumentParser = steps.add_parser(name, help=help)
        parser.add_argument("month")
        if by is not None:
            parser.add_argument("--by", required=by, metavar="USERNAME")
        return parser

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = Month.parse(options["month"])
            getattr(self, options["step"])(month, options)
        except (runs.Refused, FileRefused, ValueError) as problem:
            raise CommandError(str(problem)) from problem

    def close(self, month: Month, options: dict[str, Any]) -> None:
        self.tell(runs.close_month(month=month, by=person(options["by"]), now=timezone.now()))

    def show(self, month: Month, options: dict[str, Any]) -> None:
        run = run_of(month)
        items = runs.figures(run)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(run, items), ensure_ascii=False))
            return
        for item in items:
            self.stdout.write(f"{item['code']} {item['net']:>12} {item['payable']:>12} {item['status']}")
        self.stdout.write(f"fingerprint {runs.fingerprint(items)}")

    def approve(self, month: Month, options: dict[str, Any]) -> None:
        by = person(options["by"])
        self.tell(runs.approve_run(run=run_of(month), by=by, now=timezone.now(), seen=options["seen"]))

    def export(self, month: Month, options: dict[str, Any]) -> None:
        """The file appears whole, and only once the run's new state is stored."""
        by = person(options["by"]) if options["by"] else None
        output: Path = options["output"]
        beside = output.with_name(f".{output.name}.{os.getpid()}")
        try:
            with transaction.atomic():
                written = files.export_run(
                    run=run_of(month),
                    format=options["format"],
                    by=by,
                    now=timezone.now(),
                    batch=options["batch"],
                )
                if output.is_dir():
                    raise CommandError(f"{output} is a folder.")
                beside.write_bytes(written)
            beside.replace(output)
        except OSError as problem:
            raise CommandError(f"{output} can't be written: {problem.strerror}.") from problem
        finally:
            beside.unlink(missing_ok=True)
        self.stdout.write(f"{output}: {len(written)} bytes")

    def settle(self, month: Month, options: dict[str, Any]) -> None:
        by = person(options["by"])
        self.tell(settlement.settle_run(run=run_of(month), path=options["file"], by=by, now=timezone.now()))

    def cancel(self, month: Month, options: dict[str, Any]) -> None:
        by = person(options["by"])
        self.tell(runs.cancel_run(run=run_of(month), by=by, now=timezone.now(), reason=options["reason"]))

    def tell(self, run: Run) -> None:
        self.stdout.write(f"{run}: {run.state}")


def as_json(run: Run, items: list[dict[str, Any]]) -> dict[str, Any]:
    """What ``show --json`` prints; amounts in paise."""
    return {
        "month": str(run.period),
        "state": run.state,
        "currency": "INR",
        "total_payable": sum(item["payable"] for item in items),
        "items": [
            {
                "weaver": item["code"],
                **{figure: item[figure] for figure in runs.FIGURES},
                "status": item["status"],
                "reason": reason_of(item, minimum=run.minimum),
            }
            for item in items
        ],
    }


def run_of(month: Month) -> Run:
    run = Run.objects.live().filter(month=month.first_day).first()
    if run is None:
        raise CommandError(f"{month} has no run; close it first.")
    return run


def person(username: str) -> User:
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"There is nobody who signs in as {username}.")
    return found
