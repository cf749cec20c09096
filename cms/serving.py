"""Answers with a page in the language of its address, or with the first language's where it isn't translated yet."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import get_page_models
from wagtail.views import serve as wagtail_serve

from marketplace.languages.pages import reading

from .models import OpenPage
from .tongues import find


def page(request: HttpRequest, path: str) -> HttpResponseBase:
    """In place of Wagtail's own: the whole way down at once, one query however deep a page lies, of whatever kind it is."""
    return _answer(request, path, reading())


def page_alone(request: HttpRequest, path: str, *, language: str) -> HttpResponseBase:
    """The same for languages that only pages are in; what is around them is in the shop's first."""
    return _answer(request, path, language)


def _answer(request: HttpRequest, path: str, language: str) -> HttpResponseBase:
    request._wagtail_route_for_request = _route(request, path, language)  # type: ignore[attr-defined]
    return wagtail_serve(request, path)  # type: ignore[no-any-return]


def _route(request: HttpRequest, path: str, language: str) -> Any:
    kinds = [kind._meta.model_name or "" for kind in get_page_models() if issubclass(kind, OpenPage)]
    found = find(path, language, kinds=kinds)
    try:
        return found.route(request, []) if found else None
    except Http404:
        return None
