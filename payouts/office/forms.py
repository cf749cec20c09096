"""What people of the office fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from weavers.models import Payee, Weaver
from weavers.models.payees import ACCOUNT_NUMBER, IFSC, UPI_ID

LARGEST = 5 * 1024 * 1024


class ReasonForm(forms.Form):
    """Why a run is cancelled."""

    reason = forms.CharField(label=_("Why?"), max_length=200)


class SettleForm(forms.Form):
    """The bank's answer, as a file."""

    file = forms.FileField(
        label=_("The bank's answer"),
        help_text=_(
            "CSV or XLSX with the columns reference, weaver, amount, result, bank_reference, date, note"
        ),
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return file


class PayeeForm(forms.Form):
    """How a weaver is to be paid from now on."""

    weaver = forms.ModelChoiceField(
        label=_("Weaver's code"),
        queryset=Weaver.objects.exclude(status=Weaver.Status.LEFT),
        to_field_name="code",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid_choice": _("There is no such weaver.")},
    )
    method = forms.ChoiceField(label=_("Way to pay her"), choices=Payee.Method.choices)
    account_number = forms.RegexField(
        rf"^{ACCOUNT_NUMBER}$", label=_("Account number"), required=False, help_text=_("9 to 18 digits")
    )
    ifsc = forms.RegexField(rf"^{IFSC}$", label=_("IFSC"), required=False, help_text=_("like PUNB0821426"))
    upi_id = forms.RegexField(rf"^{UPI_ID}$", label=_("UPI id"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needed = {"bank": ["account_number", "ifsc"], "upi": ["upi_id"]}.get(cleaned.get("method", ""), [])
        for name in needed:
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for this way to pay her."))
        return cleaned
