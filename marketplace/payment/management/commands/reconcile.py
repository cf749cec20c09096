"""Take in statements of the bank and of Stripe from the shell, and say what became of their lines."""

from pathlib import Path
from typing import Any

import stripe
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.kernel.commands import CommandError, CommandParser, ShopCommand
from marketplace.kernel.tables import FileRefused
from marketplace.payment.balance import fetch, import_report
from payouts.management.commands.payouts import person
from payouts.models import BankAccount
from payouts.services.reconciliation import Imported, import_statement
from payouts.services.refusals import Refused


class Command(ShopCommand):
    help = (
        "Import a bank's statement (CSV or camt.053) or Stripe's report, or ask Stripe, and match the lines."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="left out for Stripe, Stripe itself is asked")
        parser.add_argument("--account", required=True, help="name of the bank account, or Stripe")
        parser.add_argument("--by", required=True, metavar="USERNAME")

    def handle(self, *args: Any, **options: Any) -> None:
        by = person(options["by"])
        try:
            taken = self.take(options["account"], options["file"], by)
        except (Refused, FileRefused) as refused:
            raise CommandError(str(refused)) from refused
        except stripe.StripeError as problem:
            raise CommandError(f"Stripe doesn't answer: {problem}") from problem
        except OSError as problem:
            raise CommandError(f"{options['file']} can't be read: {problem.strerror}.") from problem
        counts = [
            f"{taken.counts[state]} {state}"
            for state in ("matched", "proposed", "open")
            if taken.counts.get(state)
        ]
        self.stdout.write(f"{taken.fresh} new; {', '.join(counts) or 'nothing waits'}")

    def take(self, name: str, file: Path | None, by: User) -> Imported:
        now = timezone.now()
        if name == "Stripe":
            if file is None:
                return fetch(by=by, now=now)
            return import_report(content=file.read_bytes(), name=file.name, by=by, now=now)
        account = BankAccount.objects.filter(name=name).first()
        if account is None:
            raise CommandError(f"There is no bank account named {name}.")
        if file is None:
            raise CommandError("Say which file.")
        return import_statement(account=account, content=file.read_bytes(), name=file.name, by=by, now=now)
