"""What is offered while somebody types, and where a list has come out empty."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from catalog.models import Product

from .cards import Card, cards, for_sale
from .filters import Counted, Fewer, Filters
from .pictures import SMALL
from .search import alike, match
from .words import Thing, completed, crafts, terms, things

SHORTEST = 2
"""Letters from which there is something to offer."""
MOST_THINGS, MOST_PIECES = 4, 4
MOST_NEAR, MOST_CRAFTS = 4, 6


@dataclass(frozen=True)
class Suggestions:
    """``meant`` is what was typed with its slips put right; empty where there were none."""

    words: str
    meant: str
    things: list[Thing]
    cards: list[Card]

    @property
    def number(self) -> int:
        return len(self.things) + len(self.cards)


def suggestions(words: str) -> Suggestions:
    """At most four queries: the vocabulary where it isn't known, the index, the pieces, their pictures."""
    if len(words) < SHORTEST:
        return Suggestions(words, "", [], [])
    meant = completed(words)
    slipped = meant != " ".join(terms(words))
    found = match(meant, reference=words).among(for_sale(Product.objects.all()))
    return Suggestions(
        words=words,
        meant=meant if slipped else "",
        things=things(meant, most=MOST_THINGS),
        cards=cards(found[:MOST_PIECES], sizes=SMALL),
    )


@dataclass(frozen=True)
class Instead:
    """What helps on from an empty list: a choice fewer, what comes near, and where there is most."""

    fewer: list[Fewer]
    near: list[Card]
    crafts: list[Thing]


def instead(filters: Filters, counted: Counted | None, pieces: QuerySet[Any]) -> Instead:
    """For a list of ``pieces`` narrowed by these filters, or a search that found none of them."""
    near = filters.nearest(pieces) if filters.any else alike(pieces, filters.words)
    return Instead(
        fewer=counted.fewer if counted else [],
        near=cards(near[:MOST_NEAR]),
        crafts=crafts(most=MOST_CRAFTS),
    )
