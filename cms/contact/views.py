"""Writing to us, and for editors what was written."""

from typing import Any

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from marketplace.accounts.limits import network_address
from marketplace.pagecache.pages import public_page

from .forms import MessageForm, empty_form
from .models import ContactMessage
from .services import TooMany, delete_message, mark_answered, take_message

MAY = "cms.answer_messages"
A_PAGE = 20


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


@require_safe
@permission_required(MAY)
def overview(request: HttpRequest) -> HttpResponse:
    """For editors: what nobody has answered yet, or what was."""
    answered = "answered" in request.GET
    found = ContactMessage.objects.filter(answered_at__isnull=not answered).select_related("answered_by")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
    return render(request, "cms/messages.html", {"messages_to_us": page, "answered": answered})


@require_POST
@permission_required(MAY)
def answered(request: HttpRequest, message_id: int) -> HttpResponse:
    user: Any = request.user
    mark_answered(message=get_object_or_404(ContactMessage, pk=message_id), by=user, now=timezone.now())
    notices.success(request, _("Noted as answered."))
    return HttpResponseRedirect(reverse("messages_to_us"))


@require_POST
@permission_required(MAY)
def delete(request: HttpRequest, message_id: int) -> HttpResponse:
    delete_message(message=get_object_or_404(ContactMessage, pk=message_id))
    notices.success(request, _("The message is deleted."))
    return HttpResponseRedirect(reverse("messages_to_us"))
