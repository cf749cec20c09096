"""Who is let in where. Pages behind a gate are for one person and kept by no cache, on a shared phone least of all."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from .models import User

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def person(request: HttpRequest) -> User:
    """Who is signed in. Raises PermissionDenied for nobody."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def open_to(*permissions: str) -> Callable[[View], View]:
    """Let in whoever holds one of these permissions, or whoever is signed in where none is named.

    Nobody in particular is asked to sign in; somebody else is refused (403).
    """

    def gate(view: View) -> View:
        @wraps(view)
        @cache_control(private=True, no_store=True)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if permissions and not any(request.user.has_perm(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return gate
