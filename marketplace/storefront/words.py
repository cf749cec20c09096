"""The words that pieces are known by, and the crafts, colours and groups there are of them: what a buyer may mean."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import Product
from marketplace.languages.names import said
from marketplace.pagecache.generation import CURRENT

from .cards import for_sale
from .filters import ASKS, Filters

SECONDS = 60
"""For how long the vocabulary is kept where no generation says when it's outdated."""

SURE = 0.7
"""Share of letters in common, in order, from which a word is taken for the one that was meant."""

NAMED = ("craft", "fibre", "colour", "dyestuff", "community")
"""What of a piece has a name that somebody may type."""

_ALL = """
WITH found (pk, {names}) AS MATERIALIZED ({pieces})
{named}
UNION ALL
SELECT 'group', women.name, women.slug, women.district, count(DISTINCT found.pk)
FROM weavers_group women
    JOIN weavers_weaver ON weavers_weaver.group_id = women.id
    JOIN catalogue_maker ON catalogue_maker.weaver_id = weavers_weaver.id
    JOIN found ON found.pk = catalogue_maker.product_id
GROUP BY women.id
UNION ALL
SELECT 'word', word, '', '', ndoc FROM ts_stat(format(
    'SELECT entry.autocomplete || entry.body FROM wagtailsearch_indexentry entry
     JOIN catalogue_product piece ON piece.id::text = entry.object_id AND piece.state = ''live''
     WHERE entry.content_type_id = %%s', %s::int))
"""
_NAMED = "SELECT '{name}', {name}, '', '', count(*) FROM found WHERE {name} <> '' GROUP BY {name}"


@dataclass(frozen=True)
class Thing:
    """A craft, a colour, a group: something that has a list of its pieces. ``also`` is a place it's known by."""

    kind: str
    label: str
    slug: str
    also: str
    count: int
    words: tuple[str, ...] = field(compare=False, default=())

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.label if self.kind == "group" else said(self.label)

    @property
    def what(self) -> str:
        """The name of its kind."""
        legend = next((ask.legend for ask in ASKS if ask.name == self.kind), None)
        return _("Group") if legend is None else str(legend)

    @property
    def url(self) -> str:
        if self.kind == "group":
            return reverse("storefront:group", args=[self.slug])
        return f"{reverse('storefront:shop')}?{Filters(chosen=((self.kind, (self.label,)),)).query}"


@dataclass(frozen=True)
class Vocabulary:
    """``words`` as the index has them, whole and bent; ``things`` with the most pieces first."""

    words: frozenset[str]
    things: tuple[Thing, ...]

    def knows(self, term: str) -> bool:
        """Whether a word begins like it, or is it without an ending."""
        if term in self.words or any(term[:-n] in self.words for n in (1, 2) if len(term) > n + 3):
            return True
        return any(word.startswith(term) for word in self.words)

    def nearest(self, term: str) -> str:
        """The word that was most likely meant; the term itself where none is near."""
        return next(iter(get_close_matches(term, self.words, n=1, cutoff=SURE)), term)


def vocabulary() -> Vocabulary:
    """What the shop has now. One query, and none until what pages show changes again."""
    key = f"shop:words:{CURRENT.get() or ''}".replace(" ", ":")
    found: Vocabulary | None = cache.get(key)
    if found is None:
        found = _load()
        cache.set(key, found, SECONDS)
    return found


def corrected(words: str) -> str:
    """The words with each slip of the finger put right by the words that pieces have."""
    known = vocabulary()
    return " ".join(known.nearest(term) for term in terms(words))


def completed(words: str) -> str:
    """The same, but what begins like a word stays as it is: it's still being typed."""
    known = vocabulary()
    return " ".join(term if known.knows(term) else known.nearest(term) for term in terms(words))


def things(words: str, *, most: int) -> list[Thing]:
    """Crafts, colours and groups of whose names each of the words begins a word; those that begin so come first."""
    asked = terms(words)
    if not asked:
        return []
    fits = [
        thing
        for thing in vocabulary().things
        if all(any(word.startswith(term) for word in thing.words) for term in asked)
    ]
    return sorted(fits, key=lambda thing: not thing.label.lower().startswith(asked[0]))[:most]


def crafts(*, most: int) -> list[Thing]:
    """The crafts with the most pieces for sale."""
    return [thing for thing in vocabulary().things if thing.kind == "craft"][:most]


def terms(words: str) -> list[str]:
    """The letters and digits of what was typed, word by word, ten at most."""
    return re.findall(r"[^\W_]+", words.lower())[:10]


def _load() -> Vocabulary:
    fields = [ask.field for ask in ASKS if ask.name in NAMED]
    names = [ask.name for ask in ASKS if ask.name in NAMED]
    pieces = for_sale(Product.objects.all()).order_by().values_list("pk", *fields)
    sql, values = pieces.query.sql_with_params()
    named = " UNION ALL ".join(_NAMED.format(name=name) for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            _ALL.format(names=", ".join(names), pieces=sql, named=named),
            [*values, ContentType.objects.get_for_model(Product).pk],
        )
        rows = cursor.fetchall()
    found = [
        Thing(kind, label, slug, also, count, tuple(terms(f"{label} {also}")))
        for kind, label, slug, also, count in rows
        if kind != "word"
    ]
    indexed = {label for kind, label, *_rest in rows if kind == "word"}
    return Vocabulary(
        words=frozenset(indexed.union(*(thing.words for thing in found))),
        things=tuple(sorted(found, key=lambda thing: (-thing.count, thing.label))),
    )
