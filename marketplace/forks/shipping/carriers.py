"""Who carries parcels, and where a buyer follows hers."""

from functools import cache
from urllib.parse import quote

from .tables import rows


@cache
def carriers() -> dict[str, str]:
    """Carrier → the address where a parcel is followed, with ``{number}`` where it takes the number."""
    return {row["carrier"]: row["url"] for row in rows("carriers")}


def carrier_for(country: str, way: str = "") -> str:
    """Who usually carries a parcel there that goes this way."""
    if country == "IN":
        return "India Post Speed Post"
    return "India Post tracked packet" if way == "tracked" else "India Post EMS"


def tracking_link(carrier: str, number: str) -> str:
    """Where a parcel is followed; empty without a number, and for a carrier whom the table doesn't have."""
    names = {name.casefold(): url for name, url in carriers().items()}
    url = names.get(" ".join(carrier.casefold().split()), "")
    return url.replace("{number}", quote(number, safe="")) if number else ""
