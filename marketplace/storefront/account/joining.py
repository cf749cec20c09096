"""Making an account, and changing how somebody gets into it. Only an address whose mail she reads ever counts."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order


class AddressTaken(Exception):
    """Somebody has an account with this address already; nothing was changed."""


@transaction.atomic
def open_account(*, email: str, password: str, name: str, language: str, now: datetime) -> User:
    """An account for somebody who has opened the link sent to ``email``. Her earlier orders come with it.

    Raises AddressTaken, also where the same link is used twice at once.
    """
    first, _space, last = name.strip().rpartition(" ")
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                username=f"buyer-{secrets.token_hex(8)}",
                email=email.strip(),
                password=password,
                first_name=first[:150],
                last_name=last[:150],
                language=language,
                email_confirmed_at=now,
            )
    except IntegrityError as taken:
        raise AddressTaken(email) from taken
    attach_orders(user=user)
    return user


@transaction.atomic
def attach_orders(*, user: User) -> int:
    """Orders that were placed with her address and without an account become hers; gives how many.

    An address that she hasn't confirmed brings none: it may be somebody else's.
    """
    if user.email_confirmed_at is None:
        return 0
    return Order.objects.of_guest(user.email).filter(forgotten_at=None).update(user=user)


@transaction.atomic
def confirm_address(*, user: User, old: str, new: str, now: datetime) -> bool:
    """Sign in and write with ``new`` from now on. False where the address isn't ``old`` any more: done already.

    Raises AddressTaken.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.email != old:
        return False
    user.email, user.email_confirmed_at = new.strip(), now
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "email_confirmed_at"])
    except IntegrityError as taken:
        raise AddressTaken(new) from taken
    attach_orders(user=user)
    return True


@transaction.atomic
def choose_password(*, user: User, password: str, now: datetime) -> None:
    """A new password for whoever has opened the link sent to her address, which is confirmed by that."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.set_password(password)
    user.email_confirmed_at = user.email_confirmed_at or now
    user.save(update_fields=["password", "email_confirmed_at"])
    attach_orders(user=user)
