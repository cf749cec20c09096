"""Whether a business's tax number can be right: its country's GSTIN, VAT or company number, by python-stdnum."""

from stdnum import get_cc_module
from stdnum.eu import vat as european

EUROPEAN = frozenset(european.MEMBER_STATES)


class WrongNumber(ValueError):
    """A number that can't be one of that country's."""


def tidy_number(country: str, number: str) -> str:
    """As it's written officially; empty stays empty. Raises WrongNumber. Of a country without a known form any goes."""
    written = " ".join(number.upper().split())
    if not written:
        return ""
    module = get_cc_module(country.lower(), "vat")
    if module is None:
        return written[:30]
    try:
        tidy = str(module.validate(written))
    except ValueError as problem:  # stdnum's own are
        raise WrongNumber(written) from problem
    if country.lower() in EUROPEAN or country == "GR":
        prefix = "EL" if country == "GR" else country
        return tidy if tidy.startswith(prefix) else f"{prefix}{tidy}"
    return tidy


def wants_number(country: str) -> bool:
    """At home a business without a GSTIN can buy too; in the European Union it needs its VAT number."""
    return country.lower() in EUROPEAN or country == "GR"
