"""What keeps machines from filling in forms that stand on pages kept for everybody: nobody else is asked about it."""

from datetime import date, timedelta

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils import timezone

_SIGNER = Signer(salt="newsletter-form")
OLDEST = timedelta(days=2)
"""A page can lie open overnight, and somewhere it's already tomorrow."""


def stamp(day: date) -> str:
    """The day on which a form was made, signed. Pages are kept, so all forms of one day have the same."""
    return _SIGNER.sign(day.isoformat())


class TrapForm(forms.Form):
    """``is_machine``: it filled in what nobody sees, or sends a form that we didn't make lately.

    Such a one is answered like everybody, and nothing is kept.
    """

    website = forms.CharField(required=False)
    stamp = forms.CharField(required=False)

    @property
    def is_machine(self) -> bool:
        try:
            made = date.fromisoformat(_SIGNER.unsign(str(self.data.get("stamp", ""))))
        except (BadSignature, ValueError):
            return True
        return bool(self.data.get("website")) or not abs(timezone.localdate() - made) <= OLDEST
