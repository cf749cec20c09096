"""Pages that are the same bytes for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]

_with_etag = decorator_from_middleware(ConditionalGetMiddleware)


def public_page(view: Callable[..., HttpResponse]) -> View:
    """Answers GET and HEAD with a page that any cache may keep, and must ask about before it shows it again.

    It asks each time because a price, a stock or a woman's consent may have ended meanwhile; unchanged pages
    cost a 304. The view must read neither session nor user nor basket.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, no_cache=True)
        return response

    return require_safe(_with_etag(wrapped))
