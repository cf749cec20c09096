"""Where one piece comes from: the page that its label leads to, for as long as the piece lasts."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from catalog.models import ListingChange, Product, ProductImage
from catalog.restrictions import keepers
from weavers.models import Weaver

from ..addresses import absolute
from ..cards import with_price
from ..drape import in_both
from ..gallery import AS_JSON, slides
from ..people import people
from ..public import public_page
from ..splits import split_of

A_DAY = 8
"""Hours."""

State = Product.State


@public_page
def made(request: HttpRequest, reference: str) -> HttpResponse:
    """Public facts alone, and nothing of whoever bought it. It answers after the piece is sold or withdrawn too."""
    today = timezone.localdate()
    piece = get_object_or_404(_known(on=today), upc=reference)
    makers = people(Weaver.objects.filter(made__product=piece), on=today)
    return render(
        request,
        "storefront/made.html",
        {
            "piece": piece,
            "address": absolute(request.path),
            "image": piece.first_picture["id"] if piece.first_picture else None,
            "standing": _standing(piece),
            "checked": piece.checked_at,
            "pictures": slides(piece.first_picture and [piece.first_picture] or []),
            "makers": makers,
            "split": split_of(piece, makers=len(makers), on=today),
            "size": in_both(piece.length_cm, piece.width_cm),
            "days": round(piece.hours / A_DAY) if piece.hours >= A_DAY else 0,
        },
    )


def _known(*, on: date) -> QuerySet[Any]:
    """Pieces that are in the shop, or were in it once."""
    steps = ListingChange.objects.filter(product=OuterRef("pk"))
    pictures = ProductImage.objects.filter(product=OuterRef("pk")).order_by("display_order", "pk")
    was_there = Exists(steps.filter(before=State.LIVE))
    return with_price(
        Product.objects.filter(Q(state=State.LIVE, is_public=True) | Q(was_there, state=State.WITHDRAWN))
    ).annotate(
        checked_at=Subquery(steps.filter(after=State.LIVE).order_by("-at").values("at")[:1]),
        first_picture=Subquery(pictures.values(json=AS_JSON)[:1]),
        kept_by=keepers(on=on),
    ).prefetch_related("stockrecords")  # fmt: skip


def _standing(piece: Product) -> str:
    if piece.state == State.WITHDRAWN:
        return "withdrawn"
    if piece.kept_by:  # type: ignore[attr-defined]
        return "kept"
    return "here" if piece.left > 0 else "sold"  # type: ignore[attr-defined]
