"""The one form of the checkout."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from phonenumber_field.phonenumber import PhoneNumber  # type: ignore[import-untyped]

from marketplace.forks.order.models import ShippingAddress

Country = get_model("address", "Country")

HOME = "IN"
PIN = re.compile(r"[1-9][0-9]{5}")

STATES = [
    "Andaman and Nicobar Islands", "Andhra Pradesh", "Arunachal Pradesh", "Assam", "Bihar", "Chandigarh",
    "Chhattisgarh", "Dadra and Nagar Haveli and Daman and Diu", "Delhi", "Goa", "Gujarat", "Haryana",
    "Himachal Pradesh", "Jammu and Kashmir", "Jharkhand", "Karnataka", "Kerala", "Ladakh", "Lakshadweep",
    "Madhya Pradesh", "Maharashtra", "Manipur", "Meghalaya", "Mizoram", "Nagaland", "Odisha", "Puducherry",
    "Punjab", "Rajasthan", "Sikkim", "Tamil Nadu", "Telangana", "Tripura", "Uttar Pradesh", "Uttarakhand",
    "West Bengal",
]  # fmt: skip
"""Offered while typing; other countries have others, so any text is taken."""


def _text(
    label: Any, *, most: int, autocomplete: str, required: bool = True, **attrs: str
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": autocomplete, **attrs}),
    )


class CheckoutForm(forms.Form):
    """Who gets the parcel, where, and how it goes. A guest needs nothing else."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For the confirmation and the parcel's number; nothing else."),
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
        ),
    )
    name = _text(_("Full name"), most=200, autocomplete="name", autocapitalize="words")
    line1 = _text(_("House and street"), most=255, autocomplete="address-line1")
    line2 = _text(_("Area or landmark"), most=255, autocomplete="address-line2", required=False)
    city = _text(_("Town or city"), most=255, autocomplete="address-level2")
    postcode = _text(_("PIN or postcode"), most=16, autocomplete="postal-code")
    state = _text(_("State"), most=255, autocomplete="address-level1", required=False, list="states")
    country = forms.ModelChoiceField(
        label=_("Country"),
        queryset=Country.objects.filter(is_shipping_country=True),
        empty_label=None,
        widget=forms.Select(attrs={"autocomplete": "country", "data-press": "update"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=20,
        required=False,
        help_text=_("Only for the postman."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.data.get("country") if self.is_bound else self.initial.get("country")
        self.fields["state"].required = country == HOME
        for field in self.fields.values():
            field.error_messages["required"] = _("Please fill this in.")

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"])
        if phone and not re.fullmatch(r"\+?[0-9][0-9 ()-]{5,18}", phone):
            raise ValidationError(_("A phone number has digits only, and perhaps a + in front."))
        return phone

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        country, postcode, phone = data.get("country"), data.get("postcode"), data.get("phone")
        if country and country.pk == HOME and postcode and not PIN.fullmatch(postcode.replace(" ", "")):
            self.add_error("postcode", _("A PIN has six digits, like 793001."))
        if country and phone and not PhoneNumber.from_string(phone, region=country.pk).is_valid():
            self.add_error("phone", _("There is no such number in that country."))
        return data

    def address(self) -> ShippingAddress:
        """The address as it goes on the parcel, not stored yet."""
        data = self.cleaned_data
        first, _space, last = data["name"].rpartition(" ")
        return ShippingAddress(
            first_name=first,
            last_name=last,
            line1=data["line1"],
            line2=data["line2"],
            line4=data["city"],
            state=data["state"],
            postcode=data["postcode"].replace(" ", "") if data["country"].pk == HOME else data["postcode"],
            country=data["country"],
            phone_number=PhoneNumber.from_string(data["phone"], region=data["country"].pk)
            if data["phone"]
            else "",
        )
