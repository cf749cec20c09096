"""Finding pieces by words, in the index that Wagtail's search keeps of them."""

import json
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import BooleanField, F, Func, IntegerField, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from catalog.models import Product
from marketplace.kernel.prepared import Prepared

from .words import terms

MOST = 2_000
"""Pieces that one search finds, the best of them; nobody looks further."""

LIKE = 0.25
"""Share of the letters of what was typed, three by three, that a title has to have to be shown as near to it."""

TITLE_COUNTS = 4.0
"""How much more a word in the title says than one in the description."""

_PLACE = "(%(expressions)s)::int"
"""Takes one text for all keys: a parameter for each would take longer than the search."""

_MATCH = Prepared(
    "shop_match",
    "bigint, text[], text",
    f"""
WITH term AS MATERIALIZED (
    SELECT plainto_tsquery(word) || to_tsquery('simple', word || ':*') AS meant FROM unnest($2) AS word
), found AS MATERIALIZED (
    SELECT object_id::bigint AS key, CASE WHEN cardinality($2) = 1 THEN 1 ELSE (
            SELECT count(*) FROM term WHERE title @@ meant OR body @@ meant OR autocomplete @@ meant) END AS hits,
        ts_rank(title, (SELECT string_agg(meant::text, '|')::tsquery FROM term)) * {TITLE_COUNTS}
            + ts_rank(body, (SELECT string_agg(meant::text, '|')::tsquery FROM term)) AS rank, id
    FROM wagtailsearch_indexentry WHERE content_type_id = $1
        AND (title @@ (SELECT string_agg(meant::text, '|')::tsquery FROM term)
            OR body @@ (SELECT string_agg(meant::text, '|')::tsquery FROM term)
            OR autocomplete @@ (SELECT string_agg(meant::text, '|')::tsquery FROM term))
    ORDER BY hits DESC, rank DESC, id DESC LIMIT {MOST}
)
SELECT (SELECT max(hits) FROM found),
    ARRAY(SELECT key FROM found WHERE hits = (SELECT max(hits) FROM found) ORDER BY rank DESC, id DESC),
    ARRAY(SELECT id FROM catalogue_product WHERE upper(upc) = upper($3))""",
)


@dataclass(frozen=True)
class Match:
    """The pieces with as many of the words as any piece has, the best first; ``every``: all of them.

    After them the one with exactly the reference that was asked for.
    """

    keys: list[int]
    every: bool

    def of(self, products: QuerySet[Product]) -> QuerySet[Product]:
        """Those of ``products``, in no order."""
        return products.filter(
            RawSQL("catalogue_product.id = ANY (%s::bigint[])", [self.keys], output_field=BooleanField())
        )

    def among(self, products: QuerySet[Product]) -> QuerySet[Product]:
        """Those of ``products``, in this order."""
        places = Value(json.dumps({key: place for place, key in enumerate(self.keys)}))
        place = Func(
            places,
            Cast(F("pk"), TextField()),
            template=_PLACE,
            arg_joiner="::jsonb ->> ",
            output_field=IntegerField(),
        )
        return self.of(products).order_by(place, "-pk")


def match(words: str, *, reference: str = "") -> Match:
    """Pieces by whole words as the index bends them, or by their beginnings. One query.

    The index is asked by itself, without a join to the pieces: PostgreSQL can't estimate how many entries
    match a text, and would now and then compare each piece with each entry.
    """
    asked = terms(words)
    if not asked and not reference:
        return Match([], every=False)
    kind = ContentType.objects.get_for_model(Product).pk
    most, keys, named = _MATCH.rows(kind, asked, reference or words)[0]
    return Match(list(dict.fromkeys([*keys, *named])), every=most == len(asked) and bool(asked))


def alike(products: QuerySet[Product], words: str) -> QuerySet[Product]:
    """Those of ``products`` whose titles sound like it, the likest first: three letters at a time."""
    return (
        products.annotate(like=TrigramWordSimilarity(words.lower(), "title"))
        .filter(like__gte=LIKE)
        .order_by("-like", "-pk")
    )
