"""What a coordinator records when a weaver agrees to be shown."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from weavers.models import Consent

from .evidence import sheet, voice

GIVEN = [
    (Consent.Form.WRITTEN, _("She signed a sheet")),
    (Consent.Form.SPOKEN, _("She said it, and I recorded it")),
]


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=day)


class ConsentForm(forms.Form):
    """Valid, it has ``proof``: the sheet or the recording, checked."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    purposes = forms.MultipleChoiceField(
        label=_("She agrees to show"), choices=Consent.Purpose.choices, widget=forms.CheckboxSelectMultiple
    )
    photo = forms.FileField(
        label=_("Her photograph"),
        required=False,
        help_text=_("Only if she agrees to a photo. What the phone wrote into it is taken out."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    story = forms.CharField(
        label=_("Her story, in her words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    village = forms.CharField(label=_("Her village"), required=False, max_length=120)
    given_on = _day(_("Agreed on"))
    ends_on = _day(_("Until"), _("Three years at most. That day it's gone by itself."))
    form = forms.ChoiceField(label=_("How she agreed"), choices=GIVEN, widget=forms.RadioSelect)
    signed = forms.FileField(
        label=_("Photograph of the signed sheet"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    spoken = forms.FileField(
        label=_("Recording of her voice"),
        required=False,
        help_text=_("12 MB at most, about ten minutes."),
        widget=forms.FileInput(attrs={"accept": "audio/*", "capture": "user"}),
    )
    witness = forms.CharField(
        label=_("Who was there as a witness"),
        required=False,
        max_length=120,
        help_text=_("Needed when she said it. Kept in private."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("form") == Consent.Form.WRITTEN:
            self._prove(data, "signed", sheet, _("Add the photograph of the sheet."))
        elif data.get("form") == Consent.Form.SPOKEN:
            self._prove(data, "spoken", voice, _("Add the recording."))
            if not data.get("witness"):
                self.add_error("witness", _("Say who was there as a witness."))
        return data

    def _prove(self, data: dict[str, Any], name: str, check: Any, missing: Any) -> None:
        if not data.get(name):
            self.add_error(name, missing)
            return
        try:
            data["proof"] = check(data[name])
        except ValidationError as problem:
            self.add_error(name, problem)
