"""Pieces that somebody who looks at one may like: of the same hands first, then of the same craft."""

from django.db import connection

from catalog.models import Product

OF_THE_GROUP = 2
ALL = 4
NEWEST = 96
"""Of a group, and of a craft: among so many the nearest in price are looked for, however many there are."""

_FOR_SALE = """catalogue_product AS piece JOIN partner_stockrecord AS stock ON stock.product_id = piece.id
    WHERE piece.state = 'live' AND piece.is_public AND piece.parent_id IS NULL AND piece.id <> %(piece)s AND stock.price > 0
    AND coalesce(stock.num_in_stock, 0) > coalesce(stock.num_allocated, 0)"""
_WEAVERS = "catalogue_maker JOIN weavers_weaver ON weavers_weaver.id = weaver_id"
_NEAR = f"""
WITH theirs AS MATERIALIZED (
    SELECT DISTINCT product_id FROM {_WEAVERS}
    WHERE group_id IN (SELECT group_id FROM {_WEAVERS} WHERE product_id = %(piece)s) ORDER BY product_id DESC LIMIT %(newest)s
), alike AS MATERIALIZED (
    SELECT piece.id, stock.price FROM {_FOR_SALE} AND piece.technique = %(craft)s
    ORDER BY piece.date_created DESC, piece.id DESC LIMIT %(newest)s
)
SELECT id FROM (
    (SELECT piece.id, 0 AS place, abs(stock.price - %(price)s) AS apart FROM {_FOR_SALE}
     AND piece.id IN (SELECT product_id FROM theirs) ORDER BY apart, id LIMIT %(of_the_group)s)
    UNION ALL (SELECT id, 1, abs(price - %(price)s) FROM alike)
) AS near GROUP BY id ORDER BY min(place), min(apart), id LIMIT %(all)s
"""


def like(piece: Product) -> list[int]:
    """At most four that can be bought, by their keys, near to it in price. One query, beside that of its own price."""
    given: dict[str, int | float | str] = {
        "piece": piece.pk,
        "price": (piece.price or 0) / 100,
        "craft": piece.technique,
        "newest": NEWEST,
        "of_the_group": OF_THE_GROUP,
        "all": ALL,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, given)
        return [key for (key,) in cursor.fetchall()]
