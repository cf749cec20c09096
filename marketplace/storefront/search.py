"""Finding pieces by words, in the index that Wagtail's search keeps of them."""

import json
from dataclasses import dataclass
from functools import reduce
from operator import add, or_

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import BigIntegerField, Case, F, Func, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast
from wagtail.search.models import IndexEntry

from catalog.models import Product

from .words import terms

MOST = 2_000
"""Pieces that one search finds, the best of them; nobody looks further."""

LIKE = 0.25
"""Share of the letters of what was typed, three by three, that a title has to have to be shown as near to it."""

TITLE_COUNTS = 4.0
"""How much more a word in the title says than one in the description."""

_EACH, _PLACE = "(SELECT unnest(%(expressions)s::bigint[]))", "(%(expressions)s)::int"
"""Both take one text for all keys: a parameter for each would take longer than the search."""


@dataclass(frozen=True)
class Match:
    """The pieces with as many of the words as any piece has, the best first; ``every``: all of them."""

    keys: list[int]
    every: bool

    def among(self, products: QuerySet[Product], words: str) -> QuerySet[Product]:
        """Those of ``products``, in this order, and the one with exactly this reference."""
        keys = Func(
            Value(f"{{{','.join(map(str, self.keys))}}}"), template=_EACH, output_field=BigIntegerField()
        )
        places = Value(json.dumps({key: place for place, key in enumerate(self.keys)}))
        place = Func(
            places,
            Cast(F("pk"), TextField()),
            template=_PLACE,
            arg_joiner="::jsonb ->> ",
            output_field=IntegerField(),
        )
        return products.filter(Q(pk__in=keys) | Q(upc__iexact=words)).order_by(place, "-pk")


def match(words: str) -> Match:
    """Pieces by whole words as the index bends them, or by their beginnings. One query.

    The index is asked by itself, without a join to the pieces: PostgreSQL can't estimate how many entries
    match a text, and would now and then compare each piece with each entry.
    """
    asked = [_either(term) for term in terms(words)]
    if not asked:
        return Match([], every=False)
    hits = reduce(add, (Case(When(_has(q), then=1), default=0, output_field=IntegerField()) for q in asked))
    whole = reduce(or_, asked)
    rank = SearchRank(F("title"), whole) * TITLE_COUNTS + SearchRank(F("body"), whole)
    entries = IndexEntry.objects.filter(content_type=ContentType.objects.get_for_model(Product))
    rows = list(
        entries.filter(reduce(or_, map(_has, asked)))
        .annotate(hits=hits, rank=rank)
        .order_by("-hits", "-rank", "-pk")
        .values_list("object_id", "hits")[:MOST]
    )
    most = rows[0][1] if rows else 0
    return Match([int(key) for key, number in rows if number == most], every=most == len(asked))


def alike(products: QuerySet[Product], words: str) -> QuerySet[Product]:
    """Those of ``products`` whose titles sound like it, the likest first: three letters at a time."""
    return (
        products.annotate(like=TrigramWordSimilarity(words.lower(), "title"))
        .filter(like__gte=LIKE)
        .order_by("-like", "-pk")
    )


def _has(query: SearchQuery) -> Q:
    return Q(title=query) | Q(body=query) | Q(autocomplete=query)


def _either(term: str) -> SearchQuery:
    """The word as the index bends it (shawls → shawl), or any that begins like it."""
    return SearchQuery(term) | SearchQuery(f"{term}:*", search_type="raw", config="simple")
