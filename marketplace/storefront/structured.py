"""What search engines read of a page: schema.org's words, as data."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import Product
from marketplace.forks.shipping.tables import zones
from marketplace.forks.shipping.ways import PACKING_DAYS, ways_to
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.languages.names import said

from .addresses import LISTED, absolute, shared_picture

Data = dict[str, Any]


def organization() -> Data:
    return {
        "@type": "Organization",
        "@id": absolute("/#us"),
        "name": settings.SELLER["name"],
        "url": absolute("/"),
        "logo": absolute(static("img/icon-512.png")),
        "address": ", ".join(settings.SELLER["address"]),
    }


def site() -> list[Data]:
    """For the home page: who we are, and how to search."""
    search = absolute(reverse("storefront:search")) + "?q={search_term_string}"
    return [
        _data(organization()),
        _data(
            {
                "@type": "WebSite",
                "@id": absolute("/#site"),
                "name": settings.OSCAR_SHOP_NAME,
                "url": absolute("/"),
                "publisher": {"@id": absolute("/#us")},
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": {"@type": "EntryPoint", "urlTemplate": search},
                    "query-input": "required name=search_term_string",
                },
            }
        ),
    ]


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Data:
    """``steps``: name and path of each, from the top to the page itself."""
    return _data(
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "name": name, "item": absolute(path)}
                for n, (name, path) in enumerate(steps, 1)
            ],
        }
    )


def product(
    piece: Product, *, left: int, sold: bool, images: Sequence[int], shelf: str, group: str, on: date
) -> Data:
    """A piece with its offer. ``sold``: whether it's sold at all (a community may keep it); ``left``: how many now."""
    found: Data = {
        "@type": "Product",
        "@id": absolute(piece.get_absolute_url()) + "#piece",
        "name": said(piece.title),
        "description": said(piece.description)
        or f"{said(piece.title)}: {said(piece.fibre)}, {said(piece.technique)}.",
        "sku": piece.sku,
        "image": [absolute(shared_picture(image, LISTED)) for image in images],
        "brand": {"@type": "Brand", "name": settings.OSCAR_SHOP_NAME},
        "material": said(piece.fibre),
        "color": said(piece.colour),
        "category": shelf or None,
        "countryOfOrigin": "IN",
        "height": _measure(piece.length_cm, "CMT"),
        "width": _measure(piece.width_cm, "CMT"),
        "weight": _measure(piece.weight_grams, "GRM") if piece.weight_grams else None,
        "manufacturer": {"@type": "Organization", "name": group} if group else None,
    }
    if sold and piece.price is not None:
        found["offers"] = _offer(piece, left=left, on=on)
    return _data(found)


def _offer(piece: Product, *, left: int, on: date) -> Data:
    state = "OutOfStock" if left <= 0 else "PreOrder" if piece.lead_time_days else "InStock"
    return {
        "@type": "Offer",
        "url": absolute(piece.get_absolute_url()),
        "price": decimal(piece.price or 0),
        "priceCurrency": "INR",
        "availability": f"https://schema.org/{state}",
        "availabilityStarts": str(on + timedelta(days=piece.lead_time_days)) if state == "PreOrder" else None,
        "itemCondition": "https://schema.org/NewCondition",
        "seller": {"@id": absolute("/#us"), "@type": "Organization", "name": settings.SELLER["name"]},
        "shippingDetails": shipping(
            grams=parcel_grams([(grams_of(piece), 1)]), lead_days=piece.lead_time_days, on=on
        ),
        "hasMerchantReturnPolicy": {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": sorted(zones()),
            "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": settings.RETURN_DAYS,
            "returnMethod": "https://schema.org/ReturnByMail",
            "returnFees": "https://schema.org/ReturnFeesCustomerResponsibility",
            "refundType": "https://schema.org/FullRefund",
        },
    }


@lru_cache(maxsize=512)
def shipping(*, grams: int, lead_days: int, on: date) -> list[Data]:
    """What the cheapest way costs and takes, by the countries for which it's the same."""
    same: dict[tuple[int, tuple[int, int]], list[str]] = defaultdict(list)
    for country in sorted(zones()):
        way = ways_to(country, grams=grams, on=on)[0]
        if not way.duty_charged:  # then its price hangs on what else is bought
            same[way.price, way.days].append(country)
    return [
        {
            "@type": "OfferShippingDetails",
            "shippingRate": {"@type": "MonetaryAmount", "value": decimal(price), "currency": "INR"},
            "shippingDestination": {"@type": "DefinedRegion", "addressCountry": countries},
            "deliveryTime": {
                "@type": "ShippingDeliveryTime",
                "handlingTime": _days(lead_days, lead_days + PACKING_DAYS),
                "transitTime": _days(*days),
            },
        }
        for (price, days), countries in same.items()
    ]


def decimal(paise: int) -> str:
    """``328000`` → ``3280.00``."""
    return f"{paise // 100}.{paise % 100:02d}"


def _days(fewest: int, most: int) -> Data:
    return {"@type": "QuantitativeValue", "minValue": fewest, "maxValue": most, "unitCode": "DAY"}


def _measure(value: int, unit: str) -> Data:
    return {"@type": "QuantitativeValue", "value": value, "unitCode": unit}


def _data(found: Data) -> Data:
    return {"@context": "https://schema.org", **{key: value for key, value in found.items() if value}}


def crumbs_of_piece(piece: Product, shelf: tuple[str, str] | None) -> Data:
    top = (_("All pieces"), reverse("storefront:shop"))
    return breadcrumbs([top, *([shelf] if shelf else []), (said(piece.title), piece.get_absolute_url())])
