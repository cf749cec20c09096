"""Close, look at and approve a month's run."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from payouts.models import Run
from payouts.services import runs
from payouts.services.reasons import reason_of


class Command(BaseCommand):
    help = "Close, show and approve the run of a month."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("step", choices=["close", "show", "approve"])
        parser.add_argument("month")
        parser.add_argument("--by")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--seen", help="fingerprint of the figures you looked at")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = Month.parse(options["month"])
            self.take(options["step"], month, options)
        except (runs.Refused, ValueError) as problem:
            raise CommandError(str(problem)) from problem

    def take(self, step: str, month: Month, options: dict[str, Any]) -> None:
        now = timezone.now()
        if step == "close":
            run = runs.close_month(month=month, by=self.person(options["by"]), now=now)
            self.stdout.write(f"{run}: {run.state}")
            return
        run = Run.objects.live().filter(month=month.first_day).first()
        if run is None:
            raise CommandError(f"{month} has no run; close it first.")
        if step == "approve":
            run = runs.approve_run(run=run, by=self.person(options["by"]), now=now, seen=options["seen"])
            self.stdout.write(f"{run}: {run.state}")
            return
        items = runs.figures(run)
        if not options["json"]:
            for item in items:
                self.stdout.write(f"{item['code']} {item['net']:>12} {item['payable']:>12} {item['status']}")
            self.stdout.write(f"fingerprint {runs.fingerprint(items)}")
            return
        shown = [
            {
                "weaver": item["code"],
                **{figure: item[figure] for figure in runs.FIGURES},
                "status": item["status"],
                "reason": reason_of(item, minimum=run.minimum),
            }
            for item in items
        ]
        total = sum(item["payable"] for item in items)
        self.stdout.write(
            json.dumps(
                {
                    "month": str(month),
                    "state": run.state,
                    "currency": "INR",
                    "total_payable": total,
                    "items": shown,
                }
            )
        )

    def person(self, username: str | None) -> User:
        found = User.objects.filter(username=username, is_active=True).first()
        if found is None:
            raise CommandError(
                f"There is nobody who signs in as {username}." if username else "Say --by USERNAME."
            )
        return found
