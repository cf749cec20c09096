"""A buyer's own pages: what she has ordered, and what we know of her."""

from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.accounts.gates import open_to, person
from marketplace.accounts.limits import may_have_letter, network_address
from marketplace.accounts.models import User
from marketplace.languages.addresses import in_language
from marketplace.reviews.services import asks, let_ask

from ..views.answers import see_other
from . import letters, links
from .doors import private
from .forms import ChangeAddressForm, ChangePasswordForm, DetailsForm, OldPasswordForm
from .joining import AddressTaken, confirm_address

buyer = open_to(door="account:sign-in")
reads_and_sends = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@buyer
def home(request: HttpRequest) -> HttpResponse:
    """The last orders, and what else there is."""
    from .orders import latest

    rows = latest(person(request), now=timezone.now())
    return render(request, "account/home.html", {"section": "home", "rows": rows})


@reads_and_sends
@buyer
def details(request: HttpRequest) -> HttpResponse:
    """Name, language and currency; from here to another address or password."""
    user = person(request)
    form = DetailsForm(request.POST or None, instance=user)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return see_other(in_language(reverse("account:details"), user.language))
    user.refresh_from_db()
    context = {"form": form, "section": "details"}
    return render(request, "account/details.html", context, status=422 if form.errors else 200)


@reads_and_sends
@buyer
def password(request: HttpRequest) -> HttpResponse:
    """Another password. Wherever else she is signed in, she is out."""
    user = person(request)
    form = ChangePasswordForm(request.POST or None, user=user)
    if form.is_valid() and _knows(request, form):
        user.set_password(form.cleaned_data["password"])
        with transaction.atomic():
            user.save(update_fields=["password"])
            letters.mail_changed.enqueue("password", user.email, get_language() or "en")
        update_session_auth_hash(request, user)
        messages.success(request, _("Your new password counts from now on."))
        return see_other(reverse("account:details"))
    context = {"form": form, "section": "details"}
    return render(request, "account/password.html", context, status=422 if form.errors else 200)


@reads_and_sends
@buyer
def address(request: HttpRequest) -> HttpResponse:
    """Another e-mail address: it counts once the link that is sent there is opened."""
    user = person(request)
    form = ChangeAddressForm(request.POST or None)
    if form.is_valid() and _knows(request, form):
        email = form.cleaned_data["email"]
        if may_have_letter(to=email, asked_from=network_address(request), now=timezone.now()):
            letters.mail_new_address.enqueue(user.pk, email, get_language() or "en")
        return render(request, "account/sent.html", {"email": email})
    context = {"form": form, "section": "details"}
    return render(request, "account/address.html", context, status=422 if form.errors else 200)


@reads_and_sends
@buyer
def mails(request: HttpRequest) -> HttpResponse:
    """What we write to her, and what of it she wants."""
    email = person(request).email
    if request.method == "POST":
        let_ask(email=email, ask="reviews" in request.POST)
        messages.success(request, _("Saved."))
        return see_other(reverse("account:mails"))
    return render(request, "account/mails.html", {"section": "mails", "asks": asks(email)})


@private
@reads_and_sends
def confirm_new_address(request: HttpRequest, token: str) -> HttpResponse:
    """Where that link leads. A press confirms, since programs that look through mail open links too."""
    said = links.read("address", token)
    user = User.objects.filter(pk=said["user"]).first() if said else None
    if said is None or user is None or user.email not in (said["old"], said["new"]):
        return render(request, "account/stale.html", {"again": reverse("account:address")}, status=410)
    if request.method == "POST":
        try:
            with transaction.atomic():
                if confirm_address(user=user, old=said["old"], new=said["new"], now=timezone.now()):
                    letters.mail_changed.enqueue("address", said["old"], get_language() or "en")
        except AddressTaken:
            return render(request, "account/stale.html", {"again": reverse("account:address")}, status=410)
        messages.success(request, _("Your address is now %s.") % said["new"])
        return see_other(reverse("account:details" if request.user == user else "account:sign-in"))
    return render(request, "account/confirm_address.html", {"email": said["new"]})


def _knows(request: HttpRequest, form: OldPasswordForm | ChangePasswordForm) -> bool:
    """Whether she typed her password as it is now; wrong ones are counted as at the door."""
    user = person(request)
    typed = form.cleaned_data["old_password"]
    if authenticate(request, username=user.get_username(), password=typed) == user:
        return True
    form.add_error("old_password", _("That is not your password."))
    return False
