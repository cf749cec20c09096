"""Taking home what is held, and having it erased: with the password of an account, or a link in a guest's mail."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.accounts.gates import open_to, person
from marketplace.accounts.limits import may_have_letter, network_address
from marketplace.accounts.models import User
from marketplace.storefront.account.forms import OldPasswordForm
from marketplace.storefront.account.links import read
from marketplace.storefront.own_basket import FLAG
from marketplace.storefront.views.answers import see_other
from marketplace.storefront.views.custom import custom_by_link
from marketplace.storefront.views.reviews import order_by_link
from marketplace.storefront.views.wholesale import business_by_link
from marketplace.storefront.wishes import COOKIE as WISHES

from . import letters
from .forgetting import NotForgotten, forget_account, forget_guest
from .gather import folder, held, orders_of

buyer = open_to(door="account:sign-in")
private = cache_control(private=True, no_store=True)


@require_http_methods(["GET", "HEAD", "POST"])
@buyer
def mine(request: HttpRequest) -> HttpResponse:
    """What can be done; sent with the password, her account is erased."""
    user = person(request)
    form = OldPasswordForm(request.POST or None)
    if form.is_valid():
        typed, email = form.cleaned_data["old_password"], user.email
        if authenticate(request, username=user.get_username(), password=typed) != user:
            form.add_error("old_password", _("That is not your password."))
        else:
            try:
                with transaction.atomic():
                    forget_account(user=user, now=timezone.now())
                    letters.mail_forgotten.enqueue(email, get_language() or "en")
            except NotForgotten as problem:
                messages.warning(request, str(problem))
            else:
                return _gone(request)
    context = {"section": "data", "form": form}
    return render(request, "own_data/mine.html", context, status=422 if form.errors else 200)


@require_POST
@buyer
def take(request: HttpRequest) -> HttpResponse:
    user = person(request)
    return _zip(user, user.email)


@private
@require_POST
def ask(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """By an order's link: a letter to the order's address, whose reader goes on."""
    order = order_by_link(number, token)
    if order.user_id:
        return see_other(reverse("own-data:mine"))
    return _written(request, order.guest_email)


@private
@require_POST
def ask_custom(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """The same by the link of a custom order, which may not have been paid."""
    return _written(request, custom_by_link(key, token).email)


@private
@require_POST
def ask_business(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """The same for whoever is written to at a business."""
    return _written(request, business_by_link(key, token).email)


def _written(request: HttpRequest, email: str) -> HttpResponse:
    if may_have_letter(to=email, asked_from=network_address(request), now=timezone.now()):
        letters.mail_own_data.enqueue(email, get_language() or "en")
    return render(request, "account/sent.html", {"email": email})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request: HttpRequest, token: str) -> HttpResponse:
    """Where that letter leads: take it home, or have it erased."""
    said = read("own-data", token)
    if said is None:
        return render(request, "account/stale.html", {"again": "/"}, status=410)
    email = said["email"]
    if "take" in request.POST:
        return _zip(None, email)
    if request.method == "POST" and "erase" in request.POST:
        try:
            with transaction.atomic():
                forget_guest(email=email, now=timezone.now())
                letters.mail_forgotten.enqueue(email, get_language() or "en")
        except NotForgotten as problem:
            messages.warning(request, str(problem))
        else:
            return _gone(request)
    count = orders_of(user=None, email=email).count()
    return render(request, "own_data/guest.html", {"email": email, "count": count})


def _zip(user: User | None, email: str) -> HttpResponse:
    now = timezone.now()
    return HttpResponse(
        folder(held(user=user, email=email), now=now),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="impulse-empower-{now:%Y-%m-%d}.zip"'},
    )


def _gone(request: HttpRequest) -> HttpResponse:
    """The last page, with nothing of hers left in the browser."""
    logout(request)
    response = render(request, "own_data/gone.html")
    for name in (FLAG, WISHES):
        response.delete_cookie(name, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
