"""Pieces that somebody who looks at one may like: of the same hands first, then of the same craft."""

from decimal import Decimal

from catalog.models import Product
from marketplace.kernel.prepared import Prepared
from marketplace.pagecache.remembered import remembered

OF_THE_GROUP = 2
ALL = 4
NEWEST = 96
"""Of a group, and of a craft: among so many the nearest in price are looked for, however many there are."""

Priced = list[tuple[int, Decimal]]
"""Pieces for sale by their keys, with their prices in rupees."""

_FOR_SALE = """catalogue_product AS piece JOIN partner_stockrecord AS stock ON stock.product_id = piece.id
    WHERE piece.state = 'live' AND piece.is_public AND piece.parent_id IS NULL AND stock.price > 0
    AND coalesce(stock.num_in_stock, 0) > coalesce(stock.num_allocated, 0)"""
_OF_GROUPS = Prepared(
    "shop_like_groups",
    "bigint[]",
    f"""
SELECT piece.id, stock.price FROM {_FOR_SALE} AND piece.id IN (
    SELECT DISTINCT product_id FROM catalogue_maker JOIN weavers_weaver ON weavers_weaver.id = weaver_id
    WHERE group_id = ANY ($1) ORDER BY product_id DESC LIMIT {NEWEST})""",
)
_OF_CRAFT = Prepared(
    "shop_like_craft",
    "text",
    f"""
SELECT piece.id, stock.price FROM {_FOR_SALE} AND piece.technique = $1
ORDER BY piece.date_created DESC, piece.id DESC LIMIT {NEWEST + 1}""",
)


def like(piece: Product, *, groups: tuple[int, ...]) -> list[int]:
    """At most four that can be bought, by their keys, near to it in price.

    Two queries, none where these ``groups`` and this craft were asked for since anything in the shop has changed.
    """
    theirs: Priced = remembered(("like", groups), lambda: _OF_GROUPS.rows(list(groups)))  # type: ignore[arg-type, return-value]
    alike: Priced = remembered(("like", piece.technique), lambda: _OF_CRAFT.rows(piece.technique))  # type: ignore[arg-type, return-value]
    price = Decimal(piece.price or 0) / 100
    near = [key for key, _price in _nearest(theirs, piece.pk, price)[:OF_THE_GROUP]]
    others = [each for each in alike if each[0] != piece.pk][:NEWEST]
    near += [key for key, _price in _nearest(others, piece.pk, price) if key not in near]
    return near[:ALL]


def _nearest(pieces: Priced, but: int, price: Decimal) -> Priced:
    found = (each for each in pieces if each[0] != but)
    return sorted(found, key=lambda each: (abs(each[1] - price), each[0]))
