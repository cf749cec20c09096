"""Weavers' accounts: the list of balances, and one weaver's legs, recovery, savings and decisions."""

from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.accounts.gates import open_to
from marketplace.kernel.months import Month
from payouts.models import Decision, RecoveryPlan, Request, SavingsChoice
from payouts.services.advances import schedule
from payouts.services.yarn import in_hands
from weavers.models import Group, Weaver

from ..entry_forms import OFFERS
from ..reads import accounts as reads
from ..reads.agreements import HERS, entries_of, show

OFFERED = ["recovery-plan", "savings-choice", "savings-out", "advance", "advance-repaid", "adjustment"]
MOST = 50


class AccountsForm(forms.Form):
    """Which weavers to list. What isn't a choice chooses nothing."""

    q = forms.CharField(label=_("Code or name"), required=False, max_length=80)
    group = forms.ChoiceField(label=_("Group"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        names = Group.objects.values_list("name", flat=True)
        self.fields["group"].choices = [("", _("All groups")), *((name, name) for name in names)]  # type: ignore[attr-defined]


@require_safe
@open_to("payouts.view_run")
def accounts(request: HttpRequest) -> HttpResponse:
    """Every weaver with what she is owed, owes, has put aside and has in hand."""
    form = AccountsForm(request.GET or None)
    form.is_valid()
    chosen = {name: value for name, value in getattr(form, "cleaned_data", {}).items() if value}
    page = reads.balances(
        group=chosen.get("group", ""),
        words=chosen.get("q", "").strip(),
        number=request.GET.get("page"),
        now=timezone.now(),
    )
    context = {
        "form": form,
        "page": page,
        "filtered": bool(chosen),
        "query": urlencode(chosen),
        "here": "accounts",
    }
    return render(request, "office/accounts.html", context)


@require_safe
@open_to("payouts.view_run")
def account(request: HttpRequest, code: str) -> HttpResponse:
    """One weaver's account, and all that was agreed about it. Nothing of her legal name or payee details."""
    weaver = get_object_or_404(Weaver.objects.select_related("group").defer(*HERS), code=code)
    now, sums = timezone.now(), reads.sums_of([weaver.pk])[weaver.pk]
    hers = [
        entry
        for model in (RecoveryPlan, SavingsChoice, Request)
        for entry in entries_of(model).filter(weaver=weaver).order_by("-pk")[:MOST]
    ]
    context = {
        "weaver": weaver,
        "balances": [(label, sums[name]) for name, label in reads.SHOWN.items()],
        "page": reads.months_of(weaver, request.GET.get("page")),
        "recoveries": reads.recoveries_of(weaver),
        "schedule": schedule(weaver, now=now),
        "yarn": in_hands(weaver),
        "agreed": show(sorted(hers, key=lambda entry: entry.entered_at, reverse=True)),
        "decisions": Decision.objects.filter(weaver=weaver).select_related("by").order_by("-id")[:MOST],
        "offers": [(name, OFFERS[name]) for name in OFFERED],
        "here": "accounts",
        **reads.in_force_of(weaver, Month.of(now)),
    }
    return render(request, "office/account.html", context)
