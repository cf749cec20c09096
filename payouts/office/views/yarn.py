"""The yarn ledger: what is in the store and in hands, every movement, and what was lost beyond what is allowed."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from marketplace.kernel.months import india_day
from payouts.models import YarnKind, YarnMove
from payouts.services.advances import charge_wastage, sell_yarn
from payouts.services.runs import Refused
from payouts.services.yarn import BY_ONE, in_hands, in_store, move_yarn, wastage_of, yarn_csv
from weavers.models import Weaver

from ..entry_forms import RupeesField, WeaverField
from ..reads.agreements import HERS

PAGE_SIZE = 50
BOUGHT = YarnMove.What.BOUGHT


class YarnKindForm(forms.ModelForm):
    """A yarn that is kept from now on."""

    class Meta:
        model = YarnKind
        fields = ["name", "colour"]


class YarnMoveForm(forms.Form):
    """One movement of yarn. ``ref`` comes with the form, so that sending it twice moves it once."""

    ref = forms.CharField(widget=forms.HiddenInput, max_length=40)
    what = forms.ChoiceField(
        label=gettext_lazy("What happened"), choices=[(each.value, each.label) for each in [*BY_ONE, BOUGHT]]
    )
    kind = forms.ModelChoiceField(label=gettext_lazy("Yarn"), queryset=YarnKind.objects.all())
    weaver = WeaverField(label=gettext_lazy("Weaver"), required=False)
    grams = forms.IntegerField(label=gettext_lazy("Grams"), min_value=1, max_value=10_000_000)
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    source = forms.ChoiceField(
        label=gettext_lazy("Paid from, where it was received"),
        required=False,
        choices=[("", "–"), *YarnMove.Source.choices],
    )
    paid = RupeesField(
        label=gettext_lazy("Paid for it, rupees"),
        required=False,
        help_text=gettext_lazy("left empty, its value in force counts"),
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        received = cleaned.get("what") == YarnMove.What.RECEIVED
        if received and not cleaned.get("source"):
            self.add_error("source", _("Say what it was paid from."))
        if received and cleaned.get("weaver"):
            self.add_error("weaver", _("It is received into the store, not by a weaver."))
        if not received and "weaver" in cleaned and not cleaned["weaver"]:
            self.add_error("weaver", _("Say which weaver."))
        if not received and (cleaned.get("source") or cleaned.get("paid") is not None):
            self.add_error("source", _("Only what is received is paid for here."))
        return cleaned


@require_safe
@open_to("payouts.view_run")
def yarn(request: HttpRequest) -> HttpResponse:
    """What there is, and the newest movements."""
    moves = _moves().order_by("-id")
    page: Any = Paginator(moves, PAGE_SIZE).get_page(request.GET.get("page"))
    page.numbers = list(page.paginator.get_elided_page_range(page.number))
    context = {"store": in_store(), "hands": in_hands(), "page": page, "here": "yarn"}
    return render(request, "office/yarn.html", context)


@require_safe
@open_to("payouts.view_run")
def sheet(request: HttpRequest) -> HttpResponse:
    """Every movement, as CSV."""
    return HttpResponse(
        yarn_csv(_moves().order_by("id")),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="yarn.csv"'},
    )


def _moves() -> Any:
    hidden = [f"weaver__{name}" for name in HERS]
    return YarnMove.objects.select_related("kind", "weaver", "by").defer(*hidden)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.enter_rules")
def move(request: HttpRequest) -> HttpResponse:
    """Enter a movement. What she buys becomes an advance, which waits for a second person."""
    now, by = timezone.now(), person(request)
    first = {"ref": f"Y{uuid.uuid4().hex[:12]}", "day": india_day(now)}
    form = YarnMoveForm(request.POST or None, initial=first)
    if form.is_valid():
        given = dict(form.cleaned_data)
        try:
            if given["what"] == BOUGHT:
                wanted = {name: given[name] for name in ("weaver", "kind", "grams", "day")}
                asked = sell_yarn(**wanted, reason=given["note"], by=by, now=now)
                messages.success(
                    request, _("Entered. A second person confirms it, and then it leaves the store.")
                )
                return redirect("office:request", "payouts.request", asked.pk)
            move_yarn(**given, by=by, now=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Stored."))
            return redirect("office:yarn")
    return render(
        request, "office/yarn_form.html", {"form": form, "here": "yarn"}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.enter_rules")
def kind(request: HttpRequest) -> HttpResponse:
    """Name a yarn. What it's worth is a rule, which waits for a second person."""
    form = YarnKindForm(request.POST or None)
    if form.is_valid():
        form.save()
        messages.success(request, _("Stored. Now say what it is worth."))
        return redirect("office:request-new", "yarn-value")
    return render(
        request,
        "office/yarn_form.html",
        {"form": form, "naming": True, "here": "yarn"},
        status=422 if form.errors else 200,
    )


@require_safe
@open_to("payouts.view_run")
def hers(request: HttpRequest, code: str) -> HttpResponse:
    """One weaver's yarn: what she has in hand, and what she lost of each kind against what is allowed."""
    weaver = get_object_or_404(Weaver.objects.select_related("group").defer(*HERS), code=code)
    rows = [(row, wastage_of(weaver, YarnKind(pk=row["kind_id"]))) for row in in_hands(weaver)]
    moves = _moves().filter(weaver=weaver).order_by("-id")
    page: Any = Paginator(moves, PAGE_SIZE).get_page(request.GET.get("page"))
    page.numbers = list(page.paginator.get_elided_page_range(page.number))
    context = {"weaver": weaver, "rows": rows, "page": page, "here": "yarn"}
    return render(request, "office/yarn_weaver.html", context)


@require_POST
@open_to("payouts.enter_rules")
def charge(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Ask a weaver to pay for what she lost beyond what is allowed; a second person agrees or refuses."""
    weaver, of = get_object_or_404(Weaver, code=code), get_object_or_404(YarnKind, pk=pk)
    try:
        asked = charge_wastage(weaver=weaver, kind=of, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:yarn-weaver", code)
    messages.success(request, _("Entered. A second person confirms it."))
    return redirect("office:request", "payouts.request", asked.pk)
