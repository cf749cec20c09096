"""A second factor: six digits from a person's own phone, or one of the backup codes she has on paper.

One phone for each person. A code counts once; after wrong ones the wait before the next doubles, beginning at one
second. Each use is kept (``CodeUse``).
"""

import math
import secrets
from base64 import b32encode
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from .models import CodeUse, User

LATELY = timedelta(minutes=10)
"""How long a code opens what asks for one given lately."""
BACKUP_CODES = 10
IN_SESSION = "second_factor"


class CodeRefused(Exception):
    """A code that doesn't count; the message says why, and when the next can be tried."""


def phone_of(user: User) -> Any:
    """Her phone as a confirmed ``TOTPDevice``, or None where she has set none up."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def backup_codes_left(user: User) -> int:
    return StaticDevice.objects.filter(user=user, token_set__isnull=False).values("token_set").count()


@transaction.atomic
def begin_set_up(*, user: User, name: str) -> Any:
    """A phone with a secret of its own, which counts once ``finish_set_up`` has seen a code from it.

    Raises CodeRefused where she has a phone already: that one is removed first.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if phone_of(user):
        raise CodeRefused(_("You have a phone set up already. Remove it first."))
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name=name, confirmed=False)


def begun(user: User) -> Any:
    """The phone that waits for its first code, or None."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def finish_set_up(*, user: User, code: str, now: datetime) -> list[str]:
    """Count the phone from now on, as it gave a right code; gives new backup codes. Raises CodeRefused."""
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None:
            raise CodeRefused(_("Begin again: no phone waits for its first code."))
        problem = _try_phone(device, _bare(code))
        if not problem:
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            _keep(user, device, backup=False, what="set-up", about="", now=now)
    if problem:
        raise CodeRefused(problem)
    return new_backup_codes(user=user)


@transaction.atomic
def new_backup_codes(*, user: User) -> list[str]:
    """Ten codes that count once each, in place of those she had. They can be shown now and never again."""
    User.objects.select_for_update().get(pk=user.pk)
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="backup")
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    codes = ["".join(secrets.choice(alphabet) for _place in range(10)) for _code in range(BACKUP_CODES)]
    for code in codes:
        device.token_set.create(token=code)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def use_code(*, user: User, code: str, what: str, now: datetime, about: str = "") -> CodeUse:
    """Take a code for ``what``, at most 60 characters; ``about`` is the fingerprint of what she has before her.

    Raises CodeRefused for a wrong or used one, or one given too soon after a wrong one. Not to be called inside a
    transaction that may be undone, else wrong codes wouldn't be counted.
    """
    code, use = _bare(code), None
    with transaction.atomic():
        phone = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        if phone is None:
            raise CodeRefused(_("Set up your phone first."))
        backup = not (code.isdigit() and len(code) == phone.digits)
        device = StaticDevice.objects.select_for_update().filter(user=user).first() if backup else phone
        problem = _try_backup(device, code) if backup else _try_phone(device, code)
        if not problem:
            use = _keep(user, phone, backup=backup, what=what, about=about, now=now)
    if use is None:
        raise CodeRefused(problem)
    return use


@transaction.atomic
def remove_phone(*, user: User) -> None:
    """Forget her phone and her backup codes. Whoever calls it has made sure that she wants it."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def open_session(session: Any, use: CodeUse) -> None:
    """Remember in a session that a code was given in it."""
    session[IN_SESSION] = {"at": use.at.isoformat(), "device": use.device}


def given_in(
    session: Mapping[str, Any], user: User, *, now: datetime, within: timedelta | None = None
) -> bool:
    """Was a code given in this session, so lately, and has she her phone still?"""
    noted = session.get(IN_SESSION)
    if not noted or within and now - datetime.fromisoformat(noted["at"]) > within:
        return False
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def secret_of(device: Any) -> str:
    """The secret as people type it, in fours."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def picture_of(device: Any) -> str:
    """The secret as an SVG to scan, black on white in any colour scheme."""
    code = segno.make(device.config_url, error="m")
    return str(
        code.svg_inline(border=2, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    )


def next_code(device: Any) -> tuple[str, int]:
    """The code that the phone would show and that still counts, with the seconds until it does.

    For a demonstration and for tests, which have no phone.
    """
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    wanted = max(totp.t(), device.last_t + 1)
    began = (wanted - device.tolerance - device.drift) * device.step + device.t0
    wait = max(0, math.ceil(began - totp.time))
    totp.drift += wanted - totp.t()
    return f"{totp.token():0{device.digits}d}", wait


def _bare(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()


def _keep(user: User, device: Any, *, backup: bool, what: str, about: str, now: datetime) -> CodeUse:
    return CodeUse.objects.create(
        user=user, device=device.name, backup=backup, what=what, about=about, at=now
    )


def _try_phone(device: Any, code: str) -> str:
    """What is wrong with a code of six digits; nothing where it counts now, and never again."""
    if problem := _too_soon(device):
        return problem
    if device.verify_token(code):
        return ""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    if code.isdigit() and totp.verify(int(code), device.tolerance):
        return _("That code was used already. Wait for the next one on your phone.")
    return _wrong(device)


def _try_backup(device: Any, code: str) -> str:
    if device is None:
        return _("A code from the phone has six digits.")
    if problem := _too_soon(device):
        return problem
    return "" if device.verify_token(code) else _wrong(device)


def _too_soon(device: Any) -> str:
    allowed, about = device.verify_is_allowed()
    if allowed:
        return ""
    wait = math.ceil((about["locked_until"] - timezone.now()).total_seconds())  # its own clock counts
    return _wait_words(about["failure_count"], wait)


def _wrong(device: Any) -> str:
    wait = 2 ** (device.throttling_failure_count - 1) * device.get_throttle_factor()
    return _("That code is not right.") + " " + _wait_words(device.throttling_failure_count, wait)


def _wait_words(count: int, wait: int) -> str:
    tried = ngettext("%(count)d wrong code so far;", "%(count)d wrong codes so far;", count) % {
        "count": count
    }
    if wait < 120:
        later = ngettext("try again in %(n)d second.", "try again in %(n)d seconds.", max(1, wait))
        return f"{tried} {later % {'n': max(1, wait)}}"
    later = ngettext("try again in %(n)d minute.", "try again in %(n)d minutes.", math.ceil(wait / 60))
    return f"{tried} {later % {'n': math.ceil(wait / 60)}}"


def asked_at_the_door(permissions: tuple[str, ...]) -> bool:
    """Does a page with one of these permissions ask for a code once a session? ``*`` in the setting means every one."""
    wanted = settings.SECOND_FACTOR_FOR
    return bool(permissions) and ("*" in wanted or not wanted.isdisjoint(permissions))
