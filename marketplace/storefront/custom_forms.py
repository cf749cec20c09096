"""What a buyer fills in for a custom order: what she would like, and where it goes once she accepts."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.kinds import colours
from catalog.models import Product
from marketplace.custom.asking import Asked, Buyer
from marketplace.languages.names import said
from marketplace.payment.currencies import lists_on

from .forms import HOME, CheckoutForm, Country, CountryField

SOONEST = timedelta(days=7)


def _size(label: Any) -> forms.IntegerField:
    field = forms.IntegerField(label=label, min_value=5, max_value=1000, required=False)
    field.widget.attrs["inputmode"] = "numeric"
    return field


class CustomForm(forms.Form):
    """The same cloth in another size or colour. Empty fields mean: as it is."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    length_cm = _size(_("Length, cm"))
    width_cm = _size(_("Width, cm"))
    colour = forms.ChoiceField(label=_("Colour"), required=False)
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=500, initial=1)
    wished_by = forms.DateField(
        label=_("Wanted by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    budget = forms.IntegerField(
        label=_("Budget for all of it"), min_value=1, max_value=10_000_000, required=False
    )
    currency = forms.ChoiceField(label=_("Currency"))
    words = forms.CharField(
        label=_("What you would like"),
        max_length=2000,
        help_text=_("For example what it is for, and what should be like in the picture."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The answer comes here, with a link of your own. No account is needed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
    )
    country = CountryField(
        label=_("Country it goes to"),
        queryset=Country.objects.filter(is_shipping_country=True),
        empty_label=None,
        widget=forms.Select(attrs={"autocomplete": "country"}),
    )

    def __init__(self, *args: Any, piece: Product, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4(), "country": HOME, "currency": "INR"} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.today = today
        same = _("As it is: %s") % said(piece.colour)
        others = [(colour, said(colour)) for colour in colours() if colour != piece.colour]
        self.fields["colour"].choices = [("", same), *others]  # type: ignore[attr-defined]
        self.fields["currency"].choices = [(each, each) for each in lists_on(today)]  # type: ignore[attr-defined]
        self.fields["length_cm"].widget.attrs["placeholder"] = str(piece.length_cm)
        self.fields["width_cm"].widget.attrs["placeholder"] = str(piece.width_cm)
        self.fields["budget"].widget.attrs["inputmode"] = "numeric"
        self.fields["wished_by"].widget.attrs["min"] = (today + SOONEST).isoformat()

    def clean_wished_by(self) -> date | None:
        wished: date | None = self.cleaned_data["wished_by"]
        if wished and not self.today + SOONEST <= wished <= self.today + timedelta(days=3 * 365):
            raise ValidationError(_("Weaving takes a week at least; choose a later day."))
        return wished

    def asked(self) -> Asked:
        data, budget = self.cleaned_data, self.cleaned_data["budget"]
        names = ("quantity", "words", "length_cm", "width_cm", "colour", "wished_by", "currency")
        return Asked(**{name: data[name] for name in names}, budget=budget * 100 if budget else None)

    def buyer(self, *, language: str, user: Any) -> Buyer:
        data = self.cleaned_data
        return Buyer(data["name"], data["email"], data["country"].pk, language, user)


class AcceptForm(CheckoutForm):
    """Where it goes: to the country that its delivery was worked out for."""

    voucher = None  # type: ignore[assignment]
    gift_note = None  # type: ignore[assignment]

    def __init__(self, *args: Any, to: str, name: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": name, "country": to}
        super().__init__(*args, **kwargs)
        self.fields["country"].queryset = Country.objects.filter(pk=to)  # type: ignore[attr-defined]
        self.fields["country"].widget.attrs.pop("data-press", None)
        del self.fields["email"]
