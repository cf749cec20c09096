"""Writing to us."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from marketplace.accounts.limits import network_address
from marketplace.pagecache.pages import public_page

from .forms import MessageForm, empty_form
from .services import TooMany, take_message


@csrf_exempt  # pages with the form are the same for everybody; it does no more than a mail to us
def write(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request)  # type: ignore[return-value]
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return _again(request, empty_form(), status=403)
    sent = MessageForm(request.POST, auto_id="write_%s")
    if not sent.is_valid():
        return _again(request, sent, status=422)
    if not sent.is_machine:
        said = {name: sent.cleaned_data[name] for name in ("name", "email", "about", "words")}
        asked_from = network_address(request)
        try:
            take_message(**said, language=get_language() or "en", asked_from=asked_from, now=timezone.now())
        except TooMany:
            sent.add_error(None, _("That is a lot of messages within an hour. Please try again later."))
            return _again(request, sent, status=429)
    return HttpResponseRedirect(reverse("contact:sent"))


@public_page
def _form(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/write.html", {"form": empty_form()})


def _again(request: HttpRequest, form: MessageForm, *, status: int) -> HttpResponse:
    return render(request, "cms/write.html", {"form": form}, status=status)


@public_page
def sent(request: HttpRequest) -> HttpResponse:
    said = _("Somebody reads it within two working days and answers to your address.")
    return render(request, "cms/newsletter_said.html", {"title": _("Your message is here"), "text": said})
