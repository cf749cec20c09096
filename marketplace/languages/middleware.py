"""The address says in which language a page is; neither a cookie nor what a browser asks for does."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from .addresses import language_of

Answer = Callable[[HttpRequest], HttpResponseBase]


class LanguageMiddleware:
    """In place of Django's, which has every page vary by ``Accept-Language``: then no cache could keep one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
