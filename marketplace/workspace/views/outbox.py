"""Where a phone sends what it has kept. Answers are JSON; nobody is led to a door, for no eye is on these pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import person
from marketplace.kernel.once import key_of_ulid

from ..outbox import KINDS
from ..parts import PartRefused, how_much, take_part
from .checks import checkers


def for_phones(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For coordinators and quality; where the gate would lead to a door, the answer is 401: sign in, then send again.

    So it is where somebody else is signed in than whose entry it is (``X-Sent-For``).
    """
    gated = checkers(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        meant = request.headers.get("X-Sent-For")
        if meant is not None and meant != str(request.user.pk):
            return JsonResponse({}, status=401)
        answer = gated(request, *args, **kwargs)
        return JsonResponse({}, status=401) if answer.status_code == 302 else answer

    return answered


@require_GET
@for_phones
def session(request: HttpRequest) -> HttpResponse:
    """Who is signed in, a token to send with, and what opens her store on this phone without a PIN."""
    user = person(request)
    secret = salted_hmac("what a phone keeps", str(user.pk), algorithm="sha256").hexdigest()
    return JsonResponse({"user": str(user.pk), "token": get_token(request), "secret": secret})


@require_http_methods(["GET", "POST"])
@for_phones
def file(request: HttpRequest, key: str) -> HttpResponse:
    """How many bytes of a file are here; POST takes the next (``?offset=&size=``)."""
    user = person(request)
    try:
        name = key_of_ulid(key)
        if request.method == "GET":
            return JsonResponse({"have": how_much(key=name, by=user)})
        have = take_part(
            key=name,
            size=int(request.GET.get("size", "")),
            offset=int(request.GET.get("offset", "")),
            data=request.body,
            by=user,
            now=timezone.now(),
        )
    except (ValueError, PartRefused):
        return JsonResponse({}, status=422)
    return JsonResponse({"have": have})


@require_POST
@for_phones
def entry(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """One entry. Sent again, it's answered again and counts once."""
    take = KINDS.get(kind)
    try:
        if take is None:
            raise ValueError(kind)
        status, facts = take(key=key_of_ulid(key), sent=request.POST, by=person(request), now=timezone.now())
    except ValueError:
        return JsonResponse({"reasons": [_("This can't be read here. Write it anew.")]}, status=422)
    if status == 200 and request.POST.get("watched"):
        messages.success(request, _told(kind, request.POST.get("action") == "submit"))
    return JsonResponse(facts, status=status)


def _told(kind: str, submitted: bool) -> str:
    if kind == "listing":
        return _("Sent for approval.") if submitted else _("Kept as a draft.")
    return _("Stored.")
