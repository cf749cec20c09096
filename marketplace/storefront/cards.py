"""Pieces as cards: everything that a list shows of a piece, in three queries however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.models import Maker, Product, ProductImage
from marketplace.languages.names import said
from weavers.models import shown_name

from .pictures import CARD, Picture, pictures


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


def cards(products: QuerySet[Any], *, sizes: Sequence[str] = CARD) -> list[Card]:
    """Cards in the order of ``products``. Two queries, one where none has a picture; more while sizes are made."""
    first = ProductImage.objects.filter(product=OuterRef("pk")).order_by("display_order", "pk")
    names = Maker.objects.filter(product=OuterRef("pk")).order_by("weaver__code")
    rows = list(
        with_price(products)
        .annotate(
            picture_id=Subquery(first.values("image")[:1]),
            names=ArraySubquery(names.values(shown=shown_name("weaver", on=timezone.localdate()))),
        )
        .values(
            "pk",
            "slug",
            "title",
            "colour",
            "technique",
            "list_price",
            "left",
            "lead_time_days",
            "picture_id",
            "names",
        )
    )
    found = pictures((row["picture_id"] for row in rows if row["picture_id"]), sizes) if rows else {}
    return [_card(row, found) for row in rows]


def cards_of(keys: Iterable[int]) -> list[Card]:
    """Cards of these public pieces, in the order given; those no longer public are left out."""
    wanted = list(keys)
    by_key = {card.pk: card for card in cards(Product.objects.live().filter(pk__in=wanted))}
    return [by_key[key] for key in wanted if key in by_key]


def _card(row: Mapping[str, Any], found: dict[int, Picture]) -> Card:
    return Card(
        pk=row["pk"],
        url=reverse("storefront:piece", args=[row["slug"], row["pk"]]),
        title=said(row["title"]),
        colour=said(row["colour"]),
        technique=said(row["technique"]),
        makers=tuple(dict.fromkeys(row["names"])),
        price=None if row["list_price"] is None else int(row["list_price"] * 100),
        left=row["left"],
        lead_time_days=row["lead_time_days"],
        picture=found.get(row["picture_id"]),
        image=row["picture_id"],
    )
