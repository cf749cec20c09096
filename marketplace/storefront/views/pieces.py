"""One piece, and the people who make them."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.models import Product
from weavers.models import Group, Weaver

from ..addresses import absolute
from ..cards import cards, cards_of, for_sale
from ..delivery import country_of, delivery_of
from ..drape import drape_of
from ..navigation import Way
from ..people import people
from ..public import public_page
from ..related import like
from ..said import said_of
from ..shown import Shown, shown
from ..splits import split_of
from ..structured import crumbs_of_piece, product
from ..templatetags.shop import shelves

MOST_PIECES = 24


@public_page
def piece(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The whole page. ``?country=`` says where delivery is reckoned to."""
    now = timezone.now()
    today = timezone.localdate(now)
    found = shown(pk, now=now, on=today)
    if found is None:
        raise Http404
    about = found.piece
    if about.slug != slug:
        return redirect(about, permanent=True)
    shelf = next((each for each in shelves() if each.pk == found.shelf), None)
    return render(
        request,
        "storefront/piece.html",
        {
            "piece": about,
            "address": absolute(about.get_absolute_url()),
            "left": found.left,
            "kept": found.kept,
            "held_until": None if found.left > 0 else found.held_until,
            "pictures": found.pictures,
            "makers": found.makers,
            "split": split_of(about, makers=len(found.makers), on=today, rules=found.rules),
            "drape": drape_of(about, shelf=shelf.name if shelf else ""),
            "shelf": shelf,
            "numbers": range(1, min(found.left, 10) + 1),
            "said": said_of(pk, scores=found.scores),
            "cards": cards_of(like(about, groups=found.groups)),
            **(_delivered(request, about) if found.left > 0 and not found.kept else {}),
            "image": found.images[0] if found.images else None,
            "data": _data(found, shelf=shelf, on=today),
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


def _data(found: Shown, *, shelf: Way | None, on: date) -> list[dict[str, Any]]:
    """The piece and its place in the shop, for search engines."""
    return [
        product(
            found.piece,
            left=found.left,
            sold=not found.kept,
            images=found.images,
            shelf=shelf.label if shelf else "",
            group=found.makers[0].group if found.makers else "",
            on=on,
        ),
        crumbs_of_piece(found.piece, (shelf.label, shelf.url) if shelf else None),
    ]
