"""What is said of a parcel when it leaves."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .reads import PackingLine


class ParcelForm(forms.Form):
    """Which lines are in it, who carries it, and its number."""

    lines = forms.MultipleChoiceField(
        label=_("In this parcel"), error_messages={"required": _("Choose what is in the parcel.")}
    )
    carrier = forms.CharField(
        label=_("Carrier"),
        max_length=60,
        widget=forms.TextInput(attrs={"list": "carriers", "autocomplete": "off"}),
    )
    tracking = forms.CharField(
        label=_("Tracking number"),
        max_length=60,
        required=False,
        help_text=_("The buyer is sent it, with the news that it has left."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, lines: Sequence[PackingLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.packing = lines
        chosen = cast(forms.MultipleChoiceField, self.fields["lines"])
        chosen.choices = [(str(each.line.pk), each.line.title) for each in lines]
        self.fields["carrier"].error_messages["required"] = _("Say who carries it.")

    def chosen(self) -> list[PackingLine]:
        """Those in the parcel; only once it's valid."""
        keys = set(self.cleaned_data["lines"])
        return [each for each in self.packing if str(each.line.pk) in keys]

    def ticked(self) -> set[str]:
        """What is ticked on the page: all that is still here, until somebody chose."""
        if self.is_bound:
            return set(cast(QueryDict, self.data).getlist("lines"))
        return {str(each.line.pk) for each in self.packing if each.to_send}
