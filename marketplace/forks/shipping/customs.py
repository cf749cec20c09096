"""Which customs form goes with a parcel. Its facts are the pieces' own: what, how heavy, worth what, HS code, origin."""

from datetime import date

from marketplace.kernel.money import parse_rupees

from .tables import rows

HOME = "IN"


def customs_form(country: str, way: str, *, value: int, grams: int, on: date) -> str:
    """``CN22`` or ``CN23``, by the dated table; empty within India. ``value`` is the goods in paise.

    EMS always takes the longer one. The table's limit is the Universal Postal Union's 300 special drawing rights,
    rounded down.
    """
    if country == HOME:
        return ""
    known = [row for row in rows("customs") if date.fromisoformat(row["from_day"]) <= on]
    limit = max(known, key=lambda row: row["from_day"])
    small = value <= parse_rupees(limit["cn22_up_to"]) and grams <= int(limit["cn22_grams"])
    return "CN22" if small and way != "ems" else "CN23"
