"""The books, checked while somebody looks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.accounts.gates import open_to
from payouts.models import Books
from payouts.services.checks import RULES, broken


@require_safe
@open_to("payouts.view_run")
def ledger(request: HttpRequest) -> HttpResponse:
    """Every rule of the books, and what breaks it."""
    rules = [(sentence, broken(rule)) for rule, sentence in RULES.items()]
    context = {
        "rules": rules,
        "whole": not any(breaks for _sentence, breaks in rules),
        "through": Books.objects.get().closed_through,
        "here": "ledger",
    }
    return render(request, "office/ledger.html", context)
