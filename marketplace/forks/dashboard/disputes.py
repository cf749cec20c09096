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
    amount = show_money(found.amount, found.currency)
    return render(request, "dashboard/dispute.html", {"dispute": found, "amount": amount})
