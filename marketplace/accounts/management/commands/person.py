"""``person NAME --role …``: adds somebody who works here. The first ones can't be added in the browser."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from marketplace.accounts.models import User
from marketplace.accounts.roles import ROLES
from marketplace.kernel.commands import CommandError, ShopCommand


class Command(ShopCommand):
    """Adds a person, or gives one more roles. A new one's password is asked for twice, and never shown."""

    help = "Add a person who works here, or give her more roles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--role", action="append", required=True, choices=list(ROLES), dest="roles")
        parser.add_argument("--email", default="")

    @transaction.atomic
    def handle(self, *args: Any, username: str, roles: list[str], email: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first() or self._added(username, email)
        user.groups.add(*Group.objects.filter(name__in=roles))
        held = ", ".join(user.groups.order_by("name").values_list("name", flat=True))
        self.stdout.write(f"{username}: {held}")

    def _added(self, username: str, email: str) -> User:
        user = User(username=username, email=email)
        password = getpass.getpass(f"Password of {username}: ")
        try:
            user.full_clean(exclude=["password"])
            validate_password(password, user)
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from problem
        if getpass.getpass("Once more: ") != password:
            raise CommandError("They aren't the same. Nothing was changed.")
        user.set_password(password)
        user.save()
        return user
