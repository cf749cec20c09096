"""Pieces as cards: everything that a list shows of a piece, in two queries however many there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.models import Product
from marketplace.kernel.prepared import Prepared
from marketplace.languages.names import said
from weavers.models import IN_FORCE

from .pictures import AS_SQL, CARD, Picture, picture_in, pictures


@dataclass(frozen=True)
class Card:
    """A piece in a list. ``price`` in paise with GST; ``left`` is how many can still be bought."""

    pk: int
    url: str
    title: str
    colour: str
    technique: str
    makers: tuple[str, ...]
    price: int | None
    left: int
    lead_time_days: int
    picture: Picture | None
    image: int | None = None
    """Its first picture in the library."""

    @property
    def badge(self) -> str:
        if self.left <= 0:
            return _("Sold")
        return _("One of a kind") if self.left == 1 and not self.lead_time_days else ""

    @property
    def heart(self) -> str:
        """What the button says that puts it on the wish list."""
        return _("Wish list: %(title)s") % {"title": self.title}

    @property
    def facts(self) -> str:
        """Who made it, else how."""
        return _("Made by %(makers)s") % {"makers": self.made_by} if self.makers else self.technique

    @property
    def made_by(self) -> str:
        if len(self.makers) > 2:
            return _("%(first)s and %(number)d others") % {
                "first": self.makers[0],
                "number": len(self.makers) - 1,
            }
        return _(" and ").join(self.makers)


def with_price(products: QuerySet[Product]) -> QuerySet[Any]:
    """Adds ``list_price`` (rupees, with GST) and ``left`` (what is in stock and not promised to anybody)."""
    return products.annotate(
        list_price=F("stockrecords__price"),
        left=Coalesce(F("stockrecords__num_in_stock"), 0) - Coalesce(F("stockrecords__num_allocated"), 0),
    )


def for_sale(products: QuerySet[Product]) -> QuerySet[Any]:
    """Public pieces that somebody could buy now."""
    return with_price(products.live()).filter(left__gt=0, list_price__gt=0)  # type: ignore[attr-defined]


_CARDS = Prepared(
    "shop_cards",
    "bigint[], date",
    f"""
SELECT piece.id, piece.slug, piece.title, piece.colour, piece.technique, stock.price,
    coalesce(stock.num_in_stock, 0) - coalesce(stock.num_allocated, 0), piece.lead_time_days, picture.id, picture.about,
    ARRAY(
        SELECT CASE WHEN EXISTS (
            SELECT FROM weavers_consent AS consent WHERE consent.weaver_id = weaver.id AND {IN_FORCE.format(day="$2")}
                AND consent.purpose = 'name') THEN weaver.display_name END
        FROM catalogue_maker AS maker JOIN weavers_weaver AS weaver ON weaver.id = maker.weaver_id
        WHERE maker.product_id = piece.id ORDER BY weaver.code)
FROM unnest($1) WITH ORDINALITY AS wanted (id, place)
    JOIN catalogue_product AS piece ON piece.id = wanted.id
        AND piece.state = 'live' AND piece.is_public AND piece.parent_id IS NULL
    LEFT JOIN partner_stockrecord AS stock ON stock.product_id = piece.id
    LEFT JOIN LATERAL (
        SELECT image.id, {AS_SQL}::text AS about
        FROM catalogue_productimage AS hung JOIN wagtailimages_image AS image ON image.id = hung.image_id
        WHERE hung.product_id = piece.id ORDER BY hung.display_order, hung.id LIMIT 1) AS picture ON true
ORDER BY wanted.place""",
)


def cards(products: QuerySet[Any], *, sizes: tuple[str, ...] = CARD) -> list[Card]:
    """Cards of these public pieces in their order. Two queries; more while sizes of pictures are made."""
    return cards_of(products.values_list("pk", flat=True), sizes=sizes)


def cards_of(keys: Iterable[int], *, sizes: tuple[str, ...] = CARD) -> list[Card]:
    """Cards of these public pieces, in the order given; those no longer public are left out. One query."""
    wanted = list(keys)
    rows = _CARDS.rows(wanted, timezone.localdate()) if wanted else []
    found = {row[8]: picture_in(row[9], sizes) for row in rows if row[8]}
    if lacking := [image for image, picture in found.items() if picture is None]:
        found |= pictures(lacking, sizes)
    return [_card(row, found) for row in rows]


def _card(row: tuple[Any, ...], found: Mapping[int, Picture | None]) -> Card:
    pk, slug, title, colour, technique, price, left, lead_time_days, image, _about, names = row
    return Card(
        pk=pk,
        url=reverse("storefront:piece", args=[slug, pk]),
        title=said(title),
        colour=said(colour),
        technique=said(technique),
        makers=tuple(dict.fromkeys(name or _("A weaver") for name in names)),
        price=None if price is None else int(price * 100),
        left=left,
        lead_time_days=lead_time_days,
        picture=found.get(image),
        image=image,
    )
