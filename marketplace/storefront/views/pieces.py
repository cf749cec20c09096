"""One piece, and the people who make them."""

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.models import Product, ProductImage
from catalog.restrictions import keepers
from marketplace.payment.models import Checkout
from weavers.models import Group, Weaver

from ..addresses import absolute
from ..cards import cards, cards_of, for_sale, with_price
from ..delivery import country_names, country_of, delivery_of
from ..drape import drape_of
from ..gallery import AS_JSON, slides
from ..people import Person, people
from ..public import public_page
from ..related import like
from ..said import said_of
from ..splits import split_of
from ..structured import crumbs_of_piece, product
from ..templatetags.shop import Way, shelves

MOST_PIECES = 24

_PICTURES = ArraySubquery(
    ProductImage.objects.filter(product=OuterRef("pk")).order_by("display_order", "pk").values(json=AS_JSON)
)
_SHELF = Subquery(Product.categories.through.objects.filter(product=OuterRef("pk")).values("category")[:1])


@public_page
def piece(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The whole page. ``?country=`` says where delivery is reckoned to."""
    now = timezone.now()
    today = timezone.localdate(now)
    shown = with_price(Product.objects.live()).annotate(
        shown=_PICTURES, shelf_id=_SHELF, kept_by=keepers(on=today)
    )
    found = get_object_or_404(shown.prefetch_related("stockrecords"), pk=pk)
    if found.slug != slug:
        return redirect(found, permanent=True)
    makers = people(Weaver.objects.filter(made__product=found), on=today)
    shelf = next((each for each in shelves() if each.pk == found.shelf_id), None)
    images = [row["id"] for row in found.shown]
    return render(
        request,
        "storefront/piece.html",
        {
            "piece": found,
            "address": absolute(found.get_absolute_url()),
            "left": found.left,
            "kept": found.restrictions.filter(community=found.kept_by).first() if found.kept_by else None,
            "held_until": None if found.left > 0 else _held_until(found, now=now),
            "pictures": slides(found.shown),
            "makers": makers,
            "split": split_of(found, makers=len(makers), on=today),
            "drape": drape_of(found, shelf=shelf.name if shelf else ""),
            "shelf": shelf,
            "numbers": range(1, min(found.left, 10) + 1),
            "said": said_of(found.pk),
            "cards": cards_of(like(found)),
            **(_delivered(request, found) if found.left > 0 and not found.kept_by else {}),
            "image": images[0] if images else None,
            "data": _data(found, images=images, makers=makers, shelf=shelf, on=today),
        },
    )


@public_page
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """When one piece is with its buyer and what it costs there: the part of its page that a country changes."""
    found: Product = get_object_or_404(Product.objects.live().prefetch_related("stockrecords"), pk=pk)
    context = _delivered(request, found)
    if context["delivery"] is None:
        raise Http404(_("This piece has no price."))
    return render(request, "storefront/piece_delivery.html", context | {"piece": found})


def _delivered(request: HttpRequest, found: Product) -> dict[str, Any]:
    country = country_of(request.GET.get("country"))
    return {
        "delivery": delivery_of(found, country=country, on=timezone.localdate()),
        "countries": country_names(),
    }


@public_page
def weaver(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = people(Weaver.objects.filter(pk=pk), on=timezone.localdate())
    if not found:
        raise Http404(_("Nobody here has this address."))
    person = found[0]
    if not person.url:
        raise Http404(_("Nobody here has this address."))
    if person.url != request.path:
        return redirect(person.url, permanent=True)
    made = for_sale(Product.objects.filter(makers__weaver=pk)).order_by("-date_created", "-id")
    return render(request, "storefront/weaver.html", {"person": person, "cards": cards(made[:MOST_PIECES])})


@public_page
def group(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Group, slug=slug)
    women = people(Weaver.objects.at_work().filter(group=found), on=timezone.localdate())
    named = [person for person in women if person.name]
    made = for_sale(Product.objects.filter(pk__in=Product.objects.filter(weavers__group=found).values("pk")))
    return render(
        request,
        "storefront/group.html",
        {
            "group": found,
            "people": named,
            "others": len(women) - len(named),
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
