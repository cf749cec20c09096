"""What a buyer may narrow a list by: read from the address, applied, counted, written back."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, floor
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max, Min, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.money import show_rupees

MANY = {"craft": "technique", "fibre": "fibre", "colour": "colour"}
"""Parameter of the address → field of the piece, for what may be ticked several times."""

LEGENDS: dict[str, str | Promise] = {"craft": _("Craft"), "fibre": _("Fibre"), "colour": _("Colour")}
READY: dict[str, str | Promise] = {"now": _("Ready now"), "order": _("Made to order")}
SORTS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    "": (_("Newest"), ("-date_created", "-id")),
    "price": (_("Price, lowest first"), ("list_price", "-id")),
    "-price": (_("Price, highest first"), ("-list_price", "-id")),
}
_MOST = 10_000_000
"""Rupees; a larger number in the address is a slip, not a wish."""


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    chosen: bool

    @property
    def swatch(self) -> str:
        return slugify(self.value)


@dataclass(frozen=True)
class Facet:
    name: str
    legend: str
    options: list[Option]


@dataclass(frozen=True)
class Chip:
    """A choice in force, and the address of the list without it."""

    label: str
    query: str


@dataclass(frozen=True)
class Filters:
    """The buyer's choices. ``low`` and ``high`` in whole rupees, both inclusive."""

    craft: tuple[str, ...] = ()
    fibre: tuple[str, ...] = ()
    colour: tuple[str, ...] = ()
    ready: str = ""
    low: int | None = None
    high: int | None = None
    sort: str = ""
    words: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """Whatever the address says that makes sense; the rest is passed over."""
        sort, ready = query.get("sort", ""), query.get("ready", "")
        return cls(
            **{
                name: tuple(dict.fromkeys(v for v in query.getlist(name) if v and "\x00" not in v))
                for name in MANY
            },
            ready=ready if ready in READY else "",
            low=_whole(query.get("low", "")),
            high=_whole(query.get("high", "")),
            sort=sort if sort in SORTS else "",
            words=" ".join(query.get("q", "").replace("\x00", " ").split())[:100],
        )

    @property
    def any(self) -> bool:
        return replace(self, sort="", words="") != Filters()

    @property
    def query(self) -> str:
        """The address of this list without its page, ready for ``?``."""
        parts: list[tuple[str, str | int]] = [("q", self.words)] if self.words else []
        parts += [(name, value) for name in MANY for value in getattr(self, name)]
        parts += [
            (n, getattr(self, n))
            for n in ("ready", "low", "high", "sort")
            if getattr(self, n) not in ("", None)
        ]
        return urlencode(parts)

    def apply(self, products: QuerySet[Any]) -> QuerySet[Any]:
        """The chosen pieces, in the chosen order. ``products`` have their price (``cards.for_sale``)."""
        chosen = self._price(products)
        for name, field in MANY.items():
            if values := getattr(self, name):
                chosen = chosen.filter(**{f"{field}__in": values})
        if self.ready:
            chosen = chosen.filter(**{"lead_time_days" + ("" if self.ready == "now" else "__gt"): 0})
        return chosen if self.words and not self.sort else chosen.order_by(*SORTS[self.sort][1])

    def count(self, products: QuerySet[Any]) -> "Counted":
        """How many pieces there are for each further choice. One query."""
        rows = (
            self._price(products)
            .order_by()
            .values_list(*MANY.values(), "lead_time_days")
            .annotate(Count("pk"), Min("list_price"), Max("list_price"))
        )
        return Counted(
            self, [((*row[:3], "order" if row[3] else "now"), row[4], row[5], row[6]) for row in rows]
        )

    def chips(self) -> list[Chip]:
        """Each choice in force."""
        found = [
            Chip(value, self._but(**{name: tuple(v for v in getattr(self, name) if v != value)}))
            for name in MANY
            for value in getattr(self, name)
        ]
        if self.ready:
            found.append(Chip(str(READY[self.ready]), self._but(ready="")))
        if self.low is not None or self.high is not None:
            found.append(Chip(self._price_label(), self._but(low=None, high=None)))
        return found

    def _but(self, **changed: Any) -> str:
        return replace(self, **changed).query

    def _price(self, products: QuerySet[Any]) -> QuerySet[Any]:
        if self.low is not None:
            products = products.filter(list_price__gte=self.low)
        return products if self.high is None else products.filter(list_price__lte=self.high)

    def _price_label(self) -> str:
        low, high = (None if n is None else show_rupees(n * 100) for n in (self.low, self.high))
        if low is None:
            return gettext("up to %s") % high
        return gettext("from %s") % low if high is None else f"{low} – {high}"


class Counted:
    """The pieces by (craft, fibre, colour, ready): counts and prices for any choice, without asking again."""

    _NAMES = (*MANY, "ready")

    def __init__(self, filters: Filters, rows: list[tuple[tuple[str, ...], int, Decimal, Decimal]]) -> None:
        self.filters = filters
        self.rows = rows

    @property
    def total(self) -> int:
        return sum(count for key, count, *_ in self.rows if self._fits(key))

    @property
    def bounds(self) -> tuple[int, int] | None:
        """The lowest and the highest price in whole rupees, rounded outwards; None where nothing fits."""
        fitting = [(low, high) for key, _count, low, high in self.rows if self._fits(key)]
        if not fitting:
            return None
        return floor(min(low for low, _ in fitting)), ceil(max(high for _, high in fitting))

    @property
    def facets(self) -> list[Facet]:
        """Each facet counts what there would be if only its own choice changed."""
        facets = [self._facet(name, str(LEGENDS[name]), str) for name in MANY]
        return [*facets, self._facet("ready", gettext("Ready"), lambda value: str(READY[value]))]

    def _facet(self, name: str, legend: str, label: Callable[[str], str]) -> Facet:
        place = self._NAMES.index(name)
        chosen = self._chosen(name)
        counts: Counter[str] = Counter({value: 0 for value in chosen})
        for key, count, *_rest in self.rows:
            counts[key[place]] += count if self._fits(key, but=name) else 0
        options = [
            Option(value, label(value), counts[value], value in chosen)
            for value in sorted(counts)
            if value and (counts[value] or value in chosen)
        ]
        return Facet(name, legend, options)

    def _fits(self, key: Iterable[str], *, but: str = "") -> bool:
        return all(
            name == but or not self._chosen(name) or value in self._chosen(name)
            for name, value in zip(self._NAMES, key, strict=True)
        )

    def _chosen(self, name: str) -> tuple[str, ...]:
        if name == "ready":
            return (self.filters.ready,) if self.filters.ready else ()
        return tuple(getattr(self.filters, name))


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text[:12]) <= _MOST else None
