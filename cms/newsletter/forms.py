"""The one field of the newsletter."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..trap import TrapForm


class NewsletterForm(TrapForm):
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={
            "required": _("Please write your address."),
            "invalid": _("An address looks like name@example.com."),
        },
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
        ),
    )
    source = forms.CharField(required=False, max_length=20)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if email[0] in "=+-@":  # a sheet would take it for a formula
            raise ValidationError(_("An address looks like name@example.com."))
        return email
