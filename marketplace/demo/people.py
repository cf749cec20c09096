"""Making the people of the demonstration: one or two for each role, all with one known password."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group as Role
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from marketplace.accounts.models import User

from .logins import LOGINS, PASSWORD, PHONE_OF, PHONE_SECRET


@transaction.atomic
def make_people() -> int:
    """Everybody in LOGINS who isn't there yet; gives how many. Nobody who is there is changed."""
    there = set(
        User.objects.filter(username__in=[p.username for p in LOGINS]).values_list("username", flat=True)
    )
    missing = [login for login in LOGINS if login.username not in there]
    password = make_password(PASSWORD) if missing else ""  # slow on purpose, and the same for all
    for login in missing:
        user = User.objects.create(
            username=login.username,
            email=f"{login.username}@impulse-empower.example",
            first_name=login.first_name,
            last_name=login.last_name,
            password=password,
            email_confirmed_at=None if login.role else timezone.now(),
        )
        if login.role:
            user.groups.add(Role.objects.get(name=login.role))
        if login.username == PHONE_OF:
            TOTPDevice.objects.create(user=user, name="the demonstration's phone", key=PHONE_SECRET)
    return len(missing)
