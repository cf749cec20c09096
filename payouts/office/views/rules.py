"""The rules that months are worked out by, as dated data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from marketplace.accounts.gates import open_to
from marketplace.kernel.months import india_day
from payouts.models import Books

from ..entry_forms import OFFERS
from ..reads.rules import sections

OFFERED = ["policy", "deduction", "deduction-end", "day-wage", "yarn-value", "wholesale-tier", "cancelling"]


@require_safe
@open_to("payouts.view_run")
def rules(request: HttpRequest) -> HttpResponse:
    """What is in force today and from when, what comes and what waits, and who entered and confirmed each."""
    context = {
        "sections": sections(india_day(timezone.now())),
        "offers": [(name, OFFERS[name]) for name in OFFERED],
        "through": Books.objects.get().closed_through,
        "here": "rules",
    }
    return render(request, "office/rules.html", context)
