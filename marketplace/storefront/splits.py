"""The split of a price, ready to draw: a bar, and the same in words and figures."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.in_force import rate_and_split_on
from catalog.models import Product


@dataclass(frozen=True)
class Part:
    """One part of a price, in paise; ``start`` and ``width`` place it on a bar of 100 (0 when negative)."""

    key: str
    label: str
    note: str
    amount: int
    start: float
    width: float


def parts_of(piece: Product, *, makers: int, on: date) -> list[Part]:
    """Makers, cooperative and tax, which sum to the price as on that day; nothing where it has no price or terms."""
    rate, split = rate_and_split_on(piece, on)
    if split is None or split.paid <= 0:
        return []
    amounts = [
        ("makers", ngettext("The weaver", "The weavers", makers), "", split.earning),
        ("cooperative", _("The cooperative"), _("Yarn, dyes, looms, packing, this shop"), split.cooperative),
        ("tax", _("GST, %(rate)s %%") % {"rate": f"{rate.normalize():f}"}, "", split.tax),
    ]
    drawn = sum(max(amount, 0) for *_words, amount in amounts)
    parts, start = [], 0.0
    for key, label, note, amount in amounts:
        width = round(100 * max(amount, 0) / drawn, 2)
        parts.append(Part(key, label, note, amount, round(start, 2), width))
        start += width
    return parts
