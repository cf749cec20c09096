"""A phone in a test: its device, and the codes that it would show."""

from typing import Any

from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from marketplace.accounts.models import User


def phone(user: User, name: str = "her phone") -> Any:
    """A phone of hers that is set up and hasn't been used."""
    return TOTPDevice.objects.create(user=user, name=name)


def code(device: Any, *, later: int = 0) -> str:
    """What it shows now, or ``later`` half minutes from now.

    Where a half minute ended between a code and its check, the device has noted that its phone is late: then so is this one.
    """
    device.refresh_from_db(fields=["drift"])
    return f"{totp(device.bin_key, drift=device.drift + later):06d}"


def wrong_code(device: Any) -> str:
    """Six digits that it shows neither now nor in the half minutes before and after."""
    shown = {code(device, later=steps) for steps in range(-3, 4)}
    return next(f"{number:06d}" for number in range(10) if f"{number:06d}" not in shown)
