"""What every template may use: amounts in rupees, the split of a price, and the navigation of the shop."""

from dataclasses import dataclass
from decimal import Decimal
from email.utils import parseaddr
from functools import lru_cache

from django import template
from django.conf import settings
from django.core.cache import cache
from django.db.models import Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page

from catalog.models import Category, Product
from marketplace.forks.shipping.countries import country_name
from marketplace.kernel.money import show_rupees
from marketplace.languages.names import said
from marketplace.languages.templatetags.spoken import other_languages
from marketplace.pagecache.generation import CURRENT

from ..cards import Card
from ..cards import cards_of as make_cards_of
from ..delivery import country_names

NAVIGATION_SECONDS = 60

register = template.Library()


@dataclass(frozen=True)
class Way:
    """Somewhere that the navigation leads to: a shelf or a page."""

    pk: int
    name: str
    url: str

    @property
    def label(self) -> str:
        return said(self.name)


Ways = tuple[list[Way], list[Way]]
"""Shelves and pages."""


@register.filter
def rupees(paise: int | None) -> str:
    """``328000`` → ``₹3,280``; nothing for None."""
    return "" if paise is None else show_rupees(paise)


@register.filter
def decimal_rupees(amount: Decimal) -> str:
    """The same for the decimal rupees that Oscar stores: ``3280.00`` → ``₹3,280``."""
    return show_rupees(int(amount * 100))


@register.filter
def stars(score: float) -> str:
    """``3.6`` → ``★★★★☆``; for eyes alone, so the number stands beside it in words."""
    full = round(score)
    return "★" * full + "☆" * (5 - full)


@register.filter
def country(code: str) -> str:
    """``NO`` → ``Norway``, in the reader's language."""
    return country_name(code)


@register.simple_tag
def country_options(chosen: str) -> SafeString:
    """The countries that parcels go to, as options, one of them chosen."""
    return _country_options(get_language(), chosen)


@lru_cache(maxsize=500)
def _country_options(language: str | None, chosen: str) -> SafeString:
    """Remembered: they're the same on each piece's page, and as much to write as all the rest of it."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (code, SafeString(" selected" if code == chosen else ""), name)
            for code, name in country_names().items()
        ),
    )


@register.filter
def typeset(title: str) -> str:
    """A dash stays on the line of the word before it."""
    return title.replace(" — ", "\u00a0— ").replace(" – ", "\u00a0– ")


@register.inclusion_tag("components/shop_navigation.html", takes_context=True)
def shop_navigation(context: template.Context) -> dict[str, object]:
    """Shelves, the pages that editors put into the menu, and this page's other languages. One query a minute."""
    request: HttpRequest | None = context.get("request")
    return {
        "path": request.path if request else "",
        "categories": shelves(),
        "pages": menu_pages(),
        "languages": other_languages(context),
    }


@register.inclusion_tag("components/footer_pages.html")
def footer_pages() -> dict[str, object]:
    return {"pages": menu_pages()}


@register.simple_tag
def shop_email() -> str:
    """Where a buyer can write to."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


@register.simple_tag
def search_ideas() -> list[Way]:
    """Where somebody could start who found nothing."""
    return shelves()


@register.simple_tag
def cards_of(pieces: Product | list[int]) -> list[Card]:
    """Cards of one piece, or of several by their keys; those no longer public are left out."""
    return make_cards_of([pieces.pk] if isinstance(pieces, Product) else pieces)


def shelves() -> list[Way]:
    """The public categories at the top, in their order."""
    return _navigation()[0]


def menu_pages() -> list[Way]:
    """The live pages that editors show in menus, in their order."""
    return _navigation()[1]


def _navigation() -> Ways:
    """Both, with one query a minute, and one for each change of what kept pages show."""
    key = f"shop:navigation:{get_language()}:{CURRENT.get() or ''}".replace(" ", ":")
    return cache.get_or_set(key, _load_navigation, NAVIGATION_SECONDS) or ([], [])


def _load_navigation() -> Ways:
    tops = Category.objects.browsable().filter(depth=1).annotate(kind=Value("shelf"))
    pages = (
        Page.objects.live().in_menu().filter(depth__gt=2, view_restrictions=None).annotate(kind=Value("page"))
    )
    rows = tops.values_list("kind", "path", "pk", "name", "slug").union(
        pages.values_list("kind", "path", "pk", "title", "url_path"), all=True
    )
    ways: Ways = ([], [])
    for kind, _path, pk, label, address in sorted(rows):
        if kind == "shelf":
            ways[0].append(Way(pk, label, reverse("storefront:category", args=[address])))
        else:
            # There is one site, so what stands before the home page's children is the home page itself.
            ways[1].append(Way(pk, label, reverse("wagtail_serve", args=[address.split("/", 2)[2]])))
    return ways
