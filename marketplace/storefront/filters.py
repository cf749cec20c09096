"""What a buyer may narrow a list by: read from the address, applied, counted, written back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Case, CharField, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Greatest, Least
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from marketplace.kernel.money import show_rupees
from marketplace.languages.names import said

Words = str | Promise

SIZES: dict[str, Words] = {
    "small": _("Small, up to 60 cm"),
    "stole": _("Like a stole, up to 50 cm wide"),
    "shawl": _("Like a shawl, 51 to 110 cm wide"),
    "throw": _("Like a throw, wider than 110 cm"),
}
_SHORT, _LONG = Least("length_cm", "width_cm"), Greatest("length_cm", "width_cm")
SIZE = Case(
    When(Q(longer__lte=60), then=Value("small")),
    When(Q(shorter__lte=50), then=Value("stole")),
    When(Q(shorter__lte=110), then=Value("shawl")),
    default=Value("throw"),
    output_field=CharField(),
)
READY: dict[str, Words] = {"now": _("Ready now"), "order": _("Made to order")}


@dataclass(frozen=True)
class Ask:
    """Something that a list may be narrowed by. ``known``: the values there are, with their names; else any."""

    name: str
    legend: Words
    field: str
    known: dict[str, Words] | None = None

    def label(self, value: str) -> str:
        return str(self.known[value]) if self.known else said(value)

    def read(self, query: QueryDict) -> tuple[str, ...]:
        given = dict.fromkeys(v for v in query.getlist(self.name) if v and "\x00" not in v)
        return tuple(v for v in given if self.known is None or v in self.known)


ASKS = (
    Ask("craft", _("Craft"), "technique"),
    Ask("fibre", _("Fibre"), "fibre"),
    Ask("colour", _("Colour"), "colour"),
    Ask("dye", _("Dye"), "dye", dict(Product.Dye.choices)),
    Ask("dyestuff", _("Dyed with"), "dyestuff"),
    Ask("community", _("Community"), "community"),
    Ask("size", _("Size"), "size", SIZES),
    Ask("ready", _("Ready"), "ready", READY),
)
"""In the order in which they are shown. ``field`` is one of ``with_bands``."""

SORTS: dict[str, tuple[Words, tuple[str, ...]]] = {
    "": (_("Newest"), ("-date_created", "-id")),
    "price": (_("Price, lowest first"), ("list_price", "-id")),
    "-price": (_("Price, highest first"), ("-list_price", "-id")),
}
_MOST = 10_000_000
"""Rupees; a larger number in the address is a slip, not a wish."""

_NAMES = [ask.name for ask in ASKS]


def with_bands(products: QuerySet[Any]) -> QuerySet[Any]:
    """Adds ``size`` (a key of SIZES) and ``ready`` (a key of READY)."""
    return products.alias(shorter=_SHORT, longer=_LONG).annotate(
        size=SIZE,
        ready=Case(
            When(lead_time_days=0, then=Value("now")), default=Value("order"), output_field=CharField()
        ),
    )


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
class Fewer:
    """What a list would have without one of its choices, and its address."""

    label: str
    query: str
    count: int


@dataclass(frozen=True)
class Filters:
    """The buyer's choices. ``chosen`` by name of what is asked; ``low`` and ``high`` in whole rupees, inclusive."""

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    low: int | None = None
    high: int | None = None
    sort: str = ""
    words: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        """Whatever the address says that makes sense; the rest is passed over."""
        sort = query.get("sort", "")
        read = ((ask.name, ask.read(query)) for ask in ASKS)
        return cls(
            chosen=tuple((name, values) for name, values in read if values),
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
        parts += [(name, value) for name, values in self.chosen for value in values]
        parts += [
            (n, getattr(self, n)) for n in ("low", "high", "sort") if getattr(self, n) not in ("", None)
        ]
        return urlencode(parts)

    @property
    def cleared(self) -> str:
        """The same list with nothing chosen."""
        return Filters(words=self.words, sort=self.sort).query

    def apply(self, products: QuerySet[Any]) -> QuerySet[Any]:
        """The chosen pieces, in the chosen order. ``products`` have their price (``cards.for_sale``)."""
        found, choices = self._price(products), dict(self.chosen)
        if choices.keys() & {"size", "ready"}:
            found = with_bands(found)
        for ask in ASKS:
            if values := choices.get(ask.name):
                found = found.filter(**{f"{ask.field}__in": values})
        return found if self.words and not self.sort else found.order_by(*SORTS[self.sort][1])

    def count(self, products: QuerySet[Any], *, listed: bool = False) -> "Counted":
        """How many pieces there are for each further choice, and for each fewer. One query.

        ``listed``: with the keys of the chosen ones, in no order.

        Pieces that are alike in all that can be asked are counted together first, so that there is little left to go
        through for each of the questions.
        """
        fields = [ask.field for ask in ASKS]
        found = with_bands(products).order_by().values_list(*fields, "list_price", "pk")
        sql, values = found.query.sql_with_params()
        names, bounds = ", ".join(_NAMES), [self.low or 0, _MOST if self.high is None else self.high]
        counts = [self._rows(name) for name in ("total", "price", *_NAMES)]
        keys = ", array_agg(pk) FILTER (WHERE fits) AS keys" if listed else ""
        if listed:
            counts.append(self._rows("keys"))
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH found AS MATERIALIZED (SELECT {names}, count(*) AS pieces, count(*) FILTER (WHERE fits) AS number,"
                f" min(price) FILTER (WHERE fits) AS low, max(price) FILTER (WHERE fits) AS high{keys}"
                f" FROM (SELECT *, price BETWEEN %s AND %s AS fits FROM ({sql}) AS piece ({names}, price, pk)) AS priced"
                f" GROUP BY {names}) " + " UNION ALL ".join(one for one, _values in counts),
                [*bounds, *values, *(value for _one, given in counts for value in given)],
            )
            return Counted(self, cursor.fetchall())

    def nearest(self, products: QuerySet[Any]) -> QuerySet[Any]:
        """Those with at least one of the choices, the ones with most of them first."""
        wishes = [Q(**{f"{ask.field}__in": v}) for ask in ASKS if (v := dict(self.chosen).get(ask.name))]
        if self.low is not None or self.high is not None:
            wishes.append(Q(list_price__gte=self.low or 0, list_price__lte=self.high or _MOST))
        hits = [Case(When(wish, then=1), default=0, output_field=IntegerField()) for wish in wishes]
        if not hits:
            return products.none()
        return (
            with_bands(products).annotate(hits=reduce(add, hits)).filter(hits__gt=0).order_by("-hits", "-pk")
        )

    @property
    def indexed(self) -> bool:
        """Whether a search engine may list it: the whole list, and one craft, colour or community of it."""
        return self == replace(Filters(), chosen=self.chosen) and sum(len(v) for _n, v in self.chosen) <= 1

    def chips(self) -> list[Chip]:
        """Each choice in force."""
        asks = {ask.name: ask for ask in ASKS}
        found = [
            Chip(asks[name].label(value), self._without(name, value))
            for name, values in self.chosen
            for value in values
        ]
        if label := self.price_label:
            found.append(Chip(label, replace(self, low=None, high=None).query))
        return found

    def _without(self, name: str, value: str) -> str:
        left = ((n, tuple(v for v in values if (n, v) != (name, value))) for n, values in self.chosen)
        return replace(self, chosen=tuple((n, values) for n, values in left if values)).query

    def _rows(self, name: str) -> tuple[str, list[Any]]:
        """SQL that counts ``found`` by one of what is asked, as if nothing was chosen of that itself; with its values."""
        fits = [(f"{other} = ANY(%s)", list(values)) for other, values in self.chosen if other != name]
        count = "pieces" if name == "price" else "number"
        what, by = (name, f"GROUP BY {name} HAVING sum({count}) > 0") if name in _NAMES else ("''", "")
        if name == "keys":
            what = "coalesce(string_agg(array_to_string(keys, ' '), ' '), '')"
        return (
            f"(SELECT '{name}', {what}, coalesce(sum({count}), 0)::int, floor(min(low))::int, ceil(max(high))::int"
            f" FROM found WHERE {' AND '.join(fit for fit, _value in fits) or 'true'} {by})",
            [values for _fit, values in fits],
        )

    def _price(self, products: QuerySet[Any]) -> QuerySet[Any]:
        if self.low is not None:
            products = products.filter(list_price__gte=self.low)
        return products if self.high is None else products.filter(list_price__lte=self.high)

    @property
    def price_label(self) -> str:
        """The bounds of the price in words; empty where there are none."""
        if self.low is None and self.high is None:
            return ""
        low, high = (None if n is None else show_rupees(n * 100) for n in (self.low, self.high))
        if low is None:
            return gettext("up to %s") % high
        return gettext("from %s") % low if high is None else f"{low} – {high}"


class Counted:
    """Counts and prices for any further choice, without asking again."""

    def __init__(self, filters: Filters, rows: list[tuple[str, str, int, int | None, int | None]]) -> None:
        self.filters = filters
        self._rows = rows
        (_name, _value, self.total, low, high) = next(row for row in rows if row[0] == "total")
        self.bounds: tuple[int, int] | None = None if low is None or high is None else (low, high)
        """The lowest and the highest price in whole rupees, rounded outwards; None where nothing fits."""

    @property
    def keys(self) -> set[int]:
        """Of the chosen pieces, where they were listed."""
        return {int(key) for name, text, *_ in self._rows if name == "keys" for key in text.split()}

    @property
    def fewer(self) -> list[Fewer]:
        """What there is without each of the choices, the most first; nothing that leaves nothing."""
        asks, wide = {ask.name: ask for ask in ASKS}, []
        for name, values in self.filters.chosen:
            label = f"{asks[name].legend}: {', '.join(asks[name].label(value) for value in values)}"
            rest = tuple(each for each in self.filters.chosen if each[0] != name)
            wide.append(Fewer(label, replace(self.filters, chosen=rest).query, self._count(name)))
        if price := self.filters.price_label:
            unpriced = replace(self.filters, low=None, high=None)
            wide.append(Fewer(price, unpriced.query, self._count("price")))
        return sorted((each for each in wide if each.count), key=lambda each: -each.count)

    def _count(self, name: str) -> int:
        return sum(count for found, _value, count, *_ in self._rows if found == name)

    @property
    def facets(self) -> list[Facet]:
        """Each facet counts what there would be if only its own choice changed."""
        choices = dict(self.filters.chosen)
        return [self._facet(ask, choices.get(ask.name, ())) for ask in ASKS]

    def _facet(self, ask: Ask, chosen: tuple[str, ...]) -> Facet:
        counts = dict.fromkeys(chosen, 0)
        counts |= {value: count for name, value, count, *_ in self._rows if name == ask.name and value}
        place: Callable[[str], Any] = list(ask.known).index if ask.known else str
        options = [Option(v, ask.label(v), counts[v], v in chosen) for v in sorted(counts, key=place)]
        return Facet(ask.name, str(ask.legend), options)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text[:12]) <= _MOST else None
