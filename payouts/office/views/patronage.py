"""Sharing a year's surplus: proposed with every share, looked at, agreed to by a second person."""

import csv
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from marketplace.kernel.money import plain_rupees
from marketplace.kernel.tables import no_formula
from payouts.models import Patronage
from payouts.services.entries import confirm, enter, refuse
from payouts.services.reports.books import income_statement
from payouts.services.reports.periods import year_label
from payouts.services.reports.shapes import Cell, Column, Kind, Table
from payouts.services.reports.sheets import written
from payouts.services.runs import Refused

from ..report_forms import PatronageForm, RefusalForm, finished_years

PAGE_SIZE = 50
BASES: dict[str, Kind] = {"earnings": "paise", "hours": "count", "equal": "count"}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.view_run")
def patronage(request: HttpRequest) -> HttpResponse:
    """Each finished year with its surplus, and, for finance, a form to propose sharing it."""
    user, now = person(request), timezone.now()
    may = user.has_perm("payouts.enter_rules")
    if request.method == "POST" and not may:
        raise PermissionDenied
    years = finished_years(now=now)
    form = PatronageForm(request.POST or None, years=years) if may and years else None
    if form is not None and form.is_valid():
        try:
            entered = enter(entry=form.save(commit=False), by=user, now=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        except ValidationError as problem:
            form.add_error(None, "; ".join(problem.messages))
        else:
            messages.success(
                request, _("Worked out and stored. A second person looks at it and confirms it.")
            )
            return redirect("office:patronage-of", entered.pk)
    shared = list(Patronage.objects.select_related("entered_by", "confirmed_by", "refused_by"))
    live = {each.year: each for each in shared if not each.refused_at}
    context = {
        "years": [(_year(year), live.get(year)) for year in years[:5]],
        "shared": shared,
        "form": form,
        "here": "patronage",
    }
    return render(request, "office/patronage.html", context, status=422 if form and form.errors else 200)


def _year(year: int) -> dict[str, Any]:
    """A finished year and what its income left over its expenses."""
    whole = Patronage(year=year)
    found = income_statement(whole.from_date, whole.until_date)
    return {"label": year_label(year), "statement": found}


@require_safe
@open_to("payouts.view_run")
def patronage_of(request: HttpRequest, pk: int) -> HttpResponse:
    """One share-out: where the surplus comes from, every share, and who stands behind it."""
    found = _found(pk)
    shares = found.shares.select_related("weaver__group").order_by("weaver__code")
    paginator = Paginator(shares, PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    page.numbers = list(paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    context = {
        "patronage": found,
        "statement": income_statement(found.from_date, found.until_date),
        "page": page,
        "sums": found.shares.aggregate(base=Sum("base"), amount=Sum("amount")),
        "own": found.entered_by_id == person(request).pk,
        "waits": not found.confirmed_at and not found.refused_at,
        "refusal": RefusalForm(),
        "here": "patronage",
    }
    return render(request, "office/patronage_of.html", context)


def _found(pk: int) -> Patronage:
    people = Patronage.objects.select_related("entered_by", "confirmed_by", "refused_by", "transaction")
    return get_object_or_404(people, pk=pk)


@require_safe
@open_to("payouts.view_run")
def patronage_sheet(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Every share, as CSV or XLSX."""
    found = _found(pk)
    names = [_("Code"), _("Name"), _("Group"), str(found.get_basis_display()), _("Share")]
    rows: list[list[Cell]] = [
        list(row)
        for row in found.shares.order_by("weaver__code").values_list(
            "weaver__code", "weaver__display_name", "weaver__group__name", "base", "amount"
        )
    ]
    name = f"patronage-{found.year}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if suffix == "xlsx":
        kinds: list[Kind] = ["text", "text", "text", BASES[found.basis], "paise"]
        table = Table(found.label, [Column(*each) for each in zip(names, kinds, strict=True)], rows)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return HttpResponse(written([table]), content_type=kind, headers=headers)
    if suffix != "csv":
        raise Http404
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    sheet = csv.writer(answer)
    sheet.writerow(["weaver", "name", "group", found.basis, "share"])
    for code, display_name, group, base, amount in rows:
        counted = plain_rupees(base) if found.basis == Patronage.Basis.EARNINGS else base  # type: ignore[arg-type]
        sheet.writerow([code, no_formula(display_name), no_formula(group), counted, plain_rupees(amount)])  # type: ignore[arg-type]
    return answer


@require_POST
@open_to("payouts.confirm_entries")
def decide_patronage(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a share-out, which posts it, or refuse it."""
    found, user, now = get_object_or_404(Patronage, pk=pk), person(request), timezone.now()
    try:
        if request.POST.get("decision") == "confirm":
            confirm(entry=found, by=user, now=now)
            done = _("Confirmed and posted. Each share is in the weaver's next run.")
        else:
            refuse(entry=found, by=user, now=now, reason=request.POST.get("reason", ""))
            done = _("Refused. It can be proposed anew.")
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("office:patronage-of", pk)
