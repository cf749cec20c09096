"""An address that changed leads on in every language: redirects are kept for the first language's addresses alone (ADR 34)."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from marketplace.languages.addresses import OTHERS, asked_language, in_language
from marketplace.languages.pages import FIRST

from .tongues import address_in, languages_of


class LeadOn(RedirectMiddleware):  # type: ignore[misc]
    """Wagtail's, which asks for the first language's redirect where the address in another has none of its own."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer: HttpResponse = super().process_response(request, response)
        language = asked_language(request.path)
        if answer.status_code != 404 or language == FIRST:
            return answer
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False).partition("?")[0]
        found = get_redirect(request, path.removeprefix(f"/{language}") or "/")
        there = found and _there(found, language)
        if not there:
            return answer
        return (HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect)(there)


def _there(found: Redirect, language: str) -> str:
    """Where it leads, in that language if there is such a page; the first language's stands in for pages alone."""
    page = found.redirect_page
    if page and (path := languages_of(page).get(language)):
        return address_in(path, language)
    link = found.link or ""
    return in_language(link, language) if link.startswith("/") and language in OTHERS else link
