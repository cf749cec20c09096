"""What reports, the trail and a share-out are asked about."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from catalog.models import Category
from marketplace.accounts.models import User
from marketplace.kernel.money import parse_rupees
from marketplace.kernel.months import Month, india_day
from payouts.models import DollarRate, Patronage
from payouts.services.reports import Kind
from payouts.services.reports.periods import (
    Scope,
    months_in_books,
    newest_month,
    newest_year,
    period_named,
    year_label,
    year_of,
)
from payouts.services.reports.trail import AREAS, Wanted
from weavers.models import Group


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RupeesField(forms.CharField):
    """Rupees as people write them, as paise."""

    def clean(self, value: Any) -> int:
        text = super().clean(value).replace(",", "").replace("₹", "")
        try:
            return parse_rupees(text)
        except ValueError as problem:
            raise forms.ValidationError(_("Write rupees, like 1250 or 1250.50.")) from problem


class ScopeForm(forms.Form):
    """Which months, and if the report knows them, which group and which craft. What isn't a choice chooses nothing."""

    period = forms.ChoiceField(label=_("Months"), required=False)
    group = forms.ModelChoiceField(
        Group.objects.all(), label=_("Group"), required=False, empty_label=_("All groups")
    )
    craft = forms.ModelChoiceField(
        Category.objects.order_by("name"), label=_("Craft"), required=False, empty_label=_("All crafts")
    )

    def __init__(self, data: Any, *, kind: Kind, now: datetime) -> None:
        self.default = newest_month(now=now) if kind.period == "month" else newest_year(now=now)
        super().__init__({"period": _name(self.default), **(data.dict() if data else {})})
        self.now = now
        months = months_in_books()
        if kind.period == "month" and self.default[0] not in months:
            months.insert(0, self.default[0])
        years = sorted({year_of(month)[0].year for month in [*months, self.default[0]]}, reverse=True)
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (_("Financial years"), [(str(year), year_label(year)) for year in years]),
            (_("Months"), [(str(month), date_format(month.first_day, "F Y")) for month in months]),
        ]
        for name in ("group", "craft"):
            if not getattr(kind, name):
                del self.fields[name]

    @property
    def scope(self) -> Scope:
        self.is_valid()
        chosen = self.cleaned_data
        since, until = period_named(chosen.get("period") or "", now=self.now) or self.default
        group, craft = chosen.get("group"), chosen.get("craft")
        return Scope(since, until, group.pk if group else None, craft.pk if craft else None)


def _name(period: tuple[Month, Month]) -> str:
    return str(period[0]) if period[0] == period[1] else str(period[0].year)


class DayForm(forms.Form):
    """The day of a balance sheet."""

    on = forms.DateField(label=_("Day"), required=False, widget=DayInput())

    def __init__(self, data: Any, *, now: datetime) -> None:
        self.today = india_day(now)
        super().__init__({"on": self.today.isoformat(), **(data.dict() if data else {})})

    @property
    def asked(self) -> dict[str, date]:
        self.is_valid()
        return {"on": self.cleaned_data.get("on") or self.today}


class DaysForm(forms.Form):
    """The first and the last day of a period."""

    since = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until = forms.DateField(label=_("To"), required=False, widget=DayInput())

    def __init__(self, data: Any, *, now: datetime) -> None:
        self.ends = year_of(Month.of(now))[0].first_day, india_day(now)
        given = {"since": self.ends[0].isoformat(), "until": self.ends[1].isoformat()}
        super().__init__({**given, **(data.dict() if data else {})})

    @property
    def asked(self) -> dict[str, date]:
        self.is_valid()
        since = self.cleaned_data.get("since") or self.ends[0]
        return {"since": since, "until": max(since, self.cleaned_data.get("until") or self.ends[1])}


class TrailForm(forms.Form):
    """Which deeds to show."""

    who = forms.ModelChoiceField(
        User.objects.filter(groups__isnull=False).distinct().order_by("username"),
        label=_("Who"),
        required=False,
        empty_label=_("Everybody"),
    )
    area = forms.ChoiceField(label=_("What"), required=False, choices=[("", _("Everything")), *AREAS.items()])
    since = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until = forms.DateField(label=_("To"), required=False, widget=DayInput())

    @property
    def wanted(self) -> Wanted:
        chosen = self.cleaned_data if self.is_valid() else {}
        who = chosen.get("who")
        return Wanted(
            who.pk if who else None, chosen.get("area", ""), chosen.get("since"), chosen.get("until")
        )


class PatronageForm(forms.ModelForm[Patronage]):
    """A surplus to be shared out."""

    year = forms.TypedChoiceField(label=_("Financial year"), coerce=int)
    surplus = RupeesField(label=_("Surplus to share, rupees"), max_length=20)

    class Meta:
        model = Patronage
        fields = ["year", "surplus", "basis", "resolution"]
        help_texts = {"resolution": _("like “General meeting of 4 April 2027, item 3”")}

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, year_label(year)) for year in years]  # type: ignore[attr-defined]


class RateForm(forms.ModelForm[DollarRate]):
    """What a dollar is worth from a day on."""

    paise = RupeesField(label=_("Rupees for a dollar"), max_length=10)
    from_day = forms.DateField(label=_("From"), widget=DayInput())

    class Meta:
        model = DollarRate
        fields = ["paise", "from_day", "source"]


class RefusalForm(forms.Form):
    """Why something isn't agreed to."""

    reason = forms.CharField(label=_("Why not?"), max_length=200)


def finished_years(*, now: datetime) -> list[int]:
    """The financial years that are over and have something in the books, the newest first."""
    this = year_of(Month.of(now))[0].year
    return sorted({year_of(month)[0].year for month in months_in_books()} - {this}, reverse=True)
