"""What staff type of cloth that a community keeps."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.keeping import KINDS
from catalog.models import Product, SignOff


def _day(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class RestrictionForm(forms.Form):
    reference = forms.CharField(
        label=_("Reference of the piece"),
        max_length=64,
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "autocomplete": "off"}),
        help_text=_("As it's on its label: IE-00042."),
    )
    community = forms.CharField(label=_("Community"), max_length=120, help_text=_("As it calls itself."))
    reason = forms.CharField(
        label=_("Why, for everybody to read"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("This stands on the page of the piece."),
    )

    def clean_reference(self) -> str:
        reference = str(self.cleaned_data["reference"]).strip()
        self.piece = Product.objects.filter(upc__iexact=reference).first()
        if self.piece is None:
            raise forms.ValidationError(_("There is no piece with this reference."))
        return reference


class SignOffForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    signed_by = forms.CharField(label=_("Who agreed for the community"), max_length=120)
    office = forms.CharField(label=_("Her or his office there"), max_length=120)
    signed_on = _day(_("Agreed on"))
    form = forms.ChoiceField(label=_("How it was given"), choices=SignOff.Form)
    proof = forms.FileField(
        label=_("The paper, or the recording"),
        required=False,
        help_text=_(
            "A PDF, a picture or a sound, 20 MB at most. Only staff who keep these records can open it."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    from_day = _day(_("It may be sold from"))
    to_day = _day(
        _("Until, that day included"), required=False, help_text=_("Empty where they named no end.")
    )


class EndForm(forms.Form):
    why = forms.CharField(label=_("Why it ends"), max_length=200)
