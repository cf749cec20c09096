"""Cancelling a custom order: whose doing it is, what goes back by the rule, and why, in the office's words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.custom.asking import CustomRefused
from marketplace.custom.models import CustomRequest
from marketplace.custom.orders import back_if_cancelled, cancel_order, paid_for
from marketplace.payment.refunds import NotGivenBack


@require_http_methods(["GET", "POST"])
@open_to("payment.give_back")
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """An accepted custom order with what would go back either way; by POST it's cancelled, once."""
    found = get_object_or_404(CustomRequest.objects.select_related("product", "group"), pk=pk)
    now = timezone.now()
    if request.method == "POST":
        try:
            cancel_order(
                request=found,
                by_us=request.POST.get("whose") == "us",
                words=request.POST.get("words", ""),
                by=person(request),
                now=now,
            )
        except (CustomRefused, NotGivenBack) as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("It's cancelled, and the buyer is written to."))
        return redirect("dashboard:custom", pk=pk)
    offer = found.offers.filter(state__in=["accepted", "cancelled"]).select_related("order").last()
    running = bool(offer and offer.state == "accepted")
    context = {
        "asked": found,
        "offer": offer,
        "running": running,
        "paid": paid_for(offer) if offer else 0,
        "by_us": back_if_cancelled(offer, by_us=True, now=now) if offer else None,
        "by_buyer": back_if_cancelled(offer, by_us=False, now=now) if offer else None,
        "said": found.messages.select_related("by").order_by("-at")[:3],
    }
    return render(request, "dashboard/custom.html", context)
