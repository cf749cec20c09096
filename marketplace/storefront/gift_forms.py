"""What a buyer fills in for a gift card."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.money import parse_rupees, show_rupees
from marketplace.payment.currencies import lists_on
from marketplace.payment.gift_cards import LEAST, MOST, GiftCard

AMOUNTS = (1_000_00, 2_500_00, 5_000_00)
LATEST = timedelta(days=366)


class GiftForm(forms.Form):
    """How much, for whom, and when it's sent. Without an address to send it to, its buyer prints it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = forms.CharField(
        label=_("Worth, in rupees"),
        max_length=12,
        initial="2500",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "list": "amounts", "autocomplete": "off"}),
    )
    currency = forms.ChoiceField(label=_("Pay in"))
    to_name = forms.CharField(label=_("Who it's for"), max_length=80, required=False)
    to_email = forms.EmailField(
        label=_("Their e-mail"),
        required=False,
        help_text=_(
            "We send it there, and write to them no more than that. Leave it empty to print it yourself."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    send_on = forms.DateField(
        label=_("Send it on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    words = forms.CharField(
        label=_("A few words"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    from_name = forms.CharField(
        label=_("From"), max_length=80, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    buyer_email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("For a link to the card's own page."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["currency"].choices = [(each, each) for each in lists_on(today)]  # type: ignore[attr-defined]
        self.fields["send_on"].initial = today
        self.fields["send_on"].widget.attrs |= {
            "min": today.isoformat(),
            "max": (today + LATEST).isoformat(),
        }

    def clean_amount(self) -> int:
        """In paise."""
        try:
            paise = parse_rupees(self.cleaned_data["amount"].replace(",", "").strip(" ₹"))
        except ValueError:
            paise = 0
        if not LEAST <= paise <= MOST or paise % 100:
            raise ValidationError(
                _("A gift card is worth %(least)s to %(most)s, in whole rupees.")
                % {"least": show_rupees(LEAST), "most": show_rupees(MOST)}
            )
        return paise

    def clean_send_on(self) -> date:
        day: date = self.cleaned_data["send_on"]
        if not self.today <= day <= self.today + LATEST:
            raise ValidationError(_("Choose a day from today on, within a year."))
        return day

    def card(self, language: str) -> GiftCard:
        """The card as it was asked for, not stored yet."""
        data = self.cleaned_data
        named = {
            name: data[name]
            for name in ("to_name", "to_email", "send_on", "words", "from_name", "buyer_email")
        }
        return GiftCard(value=data["amount"], language=language, **named)
