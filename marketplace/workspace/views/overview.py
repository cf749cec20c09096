"""Sales, stock, what is unsold for long and who had no income: a page and a workbook, for whoever is in charge."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from catalog.models import Category
from marketplace.accounts.gates import open_to
from marketplace.kernel.months import india_day
from payouts.services.reports.charts import draw
from payouts.services.reports.figures import shown, written
from payouts.services.reports.shapes import Report
from payouts.services.reports.sheets import workbook
from weavers.models import Group

from ..oversight import MOST, oversee

MAY_OVERSEE = "weavers.oversee"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Filter(forms.Form):
    """One group, one craft, or all. What isn't a choice chooses nothing."""

    group = forms.ModelChoiceField(
        Group.objects.all(), label=_("Group"), required=False, empty_label=_("All groups")
    )
    craft = forms.ModelChoiceField(
        Category.objects.order_by("name"), label=_("Craft"), required=False, empty_label=_("All crafts")
    )


@require_safe
@open_to(MAY_OVERSEE)
def overview(request: HttpRequest) -> HttpResponse:
    form, found = _work_out(request, most=MOST)
    context = {
        "report": found,
        "form": form,
        "facts": [(fact.label, written(fact.value, fact.kind), fact.note) for fact in found.facts],
        "sections": [
            (shown(section.table), section.chart and draw(section.chart, place), section.chart)
            for place, section in enumerate(found.sections, 1)
        ],
        "query": urlencode({name: each.pk for name, each in form.cleaned_data.items() if each}),
    }
    return render(request, "workspace/overview.html", context)


@require_safe
@open_to(MAY_OVERSEE)
def sheet(request: HttpRequest) -> HttpResponse:
    """The same with every row."""
    _form, found = _work_out(request, most=None)
    name = f"overview-{india_day(timezone.now())}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(workbook(found), content_type=XLSX, headers=headers)


def _work_out(request: HttpRequest, *, most: int | None) -> tuple[Filter, Report]:
    form = Filter(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    return form, oversee(group=chosen.get("group"), craft=chosen.get("craft"), now=timezone.now(), most=most)
