"""The newsletter's pages. None of them says whether an address is known."""

import csv
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import permission_required

from marketplace.pagecache.pages import public_page

from .forms import NewsletterForm
from .models import Subscriber, SubscriberExport
from .services import ask, confirm, leave, take_out, who_confirms, who_leaves

MAY = "cms.export_subscribers"
LAST_EXPORTS = 20


@csrf_exempt  # pages with the form are the same for everybody; what it does, its mail box has to confirm
def form(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request)  # type: ignore[return-value]
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return render(request, "cms/newsletter.html", {"form": NewsletterForm()}, status=403)
    sent = NewsletterForm(request.POST)
    if not sent.is_valid():
        return render(request, "cms/newsletter.html", {"form": sent}, status=422)
    if not sent.is_machine:
        ask(
            email=sent.cleaned_data["email"],
            language=get_language() or "en",
            source=sent.cleaned_data["source"],
            now=timezone.now(),
        )
    return HttpResponseRedirect(reverse("newsletter:asked"))


@public_page
def _form(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/newsletter.html", {"form": NewsletterForm()})


@public_page
def asked(request: HttpRequest) -> HttpResponse:
    return _said(
        request,
        _("Please look into your mail box"),
        _(
            "We have written to you. Press the button in that mail, and you have our letters. Nothing came? Look among unwanted mail, or ask again in an hour."
        ),
    )


@public_page
def confirmed(request: HttpRequest) -> HttpResponse:
    return _said(
        request,
        _("You have our letters now"),
        _(
            "A few times a year we write about new cloth and the women who wove it. Each letter has a link by which you leave."
        ),
    )


@public_page
def left(request: HttpRequest) -> HttpResponse:
    return _said(request, _("You get no more letters"), _("Your address has been taken out."))


@csrf_exempt  # the link itself is the right to do it, and it's in nobody else's mail box
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirming(request: HttpRequest, token: str) -> HttpResponse:
    """A button, since mail programs open links by themselves to look at them."""
    if request.method == "POST" and confirm(token=token, now=timezone.now()):
        return HttpResponseRedirect(reverse("newsletter:confirmed"))
    if request.method == "POST" or not who_confirms(token):
        context = {"form": NewsletterForm(), "expired": True}
        return render(request, "cms/newsletter.html", context, status=410)
    return _button(
        request, _("Do you want our letters?"), _("A few times a year, and no more."), _("Yes, send them")
    )


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest, token: str) -> HttpResponse:
    """A button for people; mail programs send ``List-Unsubscribe=One-Click`` themselves (RFC 8058)."""
    if not who_leaves(token):
        raise Http404(_("This link has lost a letter."))
    if request.method != "POST":
        return _button(
            request, _("No more letters?"), _("We take your address out at once."), _("Take my address out")
        )
    leave(token=token, now=timezone.now())
    return HttpResponseRedirect(reverse("newsletter:left"))


def _said(request: HttpRequest, title: str, text: str) -> HttpResponse:
    return render(request, "cms/newsletter_said.html", {"title": title, "text": text})


def _button(request: HttpRequest, title: str, text: str, label: str) -> HttpResponse:
    return render(request, "cms/newsletter_said.html", {"title": title, "text": text, "label": label})


@require_safe
@permission_required(MAY)
def overview(request: HttpRequest) -> HttpResponse:
    """For editors: how many there are, and who took the list out."""
    return render(
        request,
        "cms/newsletter_overview.html",
        {
            "confirmed": Subscriber.objects.confirmed().count(),
            "waiting": Subscriber.objects.waiting().count(),
            "exports": SubscriberExport.objects.select_related("by")[:LAST_EXPORTS],
        },
    )


@require_POST
@permission_required(MAY)
def export(request: HttpRequest) -> HttpResponse:
    """The list as a CSV file. That it was taken out is kept."""
    user: Any = request.user
    found = take_out(by=user, now=timezone.now())
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="newsletter-{timezone.localdate()}.csv"'
    answer.headers["Cache-Control"] = "no-store"
    rows = csv.writer(answer)
    rows.writerow(["email", "language", "confirmed_at", "leave_url"])
    rows.writerows([each.email, each.language, each.confirmed_at, each.leave_url] for each in found)
    return answer
