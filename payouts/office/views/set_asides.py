"""Payments that don't match what was asked: a person looks, decides, and says why."""

import stripe
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from marketplace.payment.asides import NotResolved, resolve_set_aside
from marketplace.payment.models import SetAside

MOST = 100


@require_safe
@open_to("payment.resolve_set_aside")
def set_asides(request: HttpRequest) -> HttpResponse:
    """Those that wait, the oldest first, and the newest of those decided."""
    found = SetAside.objects.select_related("checkout", "resolved_by").prefetch_related("checkout__lines")
    context = {
        "waiting": found.filter(resolved_at=None).order_by("at"),
        "decided": found.exclude(resolved_at=None).order_by("-resolved_at")[:MOST],
        "here": "set-asides",
    }
    return render(request, "office/set_asides.html", context)


@require_POST
@open_to("payment.resolve_set_aside")
def resolve(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on one."""
    try:
        resolve_set_aside(
            aside=get_object_or_404(SetAside, pk=pk),
            refund=request.POST.get("decision") == "refund",
            note=request.POST.get("note", ""),
            by=person(request),
            now=timezone.now(),
        )
    except NotResolved as refused:
        messages.error(request, str(refused))
    except stripe.StripeError as problem:
        messages.error(
            request, _("Stripe gave nothing back: %(why)s") % {"why": problem.user_message or problem}
        )
    else:
        messages.success(request, _("Decided, and kept with your name."))
    return redirect("office:set-asides")
