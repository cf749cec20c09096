"""What people fill in about themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import User

DIGITS = {
    "inputmode": "numeric",
    "autocomplete": "one-time-code",
    "autocapitalize": "off",
    "spellcheck": "false",
}


class CodeField(forms.CharField):
    """Six digits from a phone, or a backup code; blanks and hyphens don't matter."""

    def __init__(self, **kwargs: Any) -> None:
        options: dict[str, Any] = {
            "label": _("Code from your phone"),
            "max_length": 20,
            "help_text": _("Six digits. Without the phone, one of your backup codes."),
            "widget": forms.TextInput(attrs=DIGITS),
        }
        super().__init__(**options | kwargs)


class CodeForm(forms.Form):
    """A code, now."""

    code = CodeField()


class NameForm(forms.Form):
    """What a person calls her phone."""

    name = forms.CharField(
        label=_("What do you call the phone?"),
        max_length=40,
        initial=_("My phone"),
        help_text=_("It stands beside what you approve with it."),
    )


class FirstCodeForm(forms.Form):
    """The first code that a phone shows."""

    code = CodeField(help_text=_("Six digits, as the phone shows them now."))


class RemoveForm(forms.Form):
    """Password and code: a stolen password alone removes no phone."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = CodeField()

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("That is not your password."))
        return password
