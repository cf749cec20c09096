"""The countries that parcels go to."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language
from oscar.core.loading import get_model

HOME = "IN"
SENT_TO = [
    "IN", "AE", "AT", "AU", "BD", "BE", "BR", "BT", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
    "FR", "GB", "GR", "HK", "HR", "HU", "ID", "IE", "IL", "IS", "IT", "JP", "KE", "KR", "LK", "LT", "LU",
    "LV", "MU", "MV", "MX", "MY", "NL", "NO", "NP", "NZ", "OM", "PH", "PL", "PT", "QA", "RO", "SA", "SE",
    "SG", "SI", "SK", "TH", "TR", "TW", "US", "VN", "ZA",
]  # fmt: skip


def country_name(code: str) -> str:
    """In the reader's language."""
    return _names(get_language() or settings.LANGUAGE_CODE)[code]


@cache
def _names(language: str) -> Mapping[str, str]:
    return dict(Locale.parse(language, sep="-").territories)


def make_countries() -> int:
    """Those that aren't there yet, home first in every list; gives how many."""
    Country = get_model("address", "Country")
    there = set(Country.objects.values_list("pk", flat=True))
    names = Locale("en").territories
    missing = [
        Country(
            iso_3166_1_a2=code,
            printable_name=names[code],
            name=names[code],
            is_shipping_country=True,
            display_order=int(code == HOME),
        )
        for code in SENT_TO
        if code not in there
    ]
    Country.objects.bulk_create(missing)
    return len(missing)
