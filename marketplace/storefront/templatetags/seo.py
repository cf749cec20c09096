"""What stands in the head of a public page for search engines and for those who share it."""

import html
import json
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language

from ..addresses import absolute as make_absolute
from ..addresses import in_languages, in_languages_of, locale, shared_picture
from ..structured import decimal, site

LONGEST = 300
"""Characters of a description."""
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}

register = template.Library()


@register.filter
def absolute(path: str) -> str:
    return make_absolute(path)


@register.inclusion_tag("components/page_head.html")
def page_head(
    title: str,
    description: str,
    path: str,
    image: int | None = None,
    kind: str = "website",
    indexed: bool = True,
    page: Any = None,
) -> dict[str, object]:
    """Description, canonical address, languages, Open Graph. ``image`` is a picture of the library, else our mark.

    A page of editors is found at its own address in each language that it's in, also where another stands in for it.
    """
    own = path
    if page is None:
        languages = in_languages(path) if indexed else []
    else:
        own = page.addresses.get(page.language, path)
        languages = in_languages_of(page.addresses) if own == path else []
    spoken = page.language if page else get_language()
    return {
        "title": _plain(title),
        "description": Truncator(_plain(description)).chars(LONGEST),
        "url": make_absolute(own),
        "languages": languages,
        "others": [locale(code) for code, _address in languages if code not in (spoken, "x-default")],
        "picture": make_absolute(shared_picture(image) if image else static("img/share.png")),
        "kind": kind,
        "indexed": indexed,
        "shop": settings.OSCAR_SHOP_NAME,
        "locale": locale(spoken),
    }


@register.filter
def amount(paise: int) -> str:
    """``328000`` → ``3280.00``, as machines write it."""
    return decimal(paise)


@register.filter
def json_ld(data: object) -> SafeString:
    """Data as a script that isn't run. No text in it can end the element: it has no <, > or &."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag
def site_data() -> SafeString:
    """Who we are and how to search, for the home page."""
    return json_ld(site())


def _plain(text: str) -> str:
    """Words on one line; what a template has escaped already is read back."""
    return " ".join((html.unescape(text) if isinstance(text, SafeData) else text).split())
