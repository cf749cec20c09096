"""What an address looks like in each country: its postcode, its phone numbers, and at home which state a PIN is in."""

import re
from functools import cache

import phonenumbers

from .tables import rows

STATES = [
    "Andaman and Nicobar Islands", "Andhra Pradesh", "Arunachal Pradesh", "Assam", "Bihar", "Chandigarh",
    "Chhattisgarh", "Dadra and Nagar Haveli and Daman and Diu", "Delhi", "Goa", "Gujarat", "Haryana",
    "Himachal Pradesh", "Jammu and Kashmir", "Jharkhand", "Karnataka", "Kerala", "Ladakh", "Lakshadweep",
    "Madhya Pradesh", "Maharashtra", "Manipur", "Meghalaya", "Mizoram", "Nagaland", "Odisha", "Puducherry",
    "Punjab", "Rajasthan", "Sikkim", "Tamil Nadu", "Telangana", "Tripura", "Uttar Pradesh", "Uttarakhand",
    "West Bengal",
]  # fmt: skip
"""States and territories of India, as invoices name them."""

GST_CODES = dict(
    zip(
        STATES,
        [
            "35",
            "37",
            "12",
            "18",
            "10",
            "04",
            "22",
            "26",
            "07",
            "30",
            "24",
            "06",
            "02",
            "01",
            "20",
            "29",
            "32",
            "38",
            "31",
            "23",
            "27",
            "14",
            "17",
            "15",
            "13",
            "21",
            "34",
            "03",
            "08",
            "11",
            "33",
            "36",
            "16",
            "09",
            "05",
            "19",
        ],
        strict=True,
    )
)
"""The number of each on tax invoices."""


@cache
def _postcodes() -> dict[str, tuple[re.Pattern[str], str]]:
    return {row["country"]: (re.compile(row["pattern"]), row["example"]) for row in rows("postcodes")}


@cache
def _pins() -> dict[str, list[str]]:
    return {row["prefix"]: row["states"].split(";") for row in rows("pins")}


def tidy_postcode(country: str, postcode: str) -> str:
    """As it's written there: capitals, a PIN without spaces."""
    plain = " ".join(postcode.upper().split())
    return plain.replace(" ", "") if country == "IN" else plain


def is_postcode(country: str, postcode: str) -> bool:
    """Whether one there looks like this. Of a country without a pattern any does."""
    known = _postcodes().get(country)
    return known is None or bool(known[0].fullmatch(postcode))


def postcode_example(country: str) -> str:
    known = _postcodes().get(country)
    return known[1] if known else ""


@cache
def phone_example(country: str) -> str:
    """A mobile number as people there write it, or nothing."""
    number = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    if number is None:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def states_of_pin(pin: str) -> list[str]:
    """The states that a PIN may be in, by its first digits, the likeliest first; none where they're unknown."""
    return next((_pins()[pin[:length]] for length in (3, 2) if pin[:length] in _pins()), [])


def state_named(text: str) -> str:
    """The state of India with this name, however it's spaced and written; empty for none."""
    wanted = " ".join(text.replace("&", "and").casefold().split())
    return next((state for state in STATES if state.casefold() == wanted), "")
