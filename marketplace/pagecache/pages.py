"""Pages that are the same bytes for everybody."""

from collections.abc import Callable
from functools import wraps
from hashlib import md5
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import has_vary_header, patch_cache_control
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]


def public_page(view: Callable[..., HttpResponse]) -> View:
    """Answers GET and HEAD with a page that any cache may keep, and must ask about before it shows it again.

    It asks each time because a price, a stock or a woman's consent may have ended meanwhile; unchanged pages
    cost a 304. The view must read neither session nor user nor basket, nor the time of day, and every table
    that it shows must be watched (``watching.watch``): our own processes keep the page until one of them changes.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return as_public(view(request, *args, **kwargs))

    return require_safe(wrapped)


def as_public(response: HttpResponse) -> HttpResponse:
    """The same for a response that is made elsewhere."""
    if hasattr(response, "render") and not response.is_rendered:  # type: ignore[attr-defined]
        response.render()
    patch_cache_control(response, public=True, no_cache=True)
    if response.status_code == 200:
        # Weak: the same page goes out compressed or not.
        response.headers["ETag"] = f'W/"{md5(response.content, usedforsecurity=False).hexdigest()}"'
        response.is_public_page = True  # type: ignore[attr-defined]
    return response


def may_be_kept(response: HttpResponse) -> bool:
    return (
        getattr(response, "is_public_page", False)
        and not response.cookies
        and not has_vary_header(response, "Cookie")
        and not response.streaming
    )
