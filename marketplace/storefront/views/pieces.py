"""One piece, and the people who make them."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.models import Product, ProductImage
from catalog.restrictions import keepers
from marketplace.forks.shipping.ways import ways_to
from marketplace.payment.models import Checkout
from weavers.models import Group, Weaver

from ..cards import cards, for_sale, with_price
from ..people import Person, people
from ..pictures import GALLERY, pictures
from ..public import public_page
from ..said import said_of
from ..splits import parts_of
from ..structured import PACKING_DAYS as PACKING_DAYS
from ..structured import crumbs_of_piece, product
from ..templatetags.shop import Way, shelves

MOST_PIECES = 24

_PICTURES = ArraySubquery(
    ProductImage.objects.filter(product=OuterRef("pk"))
    .order_by("display_order", "pk")
    .values(json=JSONObject(image="image_id", caption="caption"))
)
_SHELF = Subquery(Product.categories.through.objects.filter(product=OuterRef("pk")).values("category")[:1])


@public_page
def piece(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    shown = with_price(Product.objects.live()).annotate(
        shown=_PICTURES, shelf_id=_SHELF, kept_by=keepers(on=today)
    )
    found = get_object_or_404(shown.prefetch_related("stockrecords"), pk=pk)
    if found.slug != slug:
        return redirect(found, permanent=True)
    images: list[tuple[int, str]] = [(row["image"], row["caption"]) for row in found.shown]
    by_key = pictures((key for key, _caption in images), GALLERY, large=True)
    makers = people(Weaver.objects.filter(made__product=found), on=today)
    shelf = next((each for each in shelves() if each.pk == found.shelf_id), None)
    held_until = None if found.left > 0 else _held_until(found, now=now)
    return render(
        request,
        "storefront/piece.html",
        {
            "piece": found,
            "left": found.left,
            "kept": found.restrictions.filter(community=found.kept_by).first() if found.kept_by else None,
            "held_until": held_until,
            "pictures": [(by_key[key], caption) for key, caption in images if key in by_key],
            "makers": makers,
            "parts": parts_of(found, makers=len(makers), on=today),
            "arrives": _arrives(found, today=today),
            "way": ways_to("IN")[0],
            "shelf": shelf,
            "numbers": range(1, min(found.left, 10) + 1),
            "image": images[0][0] if images else None,
            "said": said_of(found.pk),
            "data": _data(
                found, images=[key for key, _caption in images], makers=makers, shelf=shelf, on=today
            ),
        },
    )


@public_page
def weaver(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = people(Weaver.objects.filter(pk=pk), on=timezone.localdate())
    if not found:
        raise Http404(_("Nobody here has this address."))
    person = found[0]
    if person.url != request.path:
        return redirect(person.url, permanent=True)
    made = for_sale(Product.objects.filter(makers__weaver=pk)).order_by("-date_created", "-id")
    return render(request, "storefront/weaver.html", {"person": person, "cards": cards(made[:MOST_PIECES])})


@public_page
def group(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Group, slug=slug)
    made = for_sale(Product.objects.filter(pk__in=Product.objects.filter(weavers__group=found).values("pk")))
    return render(
        request,
        "storefront/group.html",
        {
            "group": found,
            "people": people(Weaver.objects.at_work().filter(group=found), on=timezone.localdate()),
            "cards": cards(made.order_by("-date_created", "-id")[:MOST_PIECES]),
        },
    )


def _data(
    found: Any, *, images: list[int], makers: list[Person], shelf: Way | None, on: date
) -> list[dict[str, Any]]:
    """The piece and its place in the shop, for search engines."""
    return [
        product(
            found,
            left=found.left,
            sold=not found.kept_by,
            images=images,
            shelf=shelf.label if shelf else "",
            group=makers[0].group if makers else "",
            on=on,
        ),
        crumbs_of_piece(found, (shelf.label, shelf.url) if shelf else None),
    ]


def _held_until(found: Product, *, now: datetime) -> datetime | None:
    """When a piece that somebody is paying for at this moment may be free again; None where nobody is."""
    return Checkout.objects.holding([found.pk], now=now).values_list("reserved_until", flat=True).first()


def _arrives(found: Product, *, today: date) -> tuple[date, date]:
    """The first and the last day on which a parcel within India should be there, ordered today."""
    sent = today + timedelta(days=found.lead_time_days + PACKING_DAYS)
    fewest, most = ways_to("IN")[0].days
    return sent + timedelta(days=fewest), sent + timedelta(days=most)
