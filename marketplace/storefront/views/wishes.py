"""The wish list: a heart on every piece, a page, a link for others."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from catalog.models import Product
from marketplace.accounts.gates import open_to, person
from marketplace.accounts.models import User
from marketplace.languages.names import said

from .. import wishes as wishing
from ..baskets import Unavailable, quantity_of, set_quantity
from ..origins import is_from_our_page
from ..own_basket import remember
from .answers import see_other
from .basket import whole

buyer = open_to(door="account:sign-in")


@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Her list. At most twelve queries, however long it is."""
    keys = wishing.wished(request)
    user = request.user if isinstance(request.user, User) else None
    link = wishing.link_of(user) if user else ""
    found = wishing.wishes(keys)
    response = render(
        request,
        "storefront/wishes.html",
        {
            "wishes": found,
            "gone": wishing.gone(keys) if len(found) < len(keys) else [],
            "link": request.build_absolute_uri(link) if link else "",
            "removed": Product.objects.live().filter(pk=whole(request.GET.get("removed"))).first()
            if "removed" in request.GET
            else None,
            "section": "wishes",
        },
    )
    wishing.remember_wishes(request, response, keys)
    return response


@csrf_exempt  # the hearts are on pages that are the same for everybody; is_from_our_page stands in for the token
@never_cache
@require_POST
def heart(request: HttpRequest) -> HttpResponse:
    """Put a piece on the list, or with ``keep=0`` take it off. Sent again, it changes nothing."""
    if not is_from_our_page(request):
        piece: Product = get_object_or_404(Product.objects.live(), pk=whole(request.POST.get("piece")))
        return render(request, "storefront/wish_confirm.html", {"piece": piece})
    return _set(request)


@never_cache
@require_POST
def put(request: HttpRequest) -> HttpResponse:
    """The same from a form with a token."""
    return _set(request)


def _set(request: HttpRequest) -> HttpResponse:
    key, keep = whole(request.POST.get("piece")), request.POST.get("keep") != "0"
    address = reverse("storefront:wishes")
    if keep:
        piece: Product = get_object_or_404(Product.objects.live(), pk=key)
        try:
            keys = wishing.wish(request, piece)
        except wishing.Full:
            if _by_script(request):
                return HttpResponse(status=409)
            messages.warning(request, _("Your list is full. Take something off it first."))
            return see_other(address)
    else:
        keys = wishing.unwish(request, key)
        address += f"?removed={key}"
    response = HttpResponse(status=204) if _by_script(request) else see_other(address)
    wishing.remember_wishes(request, response, keys)
    return response


def _by_script(request: HttpRequest) -> bool:
    return bool(request.htmx)  # type: ignore[attr-defined]


@never_cache
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """From the list into the basket; what can't be had stays on the list."""
    key = whole(request.POST.get("piece"))
    try:
        title = set_quantity(request, key, quantity_of(request, key) or 1)
    except Product.DoesNotExist:
        raise Http404 from None
    except Unavailable as problem:
        messages.warning(request, str(problem))
        return see_other(reverse("storefront:wishes"))
    messages.success(request, _("“%s” is in your basket.") % said(title))
    response = see_other(reverse("storefront:basket"))
    wishing.remember_wishes(request, response, wishing.unwish(request, key))
    remember(request, response)
    return response


@require_POST
@buyer
def share(request: HttpRequest) -> HttpResponse:
    """Make a link for others, or take it back."""
    if request.POST.get("share") == "0":
        wishing.stop_sharing(person(request))
        messages.success(request, _("The link you gave out leads nowhere any more."))
    else:
        wishing.share(person(request))
    return see_other(reverse("storefront:wishes"))


@never_cache
@require_GET
def shared(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Somebody's list, for whoever has its link. It doesn't say whose."""
    keys = wishing.shared_list(key, token)
    if keys is None:
        raise Http404(_("This list isn't shared any more."))
    return render(request, "storefront/shared_wishes.html", {"wishes": wishing.wishes(keys)})
