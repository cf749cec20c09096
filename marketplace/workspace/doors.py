"""The doors to a weaver's own page: her number with a code sent to her phone, or with a PIN of hers (ADR 29).

Nobody is told whether a number is known, has a phone or a PIN: every try is counted alike, takes as long and fails alike.
"""

import logging
import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import Group as Role
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django_tasks import task

from marketplace.accounts.limits import may_once_more
from marketplace.accounts.models import User
from marketplace.kernel.short_messages import Unsent, send_short
from weavers.models import Weaver

from .models import PhoneCode, Pin

log = logging.getLogger(__name__)

A_CODE_LASTS = timedelta(minutes=10)
AGAIN_AFTER = (timedelta(seconds=15), timedelta(seconds=60))
TRIES_AT_A_CODE = 5
CODES_AN_HOUR = 3
"""To one number; from one network address twenty."""
TRIES_AN_HOUR = 6
"""At one number, with PIN or code; from one network address sixty, since a village may share one."""
TRIES_A_DAY = 20
A_DAY = timedelta(days=1)


class PinRefused(Exception):
    """Why these digits can't be her PIN."""


def number_of(typed: str) -> str:
    """A weaver's code as it's stored, of what she typed: ``12``, ``w12`` and ``W0012`` are one."""
    text = re.sub(r"\s", "", typed).upper()[:12]
    match = re.fullmatch(r"W?(\d{1,4})", text)
    return f"W{match[1]:>04}" if match else text


def ask_code(*, typed: str, asked_from: str | None, now: datetime) -> None:
    """Have a code sent, if this is a weaver's number, she has a phone and not too many were asked for."""
    number = number_of(typed)
    if may_once_more({("code", number): CODES_AN_HOUR, ("codes from", asked_from or ""): 20}, now=now):
        send_code.enqueue(number)


@task()
def send_code(number: str, tries: int = 1) -> None:
    """Six digits to her phone and not a word beside them. A newer code takes the place of the ones before.

    Where the provider is away, another code a little later: neither digits nor her phone are ever in the queue.
    """
    weaver = _who(number)
    if weaver is None or not weaver.phone:
        return
    digits = f"{secrets.randbelow(1_000_000):06d}"
    now = timezone.now()
    with transaction.atomic():
        PhoneCode.objects.filter(weaver=weaver).delete()
        PhoneCode.objects.filter(until__lt=now).delete()
        PhoneCode.objects.create(weaver=weaver, hash=_hash(weaver, digits), until=now + A_CODE_LASTS)
    try:
        send_short(weaver.phone, f"{digits[:3]} {digits[3:]}")
    except Unsent as problem:
        log.warning("A code to %s wasn't sent (try %d): %s", number, tries, problem)
        if problem.again and tries <= len(AGAIN_AFTER):
            send_code.using(run_after=now + AGAIN_AFTER[tries - 1]).enqueue(number, tries + 1)


def open_by_code(*, typed: str, digits: str, asked_from: str | None, now: datetime) -> User | None:
    """Who comes in with a code from her phone; None for all else."""
    number = number_of(typed)
    if not _may_try(number, asked_from, now):
        return None
    with transaction.atomic():
        code = (
            PhoneCode.objects.select_for_update(of=("self",))
            .select_related("weaver__user")
            .filter(weaver__code=number, used_at=None, until__gt=now, tries__lt=TRIES_AT_A_CODE)
            .first()
        )
        if code is None or _who(number) is None:
            return None
        right = constant_time_compare(code.hash, _hash(code.weaver, re.sub(r"\D", "", digits)))
        code.tries += 1
        code.used_at = now if right else None
        code.save(update_fields=["tries", "used_at"])
        return _user_of(code.weaver) if right else None


def open_by_pin(*, typed: str, pin: str, asked_from: str | None, now: datetime) -> User | None:
    """Who comes in with her PIN; None for all else."""
    number = number_of(typed)
    if not _may_try(number, asked_from, now):
        return None
    weaver = _who(number)
    kept = Pin.objects.filter(weaver=weaver).first() if weaver else None
    if kept is None or weaver is None:
        make_password(pin)  # as long as checking one
        return None
    return _user_of(weaver) if check_password(pin, kept.hash) else None


@transaction.atomic
def choose_pin(*, weaver: Weaver, pin: str, by: User, now: datetime) -> Pin:
    """From now on she comes in with these digits. Raises PinRefused for what anybody would try first."""
    if not re.fullmatch(r"\d{4,6}", pin):
        raise PinRefused(_("Four to six digits."))
    steps = {int(b) - int(a) for a, b in zip(pin, pin[1:], strict=False)}
    if (
        len(steps) == 1
        and steps <= {0, 1, -1}
        or pin in number_of(weaver.code)
        or pin == pin[:2] * (len(pin) // 2)
    ):
        raise PinRefused(_("Anybody would try that first. Choose other digits."))
    return Pin.objects.update_or_create(
        weaver=weaver, defaults={"hash": make_password(pin), "set_at": now, "set_by": by}
    )[0]


def _may_try(number: str, asked_from: str | None, now: datetime) -> bool:
    most = {("try", number): TRIES_AN_HOUR, ("tries from", asked_from or ""): 60}
    return may_once_more(most, now=now) and may_once_more(
        {("try a day", number): TRIES_A_DAY}, now=now, within=A_DAY
    )


def _who(number: str) -> Weaver | None:
    """Whose page a number opens. Who is staff as well comes in as staff do: a few digits aren't enough for that."""
    found = Weaver.objects.select_related("user").filter(code=number).first()
    user = found.user if found else None
    if found is None or user and (not user.is_active or user.groups.exclude(name="weaver").exists()):
        return None
    return found


@transaction.atomic
def _user_of(weaver: Weaver) -> User:
    """Whom she is signed in as; made the first time."""
    her = Weaver.objects.select_for_update(of=("self",)).select_related("user").get(pk=weaver.pk)
    if her.user is None:
        user = User(username=f"weaver-{her.code.lower()}")
        user.set_unusable_password()
        user.save()
        user.groups.add(Role.objects.get(name="weaver"))
        her.user = user
        her.save(update_fields=["user"])
    return her.user


def _hash(weaver: Weaver, digits: str) -> str:
    return salted_hmac("codes to phones", f"{weaver.pk} {digits}", algorithm="sha256").hexdigest()
