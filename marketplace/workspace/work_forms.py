"""Short forms beside the loom: hours, yarn, an order to make, a parcel. Each is sent from a page or from a phone's outbox."""

from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.kinds import kinds
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line
from marketplace.forks.order.sending import lines_of
from payouts.models import YarnKind, YarnMove
from payouts.services.yarn import IN_VILLAGES
from weavers.models import Weaver

from .hands import weavers_of

NO_ONE = {"required": _("Choose who."), "invalid_choice": _("She isn't of a group that you look after.")}


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **kwargs)


def _number(label: Any, *, most: int, **kwargs: Any) -> forms.IntegerField:
    field = forms.IntegerField(label=label, min_value=1, max_value=most, **kwargs)
    field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
    return field


class WeaverChoice(forms.ModelChoiceField):
    """One weaver of hers, by her name and code."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.display_name} ({obj.code})"


class WithWeaver(forms.Form):
    """For one weaver of the groups that ``by`` looks after."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    weaver = WeaverChoice(label=_("Weaver"), queryset=Weaver.objects.none(), error_messages=NO_ONE)

    def __init__(
        self, *args: Any, by: User, today: date, hers: list[Weaver] | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"key": uuid4(), "day": today, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        known = weavers_of(Weaver.objects.of(by)) if hers is None else hers
        chosen = cast(WeaverChoice, self.fields["weaver"])
        chosen.queryset = Weaver.objects.filter(pk__in=[weaver.pk for weaver in known]).only(
            "code", "display_name"
        )
        named = [(weaver.pk, chosen.label_from_instance(weaver)) for weaver in known]
        chosen.choices = [("", "–"), *named]  # no query, however many forms a page has


class HoursForm(WithWeaver):
    """How long pieces of a kind took her. Valid, it has ``minutes``."""

    kind = forms.ChoiceField(label=_("What"), error_messages={"required": _("Choose what it is.")})
    pieces = _number(_("How many pieces"), most=999, initial=1)
    hours = forms.DecimalField(
        label=_("Hours, of all of them together"),
        min_value=0,
        max_value=10_000,
        decimal_places=2,
        help_text=_("Half an hour is 0.5, a quarter 0.25."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    day = day_field(_("Finished on"))

    minutes: int

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "–"), *((kind.name, kind.name) for kind in kinds())]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "hours" in data:
            self.minutes = round(data["hours"] * 60)
            if not self.minutes:
                self.add_error("hours", _("Say how long it took."))
        return data


class YarnForm(WithWeaver):
    """What was done with the cooperative's yarn."""

    what = forms.ChoiceField(
        label=_("What happened"),
        choices=[(each.value, each.label) for each in map(YarnMove.What, IN_VILLAGES)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what happened.")},
    )
    kind = forms.ModelChoiceField(label=_("Yarn"), queryset=YarnKind.objects.order_by("name", "colour"))
    grams = _number(_("Grams"), most=1_000_000)
    day = day_field(_("Day"))
    note = forms.CharField(label=_("Note"), required=False, max_length=200)


class JobForm(WithWeaver):
    """Whom to ask for pieces of an ordered line."""

    pieces = _number(_("How many pieces"), most=999)
    due_on = day_field(_("Ready by"))


class SendForm(forms.Form):
    """A parcel of one order, of lines that are hers to send. Valid, it has ``chosen``."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    lines = forms.MultipleChoiceField(
        label=_("In this parcel"), error_messages={"required": _("Choose what is in the parcel.")}
    )
    carrier = forms.CharField(
        label=_("Carrier"), max_length=60, error_messages={"required": _("Say who carries it.")}
    )
    tracking = forms.CharField(
        label=_("Tracking number"),
        max_length=60,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    chosen: list[Line]

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        sent = self.data.getlist("lines") if hasattr(self.data, "getlist") else []
        self.fields["lines"].choices = [(key, key) for key in sent if key.isascii() and key.isdigit()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "lines" in data:
            self.chosen = list(
                lines_of(self.by).filter(pk__in=data["lines"]).select_related("order").order_by("pk")
            )
            if len(self.chosen) != len(set(data["lines"])):
                raise ValidationError(_("This parcel is somebody else's."))
            if len({line.order_id for line in self.chosen}) > 1:
                raise ValidationError(_("A parcel holds lines of one order."))
        return data
