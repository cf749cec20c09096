"""What needs a second person: one queue of all of it, each with what it would change, and what became of the rest."""

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from payouts.models import BorneBy, Request
from payouts.services.entries import confirm as confirm_entry
from payouts.services.entries import effect_of, enter_once
from payouts.services.entries import refuse as refuse_entry
from payouts.services.requests import take_back, what_makers_bear
from payouts.services.runs import Refused

from ..entry_forms import OFFERS, DecideForm, EntryForm, HistoryForm
from ..reads import agreements

REQUESTS = [name for name, offer in OFFERS.items() if offer.kind == "payouts.request"]


@require_safe
@open_to("payouts.view_run")
def requests(request: HttpRequest) -> HttpResponse:
    """All that waits for a second person, the oldest first; below it everything that was ever entered."""
    form = HistoryForm(request.GET or None)
    chosen = form.chosen() if form.is_bound else {}
    context = {
        "waiting": agreements.waiting(),
        "offers": [(name, OFFERS[name]) for name in REQUESTS],
        "form": form,
        "filtered": bool(chosen),
        "page": agreements.history(
            kind=chosen.get("kind", ""),
            state=chosen.get("state", ""),
            words=chosen.get("q", "").strip(),
            number=request.GET.get("page"),
        ),
        "query": urlencode(chosen),
        "here": "requests",
    }
    return render(request, "office/requests.html", context)


@require_safe
@open_to("payouts.view_run")
def show(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One entry: what it says and takes the place of, what it would change, and who entered and decided it."""
    return _show(request, kind, pk, DecideForm())


def _show(request: HttpRequest, kind: str, pk: int, form: DecideForm, *, status: int = 200) -> HttpResponse:
    entry = agreements.entry_of(kind, pk)
    [shown] = agreements.show([entry])
    before = agreements.before_of(entry)
    effect, problem, bear = None, "", []
    if shown.state == "waiting":
        now = timezone.now()
        try:
            effect = effect_of(entry, now=now)
            if isinstance(entry, Request) and entry.sale and entry.quantity:
                bear = what_makers_bear(entry.sale, entry.quantity, entry.day)
        except Refused as refused:
            problem = str(refused)
    user = person(request)
    context = {
        "shown": shown,
        "entry": entry,
        "kind": kind,
        "facts": agreements.facts_of(entry, before),
        "before": before,
        "effect": effect,
        "problem": problem,
        "bear": bear,
        "own": entry.entered_by_id == user.pk,
        "form": form,
        "here": "requests",
    }
    return render(request, "office/request.html", context, status=status)


@require_POST
@open_to("payouts.confirm_entries")
def confirm(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Agree to one entry."""
    entry = agreements.entry_of(kind, pk)
    try:
        confirm_entry(entry=entry, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:request", kind, pk)
    messages.success(request, _("Confirmed. It counts from now on."))
    return redirect("office:requests")


@require_POST
@open_to("payouts.confirm_entries")
def refuse(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Refuse one entry, with a reason that stays with it."""
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _show(request, kind, pk, form, status=422)
    entry = agreements.entry_of(kind, pk)
    try:
        refuse_entry(entry=entry, by=person(request), now=timezone.now(), reason=form.cleaned_data["reason"])
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:request", kind, pk)
    messages.success(request, _("Refused. It stays here with your reason."))
    return redirect("office:requests")


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.enter_rules")
def new(request: HttpRequest, what: str) -> HttpResponse:
    """Fill in an entry of one kind. Sent twice, it is entered once."""
    offer, now = OFFERS.get(what), timezone.now()
    if offer is None:
        raise Http404(what)
    first = {
        name: request.GET[name] for name in ("weaver", "sale", "terms", "from_day") if name in request.GET
    }
    form = EntryForm(request.POST or None, offer=offer, now=now, initial=first)
    if form.is_valid():
        try:
            if form.cleaned_data.get("borne_by") == BorneBy.COOPERATIVE:
                return _taken_back(request, form, now)
            entry = enter_once(entry=form.entry(), by=person(request), now=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        except ValidationError as problem:
            for text in problem.messages:
                form.add_error(None, text)
        else:
            messages.success(
                request,
                _("Entered. A second person confirms it.")
                if entry.entered_at == now
                else _(
                    "That is entered already, and nothing was added. To mean a second one, say so in its reason."
                ),
            )
            return redirect("office:request", entry._meta.label_lower, entry.pk)
    context = {"form": form, "offer": offer, "here": "requests" if what in REQUESTS else "rules"}
    return render(request, "office/request_form.html", context, status=422 if form.errors else 200)


def _taken_back(request: HttpRequest, form: EntryForm, now: datetime) -> HttpResponse:
    """Book a return at the cooperative's cost, and show its sale."""
    given = {name: form.cleaned_data[name] for name in ("ref", "sale", "quantity", "day", "reason")}
    refund = take_back(**given, by=person(request), now=now)
    messages.success(request, _("Booked. The makers keep what they earned."))
    return redirect("office:sale", refund.sale_id)
