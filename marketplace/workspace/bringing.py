"""Pieces from another shop's file, or our own: first as they would become, then as drafts.

A piece is known by shop, its reference there and the group of its first maker, so that a file brought twice makes
nothing double, whoever of the group brings it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from catalog.listing import Facts, Makers
from catalog.models import Category, ListingChange, Product
from marketplace.accounts.models import User
from marketplace.kernel.money import BOOKS_CURRENCY
from weavers.models import Weaver

from .hands import MOST_WEIGHT
from .services import list_piece
from .shop_cells import Found
from .shop_files import ShopFile

_OURSELVES = uuid5(NAMESPACE_URL, "pieces-from-a-file")


@dataclass(frozen=True)
class Besides:
    """What somebody says of all pieces of a file, where the file is silent. ``price`` in paise."""

    makers: Makers = ()
    shelf: Category | None = None
    terms: str = ""
    price: int | None = None
    in_rupees: bool = False
    """Whether prices without a currency are in rupees."""
    said: dict[str, Any] = field(default_factory=dict)
    """Names of ``Facts`` → values; none that is empty."""


@dataclass(frozen=True)
class Look:
    """A piece as it would become. ``facts`` and ``key`` are there where nothing is wrong and nothing lacks."""

    found: Found
    makers: Makers = ()
    shelf: Category | None = None
    price: int | None = None
    pieces: int = 1
    facts: Facts | None = None
    key: UUID | None = None
    lacks: Sequence[str] = ()
    faults: Sequence[str] = ()
    there: Product | None = None
    """The piece that an earlier bringing made of it."""

    @property
    def ready(self) -> bool:
        return self.facts is not None and self.there is None


def look(file: ShopFile, besides: Besides, *, by: User) -> list[Look]:
    """Each piece of a file. Stores nothing; a constant number of queries."""
    hers = {
        weaver.code: weaver
        for weaver in Weaver.objects.of(by).at_work().defer("legal_name", "phone", "village")
    }
    shelves = {shelf.name: shelf for shelf in Category.objects.all()}
    looks = [_look(file.shop, found, besides, hers, shelves) for found in file.found]
    made = ListingChange.objects.filter(key__in=[each.key for each in looks if each.key])
    there = {step.key: step.product for step in made.select_related("product")}
    ours = [found.reference for found in file.found] if file.shop == "ours" else []
    stored = {piece.upc: piece for piece in Product.objects.filter(upc__in=ours)}
    return [replace(each, there=there.get(each.key) or stored.get(each.found.reference)) for each in looks]


def _look(
    shop: str, found: Found, besides: Besides, hers: dict[str, Weaver], shelves: dict[str, Category]
) -> Look:
    faults = list(found.faults)
    makers = _named(found.makers, hers, faults) if found.makers else besides.makers
    price = _price(found, besides, faults)
    shelf = shelves.get(found.shelf) or besides.shelf
    said = besides.said | {"terms": besides.terms} | found.said
    lacks = [
        label
        for label, there in (
            (_("price, in rupees"), price or faults),
            (_("who made it"), makers or found.makers),
            (_("what the makers earn"), said["terms"]),
            (_("shelf"), shelf),
            (_("fibre"), said.get("fibre")),
            (_("how it's made"), said.get("technique")),
            (_("colour"), said.get("colour")),
            (_("hours of work"), said.get("hours")),
            (_("length"), said.get("length_cm")),
            (_("width"), said.get("width_cm")),
            (_("GST, percent"), "gst_rate" in said),
        )
        if not there
    ]
    pieces = 1 if found.pieces is None else found.pieces
    if faults or lacks:
        return Look(found, makers, shelf, price, pieces, lacks=lacks, faults=faults)
    key = uuid5(_OURSELVES, "\n".join([shop, str(makers[0][0].group_id), found.reference]))
    return Look(found, makers, shelf, price, pieces, Facts(title=found.title, **said), key)


def _named(text: str, hers: dict[str, Weaver], faults: list[str]) -> Makers:
    """``CODE:weight;CODE:weight`` as weavers of hers, in order of code."""
    makers: dict[str, tuple[Weaver, int]] = {}
    for part in text.split(";"):
        code, _colon, weight = (each.strip() for each in part.partition(":"))
        plain = int(weight) if weight.isascii() and weight.isdigit() and len(weight) < 5 else 0
        if code not in hers:
            faults.append(_("“%(code)s” is no weaver of your groups.") % {"code": code[:30]})
        elif not 1 <= plain <= MOST_WEIGHT or code in makers:
            faults.append(_("“%(part)s” isn't CODE:weight, each once.") % {"part": part[:30]})
        else:
            makers[code] = hers[code], plain
    return [makers[code] for code in sorted(makers)]


def _price(found: Found, besides: Besides, faults: list[str]) -> int | None:
    """What the file says in rupees, else what she says."""
    rupees = found.currency == BOOKS_CURRENCY or (not found.currency and besides.in_rupees)
    if found.price is not None and rupees:
        return found.price
    if besides.price is None and found.price is not None:
        faults.append(
            _("Its price is in %(currency)s: give one in rupees.") % {"currency": found.currency}
            if found.currency not in ("", "?")
            else _("The file doesn't say in which currency its price is.")
        )
    return besides.price


@transaction.atomic
def bring(*, looks: Sequence[Look], shop: str, by: User, now: datetime) -> list[Product]:
    """Make a draft of each piece that is ready, all or none; gives those that are new. Raises ListingRefused.

    Brought twice, at once too, a piece is made once.
    """
    made = []
    for each in looks:
        if not each.ready:
            continue
        assert each.facts and each.shelf and each.price and each.key
        piece = list_piece(
            facts=each.facts,
            shelf=each.shelf,
            makers=each.makers,
            pictures=(),
            price=each.price,
            pieces=each.pieces,
            by=by,
            now=now,
            key=each.key,
            submit=False,
            besides=_where_from(shop, each.found),
        )
        made.append(piece)
    return made


def _where_from(shop: str, found: Found) -> dict[str, list[str]]:
    """For its history: from which shop, and where its pictures are there; nobody fetches them but people."""
    noted = {"from": ["", f"{shop}: {found.reference}"]}
    if found.pictures:
        noted["pictures_there"] = ["", "\n".join(found.pictures)]
    return noted
