"""Reports of the books, as pages and as sheets, and the trail of who did what."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from payouts.models import DollarRate
from payouts.services.entries import confirm, enter, refuse
from payouts.services.reports import REPORTS, Kind, Report, trail
from payouts.services.reports.charts import draw
from payouts.services.reports.figures import shown
from payouts.services.reports.figures import written as as_text
from payouts.services.reports.shapes import Column, Table
from payouts.services.reports.sheets import workbook, written
from payouts.services.runs import Refused

from ..report_forms import DayForm, DaysForm, RateForm, ScopeForm, TrailForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@open_to("payouts.view_run")
def reports(request: HttpRequest) -> HttpResponse:
    """Every report, and what each says."""
    return render(request, "office/report_index.html", {"reports": REPORTS.items(), "here": "reports"})


@require_safe
@open_to("payouts.view_run")
def report(request: HttpRequest, name: str) -> HttpResponse:
    """One report: filters, what says most, charts with their tables."""
    kind = _kind(name)
    number = int(page) if (page := request.GET.get("page", "1")).isdigit() else 1
    form, found = _work_out(kind, request, page=number)
    query = urlencode({key: str(value) for key, value in request.GET.items() if key != "page" and value})
    context = {
        "name": name,
        "report": found,
        "form": form,
        "facts": [(fact.label, as_text(fact.value, fact.kind), fact.note) for fact in found.facts],
        "sections": [
            (shown(section.table), section.chart and draw(section.chart, place), section.chart)
            for place, section in enumerate(found.sections, 1)
        ],
        "page": _pages(found.pages, number),
        "query": query,
        "rates": _rates(request) if name == "spread" else None,
        "here": "reports",
    }
    return render(request, "office/report.html", context)


@require_safe
@open_to("payouts.view_run")
def report_sheet(request: HttpRequest, name: str) -> HttpResponse:
    """The same as a workbook, with every row."""
    _form, found = _work_out(_kind(name), request, page=None)
    return _download(workbook(found), name)


def _kind(name: str) -> Kind:
    if name not in REPORTS:
        raise Http404
    return REPORTS[name]


def _work_out(
    kind: Kind, request: HttpRequest, *, page: int | None
) -> tuple[ScopeForm | DayForm | DaysForm, Report]:
    now = timezone.now()
    if kind.period in ("day", "days"):
        days = DayForm(request.GET, now=now) if kind.period == "day" else DaysForm(request.GET, now=now)
        return days, kind.work_out(**days.asked)
    form = ScopeForm(request.GET, kind=kind, now=now)
    return form, kind.work_out(form.scope, now=now, page=page)


def _pages(count: int, number: int) -> Page:
    paginator = Paginator(range(count), 1)
    page = paginator.get_page(number)
    page.numbers = list(paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return page


def _download(book: bytes, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(book, content_type=XLSX, headers=disposition)


def _rates(request: HttpRequest) -> dict[str, Any]:
    """What a dollar is taken to be worth, what waits for a second person, and the form."""
    user = person(request)
    return {
        "waiting": DollarRate.objects.waiting().select_related("entered_by"),
        "form": RateForm() if user.has_perm("payouts.enter_rules") else None,
    }


@require_POST
@open_to("payouts.enter_rules")
def rate(request: HttpRequest) -> HttpResponse:
    """Enter what a dollar is worth from a day on."""
    form = RateForm(request.POST)
    if not form.is_valid():
        messages.error(request, "; ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("office:report", "spread")
    try:
        enter(entry=form.save(commit=False), by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    except ValidationError as problem:
        messages.error(request, "; ".join(problem.messages))
    else:
        messages.success(request, _("Stored. A second person confirms it."))
    return redirect("office:report", "spread")


@require_POST
@open_to("payouts.confirm_entries")
def decide_rate(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or refuse a rate that somebody else entered."""
    found, user, now = get_object_or_404(DollarRate, pk=pk), person(request), timezone.now()
    try:
        if request.POST.get("decision") == "confirm":
            confirm(entry=found, by=user, now=now)
        else:
            refuse(entry=found, by=user, now=now, reason=request.POST.get("reason", ""))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Decided, and kept with your name."))
    return redirect("office:report", "spread")


@require_safe
@open_to("payouts.view_run")
def who_did_what(request: HttpRequest) -> HttpResponse:
    """The trail of every deed, the latest first."""
    form = TrailForm(request.GET or None)
    number = int(page) if (page := request.GET.get("page", "1")).isdigit() else 1
    deeds, count = trail.trail(form.wanted, page=number)
    if not deeds and number > 1:
        number = 1
        deeds, count = trail.trail(form.wanted, page=1)
    context = {
        "form": form,
        "deeds": [(each, trail.AREAS[each.area], trail.deed_label(each.deed)) for each in deeds],
        "count": count,
        "page": _pages(-(-count // trail.PAGE_SIZE) or 1, number),
        "query": urlencode(
            {key: str(value) for key, value in request.GET.items() if key != "page" and value}
        ),
        "here": "trail",
    }
    return render(request, "office/report_trail.html", context)


@require_safe
@open_to("payouts.view_run")
def trail_sheet(request: HttpRequest) -> HttpResponse:
    """Every deed that fits, as a workbook."""
    deeds, _count = trail.trail(TrailForm(request.GET or None).wanted, page=None)
    names: Sequence[str] = [_("When"), _("Who"), _("What"), _("Deed"), _("About"), _("Detail")]
    table = Table(_("Who did what"), [Column(name) for name in names], trail.rows_of(deeds))
    return _download(written([table]), "who-did-what")
