"""Who is let in where. Pages behind a gate are for one person and kept by no cache, on a shared phone least of all."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page

from .models import User
from .second_factor import LATELY, asked_at_the_door, given_in

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def person(request: HttpRequest) -> User:
    """Who is signed in. Raises PermissionDenied for nobody."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def following(request: HttpRequest) -> str:
    """Where she was going, if that is a page of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}) else ""


def open_to(*permissions: str, door: str | None = None) -> Callable[[View], View]:
    """Let in whoever holds one of these permissions, or whoever is signed in where none is named.

    Nobody in particular is asked to sign in, at ``door`` where one is named; somebody else is refused (403). For permissions in the setting
    ``SECOND_FACTOR_FOR`` a code from her phone is asked for too, once a session.
    """

    def gate(view: View) -> View:
        @wraps(view)
        @cache_control(private=True, no_store=True)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                pressed = door and request.method == "POST"  # her press can't be done again by going there
                return redirect_to_login("" if pressed else request.get_full_path(), door and reverse(door))
            if permissions and not any(request.user.has_perm(permission) for permission in permissions):
                raise PermissionDenied
            if asked_at_the_door(permissions) and not given_in(
                request.session, person(request), now=timezone.now()
            ):
                return _ask(request.get_full_path())
            return view(request, *args, **kwargs)

        return guarded

    return gate


def compressed(gate: Callable[[View], View]) -> Callable[[View], View]:
    """The same gate, for phones with one bar: what is behind it is sent compressed.

    Django makes its length random, and tokens are masked, so nothing can be guessed from it.
    """
    return lambda view: gzip_page(gate(view))


def with_code_lately(back: str) -> Callable[[View], View]:
    """Let somebody do this only where she gave a code in this session in the last ten minutes.

    Else she is asked for one, and is then on the page named ``back``, to press again. It stands below ``open_to``.
    """

    def gate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if given_in(request.session, person(request), now=timezone.now(), within=LATELY):
                return view(request, *args, **kwargs)
            messages.info(request, _("Nothing is done yet: first a code from your phone, then press again."))
            return _ask(reverse(back))

        return guarded

    return gate


class NoNul:
    """A character that PostgreSQL can't store and nobody types: refused (400) before a page takes it for words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or _nul_in(request.GET):
            return HttpResponseBadRequest(content_type="text/plain")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """What was posted, which the check of its token has read by now; files stay as they come."""
        return HttpResponseBadRequest(content_type="text/plain") if _nul_in(request.POST) else None


def _nul_in(sent: QueryDict) -> bool:
    return any("\0" in each for name, values in sent.lists() for each in (name, *values))


class EditorsCode:
    """Wagtail's admin has gates of its own; where the setting names its permission, the code is asked for here."""

    ADMIN = "wagtailadmin.access_admin"

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            request.path_info.startswith("/cms/")
            and asked_at_the_door((self.ADMIN,))
            and request.user.has_perm(self.ADMIN)
            and not given_in(request.session, person(request), now=timezone.now())
        ):
            return _ask(request.get_full_path())
        return self.get_response(request)


def _ask(following: str) -> HttpResponse:
    return redirect(f"{reverse('accounts:check')}?{urlencode({'next': following})}")
