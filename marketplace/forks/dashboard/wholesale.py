"""Wholesale at the desk: businesses to decide on, quotes to work out, a second person's word, and money that came."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.kernel.money import parse_rupees, plain_rupees, show_rupees
from marketplace.wholesale import dealing, quotes
from marketplace.wholesale.businesses import WholesaleRefused, decide_business, owes
from marketplace.wholesale.models import Business, Quote
from marketplace.wholesale.proforma import proforma_pdf
from marketplace.wholesale.tiers import most_off

A_PAGE = 25
TONES = {"asked": "warn", "checked": "warn", "agreed": "accent", "ordered": "good", "approved": "good"}
deciders = open_to("wholesale.approve_business", "wholesale.deal_wholesale")
dealers = open_to("wholesale.deal_wholesale", "wholesale.confirm_floor")


@require_GET
@open_to("wholesale.approve_business", "wholesale.deal_wholesale", "wholesale.confirm_floor")
def wholesale(request: HttpRequest) -> HttpResponse:
    """Quotes by state, and businesses that wait; ``q`` searches names, numbers and pieces. Seven queries."""
    words = request.GET.get("q", "").strip()[:100]
    found = _search(words)
    counts: dict[str, int] = dict(found.order_by().values_list("state").annotate(Count("pk", distinct=True)))
    chosen = request.GET.get("state", "")
    chosen = chosen if chosen in Quote.State.values else ""
    listed = found.filter(state=chosen) if chosen else found
    page = Paginator(listed.select_related("business__country"), A_PAGE).get_page(request.GET.get("page"))
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    businesses = Business.objects.select_related("country")
    known = businesses.filter(_named(words)) if words else businesses.filter(state=Business.State.ASKED)
    return render(
        request,
        "dashboard/wholesale.html",
        {
            "page": page,
            "rows": [(quote, TONES.get(quote.state, "")) for quote in page],
            "businesses": [(each, TONES.get(each.state, "")) for each in known[:A_PAGE]],
            "words": words,
            "chosen": chosen,
            "by_state": [("", _("All"), sum(counts.values()))]
            + [(value, str(label), counts.get(value, 0)) for value, label in Quote.State.choices],
            "query": urlencode({name: value for name, value in (("q", words), ("state", chosen)) if value}),
        },
    )


def _named(words: str) -> Q:
    return Q(name__icontains=words) | Q(email__icontains=words) | Q(tax_number__iexact=words)


def _search(words: str) -> Any:
    found = Quote.objects.all()
    for word in words.split()[:6]:
        serial = word.rsplit("/", 1)[-1]
        found = found.filter(
            Q(business__name__icontains=word)
            | Q(business__email__icontains=word)
            | Q(lines__title__icontains=word)
            | Q(order__number=word)
            | (
                Q(serial=int(serial))
                if serial.isascii() and serial.isdigit() and len(serial) < 9
                else Q(pk=None)
            )
        )
    return found.distinct() if words else found


@require_http_methods(["GET", "POST"])
@deciders
def business(request: HttpRequest, pk: int) -> HttpResponse:
    """One business, with its quotes; by POST it's approved, refused, or may owe another amount."""
    found = get_object_or_404(Business.objects.select_related("country", "decided_by"), pk=pk)
    if request.method == "POST":
        try:
            decide_business(
                business=found,
                approve=request.POST.get("step") == "approve",
                credit=_paise(request.POST.get("credit", "") or "0"),
                words=request.POST.get("words", ""),
                by=person(request),
                now=timezone.now(),
            )
        except WholesaleRefused as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("Noted; the business is written to where it's news."))
        return redirect("dashboard:wholesale-business", pk=pk)
    context = {
        "business": found,
        "tone": TONES.get(found.state, ""),
        "quotes": found.quotes.order_by("-moved_at")[:A_PAGE],
        "owes": owes(found),
        "credit": plain_rupees(found.credit).removesuffix(".00"),
    }
    return render(request, "dashboard/wholesale_business.html", context)


@require_http_methods(["GET", "POST"])
@dealers
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """One quote: worked out and sent, agreed to by a second person, its money noted, or taken back."""
    found = get_object_or_404(
        Quote.objects.select_related("business__country", "made_by", "confirmed_by", "order"), pk=pk
    )
    if request.method == "POST":
        _step(request, found)
        return redirect("dashboard:wholesale-quote", pk=pk)
    lines = list(found.lines.select_related("product"))
    can_send = found.state in (Quote.State.ASKED, Quote.State.CHECKED)
    ways = quotes.ways_for(found, lines, now=timezone.now()) if can_send else []
    return render(
        request,
        "dashboard/wholesale_quote.html",
        {
            "quote": found,
            "tone": TONES.get(found.state, ""),
            "lines": [_shown(line) for line in lines],
            "goods": sum(line.paid for line in lines),
            "can_send": can_send,
            "ways": ways,
            "payments": [
                (value, label)
                for value, label in Quote.Payment.choices
                if value != Quote.Payment.CREDIT or found.business.credit
            ],
            "below": [line.title for line in lines if line.below_floor],
        },
    )


def _shown(line: Any) -> dict[str, Any]:
    most = most_off(
        unit_price=line.unit_price,
        quantity=line.quantity,
        gst_rate=line.gst_rate,
        terms=quotes.terms_of(line),
    )
    return {
        "line": line,
        "name": f"off-{line.pk}",
        "off": plain_rupees(line.discount).removesuffix(".00"),
        "most": show_rupees(most),
        "percent": round(100 * line.discount / line.full),
    }


def _step(request: HttpRequest, found: Quote) -> None:
    by, now, step = person(request), timezone.now(), request.POST.get("step")
    try:
        if step == "send":
            sent = quotes.send_quote(quote=found, dealt=_dealt(request, found), by=by, now=now)
            waits = sent.state == Quote.State.CHECKED
            messages.success(
                request,
                _("A line is below the floor: somebody else has to agree to it first.")
                if waits
                else _("The quote is sent with its proforma."),
            )
        elif step == "confirm":
            quotes.confirm_quote(quote=found, by=by, now=now)
            messages.success(request, _("The quote is sent with its proforma."))
        elif step == "withdraw":
            quotes.withdraw_quote(quote=found, by=by, now=now)
            messages.success(request, _("The quote is withdrawn."))
        elif step == "money":
            dealing.note_money(quote=found, reference=request.POST.get("reference", ""), by=by, now=now)
            messages.success(request, _("The money is in the books, and the business is written to."))
        elif step == "let-go":
            dealing.let_go(quote=found, by=by, now=now)
            messages.success(request, _("Its pieces are free again."))
    except WholesaleRefused as problem:
        messages.error(request, str(problem))


def _dealt(request: HttpRequest, found: Quote) -> quotes.Dealt:
    days = request.POST.get("days", "14")
    if not (days.isascii() and days.isdigit() and 1 <= int(days) <= 90):
        raise WholesaleRefused(_("A quote stands for 1 to 90 days."))
    payment = request.POST.get("payment", "")
    if payment not in Quote.Payment.values:
        raise WholesaleRefused(_("Choose how it's paid."))
    keys = found.lines.values_list("pk", flat=True)  # type: ignore[attr-defined]
    return quotes.Dealt(
        discounts={key: _paise(request.POST[f"off-{key}"]) for key in keys if f"off-{key}" in request.POST},
        shipping_code=request.POST.get("shipping", ""),
        payment=payment,
        valid_days=int(days),
        note=request.POST.get("note", ""),
    )


def _paise(text: str) -> int:
    try:
        amount = parse_rupees(text.replace(",", "").strip().removeprefix("₹"))
    except ValueError:
        amount = -1
    if not 0 <= amount < 100_000_000_00:
        raise WholesaleRefused(_("Write an amount in rupees, like 2450 or 2450.50."))
    return amount


@require_GET
@dealers
def proforma(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Quote.objects.select_related("business__country").exclude(serial=None), pk=pk)
    name = found.number.replace("/", "-")
    return HttpResponse(
        proforma_pdf(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )
