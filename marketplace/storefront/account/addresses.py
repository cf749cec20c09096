"""Where her parcels go: kept by the buyer, one of them taken first at the checkout."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from oscar.core.loading import get_model

from marketplace.accounts.gates import person
from marketplace.accounts.models import User
from marketplace.forks.order.models import ShippingAddress
from marketplace.forks.shipping.addresses import STATES

from ..forms import HOME, PlaceForm
from ..views.answers import see_other
from .pages import buyer, reads_and_sends

UserAddress = get_model("address", "UserAddress")
MOST = 20


class TooMany(Exception):
    """Nobody needs more addresses than this."""


def addresses_of(user: User) -> list[Any]:
    """Hers, the one for her parcels first. One query."""
    hers = UserAddress.objects.filter(user=user).select_related("country")
    return list(hers.order_by("-is_default_for_shipping", "-pk"))


def typed(address: Any) -> dict[str, str]:
    """An address as the form has it."""
    return {
        "name": address.name,
        "line1": address.line1,
        "line2": address.line2,
        "city": address.line4,
        "postcode": address.postcode,
        "state": address.state,
        "country": address.country_id,
        "phone": address.phone_number.as_international if address.phone_number else "",
    }


@transaction.atomic
def keep_address(*, user: User, address: ShippingAddress, pk: int | None = None) -> Any:
    """Keep an address, or change the one with this key. One that she has already is not kept twice.

    Her first is the one for her parcels. Raises ``UserAddress.DoesNotExist``, and TooMany beyond twenty.
    """
    User.objects.select_for_update().get(pk=user.pk)
    hers = UserAddress.objects.filter(user=user)
    kept = hers.get(pk=pk) if pk else UserAddress(user=user)
    if not pk and hers.count() >= MOST:
        raise TooMany
    address.populate_alternative_model(kept)
    kept.is_default_for_shipping = kept.is_default_for_shipping or not hers.exists()
    same = hers.filter(hash=kept.generate_hash()).exclude(pk=pk).first()
    if same:
        if not pk:
            return same
        kept.is_default_for_shipping |= same.is_default_for_shipping
        same.delete()
    kept.save()
    return kept


@transaction.atomic
def prefer_address(*, user: User, pk: int) -> None:
    """Let this be the one for her parcels. Raises ``UserAddress.DoesNotExist``."""
    User.objects.select_for_update().get(pk=user.pk)
    chosen = UserAddress.objects.get(user=user, pk=pk)
    UserAddress.objects.filter(user=user).exclude(pk=pk).update(is_default_for_shipping=False)
    UserAddress.objects.filter(pk=chosen.pk).update(is_default_for_shipping=True)


@transaction.atomic
def remove_address(*, user: User, pk: int) -> None:
    """Forget an address; where it was the one for her parcels, the newest of the others is."""
    User.objects.select_for_update().get(pk=user.pk)
    UserAddress.objects.filter(user=user, pk=pk).delete()
    left = UserAddress.objects.filter(user=user)
    if not left.filter(is_default_for_shipping=True).exists():
        left.filter(pk=left.order_by("-pk").values("pk")[:1]).update(is_default_for_shipping=True)


@require_safe
@buyer
def addresses(request: HttpRequest) -> HttpResponse:
    context = {"section": "addresses", "addresses": addresses_of(person(request))}
    return render(request, "account/addresses.html", context)


@reads_and_sends
@buyer
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new address, or one of hers."""
    user = person(request)
    kept = get_object_or_404(UserAddress.objects.select_related("country"), user=user, pk=pk) if pk else None
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        initial=typed(kept) if kept else {"country": HOME, "name": user.get_full_name()},
    )
    if form.is_valid():
        try:
            keep_address(user=user, address=form.address(), pk=pk)
        except (TooMany, IntegrityError):
            form.add_error(None, _("These are as many addresses as we keep. Remove one first."))
        else:
            messages.success(request, _("Saved."))
            return see_other(reverse("account:addresses"))
    context = {"section": "addresses", "form": form, "kept": kept, "states": STATES}
    return render(request, "account/address_form.html", context, status=422 if form.errors else 200)


@require_POST
@buyer
def prefer(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(UserAddress, user=person(request), pk=pk)
    prefer_address(user=person(request), pk=pk)
    return see_other(reverse("account:addresses"))


@require_POST
@buyer
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Gone twice is gone; somebody else's stays, and answers as if it weren't there."""
    if UserAddress.objects.filter(pk=pk).exclude(user=person(request)).exists():
        return render(request, "404.html", status=404)
    remove_address(user=person(request), pk=pk)
    messages.success(request, _("The address is forgotten. Orders that went there keep it."))
    return see_other(reverse("account:addresses"))
