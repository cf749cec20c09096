"""Each language has its own addresses: Hindi below ``/hi/``, the shop's first language without a prefix."""

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.urls import translate_url
from django.utils import translation

OTHERS = tuple(code for code, _name in settings.SHOP_LANGUAGES if code != settings.LANGUAGE_CODE)
"""Languages of the whole shop, besides its first."""
OF_PAGES = tuple(code for code, _name in settings.LANGUAGES if code not in dict(settings.SHOP_LANGUAGES))
"""Languages that only pages of editors are in."""
PREFIXES = ("", *(f"/{code}" for code in OTHERS))


def language_of(path: str) -> str:
    """The language of the shop at this address, whoever asks."""
    return code if (code := _begins(path)) in OTHERS else settings.LANGUAGE_CODE


def asked_language(path: str) -> str:
    """The language that somebody asks for by this address: the shop's, or one of pages alone."""
    return code if (code := _begins(path)) in OTHERS + OF_PAGES else settings.LANGUAGE_CODE


def _begins(path: str) -> str:
    return path[1:].partition("/")[0]


def in_language(path: str, code: str) -> str:
    """The same page's address in another language; the address as it is where it has none (staff pages, files)."""
    address, mark, query = path.partition("?")
    return _in_language(address, code) + mark + query


@lru_cache(maxsize=2_000)
def _in_language(path: str, code: str) -> str:
    """Remembered, for a page asks this of itself several times."""
    if (own := _begins(path)) in OF_PAGES:
        path = path.removeprefix(f"/{own}")
    with translation.override(language_of(path)):
        return translate_url(path, code)


def in_every_language(paths: Iterable[str]) -> tuple[str, ...]:
    """These paths with each language's prefix."""
    return tuple(prefix + path for path in paths for prefix in PREFIXES)
