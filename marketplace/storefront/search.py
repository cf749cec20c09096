"""Finding pieces by words, in the index that Wagtail's search keeps of them."""

import re
from difflib import SequenceMatcher
from functools import reduce
from operator import add, and_, or_

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Subquery, When

from catalog.models import Product

LIKE = 0.1
"""Trigram similarity, 0 to 1, from which a word of the index may be the one that was meant; a first sieve."""

SURE = 0.7
"""Share of letters in common, in order, from which it's taken for the word that was meant."""

TITLE_COUNTS = 4.0
"""How much more a word in the title says than one in the description."""

_WORDS_OF_INDEX = """
    SELECT typed, stat.word
    FROM unnest(%s) AS typed
    JOIN ts_stat(
      format('SELECT autocomplete || body FROM wagtailsearch_indexentry WHERE content_type_id = %%s', %s::int)
    ) AS stat
      ON similarity(stat.word, typed) >= %s
"""


def terms(words: str) -> list[str]:
    """The letters and digits of what was typed, word by word, ten at most."""
    return re.findall(r"[^\W_]+", words.lower())[:10]


def matching(products: QuerySet[Product], words: str) -> QuerySet[Product]:
    """Pieces with every word, whole or by its beginning, the best first; or with that reference."""
    asked = [_either(term) for term in terms(words)]
    if not asked:
        return products.none()
    return _ranked(products.filter(reduce(and_, map(_has, asked)) | Q(upc__iexact=words)), asked)


def matching_most(products: QuerySet[Product], words: str) -> QuerySet[Product]:
    """Pieces with as many of the words as any piece has, one at least; the best first."""
    asked = [_either(term) for term in terms(words)]
    if not asked:
        return products.none()
    hits = reduce(
        add, (Case(When(_has(query), then=1), default=0, output_field=IntegerField()) for query in asked)
    )
    some = products.filter(reduce(or_, map(_has, asked))).annotate(hits=hits)
    return _ranked(some.filter(hits=Subquery(some.order_by("-hits").values("hits")[:1])), asked)


def corrected(words: str) -> str:
    """The words with each slip of the finger put right by the words that pieces have. One query."""
    typed = terms(words)
    key = ContentType.objects.get_for_model(Product).pk
    with connection.cursor() as cursor:
        cursor.execute(_WORDS_OF_INDEX, [typed, key, LIKE])
        known: dict[str, list[str]] = {}
        for term, word in cursor.fetchall():
            known.setdefault(term, []).append(word)
    return " ".join(_nearest(term, known.get(term, [])) for term in typed)


def _nearest(term: str, words: list[str]) -> str:
    near = max(words, key=lambda word: (_likeness(term, word), word), default=term)
    return near if _likeness(term, near) >= SURE else term


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _has(query: SearchQuery) -> Q:
    return Q(index_entries__title=query) | Q(index_entries__body=query) | Q(index_entries__autocomplete=query)


def _ranked(products: QuerySet[Product], asked: list[SearchQuery]) -> QuerySet[Product]:
    whole = reduce(or_, asked)
    title = SearchRank(F("index_entries__title"), whole) * TITLE_COUNTS
    return products.annotate(rank=title + SearchRank(F("index_entries__body"), whole)).order_by(
        "-rank", "-pk"
    )


def _either(term: str) -> SearchQuery:
    """The word as the index bends it (shawls → shawl), or any that begins like it."""
    return SearchQuery(term) | SearchQuery(f"{term}:*", search_type="raw", config="simple")
