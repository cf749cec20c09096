"""What went wrong by month, by what it was, by kind and by group: quality sees all, a coordinator her own groups."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from marketplace.accounts.gates import person
from marketplace.kernel.months import india_day
from marketplace.making.checking import checks_of
from marketplace.making.faults import faults_report, kinds_and_groups
from payouts.services.reports.charts import draw
from payouts.services.reports.figures import shown, written

from .checks import around, checkers

A_YEAR = timedelta(days=365)


class FaultsForm(forms.Form):
    """From when until when, and of what."""

    since = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    group = forms.ChoiceField(label=_("Group"), required=False)

    def __init__(self, *args: Any, named: tuple[list[str], list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, every, values in (
            ("kind", _("every kind"), named[0]),
            ("group", _("every group"), named[1]),
        ):
            self.fields[name].choices = [("", every), *((value, value) for value in values)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("since") and data.get("until") and data["since"] > data["until"]:
            raise ValidationError(_("The first day comes after the last."))
        return data


@require_GET
@checkers
def faults(request: HttpRequest) -> HttpResponse:
    """The last twelve months, or what is asked for."""
    user, today = person(request), india_day(timezone.now())
    checks = checks_of(user)
    begins: dict[str, Any] = {"since": _first(today - A_YEAR), "until": today, "kind": "", "group": ""}
    form = FaultsForm(request.GET or None, named=kinds_and_groups(checks), initial=begins)
    report = faults_report(checks, **(form.cleaned_data if form.is_valid() else begins))
    context = {
        "form": form,
        "report": report,
        "nothing": not report.facts[0].value,
        "facts": [(fact.label, written(fact.value, fact.kind), fact.note) for fact in report.facts],
        "sections": [
            (shown(each.table), each.chart and draw(each.chart, place), each.chart)
            for place, each in enumerate(report.sections, 1)
        ],
    }
    return render(request, "workspace/faults.html", context | around(user) | {"state": "faults"})


def _first(day: date) -> date:
    return day.replace(day=1)
