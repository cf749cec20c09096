"""Which terms and which GST rate count for a piece on a day. What a line has frozen no longer asks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from .models import GstRate, Product, TermsRule
from .terms import Split, Terms, gst_within, split_line

Band = tuple[int | None, Decimal]
"""The price of one piece without GST (paise) up to which a rate counts, None for any; and the rate."""


class NoTerms(LookupError):
    """Nobody has agreed what the makers of a piece earn."""


@dataclass(frozen=True)
class InForce:
    """The confirmed rules for some pieces, read at once, then asked for each without a query.

    Pieces whose own terms are empty are asked for their makers; prefetch ``makers__weaver`` where there are many.
    """

    terms: dict[tuple[str, int], list[tuple[date, str]]]
    """What a rule is of ("product", "group" or "") and its primary key → days and terms, the newest last."""
    rates: dict[str, dict[date, list[Band]]]
    """The beginning of an HSN code → day → bands, the lowest first."""

    @classmethod
    def read(cls, pieces: Iterable[Product] | None = None) -> InForce:
        """For these pieces, or for all. Two queries; one where none of these has an HSN code."""
        rules = TermsRule.objects.confirmed()
        chosen = None if pieces is None else list(pieces)
        if chosen is not None:
            rules = rules.filter(Q(product=None) | Q(product__in=chosen))
        coded = chosen is None or any(piece.hsn for piece in chosen)
        rows = rules.values_list("product", "group", "from_day", "terms")
        return cls.of(rows, bands() if coded else {})

    @classmethod
    def of(
        cls,
        rules: Iterable[tuple[int | None, int | None, date, str]],
        rates: dict[str, dict[date, list[Band]]],
    ) -> InForce:
        """From rules as they are stored, the newest last: of which piece, of which group, from when, what."""
        terms = defaultdict(list)
        for product, group, day, text in rules:
            of = ("product", product) if product else ("group", group) if group else ("", 0)
            terms[of].append((day, text))
        return cls(terms, rates)

    def terms_on(self, piece: Product, day: date) -> Terms:
        """The newest rule for the piece; else its own terms; else its group's rule; else the cooperative's.

        Its group is its makers'; where they are of several, the first maker's by code. Raises NoTerms.
        """
        found = self._newest("product", piece.pk, day) or piece.terms
        if not found:
            maker = min(piece.makers.all(), key=lambda each: each.weaver.code, default=None)
            found = self._newest("group", maker.weaver.group_id, day) if maker else ""
        found = found or self._newest("", 0, day)
        if not found:
            raise NoTerms(piece.sku)
        return Terms.parse(found)

    def _newest(self, of: str, key: int, day: date) -> str:
        return next((text for since, text in reversed(self.terms.get((of, key), [])) if since <= day), "")

    def gst_rate_on(self, piece: Product, day: date, *, paid: int, quantity: int = 1) -> Decimal:
        """The rate for ``quantity`` pieces sold together for ``paid`` paise with GST; its own where no rule has one."""
        rate = self.rate_by_hsn(piece.hsn, day, paid=paid, quantity=quantity)
        return piece.gst_rate if rate is None else rate

    def rate_by_hsn(self, hsn: str, day: date, *, paid: int, quantity: int = 1) -> Decimal | None:
        """The rate of the longest beginning of the code that has one, in the band that the price falls into.

        The price of a piece without GST is judged at the band's own rate, after discounts. None without a rate.
        """
        known = bands_on(self.rates, hsn, day)
        return next(
            (
                rate
                for most, rate in known
                if most is None or paid - gst_within(paid, rate) <= most * quantity
            ),
            None,
        )


def bands() -> dict[str, dict[date, list[Band]]]:
    """Every confirmed rate, by beginning of the code and day. Of two for one band, the one entered later counts."""
    found: dict[str, dict[date, dict[int | None, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for hsn, day, most, rate in GstRate.objects.confirmed().values_list("hsn", "from_day", "up_to", "rate"):
        found[hsn][day][most] = rate
    return {hsn: {day: list(each.items()) for day, each in days.items()} for hsn, days in found.items()}


def bands_on(rates: dict[str, dict[date, list[Band]]], hsn: str, day: date) -> list[Band]:
    """The bands in force for a code on a day; none where nothing is known of it."""
    for length in range(len(hsn), 1, -1):
        days = [since for since in rates.get(hsn[:length], {}) if since <= day]
        if days:
            return rates[hsn[:length]][max(days)]
    return []


def terms_on(piece: Product, day: date) -> Terms:
    """What the makers of a piece earn by terms of that day, as ``InForce.terms_on`` finds them. Raises NoTerms."""
    return InForce.read([piece]).terms_on(piece, day)


def split_on(piece: Product, day: date) -> Split | None:
    """Where the price of one piece goes, sold on that day; None while it has no price or no terms."""
    return rate_and_split_on(piece, day)[1]


def rate_and_split_on(piece: Product, day: date) -> tuple[Decimal, Split | None]:
    """The GST rate of one piece at its price, sold on that day, and where the price goes."""
    price, rules = piece.price, InForce.read([piece])
    rate = rules.gst_rate_on(piece, day, paid=price or 0)
    try:
        terms = rules.terms_on(piece, day)
    except NoTerms:
        return rate, None
    if price is None:
        return rate, None
    return rate, split_line(unit_price=price, quantity=1, discount=0, gst_rate=rate, terms=terms)
