"""All that the page of one piece shows of it, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from catalog.in_force import InForce, bands
from catalog.models import Maker, Product
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.prepared import Prepared
from marketplace.pagecache.remembered import remembered
from weavers.models import IN_FORCE, Weaver

from .gallery import Slide, slide_in
from .people import Person, Purpose, persons, readable_village
from .pictures import AS_SQL

_NAMES = {
    "id", "upc", "title", "slug", "description", "making", "care", "irregularities", "fibre", "technique", "colour", "dye",
    "dyestuff", "community", "hours", "lead_time_days", "length_cm", "width_cm", "weight_grams", "one_of_a_kind",
    "yarn_paise", "hsn", "gst_rate", "terms",
}  # fmt: skip
_FIELDS = [field.attname for field in Product._meta.concrete_fields if field.attname in _NAMES]
"""In the order of the model, as ``from_db`` wants them."""

_PIECE = Prepared(
    "shop_piece",
    "bigint, date, timestamptz",
    f"""
SELECT {", ".join(f"piece.{name}" for name in _FIELDS)},
    stock.price, coalesce(stock.num_in_stock, 0) - coalesce(stock.num_allocated, 0),
    (SELECT category_id FROM catalogue_productcategory WHERE product_id = piece.id LIMIT 1),
    (SELECT json_build_object('community', community, 'reason', reason) FROM catalogue_restriction AS kept
     WHERE product_id = piece.id AND NOT EXISTS (
        SELECT FROM catalogue_signoff WHERE restriction_id = kept.id AND withdrawn_at IS NULL
            AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2))
     ORDER BY community LIMIT 1),
    (SELECT min(reserved_until) FROM payment_checkout AS checkout JOIN payment_checkoutline ON checkout_id = checkout.id
     WHERE product_id = piece.id AND state = 'open' AND reserved_until > $3),
    (SELECT json_agg(json_build_array({AS_SQL}::text, hung.caption, hung.tiny) ORDER BY hung.display_order, hung.id)
     FROM catalogue_productimage AS hung JOIN wagtailimages_image AS image ON image.id = hung.image_id
     WHERE hung.product_id = piece.id),
    (SELECT json_agg(json_build_object(
        'pk', weaver.id, 'code', weaver.code, 'display_name', weaver.display_name, 'group', weaver.group_id,
        'group__name', women.name, 'group__slug', women.slug, 'district', weaver.district, 'photo', weaver.photo_id,
        'story', '', 'village', weaver.village, 'agreed', ARRAY(
            SELECT purpose FROM weavers_consent AS consent WHERE weaver_id = weaver.id AND {IN_FORCE.format(day="$2")})
        ) ORDER BY weaver.code)
     FROM catalogue_maker AS maker JOIN weavers_weaver AS weaver ON weaver.id = maker.weaver_id
        JOIN weavers_group AS women ON women.id = weaver.group_id
     WHERE maker.product_id = piece.id),
    (SELECT json_agg(json_build_array(product_id, group_id, from_day, terms) ORDER BY from_day, id)
     FROM catalogue_termsrule WHERE confirmed_at IS NOT NULL AND (product_id IS NULL OR product_id = piece.id)),
    (SELECT json_agg(json_build_array(score, number)) FROM (
        SELECT score, count(*) AS number FROM piece_reviews_review WHERE product_id = piece.id AND state = 'shown'
        GROUP BY score) AS counted)
FROM catalogue_product AS piece LEFT JOIN partner_stockrecord AS stock ON stock.product_id = piece.id
WHERE piece.id = $1 AND piece.state = 'live' AND piece.is_public AND piece.parent_id IS NULL""",
)


@dataclass(frozen=True)
class Shown:
    """A piece on one day. ``left``: how many can be bought; ``shelf``: its first; ``scores``: stars → reviews.

    ``kept``: ``community`` and ``reason`` where one keeps it for itself. ``held_until``: when somebody who is paying
    for it has to be done. ``groups``: the groups of its makers, by key.
    """

    piece: Product
    left: int
    shelf: int | None
    kept: dict[str, str] | None
    held_until: datetime | None
    pictures: Sequence[Slide]
    images: Sequence[int]
    makers: Sequence[Person]
    groups: tuple[int, ...]
    rules: InForce
    scores: dict[int, int]


def shown(pk: int, *, now: datetime, on: date) -> Shown | None:
    """A public piece; None where there is none. One query; one more for its makers' photos, and for rates by HSN code."""
    rows = _PIECE.rows(pk, on, now)
    if not rows:
        return None
    *values, price, left, shelf, kept, held, hung, made, rules, scores = rows[0]
    piece = Product.from_db("default", _FIELDS, values)
    makers: list[dict[str, Any]] = made or []
    piece._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "stockrecords": [StockRecord(price=price)],
        "makers": [Maker(weaver=Weaver(code=each["code"], group_id=each["group"])) for each in makers],
    }
    for each in makers:
        each["village"] = readable_village(each["village"]) if Purpose.VILLAGE in each["agreed"] else ""
    pictures = [slide_in(*each) for each in hung or []]
    return Shown(
        piece=piece,
        left=left,
        shelf=shelf,
        kept=kept,
        held_until=held,
        pictures=pictures,
        images=[each.image for each in pictures],
        makers=persons(makers),
        groups=tuple(sorted({each["group"] for each in makers})),
        rules=InForce.of(
            ((product, group, date.fromisoformat(day), terms) for product, group, day, terms in rules or []),
            remembered("gst", bands) if piece.hsn else {},
        ),
        scores=dict(scores or []),
    )
