"""Each language has its own addresses: Hindi below ``/hi/``, the shop's first language without a prefix."""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import get_language_from_path

PREFIXES = ("", *(f"/{code}" for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE))


def language_of(path: str) -> str:
    """The language that a page at this address is in, whoever asks."""
    return get_language_from_path(path) or settings.LANGUAGE_CODE


def in_language(path: str, code: str) -> str:
    """The same page's address in another language; the address as it is where it has none (staff pages, files)."""
    address, mark, query = path.partition("?")
    return _in_language(address, code) + mark + query


@lru_cache(maxsize=2_000)
def _in_language(path: str, code: str) -> str:
    """Remembered, for a page asks this of itself several times."""
    with translation.override(language_of(path)):
        return translate_url(path, code)


def in_every_language(paths: Iterable[str]) -> tuple[str, ...]:
    """These paths with each language's prefix."""
    return tuple(prefix + path for path in paths for prefix in PREFIXES)
