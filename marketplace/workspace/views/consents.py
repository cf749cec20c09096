"""Consents: recorded and taken back by a coordinator with her weaver, and taken back by herself on her own page."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.pictures import PictureRefused, publish_picture
from marketplace.accounts.gates import compressed, open_to, person
from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from weavers.consenting import ConsentRefused, give_consents, withdraw_consents
from weavers.models import AccessLog, Consent, Weaver
from weavers.wording import ALWAYS, NEWEST, wording

from ..consent_forms import ConsentForm
from ..consents import history, standings
from ..evidence import handed_out
from ..whose import about_her, hers, herself
from .pieces import navigation

SOON = timedelta(days=60)
PORTRAITS = "Portraits"
Purpose = Consent.Purpose

coordinators = compressed(open_to("weavers.look_after_groups"))


def hers_or_404(user: User, code: str) -> Weaver:
    """A weaver of her own groups; anybody else is not there."""
    found = Weaver.objects.of(user).select_related("group").defer("legal_name", "phone").filter(code=code)
    return get_object_or_404(found)


@require_GET
@coordinators
def ending(request: HttpRequest) -> HttpResponse:
    """What ends within sixty days, of all her weavers: whom to ask again."""
    user, today = person(request), india_day(timezone.now())
    found = Consent.objects.ending(on=today, within=SOON).filter(weaver__in=Weaver.objects.of(user))
    rows = list(found.select_related("weaver__group").defer("witness").order_by("ends_on", "weaver__code"))
    return render(request, "workspace/consents_ending.html", {"rows": rows} | navigation(user, "weavers"))


@require_http_methods(["GET", "POST"])
@coordinators
def consents(request: HttpRequest, code: str) -> HttpResponse:
    """How each purpose stands, and all she ever gave; POST records what she agrees to now."""
    user, now = person(request), timezone.now()
    weaver, today = hers_or_404(user, code), india_day(now)
    if request.method == "POST":
        form = ConsentForm(request.POST, request.FILES)
        if form.is_valid() and _give(weaver, form, user):
            messages.success(request, _("Recorded. The shop shows it from now on."))
            return redirect("workspace:consents", code=code)
    else:
        form = ConsentForm(
            initial={"given_on": today, "ends_on": today + timedelta(days=365), "story": weaver.story}
        )
    given = history(weaver)
    context = {
        "weaver": weaver,
        "form": form,
        "given": given,
        "standings": standings(given, on=today),
        "asked": [(Purpose(each).label, wording(each, NEWEST)) for each in Purpose.values],
        "always": ALWAYS,
    }
    context |= navigation(user, "weavers")
    return render(request, "workspace/consents.html", context, status=422 if form.is_bound else 200)


@transaction.atomic
def _give(weaver: Weaver, form: ConsentForm, user: User) -> bool:
    """Whether it was taken; what is wrong is noted in the form."""
    data = form.cleaned_data
    photo = None
    try:
        if data["photo"] and Purpose.PHOTO in data["purposes"]:
            photo = publish_picture(data["photo"], title=PORTRAITS, collection=PORTRAITS)
        recorded = give_consents(
            weaver=weaver, by=user, now=timezone.now(), photo=photo,
            **{name: data[name] for name in ("purposes", "given_on", "ends_on", "form", "proof", "witness", "key", "story", "village")},
        )  # fmt: skip
    except PictureRefused as refused:
        form.add_error("photo", str(refused))
        return False
    except ConsentRefused as refused:
        form.add_error(None, str(refused))
        if photo:
            photo.delete()
        return False
    if photo and not Weaver.objects.filter(photo=photo).exists():
        photo.delete()  # sent twice: the first one is hers
    return bool(recorded)


@require_POST
@coordinators
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Taken back for her, in one step."""
    weaver = hers_or_404(person(request), code)
    _withdraw(request, weaver)
    return redirect("workspace:consents", code=code)


@require_GET
@coordinators
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet or the recording of one of her weavers. Each look is kept."""
    user = person(request)
    found = get_object_or_404(Consent.objects.filter(weaver__in=Weaver.objects.of(user)), pk=pk)
    AccessLog.objects.create(
        user=user, weaver=found.weaver, what="consent", why="looked at its proof", at=timezone.now()
    )
    return _proof(found)


@require_GET
@hers
def my_consents(request: HttpRequest) -> HttpResponse:
    """What the shop shows of her, and a button to take each back."""
    weaver = herself(request)
    given = history(weaver)
    context: dict[str, Any] = about_her(request, weaver) | {
        "given": given,
        "standings": standings(given, on=india_day(timezone.now())),
        "always": ALWAYS,
    }
    return render(request, "workspace/my_consents.html", context)


@require_POST
@hers
def my_withdrawal(request: HttpRequest) -> HttpResponse:
    """Taken back by herself, in one step."""
    _withdraw(request, herself(request))
    return redirect("workspace:my-consents")


@require_GET
@hers
def my_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Her own sheet or recording."""
    return _proof(get_object_or_404(Consent, pk=pk, weaver=herself(request)))


def _withdraw(request: HttpRequest, weaver: Weaver) -> None:
    asked = [purpose for purpose in request.POST.getlist("purpose") if purpose in Purpose.values]
    try:
        withdraw_consents(weaver=weaver, purposes=asked, by=person(request), now=timezone.now())
    except ConsentRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Taken back. The shop doesn't show it any more."))


def _proof(consent: Consent) -> HttpResponse:
    return handed_out(consent.proof, f"consent-{consent.pk}")
