"""The list of pieces that merchant centres fetch: Google's RSS 2.0 with the ``g:`` namespace, a piece at a time."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from catalog.models import Product, ProductImage
from catalog.restrictions import keepers
from marketplace.forks.shipping.tables import duty_on, zones
from marketplace.forks.shipping.ways import PACKING_DAYS, Shipping, ways_to
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.payment.currencies import PriceList

from .addresses import LISTED, absolute, shared_picture
from .cards import for_sale
from .structured import decimal

COUNTRIES = {
    "INR": ("IN",),
    "USD": ("US",),
    "GBP": ("GB",),
    "EUR": ("AT", "BE", "DE", "ES", "FI", "FR", "IE", "IT", "NL", "PT"),
}
"""Where each currency's list is shown."""
NONE = AttributesImpl({})
AT_A_TIME = 500
MOST_PICTURES = 10
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def feed(prices: PriceList, *, on: date) -> Iterator[str]:
    """The whole list, in pieces of text as they're ready. One query; what a community keeps isn't in it."""
    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement("rss", AttributesImpl({"version": "2.0", "xmlns:g": "http://base.google.com/ns/1.0"}))
    xml.startElement("channel", NONE)
    _elements(
        xml, title=settings.OSCAR_SHOP_NAME, link=absolute("/"), description=_("Handwoven in Northeast India")
    )
    for piece in _pieces(on).iterator(chunk_size=AT_A_TIME):
        xml.startElement("item", NONE)
        for name, value in _facts(piece, prices, on=on):
            if isinstance(value, dict):
                xml.startElement(f"g:{name}", NONE)
                _elements(xml, **{f"g:{part}": text for part, text in value.items()})
                xml.endElement(f"g:{name}")
            else:
                _elements(xml, **{f"g:{name}": value})
        xml.endElement("item")
        yield _taken(out)
    xml.endElement("channel")
    xml.endElement("rss")
    yield _taken(out)


def _pieces(on: date) -> Any:
    images = ProductImage.objects.filter(product=OuterRef("pk")).order_by("display_order", "pk")
    shelves = Product.categories.through.objects.filter(product=OuterRef("pk"))
    return (
        for_sale(Product.objects.all())
        .annotate(
            kept_by=keepers(on=on),
            shelf=Subquery(shelves.values("category__name")[:1]),
            pictures=ArraySubquery(images.values("image")[:MOST_PICTURES]),
        )
        .filter(kept_by=None)
        .only(
            "slug", "title", "description", "upc", "fibre", "technique", "colour", "dye", "length_cm",
            "width_cm", "weight_grams", "lead_time_days",
        )
        .order_by("pk")
    )  # fmt: skip


def _facts(piece: Any, prices: PriceList, *, on: date) -> Iterator[tuple[str, str | dict[str, str]]]:
    """Name and value of each attribute, as the specification of product data orders them."""
    paise = int(piece.list_price * 100)
    yield "id", piece.sku
    yield "title", piece.title
    yield "description", piece.description or f"{piece.title}: {piece.fibre}, {piece.technique}."
    yield "link", absolute(piece.get_absolute_url())
    for number, image in enumerate(piece.pictures):
        yield ("additional_image_link" if number else "image_link"), absolute(shared_picture(image, LISTED))
    if piece.lead_time_days:
        ready = datetime.combine(on + timedelta(days=piece.lead_time_days), time(12))
        yield "availability", "preorder"
        yield "availability_date", timezone.make_aware(ready).isoformat(timespec="minutes")
    else:
        yield "availability", "in_stock"
    yield "price", f"{decimal(prices.price(paise))} {prices.currency}"
    yield "condition", "new"
    yield "brand", settings.OSCAR_SHOP_NAME
    yield "identifier_exists", "no"
    if piece.shelf:
        yield "product_type", piece.shelf
    yield "material", piece.fibre
    yield "color", piece.colour
    yield "product_length", f"{piece.length_cm} cm"
    yield "product_width", f"{piece.width_cm} cm"
    grams = parcel_grams([(grams_of(piece), 1)])
    yield "shipping_weight", f"{grams} g"
    for country in COUNTRIES[prices.currency]:
        if country in zones():
            goods = paise if duty_on(country, on) else 0
            yield "shipping", _shipping(_cheapest(country, grams, goods, on), country, prices)
    yield "min_handling_time", str(piece.lead_time_days)
    yield "max_handling_time", str(piece.lead_time_days + PACKING_DAYS)


@lru_cache(maxsize=4096)
def _cheapest(country: str, grams: int, goods: int, on: date) -> Shipping:
    """``goods`` in paise where customs ask for a part of them, else 0: most parcels of a weight cost the same."""
    return ways_to(country, grams=grams, goods=goods, on=on)[0]


def _shipping(way: Shipping, country: str, prices: PriceList) -> dict[str, str]:
    fewest, most = way.days
    return {
        "country": country,
        "service": str(way.name),
        "price": f"{decimal(prices.price(way.price))} {prices.currency}",
        "min_transit_time": str(fewest),
        "max_transit_time": str(most),
    }


def _elements(xml: SimplerXMLGenerator, **texts: str) -> None:
    for name, text in texts.items():
        xml.addQuickElement(name, _NOT_XML.sub(" ", text))


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
