"""When a piece is with its buyer, and what it costs there with all that comes on top. Amounts in paise with GST."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale
from babel.numbers import get_territory_currencies
from django.utils.functional import Promise
from django.utils.translation import get_language

from catalog.models import Product
from marketplace.forks.shipping.countries import HOME, SENT_TO
from marketplace.forks.shipping.fairs import fetched_at
from marketplace.forks.shipping.models import Fair
from marketplace.forks.shipping.ways import PACKING_DAYS, Shipping, ways_to
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.pagecache.remembered import remembered
from marketplace.payment.currencies import HOME as RUPEES
from marketplace.payment.currencies import PriceList, lists_on


@dataclass(frozen=True)
class Route:
    """One way to the buyer: what it costs, all in all, and the first and last day it should arrive."""

    name: str | Promise
    price: int
    total: int
    first: date
    last: date
    abroad: str = ""
    """The same total by the price list of the buyer's currency, where there is one: ``$57.50``."""


@dataclass(frozen=True)
class Delivery:
    """One piece to one country, ordered today. ``duty``: what customs there asks for, in words.

    ``duty_estimate`` where it can be said; ``duty_charged``: it's in the price, not asked for at the door.
    """

    country: str
    name: str
    price: int
    sent: date
    routes: Sequence[Route]
    fairs: Sequence[Shipping]
    duty: str
    duty_estimate: int | None
    duty_charged: bool

    @property
    def best(self) -> Route:
        """The cheapest."""
        return self.routes[0]

    @property
    def is_home(self) -> bool:
        return self.country == HOME


def delivery_of(piece: Product, *, country: str, on: date) -> Delivery | None:
    """One piece to a country; None while it has no price. At home one query for the fairs at most, else none."""
    price = piece.price
    if not price:
        return None
    ways = ways_to(country, grams=parcel_grams([(grams_of(piece), 1)]), goods=price, on=on)
    sent = on + timedelta(days=piece.lead_time_days + PACKING_DAYS)
    prices = _prices_in(country, on)
    return Delivery(
        country=country,
        name=country_names()[country],
        price=price,
        sent=sent,
        routes=[_route(way, price, sent, prices) for way in ways],
        fairs=[fetched_at(fair) for fair in _fairs(on)] if country == HOME else [],
        duty=ways[0].duty,
        duty_estimate=ways[0].duty_estimate,
        duty_charged=ways[0].duty_charged,
    )


def _fairs(on: date) -> list[Fair]:
    return remembered(("fairs", on), lambda: list(Fair.objects.open_on(on)))


def _route(way: Shipping, price: int, sent: date, prices: PriceList | None) -> Route:
    fewest, most = way.days
    return Route(
        name=way.name,
        price=way.price,
        total=price + way.price,
        first=sent + timedelta(days=fewest),
        last=sent + timedelta(days=most),
        abroad=prices.show(prices.price(price) + prices.price(way.price)) if prices else "",
    )


def _prices_in(country: str, on: date) -> PriceList | None:
    """The price list of what is paid with in a country; None where that is rupees, or has no list."""
    lists = lists_on(on)
    used = (each for each in get_territory_currencies(country, on, on) if each != RUPEES)
    return next((lists[each] for each in used if each in lists), None)


def country_of(asked: str | None) -> str:
    """The country that was asked for, where parcels go to it; else home."""
    return asked if asked in SENT_TO else HOME


def country_names() -> dict[str, str]:
    """Where parcels go, in the reader's language: home first, then by name."""
    return _names(get_language() or "en")


@cache
def _names(language: str) -> dict[str, str]:
    names = Locale.parse(language, sep="-").territories
    by_name = sorted((code for code in SENT_TO if code != HOME), key=lambda code: names[code])
    return {code: names[code] for code in (HOME, *by_name)}
