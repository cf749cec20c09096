"""Disputes: what the buyer's bank asks, and our answer with evidence."""

import stripe
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.payment.currencies import show_money
from marketplace.payment.disputes import NotAnswered, answer_dispute
from marketplace.payment.models import Dispute
from payouts.models import Leg
from payouts.models.ledger import Kind

from .reads import packing_lines


@require_http_methods(["GET", "POST"])
@open_to("payment.give_back")
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them; by POST it's answered, once."""
    found = get_object_or_404(Dispute.objects.select_related("order", "answered_by"), pk=pk)
    if request.method == "POST":
        try:
            answer_dispute(
                dispute=found, answer=request.POST.get("answer", ""), by=person(request), now=timezone.now()
            )
        except NotAnswered as problem:
            messages.error(request, str(problem))
        except stripe.StripeError:
            messages.error(request, _("Stripe doesn't take it just now. Nothing was sent; try again."))
        return redirect("dashboard:dispute", pk=pk)
    context = {
        "section": "returns",
        "dispute": found,
        "amount": show_money(found.amount, found.currency),
        "money": _booked(found),
        "lines": packing_lines(found.order.lines.all()) if found.order else [],
        "parcels": list(found.order.shipping_events.order_by("date_created")) if found.order else [],
    }
    return render(request, "dashboard/dispute.html", context)


def _booked(found: Dispute) -> list[tuple[str, int]]:
    """What the books have of it, in words and paise."""
    names = [(Kind.DISPUTED, _("Stripe took")), (Kind.STRIPE_FEE, _("Stripe's fee"))]
    names += [(Kind.DISPUTE_WON, _("Came back")), (Kind.DISPUTE_LOST, _("Lost"))]
    keys = [found.stripe_dispute, f"{found.stripe_dispute}/back"]
    legs = Leg.objects.filter(transaction__source_key__in=keys, amount__gt=0)
    moved: dict[tuple[str, str], int] = {}
    for kind, key, amount in legs.values_list("transaction__kind", "transaction__source_key", "amount"):
        moved[kind, key] = moved.get((kind, key), 0) + amount
    booked = [(str(name), moved[kind, keys[0]]) for kind, name in names if (kind, keys[0]) in moved]
    if back := moved.get((Kind.STRIPE_FEE, keys[1])):
        booked.append((_("The fee came back"), back))
    return booked
