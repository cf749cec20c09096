"""In and out: signing in, making an account, and a new password for whoever has lost hers.

Whether an address is known is never said on a page, only in a letter to it.
"""

from axes.utils import reset as forgive
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.accounts.gates import following
from marketplace.accounts.limits import may_have_letter, network_address
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.languages.addresses import in_language

from ..own_basket import FLAG, remember, take_along
from ..views.answers import see_other
from ..wishes import COOKIE as WISHES
from ..wishes import remember_wishes, take_wishes_along
from . import letters, links
from .forms import AddressForm, NewAccountForm, PasswordForm, SignInForm
from .joining import AddressTaken, attach_orders, choose_password, open_account

BACKEND = "marketplace.accounts.backends.NameOrAddress"

private = cache_control(private=True, no_store=True)
reads_and_sends = require_http_methods(["GET", "HEAD", "POST"])


@private
@reads_and_sends
def sign_in(request: HttpRequest) -> HttpResponse:
    """The buyers' door. Whoever is in goes on."""
    if isinstance(request.user, User):
        return see_other(_home(request, request.user))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        user = authenticate(request, username=typed["email"], password=typed["password"])
        if isinstance(user, User):
            return let_in(request, user)
        form.add_error(None, _("Address and password don't belong together. Please try again."))
    context = {"form": form, "next": following(request)}
    return render(request, "account/sign_in.html", context, status=422 if form.errors else 200)


def let_in(request: HttpRequest, user: User) -> HttpResponse:
    """Sign her in, with what her browser had in its basket, and lead her where she was going."""
    login(request, user, backend=BACKEND)
    attach_orders(user=user)
    take_along(request, user)
    response = see_other(_home(request, user))
    remember(request, response)
    remember_wishes(request, response, take_wishes_along(request, user))
    return response


def _home(request: HttpRequest, user: User) -> str:
    """Where she was going, else her own page, in the language that she chose once."""
    if asked := following(request):
        return asked
    home = reverse("workspace:desk" if user.groups.exists() else "account:home")
    return in_language(home, user.language) if user.language else home


@private
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Takes everything of hers off a phone that others use too."""
    logout(request)
    response = see_other(reverse("wagtail_serve", args=[""]))
    for name in (FLAG, WISHES):
        response.delete_cookie(name, samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@private
@reads_and_sends
def new(request: HttpRequest) -> HttpResponse:
    """Ask for an account: a letter goes to the address, whose link makes it."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        _ask(request, letters.mail_new_account, form.cleaned_data["email"])
        return _sent(request, form.cleaned_data["email"])
    return render(request, "account/new.html", {"form": form}, status=422 if form.errors else 200)


@private
@require_POST
def new_from_order(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """The same for the address that an order has, by the order's link."""
    order = get_object_or_404(Order, number=number, user=None, forgotten_at=None)
    if not order.is_token(token):
        return see_other(reverse("account:new"))
    _ask(request, letters.mail_new_account, order.guest_email)
    return _sent(request, order.guest_email)


def _ask(request: HttpRequest, letter: object, email: str) -> None:
    """Have the worker write, unless too many letters went there already; nobody is told which."""
    if may_have_letter(to=email, asked_from=network_address(request), now=timezone.now()):
        letter.enqueue(email.strip(), get_language() or "en")  # type: ignore[attr-defined]


def _sent(request: HttpRequest, email: str) -> HttpResponse:
    return render(request, "account/sent.html", {"email": email})


@private
@reads_and_sends
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Where the letter's link leads: a password makes the account, and she is in."""
    said = links.read("new", token)
    if said is None:
        return _stale(request, reverse("account:new"))
    email = said["email"]
    form = NewAccountForm(request.POST or None, user=User(email=email))
    if form.is_valid():
        password = form.cleaned_data["password"]
        try:
            user = open_account(
                email=email,
                password=password,
                name=form.cleaned_data["name"],
                language=get_language() or "en",
                now=timezone.now(),
            )
        except AddressTaken:  # the link was used before, perhaps by the same press
            known = authenticate(request, username=email, password=password)
            if isinstance(known, User):
                return let_in(request, known)
            messages.info(request, _("The account is there already. Sign in with its password."))
            return see_other(reverse("account:sign-in"))
        messages.success(request, _("Your account is ready."))
        return let_in(request, user)
    context = {"form": form, "email": email}
    return render(request, "account/confirm.html", context, status=422 if form.errors else 200)


@private
@reads_and_sends
def ask_password(request: HttpRequest) -> HttpResponse:
    """Forgotten: a letter goes to the address, whose link lets her choose another."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        _ask(request, letters.mail_new_password, form.cleaned_data["email"])
        return _sent(request, form.cleaned_data["email"])
    return render(request, "account/ask_password.html", {"form": form}, status=422 if form.errors else 200)


@private
@reads_and_sends
def reset(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Where that letter's link leads. Used once, or after another change of the password, it's no good any more."""
    user = _named(number)
    if user is None or not default_token_generator.check_token(user, token):
        return _stale(request, reverse("account:ask-password"))
    form = PasswordForm(request.POST or None, user=user)
    if form.is_valid():
        with transaction.atomic():
            choose_password(user=user, password=form.cleaned_data["password"], now=timezone.now())
            letters.mail_changed.enqueue("password", user.email, get_language() or "en")
        for name in (user.email, user.get_username()):
            forgive(username=name.casefold())
        messages.success(request, _("Your new password counts from now on. Sign in with it."))
        return see_other(reverse("account:sign-in"))
    return render(request, "account/reset.html", {"form": form}, status=422 if form.errors else 200)


def _named(number: str) -> User | None:
    try:
        return User.objects.filter(pk=int(force_str(urlsafe_base64_decode(number))), is_active=True).first()
    except (ValueError, OverflowError):
        return None


def _stale(request: HttpRequest, again: str) -> HttpResponse:
    return render(request, "account/stale.html", {"again": again}, status=410)
