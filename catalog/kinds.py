"""The kinds of piece that are made: read from what is in the shop, so that a new one takes one tap."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import CharField, Count, F, Func, OuterRef, Subquery, Value

from .models import Product, ProductCategory
from .pictures import first_picture

DASH = " — "
MOST = 60


@dataclass(frozen=True)
class Kind:
    """What pieces of one kind share. The figures are of the newest in the shop: cm, and hours of work."""

    name: str
    shelf: int
    fibre: str
    technique: str
    gst_rate: Decimal
    hours: int
    length_cm: int
    width_cm: int
    community: str
    image: int | None


def kinds() -> list[Kind]:
    """Each kind in the shop once, by name. One query."""
    shelf = ProductCategory.objects.filter(product=OuterRef("pk")).order_by("pk").values("category")[:1]
    newest = (
        Product.objects.live()
        .annotate(
            kind=Func(F("title"), Value(DASH), Value(1), function="split_part", output_field=CharField()),
            shelf=Subquery(shelf),
            image=first_picture("pk"),
        )
        .exclude(shelf=None)
        .order_by("kind", "-pk")
        .distinct("kind")
    )
    names = ("fibre", "technique", "gst_rate", "hours", "length_cm", "width_cm", "community")
    return [Kind(*row) for row in newest.values_list("kind", "shelf", *names, "image")[:MOST]]


def colours() -> list[str]:
    """The colours in the shop, the most frequent first; 12 at most. One query."""
    found = Product.objects.live().order_by().values("colour").annotate(pieces=Count("pk"))
    return [row["colour"] for row in found.order_by("-pieces", "colour")[:12]]


def title_of(kind: str, colour: str) -> str:
    """``Eri stole``, ``Iron grey`` → ``Eri stole — iron grey``."""
    return f"{kind}{DASH}{colour[:1].lower()}{colour[1:]}"


def kind_of(title: str) -> str:
    """The other way round."""
    return title.split(DASH)[0]
