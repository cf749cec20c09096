"""Addresses as others write them down: whole, the same whoever asks, in each language there is."""

import re
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.images.utils import generate_signature

from marketplace.languages.addresses import in_language

SHARED = "fill-1200x630|format-jpeg|jpegquality-82"
"""As links are shown elsewhere."""
LISTED = "max-1200x1500|format-jpeg|jpegquality-82"
"""As search engines and merchant centres want a piece's pictures."""


def absolute(path: str) -> str:
    """The address with the shop's own host, whichever name it was asked by. What has a host already keeps it."""
    return urljoin(settings.SITE_URL, path)


def shared_picture(image: int, spec: str = SHARED) -> str:
    """Where this size of a picture of the library is. It's made when somebody first asks; others can't be asked for."""
    return reverse("machines:shared", args=[generate_signature(image, spec), image, spec])


def in_languages(path: str) -> list[tuple[str, str]]:
    """The page's address in each language, for ``hreflang``; empty where it has one alone."""
    found = {code: in_language(path, code) for code, _name in settings.SHOP_LANGUAGES}
    return in_languages_of(found) if len(set(found.values())) > 1 else []


def in_languages_of(addresses: dict[str, str]) -> list[tuple[str, str]]:
    """The same of a page of editors, by the languages that it's in."""
    if len(addresses) < 2:
        return []
    every = [(code, absolute(address)) for code, address in addresses.items()]
    first = addresses.get(settings.LANGUAGE_CODE)
    return [*every, ("x-default", absolute(first))] if first else every


def locale(language: str | None = None) -> str:
    """A language, by default that of this page, as Open Graph writes it: ``en_IN``."""
    return re.sub("-.*", "", language or translation.get_language() or settings.LANGUAGE_CODE) + "_IN"
