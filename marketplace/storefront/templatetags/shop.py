"""What every template may use: amounts in rupees, the split of a price, and the navigation of the shop."""

from decimal import Decimal
from email.utils import parseaddr
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from catalog.models import Product
from marketplace.forks.shipping.countries import country_name
from marketplace.kernel.money import show_rupees
from marketplace.languages.addresses import OF_PAGES
from marketplace.languages.templatetags.spoken import other_languages
from weavers.models import Weaver

from ..cards import Card
from ..cards import cards_of as make_cards_of
from ..delivery import country_names
from ..navigation import Way, around
from ..people import Person, people
from ..splits import PriceSplit, split_of

register = template.Library()
FAVICON = Path(__file__).resolve().parents[2] / "static" / "img" / "favicon.svg"


@register.simple_tag
@cache
def favicon() -> str:
    """The icon of the shop's tabs as an address that needs no request of its own."""
    return "data:image/svg+xml," + quote(FAVICON.read_text().strip(), safe="/:='(), ")


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
    """Shelves, the pages that editors put into the menu, and this page in the shop's other languages; the footer has all. One query a minute."""
    request: HttpRequest | None = context.get("request")
    return {
        "path": request.path if request else "",
        "categories": shelves(),
        "pages": around().header,
        "languages": [each for each in other_languages(context) if each.code not in OF_PAGES],
    }


@register.inclusion_tag("components/footer_pages.html")
def footer_pages() -> dict[str, object]:
    return {"pages": around().footer}


@register.inclusion_tag("components/notices_above.html")
def notices_above() -> dict[str, object]:
    """Lines that editors put above every page of the shop for some days."""
    return {"notices": around().notices}


@register.simple_tag
def shop_email() -> str:
    """Where a buyer can write to."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


@register.simple_tag
def search_ideas() -> list[Way]:
    """Where somebody could start who found nothing."""
    return shelves()


@register.simple_tag(takes_context=True)
def cards_of(context: template.Context, pieces: Product | list[int]) -> list[Card]:
    """Cards of one piece, or of several by their keys; those no longer public are left out.

    A page's ``page_cards`` are those of all its pieces by key, None until the first of them is asked for. One query for all.
    """
    keys = [pieces.pk] if isinstance(pieces, Product) else list(pieces)
    known: dict[int, Card | None] = context.get("page_cards") or {}
    lacking = [key for key in dict.fromkeys([*known, *keys]) if known.get(key) is None]
    if any(key not in known or known[key] is None for key in keys):
        known |= {card.pk: card for card in make_cards_of(lacking)}
    return [card for key in keys if (card := known.get(key))]


@register.simple_tag
def person_of(weaver: Weaver | None) -> Person | None:
    """A weaver as she agrees to be shown today; None of whoever doesn't agree to be named. Two queries."""
    found = people(Weaver.objects.filter(pk=weaver.pk), on=timezone.localdate()) if weaver else []
    return found[0] if found and found[0].name else None


@register.simple_tag
def price_split_of(piece: Product | None) -> PriceSplit | None:
    """Where the price of a public piece goes today. Four queries."""
    if not piece or not Product.objects.live().filter(pk=piece.pk).exists():
        return None
    return split_of(piece, makers=piece.makers.count(), on=timezone.localdate())


def shelves() -> list[Way]:
    """The public categories at the top, in their order."""
    return around().shelves
