"""``forget_phone``: for somebody who has lost phone and backup codes. Whoever has the server's shell may."""

from argparse import ArgumentParser
from typing import Any

from marketplace.accounts.models import User
from marketplace.accounts.second_factor import phone_of, remove_phone
from marketplace.kernel.commands import CommandError, ShopCommand


class Command(ShopCommand):
    """Removes a person's second factor; what she approved with it stays on record. She sets up a new one herself."""

    help = "Forget the phone and the backup codes of somebody who has lost both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is nobody called {username}.")
        if phone_of(user) is None:
            raise CommandError(f"{username} has no phone set up.")
        remove_phone(user=user)
        self.stdout.write(f"{username} has no second factor now, and sets up a new one at /second-factor/.")
