"""Is it our own page that sends this? Asked where a form can't carry Django's token."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_our_page(request: HttpRequest) -> bool:
    """True only where the browser itself says that one of our pages sent the request.

    A piece's page is the same bytes for everybody, so its form has no token in it. Browsers put
    ``Sec-Fetch-Site`` and ``Origin`` on what they send, and no page can forge either; a browser that sends
    neither is asked again by a form with a token.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())
