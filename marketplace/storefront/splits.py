"""The split of a price, ready to draw: a bar, the same in figures, and the terms that it follows from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.in_force import InForce, NoTerms
from catalog.models import Product
from catalog.terms import Split, Terms, split_line
from marketplace.kernel.money import show_rupees


@dataclass(frozen=True)
class Part:
    """One part of a price, in paise; ``start`` and ``width`` place it on a bar of 100 (0 when negative)."""

    key: str
    label: str
    note: str
    amount: int
    start: float
    width: float


@dataclass(frozen=True)
class PriceSplit:
    """Where the price of one piece goes, in paise: the parts sum to it. ``proof``: how they were reckoned, in words."""

    price: int
    parts: list[Part]
    proof: list[str]


def split_of(piece: Product, *, makers: int, on: date, rules: InForce | None = None) -> PriceSplit | None:
    """By terms and tax as on that day; None where the piece has no price or no terms. At most two queries.

    The yarn, where it's known, is a part of what the cooperative has, and shown beside it. ``rules`` where they're
    read already.
    """
    price, rules = piece.price, rules or InForce.read([piece])
    try:
        terms = rules.terms_on(piece, on)
    except NoTerms:
        return None
    if not price:
        return None
    rate = rules.gst_rate_on(piece, on, paid=price)
    split = split_line(unit_price=price, quantity=1, discount=0, gst_rate=rate, terms=terms)
    yarn = piece.yarn_paise or 0
    return PriceSplit(
        price, _drawn(_amounts(split, makers, rate, yarn)), _proof(split, makers, terms, rate, yarn)
    )


def _amounts(split: Split, makers: int, rate: Decimal, yarn: int) -> list[tuple[str, str, str, int]]:
    rest = split.cooperative - yarn
    does = _("Dyes, looms, packing, this shop") if yarn else _("Yarn, dyes, looms, packing, this shop")
    if rest < 0:
        does = _("Adds this, so that the makers have their part")
    found = [
        ("makers", ngettext("The weaver", "The weavers", makers), "", split.earning),
        ("cooperative", _("The cooperative"), does, rest),
        ("tax", _("GST, %(rate)s %%") % {"rate": _percent(rate)}, "", split.tax),
    ]
    return [("material", _("The yarn"), "", yarn), *found] if yarn else found


def _drawn(amounts: list[tuple[str, str, str, int]]) -> list[Part]:
    whole = sum(max(amount, 0) for *_words, amount in amounts)
    parts, start = [], 0.0
    for key, label, note, amount in amounts:
        width = round(100 * max(amount, 0) / whole, 2)
        parts.append(Part(key, label, note, amount, round(start, 2), width))
        start += width
    return parts


def _proof(split: Split, makers: int, terms: Terms, rate: Decimal, yarn: int) -> list[str]:
    said = {
        "price": show_rupees(split.paid),
        "tax": show_rupees(split.tax),
        "net": show_rupees(split.net),
        "earning": show_rupees(split.earning),
        "rest": show_rupees(split.cooperative - yarn),
        "yarn": show_rupees(yarn),
        "rate": _percent(rate),
        "share": str(terms).split(":")[1],
    }
    steps = [_("In %(price)s there are %(rate)s %% of GST, %(tax)s; that leaves %(net)s.") % said]
    if terms.kind == "piece":
        steps.append(
            ngettext(
                "Agreed with the weaver: %(earning)s for each piece, whatever discount is given.",
                "Agreed with the weavers: %(earning)s for each piece, whatever discount is given.",
                makers,
            )
            % said
        )
    else:
        steps.append(
            ngettext(
                "Agreed with the weaver: %(share)s %% of that, which is %(earning)s.",
                "Agreed with the weavers: %(share)s %% of that, which is %(earning)s.",
                makers,
            )
            % said
        )
    if yarn:
        steps.append(_("The yarn cost %(yarn)s. The cooperative has what is left, %(rest)s.") % said)
    else:
        steps.append(_("The cooperative has what is left, %(rest)s.") % said)
    return steps


def _percent(rate: Decimal) -> str:
    return f"{rate.normalize():f}"
