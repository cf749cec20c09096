"""The packing table: orders to send, one at a time, and the slip that goes into the parcel."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.forks.order.models import Order
from payouts.services.dispatch import NotToSend, dispatch_lines

from . import reads
from .forms import CARRIERS, ParcelForm

fulfilment = open_to("order.fulfil_orders")

TONES: dict[str, str] = {Order.Status.PAID: "warn", Order.Status.SENT: "good"}


@require_GET
@fulfilment
def orders(request: HttpRequest) -> HttpResponse:
    """Orders to send, the oldest first; the others by status, the newest first. ``q`` searches in all of them."""
    words = request.GET.get("q", "").strip()[:100]
    status = request.GET.get("status", "" if words else Order.Status.PAID)
    status = status if status in ("", *Order.Status.values) else Order.Status.PAID.value
    found = reads.search(words)
    counts = reads.how_many(found)
    first_come = status == Order.Status.PAID
    listed = found.filter(status=status) if status else found
    listed = listed.order_by("date_placed" if first_come else "-date_placed", "pk")
    page, rows = reads.page_of(listed, request.GET.get("page"), count=counts[status])
    context = {
        "page": page,
        "rows": rows,
        "words": words,
        "status": status,
        "tabs": [
            (value, label, counts[value])
            for value, label in [
                (Order.Status.PAID.value, _("To send")),
                (Order.Status.SENT.value, _("Sent")),
                (Order.Status.MAKING.value, _("Being made")),
                (Order.Status.REFUNDED.value, _("Refunded")),
                ("", _("All")),
            ]
        ],
        "query": urlencode({"q": words, "status": status} if words else {"status": status}),
    }
    return render(request, "dashboard/orders.html", context)


@require_http_methods(["GET", "POST"])
@fulfilment
def order(request: HttpRequest, number: str) -> HttpResponse:
    """One order with all its lines; a parcel leaves by POST. Sent twice, it leaves once."""
    found = _order(number)
    lines = reads.packing_lines(found.lines.all())
    form = ParcelForm(
        request.POST if request.method == "POST" else None, lines=lines, initial={"carrier": _carrier(found)}
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.chosen()
        leaving = [each for each in chosen if each.to_send]
        try:
            dispatch_lines(
                lines=[each.line for each in chosen],
                by=person(request),
                now=timezone.now(),
                carrier=form.cleaned_data["carrier"],
                tracking=form.cleaned_data["tracking"].strip(),
            )
        except NotToSend as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _left(len(leaving)))
        return redirect("dashboard:order", number=number)
    context: dict[str, Any] = {
        "order": found,
        "tone": TONES.get(found.status, ""),
        "lines": lines,
        "here": [each for each in lines if each.to_send],
        "gone": [each for each in lines if not each.to_send],
        "parcels": found.shipping_events.order_by("date_created"),
        "form": form,
        "ticked": form.ticked(),
        "carriers": CARRIERS,
    }
    return render(request, "dashboard/order.html", context, status=422 if form.errors else 200)


@require_GET
@fulfilment
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """What goes into the parcel: the pieces and who made them. No price and no earning."""
    found = _order(number)
    lines = reads.packing_lines(found.lines.exclude(status="refunded"))
    return render(request, "dashboard/slip.html", {"order": found, "lines": lines})


def _order(number: str) -> Order:
    return get_object_or_404(Order.objects.select_related("shipping_address__country"), number=number)


def _carrier(order: Order) -> str:
    """At home the post is Speed Post, abroad EMS."""
    address = order.shipping_address
    return CARRIERS[0] if address and address.country_id == "IN" else CARRIERS[1]


def _left(lines: int) -> str:
    if not lines:
        return _("That had left already; nothing was done again.")
    return ngettext("%(n)d line has left.", "%(n)d lines have left.", lines) % {"n": lines}
