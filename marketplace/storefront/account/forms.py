"""What a buyer fills in about herself."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.payment.currencies import lists_on


def _email(**more: Any) -> forms.EmailField:
    attrs = {"autocomplete": "email", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}
    return forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs=attrs | more.pop("attrs", {})),
        **more,
    )


def _password(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        **more,
    )


class AddressForm(forms.Form):
    """Where the letter with the link goes."""

    email = _email()


class SignInForm(forms.Form):
    """By address and password."""

    email = _email(attrs={"autocomplete": "username"})
    password = _password(_("Password"), "current-password")


class PasswordForm(forms.Form):
    """A new password, once: whoever mistypes it asks for another link."""

    password = _password(_("Password"), "new-password")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class NewAccountForm(PasswordForm):
    """What is left to say once the address is confirmed."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    field_order = ["name", "password"]


class OldPasswordForm(forms.Form):
    """Asked for where somebody at an open screen could do harm."""

    old_password = _password(_("Your password"), "current-password")


class ChangePasswordForm(PasswordForm):
    old_password = _password(_("Your password now"), "current-password")
    password = _password(_("New password"), "new-password")
    field_order = ["old_password", "password"]


class ChangeAddressForm(OldPasswordForm):
    email = _email()
    field_order = ["email", "old_password"]


class DetailsForm(forms.ModelForm[User]):
    """Name, and what she reads and pays in."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "language", "currency"]

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.SHOP_LANGUAGES)
    currency = forms.ChoiceField(
        label=_("Pay in"), help_text=_("Taken at the checkout; you can choose another.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each, each) for each in lists_on(timezone.localdate())]
        self.fields["currency"].choices = known  # type: ignore[attr-defined]
