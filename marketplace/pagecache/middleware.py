"""Answers with a kept page before sessions, users and baskets are even looked for."""

from collections.abc import Callable, Hashable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from .generation import CURRENT, generation
from .pages import may_be_kept
from .store import STORE, Kept

Answer = Callable[[HttpRequest], HttpResponseBase]


class PageCacheMiddleware:
    """Pages that ``public_page`` marks are made once for each generation, day and address; the address has the language.

    It stands above everything that reads a cookie. Whatever sets a cookie, or varies by one, isn't kept.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith(settings.NEVER_KEPT):
            return self.get_response(request)
        now = generation()
        key = _key(request) if now and settings.KEEP_PAGES else None
        if now and key and (kept := STORE.get(now, key)):
            return kept.answer(request)
        token = CURRENT.set(now)
        try:
            response = self.get_response(request)
        finally:
            CURRENT.reset(token)
        if not isinstance(response, HttpResponse) or not may_be_kept(response):
            return response
        page = Kept.of(response, lasting=bool(key))
        if now and key:
            STORE.keep(now, key, page)
        return page.answer(request)


def _key(request: HttpRequest) -> Hashable:
    """The day is part of it because consents end, and parcels arrive, by days."""
    return (
        request.scheme,
        request.get_host(),
        timezone.localdate(),
        request.get_full_path(),
    )
