"""``make code``: the phone of the demonstration's approver."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings

from marketplace.accounts.models import User
from marketplace.accounts.second_factor import next_code, phone_of
from marketplace.demo.logins import PHONE_OF
from marketplace.kernel.commands import CommandError, ShopCommand


class Command(ShopCommand):
    """Prints the code that somebody's phone shows; where that one was used already, the next, once it counts."""

    help = "Print a code of the demonstration's approver, as her phone would show it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", nargs="?", default=PHONE_OF)

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Only a demonstration tells codes; elsewhere they are on people's own phones.")
        user = User.objects.filter(username=username).first()
        device = phone_of(user) if user else None
        if device is None:
            raise CommandError(f"{username} has no phone set up.")
        code, wait = next_code(device)
        if wait:
            self.stderr.write(f"The last code was used. The next one counts in {wait} seconds.")
            time.sleep(wait)
        self.stdout.write(code)
