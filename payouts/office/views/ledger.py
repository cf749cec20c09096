"""How the books stand: what the last check found, and those before it."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from payouts.models import Books, BooksCheck, MonthSeal
from payouts.services.checks import RULES
from payouts.services.watch import KEPT, check_once, next_night

HISTORY = 30
LATE = timedelta(hours=36)


@require_safe
@open_to("payouts.view_run")
def ledger(request: HttpRequest) -> HttpResponse:
    """The last check, rule by rule, with each row that breaks one; and how the checks before it went."""
    now = timezone.now()
    checks = list(BooksCheck.objects.select_related("asked_by").defer("details")[:HISTORY])
    last = BooksCheck.objects.select_related("asked_by").first()
    nightly = BooksCheck.objects.exclude(day=None).values_list("at", flat=True).first()
    context = {
        "last": last,
        "rules": _rules(last) if last else [],
        "checks": checks,
        "late": bool(nightly and now - nightly > LATE),
        "nightly": nightly,
        "next": next_night(now),
        "asked": request.GET.get("after", "") == str(last.pk if last else 0),
        "through": Books.objects.get().closed_through,
        "sealed": MonthSeal.objects.count(),
        "here": "ledger",
    }
    return render(request, "office/ledger.html", context)


def _rules(check: BooksCheck) -> list[tuple[Any, list[dict[str, str]], bool]]:
    """Each rule with what breaks it, and whether there is more of it than is kept; the broken ones first."""
    found = []
    for rule, sentence in RULES.items():
        breaks = [each for each in check.details if each["rule"] == rule]
        found.append((sentence, breaks, len(breaks) == KEPT))
    return sorted(found, key=lambda each: not each[1])


@require_POST
@open_to("payouts.view_run")
def check(request: HttpRequest) -> HttpResponse:
    """Have the books checked now; the page looks again until that is done."""
    last = BooksCheck.objects.values_list("pk", flat=True).first()
    check_once.enqueue(person(request).pk)
    return redirect(f"{reverse('office:ledger')}?after={last or 0}")
