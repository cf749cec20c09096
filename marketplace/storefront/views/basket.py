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

from ..baskets import Unavailable, contents, set_quantity, take_out, with_pictures
from ..origins import is_from_our_page
from ..own_basket import remember
from .answers import see_other
from .paying import open_checkout

MOST = 99


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """The basket, or what is being paid for in another tab."""
    now = timezone.now()
    found = with_pictures(contents(request, now=now))
    key = whole(request.GET.get("removed"))
    removed = Product.objects.live().filter(pk=key).first() if key else None
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
    number = contents(request, now=timezone.now()).count
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
    address = reverse("storefront:basket")
    if not quantity:
        if before := take_out(request, key):
            address += "?" + urlencode({"removed": key, "quantity": before})
    else:
        try:
            set_quantity(request, key, quantity)
        except Product.DoesNotExist:
            raise Http404 from None
        except Unavailable as problem:
            messages.warning(request, str(problem))
    response = see_other(address)
    remember(request, response)
    return response


def _put_in(request: HttpRequest) -> HttpResponse:
    quantity = min(max(whole(request.POST.get("quantity")), 1), MOST)
    try:
        title = set_quantity(request, whole(request.POST.get("piece")), quantity, add=True)
    except Product.DoesNotExist:
        raise Http404 from None
    except Unavailable as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("“%s” is in your basket.") % said(title))
    response = see_other(reverse("storefront:basket"))
    remember(request, response)
    return response


def whole(text: str | None) -> int:
    """The number in a field; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
