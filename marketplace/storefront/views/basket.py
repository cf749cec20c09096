"""The basket: what is in it, and putting in, changing and taking out."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from catalog.models import Product
from marketplace.languages.names import said

from ..baskets import Unavailable, contents, remember, set_quantity
from ..origins import is_from_our_page
from .answers import see_other
from .paying import open_checkout

MOST = 99


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The basket, or what is being paid for in another tab."""
    now = timezone.now()
    found = contents(request.basket.id, now=now)  # type: ignore[attr-defined]
    removed = Product.objects.live().filter(pk=whole(request.GET.get("removed"))).first()
    response = render(
        request,
        "storefront/basket.html",
        {
            "basket": found,
            "removed": removed,
            "removed_quantity": whole(request.GET.get("quantity")) or 1,
            "paying": None if found.lines else open_checkout(request, now=now),
        },
    )
    remember(request, response)
    return response


@never_cache
@require_GET
def count(request: HttpRequest) -> HttpResponse:
    """How many pieces are in the basket, for the header."""
    number = contents(request.basket.id, now=timezone.now()).count  # type: ignore[attr-defined]
    label = ngettext("Basket, %d piece", "Basket, %d pieces", number) % number
    return JsonResponse({"count": number, "label": label})


@csrf_exempt  # its form is on pages that are the same for everybody; is_from_our_page stands in for the token
@never_cache
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put a piece in; asked again with a token where the browser doesn't say which page sent it."""
    if not is_from_our_page(request):
        piece = Product.objects.live().filter(pk=whole(request.POST.get("piece"))).first()
        if piece is None:
            raise Http404
        quantity = whole(request.POST.get("quantity")) or 1
        return render(request, "storefront/basket_confirm.html", {"piece": piece, "quantity": quantity})
    return _put_in(request)


@never_cache
@require_POST
def put(request: HttpRequest) -> HttpResponse:
    """Put a piece in, from a form with a token."""
    return _put_in(request)


@never_cache
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Set how many of a piece there are; none takes it out, and offers to undo that."""
    key, quantity = whole(request.POST.get("piece")), min(whole(request.POST.get("quantity")), MOST)
    before = next((line.quantity for line in _lines(request) if line.product_id == key), 0)
    address = reverse("storefront:basket")
    try:
        set_quantity(request, key, quantity)
    except Product.DoesNotExist:
        if quantity:
            raise Http404 from None
        request.basket.lines.filter(product=key).delete()  # type: ignore[attr-defined]
    except Unavailable as problem:
        messages.warning(request, str(problem))
    if not quantity and before:
        address += "?" + urlencode({"removed": key, "quantity": before})
    response = see_other(address)
    remember(request, response)
    return response


def _put_in(request: HttpRequest) -> HttpResponse:
    quantity = min(max(whole(request.POST.get("quantity")), 1), MOST)
    try:
        piece = set_quantity(request, whole(request.POST.get("piece")), quantity, add=True)
    except Product.DoesNotExist:
        raise Http404 from None
    except Unavailable as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("“%s” is in your basket.") % said(piece.title))
    response = see_other(reverse("storefront:basket"))
    remember(request, response)
    return response


def _lines(request: HttpRequest):  # type: ignore[no-untyped-def]
    return contents(request.basket.id, now=timezone.now()).lines  # type: ignore[attr-defined]


def whole(text: str | None) -> int:
    """The number in a field; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
