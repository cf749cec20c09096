"""What a business fills in: who it is, and where the parcel of an accepted quote goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.wholesale.models import Business

from .custom_forms import AcceptForm
from .forms import HOME, Country, CountryField


class BusinessForm(forms.Form):
    """A business that wants to buy for selling on."""

    name = forms.CharField(
        label=_("Business"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "organization"})
    )
    contact = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"})
    )
    country = CountryField(
        label=_("Country"),
        queryset=Country.objects.filter(is_shipping_country=True),
        empty_label=None,
        initial=HOME,
        widget=forms.Select(attrs={"autocomplete": "country"}),
    )
    tax_number = forms.CharField(
        label=_("GSTIN or VAT number"),
        max_length=30,
        required=False,
        help_text=_(
            "In the European Union we need it; elsewhere it's printed on your invoices if you give it."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    words = forms.CharField(
        label=_("What you sell, and where"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "country": self.cleaned_data["country"].pk}


class DeliverForm(AcceptForm):
    """Where the parcel of a quote goes."""

    def __init__(self, *args: Any, business: Business, **kwargs: Any) -> None:
        super().__init__(*args, to=business.country_id, name=business.contact, **kwargs)
