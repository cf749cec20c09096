"""For editors: what was written to us."""

from typing import Any

from django.contrib import messages as notices
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required

from .models import ContactMessage
from .services import delete_message, mark_answered

MAY = "cms.answer_messages"
A_PAGE = 20


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
