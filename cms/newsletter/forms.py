"""The one field of the newsletter, and what keeps machines from filling it in."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_SIGNER = Signer(salt="newsletter-form")
OLDEST = timedelta(days=2)
"""A page can lie open overnight, and somewhere it's already tomorrow."""


def stamp(day: date) -> str:
    """The day on which a form was made, signed. Pages are kept, so all forms of one day have the same."""
    return _SIGNER.sign(day.isoformat())


class NewsletterForm(forms.Form):
    """``is_machine``: it filled in what nobody sees, or sends a form that we didn't make lately."""

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
    website = forms.CharField(required=False)
    stamp = forms.CharField(required=False)
    source = forms.CharField(required=False, max_length=20)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        if email[0] in "=+-@":  # a sheet would take it for a formula
            raise ValidationError(_("An address looks like name@example.com."))
        return email

    @property
    def is_machine(self) -> bool:
        try:
            made = date.fromisoformat(_SIGNER.unsign(str(self.data.get("stamp", ""))))
        except (BadSignature, ValueError):
            return True
        return bool(self.data.get("website")) or not abs(timezone.localdate() - made) <= OLDEST
