"""Tax and terms: what is in force, what is missing, and the registers that an accountant files from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.gaps import gst_gaps, without_terms
from catalog.in_force import NoTerms, rate_and_split_on, terms_on
from catalog.models import Product, TermsRule
from marketplace.accounts.gates import open_to, person
from marketplace.kernel.months import Month, india_day
from payouts.models import Books, Role, Run, TdsRule
from payouts.services.tax_registers import (
    Quarter,
    TaxRow,
    deposits,
    gst_month,
    read_pans,
    role_name,
    tax_rows,
    untaxed,
)
from payouts.services.tax_sheets import gst_table, sheet, statement_table
from weavers.models import Proposal, Weaver
from weavers.voting import results

from ..entry_forms import OFFERS
from ..tax_forms import HsnForm, PieceForm

PAGE_SIZE = 50
MOST = 12
TAX_OFFERS = ["tds-rule", "tax-profile", "exemption", "challan", "gst-rate"]
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
LETTERS = {
    "": "",
    "A": gettext_lazy("certificate"),
    "C": gettext_lazy("no PAN"),
    "Y": gettext_lazy("below the threshold"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.view_run")
def tax(request: HttpRequest) -> HttpResponse:
    """What is taken of whom by which rule, what is missing, and, for finance, the codes of pieces."""
    user, now = person(request), timezone.now()
    may = user.has_perm("payouts.enter_rules")
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = HsnForm(request.POST or None) if may else None
    if form is not None and form.is_valid():
        changed = form.store(by=user)
        messages.success(
            request, ngettext("%d piece has it now.", "%d pieces have it now.", changed) % changed
        )
        return redirect("office:tax")
    today = india_day(now)
    nobody = untaxed(Month.of(today))
    context = {
        "rules": [(role.label, _rule_of(role, now)) for role in Role],
        "gaps": gst_gaps(today),
        "untaxed": nobody[:MOST],
        "untaxed_more": max(0, len(nobody) - MOST),
        "offers": [(name, OFFERS[name]) for name in TAX_OFFERS],
        "form": form,
        "here": "tax",
    }
    return render(request, "office/tax.html", context, status=422 if form and form.errors else 200)


def _rule_of(role: Role, now: datetime) -> TdsRule | None:
    rules = TdsRule.objects.confirmed().filter(role=role, from_month__lte=Month.of(now).first_day)
    return rules.select_related("entered_by", "confirmed_by").last()


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.view_run")
def register(request: HttpRequest) -> HttpResponse:
    """A quarter's tax by weaver and month; sent as POST, with names and PANs, and that they were read is kept."""
    quarter, choices = _quarter(request.GET.get("quarter", ""))
    rows = tax_rows(quarter.months[0], quarter.months[-1])
    shown = [row for row in rows if row.taken or row.due]
    page = _page(shown, request.GET.get("page"))
    people = _opened(request, page, f"tax register {quarter}")
    context = {
        "quarter": quarter,
        "label": _label(quarter),
        "choices": choices,
        "page": page,
        "lines": [{**_line(row), "person": (people or {}).get(row.weaver_id)} for row in page],
        "query": f"quarter={quarter}",
        "opened": people is not None,
        "below": len(rows) - len(shown),
        "taken": sum(row.taken for row in rows),
        "base": sum(row.base for row in shown),
        "deposits": [(role_name(each.role), each) for each in deposits(rows)],
        "here": "tax",
    }
    return render(request, "office/tax_register.html", context)


@require_POST
@open_to("weavers.view_payee")
def register_sheet(request: HttpRequest, suffix: str) -> HttpResponse:
    """All of a quarter in the columns of the quarterly statement; that names and PANs were read is kept."""
    quarter, _choices = _quarter(request.POST.get("quarter", ""))
    rows = tax_rows(quarter.months[0], quarter.months[-1])
    people = read_pans(
        rows, by=person(request), why=f"tax register {quarter} as {suffix}", now=timezone.now()
    )
    return _download(statement_table(f"TDS {quarter}", rows, people), f"tds-{quarter}", suffix)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.view_run")
def certificate(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What a weaver's certificate of a year says, quarter by quarter; sent as POST, with her name and PAN."""
    her, rows = _year_of(code, year)
    quarters = [
        Part(_label(quarter), [row for row in rows if Quarter.of(Month.of(row.month)) == quarter])
        for quarter in (Quarter(year, number) for number in range(1, 5))
    ]
    everything = deposits(tax_rows(Month(year, 4), Month(year + 1, 3)))
    deposited = {(each.month, each.role): each for each in everything}
    people = _opened(request, rows, f"tax certificate {year}")
    context = {
        "her": her,
        "year": f"{year}–{(year + 1) % 100:02d}",
        "number": year,
        "quarters": [quarter for quarter in quarters if quarter.rows],
        "whole": Part("", rows),
        "lines": [(_line(row), deposited.get((row.month, row.role))) for row in rows],
        "opened": people.get(her.pk) if people else None,
        "here": "tax",
    }
    return render(request, "office/tax_certificate.html", context)


@require_POST
@open_to("weavers.view_payee")
def certificate_sheet(request: HttpRequest, code: str, year: int, suffix: str) -> HttpResponse:
    """The same as a sheet."""
    her, rows = _year_of(code, year)
    why = f"tax certificate {year} as {suffix}"
    people = read_pans(rows, by=person(request), why=why, now=timezone.now())
    return _download(statement_table(f"{her.code} {year}", rows, people), f"tds-{her.code}-{year}", suffix)


@dataclass(frozen=True)
class Part:
    """Some rows together."""

    label: str
    rows: list[TaxRow]

    @property
    def base(self) -> int:
        return sum(row.base for row in self.rows)

    @property
    def taken(self) -> int:
        return sum(row.taken for row in self.rows)


@require_safe
@open_to("payouts.view_run")
def gst(request: HttpRequest) -> HttpResponse:
    """What was supplied in a month by code and rate, beside what the books have."""
    month, choices = _month(request.GET.get("month", ""))
    context = {"month": month, "choices": choices, "found": gst_month(month), "here": "tax"}
    return render(request, "office/tax_gst.html", context)


@require_safe
@open_to("payouts.view_run")
def gst_sheet(request: HttpRequest, suffix: str) -> HttpResponse:
    """The same as a sheet."""
    month, _choices = _month(request.GET.get("month", ""))
    return _download(gst_table(f"GST {month}", gst_month(month)), f"gst-{month}", suffix)


@require_safe
@open_to("payouts.view_run")
def terms(request: HttpRequest) -> HttpResponse:
    """Which terms count for what, and for one piece that is asked for."""
    today = india_day(timezone.now())
    form = PieceForm(request.GET or None)
    asked = form.cleaned_data["piece"] if form.is_valid() else None
    rules = TermsRule.objects.confirmed().filter(from_day__lte=today)
    newest: dict[tuple[int | None, int | None], TermsRule] = {}
    for rule in rules.select_related("product", "group", "entered_by", "confirmed_by"):
        newest[rule.product_id, rule.group_id] = rule
    lacking = without_terms(today)
    context = {
        "form": form,
        "asked": asked,
        "counts": _counts(asked, today) if asked else None,
        "rules": sorted(newest.values(), key=lambda rule: (rule.product_id or 0, rule.group_id or 0)),
        "coming": TermsRule.objects.confirmed().filter(from_day__gt=today).select_related("product", "group"),
        "without": lacking[:MOST],
        "without_more": max(0, len(lacking) - MOST),
        "own": Product.objects.live().exclude(terms="").count(),
        "decided": _decided(),
        "offer": ("terms", OFFERS["terms"]),
        "here": "terms",
    }
    return render(request, "office/terms.html", context)


def _decided() -> list[Proposal]:
    """What members accepted and nobody has entered yet, for everything of the cooperative."""
    entered = TermsRule.objects.filter(product=None, group=None, refused_at=None)
    known = set(entered.values_list("terms", "from_day"))
    return [each for each in results().filter(accepted=True) if (each.terms, each.from_day) not in known]


def _counts(piece: Product, today: Any) -> dict[str, Any]:
    rate, split = rate_and_split_on(piece, today)
    try:
        return {"terms": terms_on(piece, today), "rate": rate, "split": split}
    except NoTerms:
        return {"terms": None, "rate": rate, "split": None}


def _line(row: TaxRow) -> dict[str, Any]:
    """A row with its words."""
    return {"row": row, "role": role_name(row.role), "why": LETTERS[row.reason]}


def _opened(request: HttpRequest, rows: Iterable[TaxRow], why: str) -> dict[int, tuple[str, str]] | None:
    """Names and PANs where they are asked for by POST, from whoever may read them."""
    if request.method != "POST":
        return None
    if not person(request).has_perm("weavers.view_payee"):
        raise PermissionDenied
    return read_pans(rows, by=person(request), why=why, now=timezone.now())


def _year_of(code: str, year: int) -> tuple[Weaver, list[TaxRow]]:
    if not 2000 <= year <= 9000:
        raise Http404(str(year))
    her = get_object_or_404(Weaver.objects.defer("legal_name", "phone", "village", "story"), code=code)
    return her, tax_rows(Month(year, 4), Month(year + 1, 3), weaver=her)


def _quarter(text: str) -> tuple[Quarter, list[tuple[str, str]]]:
    """The quarter that is asked for, else the last with a closed month; and all there are, the newest first."""
    found = Run.objects.live().exclude(state=Run.State.DRAFT).values_list("month", flat=True)
    closed = sorted({Quarter.of(Month.of(day)) for day in found}, key=str, reverse=True)
    newest = closed[0] if closed else Quarter.of(Month.of(timezone.now()))
    try:
        quarter = Quarter.parse(text) if text else newest
    except ValueError as problem:
        raise Http404(str(problem)) from problem
    return quarter, [(str(each), _label(each)) for each in closed or [newest]]


def _label(quarter: Quarter) -> str:
    first, _middle, last = quarter.months
    return f"{date_format(first.first_day, 'F')}–{date_format(last.first_day, 'F Y')}"


def _month(text: str) -> tuple[Month, list[tuple[str, str]]]:
    """The month that is asked for, else the last closed one; and those there are, the newest first."""
    now, closed = Month.of(timezone.now()), Month.of(Books.objects.get().closed_through)
    try:
        month = Month.parse(text) if text else closed if closed.year > 2000 else now
    except ValueError as problem:
        raise Http404(str(problem)) from problem
    choices: list[tuple[str, str]] = []
    each = now
    while len(choices) < 24:
        choices.append((str(each), date_format(each.first_day, "F Y")))
        each = each.previous
    return month, choices


def _page(rows: list[TaxRow], number: str | None) -> Page:
    paginator = Paginator(rows, PAGE_SIZE)
    page = paginator.get_page(number)
    page.numbers = list(paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    return page


def _download(table: Any, name: str, suffix: str) -> HttpResponse:
    if suffix not in KINDS:
        raise Http404(suffix)
    return HttpResponse(
        sheet(table, suffix),
        content_type=KINDS[suffix],
        headers={"Content-Disposition": f'attachment; filename="{name}.{suffix}"'},
    )
