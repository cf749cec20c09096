"""Pieces that somebody who looks at one may like: of the same hands first, then of the same craft."""

from typing import Any

from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Abs

from catalog.models import Maker, Product

from .cards import for_sale

OF_THE_GROUP = 2
ALL = 4


def like(piece: Product) -> QuerySet[Any]:
    """At most four that can be bought, near to it in price; for ``cards``, which asks one query for them."""
    groups = Maker.objects.filter(product=piece).values("weaver__group")
    theirs = Maker.objects.filter(weaver__group__in=groups).values("product")
    others = for_sale(Product.objects.exclude(pk=piece.pk))
    apart = Abs(F("stockrecords__price") - (piece.price or 0) / 100)
    of_group = others.filter(pk__in=theirs).order_by(apart, "pk").values("pk")[:OF_THE_GROUP]
    of_craft = others.filter(technique=piece.technique).order_by(apart, "pk").values("pk")[:ALL]
    near = for_sale(Product.objects.filter(pk__in=of_group) | Product.objects.filter(pk__in=of_craft))
    return near.order_by(Case(When(pk__in=of_group, then=0), default=1), apart, "pk")[:ALL]
