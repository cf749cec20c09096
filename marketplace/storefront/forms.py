"""The one form of the checkout, and the part of it that is an address."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model
from phonenumber_field.phonenumber import PhoneNumber  # type: ignore[import-untyped]

from marketplace.forks.order.models import ShippingAddress
from marketplace.forks.shipping.addresses import (
    is_postcode,
    phone_example,
    postcode_example,
    state_named,
    states_of_pin,
    tidy_postcode,
)
from marketplace.forks.shipping.countries import country_name

Country = get_model("address", "Country")


class _ByName(ModelChoiceIterator):
    """Home first, then by name in the reader's language."""

    def __iter__(self) -> Iterator[Any]:
        known = [(code, country_name(code)) for code in self.queryset.values_list("pk", flat=True)]
        yield from sorted(known, key=lambda choice: (choice[0] != HOME, choice[1]))


class CountrySelect(forms.Select):
    """Its first choice is a country, so that it needn't say that one is required."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class CountryField(forms.ModelChoiceField):
    """A country that parcels go to, named in the reader's language."""

    iterator = _ByName


HOME = "IN"


def _text(
    label: Any, *, most: int, autocomplete: str, required: bool = True, **attrs: str
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": autocomplete, **attrs}),
    )


class PlaceForm(forms.Form):
    """Somebody's address, anywhere that parcels go to."""

    name = _text(_("Full name"), most=200, autocomplete="name", autocapitalize="words")
    line1 = _text(_("House and street"), most=255, autocomplete="address-line1")
    line2 = _text(_("Area or landmark"), most=255, autocomplete="address-line2", required=False)
    city = _text(_("Town or city"), most=255, autocomplete="address-level2")
    postcode = _text(_("PIN or postcode"), most=16, autocomplete="postal-code")
    state = _text(_("State"), most=255, autocomplete="address-level1", required=False, list="states")
    country = CountryField(
        label=_("Country"),
        queryset=Country.objects.filter(is_shipping_country=True),
        empty_label=None,
        widget=CountrySelect(attrs={"autocomplete": "country"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=20,
        required=False,
        help_text=_("Only for the postman."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    as_written = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    """PIN and state that were asked about already: sent again the same, they're taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = str((self.data if self.is_bound else self.initial).get("country", HOME))
        self.fields["postcode"].widget.attrs["placeholder"] = postcode_example(country)
        self.fields["phone"].widget.attrs["placeholder"] = phone_example(country)
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
        if country and postcode:
            data["postcode"] = tidy_postcode(country.pk, postcode)
            if not is_postcode(country.pk, data["postcode"]):
                self.add_error("postcode", _wrong_postcode(country.pk))
        if country and country.pk == HOME and "state" in data:
            self._know_state(data)
        if country and phone and not PhoneNumber.from_string(phone, region=country.pk).is_valid():
            self.add_error("phone", _("There is no such number in that country."))
        return data

    def _know_state(self, data: dict[str, Any]) -> None:
        """At home the state is one of ours, found from the PIN where it's left out; one that can't be is asked about."""
        pin, written = data.get("postcode") or "", str(data["state"])
        likely = states_of_pin(pin) if "postcode" not in self.errors else []
        data["state"] = state_named(written) or (likely[0] if likely and not written else "")
        if not data["state"]:
            self.add_error("state", _("Choose a state of India.") if written else _("Please fill this in."))
            return
        asked = f"{pin} {data['state']}"
        if likely and data["state"] not in likely and data.get("as_written") != asked:
            self.add_error(
                "state",
                _("PIN %(pin)s is in %(state)s. If it's right as you wrote it, send it again.")
                % {"pin": pin, "state": likely[0]},
            )
            self.data = {**dict(self.data.items()), "as_written": asked}

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
            postcode=data["postcode"],
            country=data["country"],
            phone_number=PhoneNumber.from_string(data["phone"], region=data["country"].pk)
            if data["phone"]
            else "",
        )


class CheckoutForm(PlaceForm):
    """Who gets the parcel, where, and how it goes. A guest needs nothing else."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("For the confirmation and the parcel's number; nothing else."),
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}
        ),
    )
    voucher = forms.CharField(
        label=_("Voucher code"),
        max_length=24,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    gift_card = forms.CharField(
        label=_("Gift card code"),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    gift_note = forms.CharField(
        label=_("Is it a gift? A few words for the parcel"),
        max_length=300,
        required=False,
        help_text=_("We write them on the slip, which has no price."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    keep_address = forms.BooleanField(label=_("Keep this address in my account"), required=False)

    field_order = ["email", "phone", "country"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].widget.attrs["data-press"] = "update"


def _wrong_postcode(country: str) -> str:
    if country == HOME:
        return gettext("A PIN has six digits, like 793001.")
    return gettext("A postcode there is written like %s.") % postcode_example(country)
