"""How often somebody may try: wrong passwords (django-axes counts them) and letters asked for."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from .models import Asked

LETTERS_TO_ONE = 3
"""Letters an hour to one e-mail address."""
LETTERS_FROM_ONE = 20
"""And asked for from one network address."""
AN_HOUR = timedelta(hours=1)
KEPT = timedelta(days=1)


def network_address(request: HttpRequest) -> str | None:
    """Where a request comes from, as the nearest server that we don't run saw it."""
    direct = request.META.get("REMOTE_ADDR") or None
    told = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    return told[-settings.PROXIES] if settings.PROXIES and len(told) >= settings.PROXIES else direct


def name_typed(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """What tries are counted under: one person's name, however its letters are written."""
    typed = (credentials or {}).get("username") or request.POST.get("username") or ""
    return str(typed).strip().casefold()[:255]


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """What stands instead of the door after too many wrong passwords."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    answer = render(request, "accounts/locked.html", {"minutes": minutes}, status=429)
    answer["Cache-Control"] = "private, no-store"
    answer["Retry-After"] = str(minutes * 60)
    return answer


def may_have_letter(*, to: str, asked_from: str | None, now: datetime) -> bool:
    """Whether one more letter goes to an address, asked for from there; if so, it's counted."""
    most = {("to", to.strip().casefold()): LETTERS_TO_ONE, ("from", asked_from or ""): LETTERS_FROM_ONE}
    return may_once_more(most, now=now)


@transaction.atomic
def may_once_more(most: Mapping[tuple[str, str], int], *, now: datetime, within: timedelta = AN_HOUR) -> bool:
    """Whether something may be asked for once more, by each of these kinds and names; if so, it's counted.

    ``most`` says how often each may within a time, a day at most. Two at once count one after the other.
    """
    keys = {_key(*what): count for what, count in most.items()}
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    Asked.objects.filter(at__lt=now - KEPT).delete()
    lately = Asked.objects.filter(at__gt=now - within)
    if any(lately.filter(key=key).count() >= count for key, count in keys.items()):
        return False
    Asked.objects.bulk_create(Asked(key=key, at=now) for key in keys)
    return True


def _key(kind: str, what: str) -> str:
    return salted_hmac("letters asked for", f"{kind} {what}", algorithm="sha256").hexdigest()
