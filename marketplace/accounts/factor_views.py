"""Setting up, using and removing a second factor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import second_factor
from .forms import CodeForm, FirstCodeForm, NameForm, RemoveForm
from .gates import following, open_to, person
from .second_factor import CodeRefused


def _onward(name: str, then: str) -> str:
    return reverse(f"accounts:{name}") + (f"?{urlencode({'next': then})}" if then else "")


@require_safe
@open_to()
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Whether she has a phone set up, and what she can do about it."""
    user = person(request)
    return _show(request, remove=RemoveForm(user=user))


def _show(
    request: HttpRequest, *, remove: RemoveForm, fresh: CodeForm | None = None, status: int = 200
) -> HttpResponse:
    user = person(request)
    context = {
        "phone": second_factor.phone_of(user),
        "left": second_factor.backup_codes_left(user),
        "uses": user.code_uses.all()[:5],
        "name_form": NameForm(),
        "fresh": fresh or CodeForm(auto_id="fresh_%s"),
        "remove": remove,
        "next": following(request),
    }
    return render(request, "accounts/second_factor.html", context, status=status)


@require_POST
@open_to()
def begin(request: HttpRequest) -> HttpResponse:
    """A new secret for her phone, shown on the next page."""
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            second_factor.begin_set_up(user=person(request), name=form.cleaned_data["name"])
        except CodeRefused:
            return redirect("accounts:second-factor")
        return redirect(_onward("set-up", following(request)))
    return redirect(_onward("second-factor", following(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to()
def set_up(request: HttpRequest) -> HttpResponse:
    """The secret to scan or to type; with a right code from it, backup codes, which are shown this once."""
    user = person(request)
    device = second_factor.begun(user)
    if device is None:
        return redirect(_onward("second-factor", following(request)))
    form = FirstCodeForm(request.POST or None)
    if form.is_valid():
        try:
            codes = second_factor.finish_set_up(user=user, code=form.cleaned_data["code"], now=timezone.now())
        except CodeRefused as refused:
            form.add_error("code", str(refused))
        else:
            return _codes(request, codes)
    context = {
        "device": device,
        "picture": second_factor.picture_of(device),
        "secret": second_factor.secret_of(device),
        "form": form,
        "next": following(request),
    }
    return render(request, "accounts/set_up.html", context, status=422 if form.errors else 200)


@require_POST
@open_to()
def codes(request: HttpRequest) -> HttpResponse:
    """New backup codes in place of the old ones, against a code."""
    user, form = person(request), CodeForm(request.POST, auto_id="fresh_%s")
    if form.is_valid():
        try:
            second_factor.use_code(
                user=user, code=form.cleaned_data["code"], what="new backup codes", now=timezone.now()
            )
        except CodeRefused as refused:
            form.add_error("code", str(refused))
        else:
            return _codes(request, second_factor.new_backup_codes(user=user))
    return _show(request, remove=RemoveForm(user=user), fresh=form, status=422)


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    return render(request, "accounts/backup_codes.html", {"codes": codes, "next": following(request)})


@require_POST
@open_to()
def remove(request: HttpRequest) -> HttpResponse:
    """Forget the phone, against password and code. Raises nothing; what is wrong stands beside its field."""
    user = person(request)
    form = RemoveForm(request.POST, user=user)
    if form.is_valid():
        try:
            second_factor.use_code(
                user=user, code=form.cleaned_data["code"], what="remove phone", now=timezone.now()
            )
        except CodeRefused as refused:
            form.add_error("code", str(refused))
        else:
            second_factor.remove_phone(user=user)
            return redirect("accounts:second-factor")
    return _show(request, remove=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to()
def check(request: HttpRequest) -> HttpResponse:
    """Asks for a code and then goes on; whoever has no phone sets one up first."""
    user, onward = person(request), following(request)
    if second_factor.phone_of(user) is None:
        return redirect(_onward("second-factor", onward))
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            use = second_factor.use_code(
                user=user, code=form.cleaned_data["code"], what="check", now=timezone.now()
            )
        except CodeRefused as refused:
            form.add_error("code", str(refused))
        else:
            second_factor.open_session(request.session, use)
            return redirect(onward or "workspace:desk")
    return render(
        request,
        "accounts/check.html",
        {"form": form, "next": onward, "why": _("This page asks for a code from your phone.")},
        status=422 if form.errors else 200,
    )
