"""The way into a weaver's own page and out of it: number and PIN, a code to her phone, her coordinator, one press to leave."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import person
from marketplace.accounts.limits import network_address
from marketplace.accounts.models import User

from ..doors import PinRefused, ask_code, choose_pin, open_by_code, open_by_pin
from ..models import Pin
from ..whose import about_her, close, hers, herself, open_with
from .consents import coordinators, hers_or_404

BACKEND = "marketplace.accounts.backends.NameOrAddress"
private = cache_control(private=True, no_store=True)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Her number, and PIN or code. What is wrong is never said, so that nobody learns who has a page."""
    if isinstance(request.user, User) and request.method != "POST":
        return redirect("workspace:mine")
    number = request.POST.get("number", "")[:12]
    digits = request.POST.get("digits", "")[:12]
    how = request.POST.get("how", "")
    now, asked_from = timezone.now(), network_address(request)
    context = {"number": number, "how": how, "wrong": False}
    if request.method != "POST":
        return render(request, "workspace/enter.html", context)
    if how == "send":
        ask_code(typed=number, asked_from=asked_from, now=now)
        return render(request, "workspace/enter.html", context | {"how": "code"})
    opens = open_by_code if how == "code" else open_by_pin
    named = {"digits": digits} if how == "code" else {"pin": digits}
    user = opens(typed=number, asked_from=asked_from, now=now, **named)  # type: ignore[operator]
    if user is None:
        return render(request, "workspace/enter.html", context | {"wrong": True}, status=422)
    login(request, user, backend=BACKEND)
    return redirect("workspace:mine")


@private
@require_GET
def leave_now(request: HttpRequest) -> HttpResponse:
    """Away at once, to a page that anybody may be looking at; what was open is closed, and whoever was in as herself is out.

    By GET, so that it's a link: the worst that somebody else's link here does is to sign her out.
    """
    closed = close(request)
    if (
        isinstance(request.user, User)
        and not closed
        and not request.user.groups.exclude(name="weaver").exists()
    ):
        logout(request)
    return HttpResponseRedirect(settings.QUICK_EXIT)


@private
@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """What her phone calls it on its first screen, and its icon: neither says anything of weaving or money."""
    sizes = [("work-192.png", "192x192"), ("work-512.png", "512x512")]
    said = {
        "name": _("Workbook"),
        "short_name": _("Workbook"),
        "start_url": reverse("workspace:mine"),
        "scope": reverse("workspace:mine"),
        "display": "standalone",
        "background_color": "#faf6ee",
        "icons": [{"src": static(f"img/{name}"), "sizes": size, "type": "image/png"} for name, size in sizes],
    }
    return JsonResponse(said, content_type="application/manifest+json")


@require_POST
@coordinators
def open_hers(request: HttpRequest, code: str) -> HttpResponse:
    """A coordinator opens a weaver's page with her. It's kept, and ends by itself."""
    open_with(request, hers_or_404(person(request), code), now=timezone.now())
    return redirect("workspace:mine")


@require_POST
@coordinators
def close_hers(request: HttpRequest) -> HttpResponse:
    """They have done."""
    close(request)
    return redirect("workspace:weavers")


@require_http_methods(["GET", "HEAD", "POST"])
@hers
def my_pin(request: HttpRequest) -> HttpResponse:
    """She chooses digits that open her page, or takes them away again."""
    weaver = herself(request)
    problem = ""
    if request.method == "POST":
        pin = request.POST.get("pin", "").strip()
        if "none" in request.POST:
            Pin.objects.filter(weaver=weaver).delete()
            messages.success(request, _("Without a PIN from now on."))
            return redirect("workspace:mine")
        if pin != request.POST.get("again", "").strip():
            problem = _("The two aren't the same.")
        else:
            try:
                choose_pin(weaver=weaver, pin=pin, by=person(request), now=timezone.now())
            except PinRefused as refused:
                problem = str(refused)
        if not problem:
            messages.success(request, _("From now on your number and these digits open this page."))
            return redirect("workspace:mine")
    context = {"problem": problem, "has_pin": Pin.objects.filter(weaver=weaver).exists()}
    context |= about_her(request, weaver)
    return render(request, "workspace/my_pin.html", context, status=422 if problem else 200)
