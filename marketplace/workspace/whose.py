"""Whose own page this is: hers who is signed in, or hers with whom her coordinator opened it (ADR 29).

An opening lasts fifteen minutes, is in the coordinator's session alone, and ends sooner when one of them presses, or when she
no longer looks after her. It is kept: who, whose, when.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from marketplace.accounts.gates import compressed, open_to, person
from marketplace.accounts.models import User
from weavers.models import AccessLog, Weaver

from .saying import said_to

OPEN_FOR = timedelta(minutes=15)
HER_SESSION = timedelta(minutes=30)
"""After so long without a press she is signed out: the phone may be in other hands by then."""
KEY = "her_page"
LOGGED = "her own page"

hers = compressed(open_to(door="workspace:enter"))


def herself(request: HttpRequest) -> Weaver:
    """The weaver whose page it is. Raises PermissionDenied where it's nobody's."""
    user = person(request)
    found = Weaver.objects.select_related("group").defer("legal_name", "phone", "village")
    opened = request.session.get(KEY)
    if opened:
        weaver = found.filter(pk__in=Weaver.objects.of(user).values("pk"), pk=opened["weaver"]).first()
        if weaver and datetime.fromisoformat(opened["until"]) > timezone.now():
            request.her_witness = user  # type: ignore[attr-defined]
            return weaver
        close(request)
    weaver = found.filter(user=user).first()
    if weaver is None:
        raise PermissionDenied
    request.session.set_expiry(HER_SESSION)
    return weaver


def witness_of(request: HttpRequest) -> User | None:
    """The coordinator who has it open with her; None where she is alone. After ``herself``."""
    return getattr(request, "her_witness", None)


def about_her(request: HttpRequest, weaver: Weaver) -> dict[str, Any]:
    """What every page of hers shows around what it is for. After ``herself``."""
    return {"weaver": weaver, "witness": witness_of(request), "said": said_to(weaver)}


def open_with(request: HttpRequest, weaver: Weaver, *, now: datetime) -> None:
    """Her coordinator opens it with her, for a quarter of an hour."""
    user = person(request)
    AccessLog.objects.create(user=user, weaver=weaver, what=LOGGED, why="opened it with her", at=now)
    request.session[KEY] = {"weaver": weaver.pk, "until": (now + OPEN_FOR).isoformat()}


def close(request: HttpRequest) -> bool:
    """End what a coordinator has open; gives whether there was anything."""
    return request.session.pop(KEY, None) is not None
