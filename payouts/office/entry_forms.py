"""What people of the office fill in for a second person to agree to. Amounts are typed in rupees, months as months."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import DateField, Field, ForeignKey
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from marketplace.kernel.money import parse_rupees, plain_rupees
from marketplace.kernel.months import Month, india_day
from marketplace.kernel.second_person import TwoPersons
from payouts.models import Books, BorneBy, Policy, Request, Sale
from payouts.services.entries import kinds_of_entry
from weavers.models import Weaver

from .reads.agreements import STATES, UNKEPT, is_money, label_of, model_of

MOST = 10_000_000_00
"""The largest amount that is taken from a form, in paise: more is a slip of the finger."""
CODE = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class RupeesField(forms.CharField):
    """An amount typed in rupees, kept as whole paise."""

    def __init__(self, *, signed: bool = False, least: int = 0, **kwargs: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)
        self.least = -MOST if signed else least

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace(",", "").replace("₹", "").replace("−", "-").strip()
        if not text:
            return None
        try:
            amount = parse_rupees(text)
        except ValueError as problem:
            raise forms.ValidationError(_("Write rupees, like 1250 or 1250.50.")) from problem
        if not self.least <= amount <= MOST:
            raise forms.ValidationError(_("That is too small or too large an amount."))
        return amount

    def prepare_value(self, value: Any) -> Any:
        return plain_rupees(value).removesuffix(".00") if isinstance(value, int) else value


class MonthField(forms.CharField):
    """A month, kept as its first day."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "month", "placeholder": "2026-10", "pattern": "[0-9]{4}-[0-9]{2}"}
        super().__init__(max_length=7, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return Month.parse(text).first_day if text else None
        except ValueError as problem:
            raise forms.ValidationError(_("Write a month like 2026-10.")) from problem

    def prepare_value(self, value: Any) -> Any:
        return str(Month.of(value)) if isinstance(value, date) else value


@dataclass(frozen=True)
class Offer:
    """One kind of entry that can be filled in: its model, and what of it is asked."""

    kind: str
    title: Any
    intro: Any = ""
    asked: tuple[str, ...] = ()
    """Fields in their order; none named are all of the model's."""
    preset: dict[str, Any] = field(default_factory=dict)

    @property
    def model(self) -> type[TwoPersons]:
        return model_of(self.kind)


_MONEY = ("weaver", "amount", "source", "day", "reason")
OFFERS = {
    "advance": Offer(
        "payouts.request",
        _("Advance given"),
        _("Bank or cash given ahead, free of interest. Yarn by weight is entered under Yarn."),
        _MONEY,
        {"kind": "advance"},
    ),
    "advance-repaid": Offer(
        "payouts.request",
        _("Advance paid back"),
        _("What she brings back herself, besides what a month recovers."),
        _MONEY,
        {"kind": "advance_repaid"},
    ),
    "adjustment": Offer(
        "payouts.request",
        _("Adjustment"),
        _("To her good, or with a minus to her cost. It goes into the month of its day."),
        ("weaver", "amount", "day", "reason"),
        {"kind": "adjustment"},
    ),
    "charge-back": Offer(
        "payouts.request",
        _("Return borne by the makers"),
        _(
            "The buyer has the money back either way. What it costs each maker is shown before anybody agrees."
        ),
        ("sale", "quantity", "day", "reason"),
        {"kind": "charge_back"},
    ),
    "savings-out": Offer(
        "payouts.request",
        _("Savings withdrawn"),
        _("Paid at once from bank or cash, outside the month's run."),
        _MONEY,
        {"kind": "savings_out"},
    ),
    "policy": Offer("payouts.policy", _("Policy"), _("It counts from its month on, until a later one.")),
    "deduction": Offer(
        "payouts.deductionrule",
        _("Deduction rule"),
        _("Taken off each month after advances are recovered: a percentage, or an amount."),
    ),
    "deduction-end": Offer(
        "payouts.ruleend", _("End of a deduction rule"), _("Months before it stay as they are.")
    ),
    "day-wage": Offer(
        "payouts.daywage",
        _("Minimum wage"),
        _("What the law says a day of weaving earns at least. Leave the district empty for everywhere."),
    ),
    "recovery-plan": Offer(
        "payouts.recoveryplan",
        _("Recovery plan"),
        _("At most so much a month; 0 is a pause; left empty, the policy's share alone counts."),
    ),
    "savings-choice": Offer(
        "payouts.savingschoice",
        _("Savings choice"),
        _("Hers alone, as she said it: a percentage, or an amount; 0 ends it."),
    ),
    "tds-rule": Offer(
        "payouts.tdsrule",
        _("TDS rule"),
        _(
            "Tax is taken of everybody with this legal role from its month on. An accountant confirms it first: write down who, and where."
        ),
    ),
    "tax-profile": Offer(
        "payouts.taxprofile",
        _("Tax profile"),
        _(
            "What a weaver is to the tax law, and her PAN where she gives it. Without a profile she isn't taxed."
        ),
    ),
    "exemption": Offer(
        "payouts.exemption",
        _("Certificate for less tax"),
        _(
            "For one year, April to March. It counts in months at whose end it is in force, for a weaver with PAN."
        ),
    ),
    "challan": Offer(
        "payouts.tdschallan",
        _("TDS challan"),
        _("Tax that was deposited from the bank. Once a second person agrees, it is booked."),
    ),
    "gst-rate": Offer(
        "catalogue.gstrate",
        _("GST rate"),
        _(
            "All rates of one code that are from one day belong together: enter every price band again for a new day."
        ),
    ),
    "terms": Offer(
        "catalogue.termsrule",
        _("Terms"),
        _(
            "Written piece:450 for rupees a piece, or share:62.5 for a percentage of the price without GST. Name a piece, or a group, or neither for the cooperative."
        ),
    ),
    "price-limit": Offer(
        "catalogue.pricelimit",
        _("Limit of price changes"),
        _("By how many percent coordinators may move a price in the shop before quality has to agree."),
    ),
    "wholesale-tier": Offer(
        "wholesale.tier",
        _("Wholesale tier"),
        _(
            "What comes off from so many pieces on: of a piece, of a shelf by its name, or of everything. All rows of the same that are from one day belong together: enter every number again for a new day."
        ),
    ),
    "cancelling": Offer(
        "custom.cancellingrule",
        _("Rule of cancelling custom orders"),
        _(
            "It counts for offers made from its day on. What was offered before keeps the rule that its buyer has read."
        ),
    ),
    "yarn-value": Offer(
        "payouts.yarnrate", _("Value of a yarn"), _("What comes in is valued by it from its day on.")
    ),
    "yarn-count": Offer(
        "payouts.yarncorrection",
        _("Count of yarn"),
        _("What a count found or missed, in the store or, with her code, in a weaver's hands."),
    ),
}
SOURCES = {
    "advance": ["bank", "cash"],
    "advance_repaid": ["bank", "cash", "yarn"],
    "savings_out": ["bank", "cash"],
}


class EntryForm(forms.Form):
    """The fields of an entry, each as people write it."""

    def __init__(self, *args: Any, offer: Offer, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer, self.today = offer, india_day(now)
        fields = {
            each.name: each
            for each in offer.model._meta.concrete_fields
            if not each.primary_key and each.name not in UNKEPT | set(offer.preset)
        }
        for name in offer.asked or fields:
            self.fields[name] = self._field(fields[name])
        if "sale" in self.fields:
            self.fields["quantity"].required = True
            self.fields["borne_by"] = forms.ChoiceField(label=_("Who bears it"), choices=BorneBy.choices)
            self.fields["ref"] = forms.CharField(widget=forms.HiddenInput, max_length=40)
        for name, first in _firsts(offer, self.today).items():
            if name in self.fields:
                self.fields[name].initial = first

    def _field(self, of: Field) -> forms.Field:
        label, given = label_of(self.offer.model, of), not of.blank
        kind = self.offer.preset.get("kind", "")
        if of.name == "sale":
            return SaleField(label=_("Sale and line"), help_text=_("like S00012/1"))
        if of.name == "weaver":
            return WeaverField(label=label, required=given)
        if of.name == "source" and kind in SOURCES:
            choices = [each for each in Request.Source.choices if each[0] in SOURCES[kind]]
            name = _("Into") if kind == "advance_repaid" else _("From")
            return forms.ChoiceField(label=name, choices=choices)
        if "month" in of.name and isinstance(of, DateField):
            return MonthField(label=label, required=given)
        if isinstance(of, DateField):
            return forms.DateField(
                label=label, required=given, widget=forms.DateInput(attrs={"type": "date"})
            )
        if is_money(of):
            signed = kind == "adjustment"
            least = 0 if self.offer.kind != "payouts.request" else 1
            return RupeesField(
                label=_("%(what)s, rupees") % {"what": label}, required=given, signed=signed, least=least
            )
        if isinstance(of, ForeignKey) and of.related_model is Product:
            return PieceField(label=label, required=given)
        found = of.formfield()
        assert found is not None, "a field that is asked can be filled in"
        found.label = label
        if "percent" in str(of.verbose_name):
            found.label = f"{label}, %"
        return found

    def entry(self) -> TwoPersons:
        """What was filled in, not stored yet."""
        empty = {each.name: each for each in self.offer.model._meta.concrete_fields}
        content = {
            name: "" if value is None and not empty[name].null else value
            for name, value in self.cleaned_data.items()
            if name in empty
        }
        if "sale" in content:
            content["amount"] = 1  # what it costs the makers is worked out when it's entered
        return self.offer.model(**self.offer.preset, **content)


class WeaverField(forms.ModelChoiceField):
    """A weaver by her code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Weaver.objects.all(),
            to_field_name="code",
            widget=forms.TextInput(attrs=CODE),
            error_messages={"invalid_choice": _("There is no such weaver.")},
            help_text=_("her code, like W0001"),
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        return super().clean(str(value or "").strip().upper())


class PieceField(forms.ModelChoiceField):
    """A piece by its reference."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Product.objects.all(),
            to_field_name="upc",
            widget=forms.TextInput(attrs=CODE),
            error_messages={"invalid_choice": _("There is no such piece.")},
            help_text=_("its reference, like IE-0001"),
            **kwargs,
        )


class SaleField(forms.CharField):
    """A sale line by reference and number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=60, widget=forms.TextInput(attrs=CODE), **kwargs)

    def clean(self, value: Any) -> Any:
        ref, _slash, line = super().clean(value).strip().rpartition("/")
        plain = line.isascii() and line.isdigit() and len(line) < 5
        found = (
            Sale.objects.filter(ref=ref, line=int(line)).select_related("product").first() if plain else None
        )
        if found is None:
            raise forms.ValidationError(_("There is no such sale line."))
        return found


def first_open(today: date) -> date:
    """The first day of the first month that a rule may count from."""
    closed = Month.of(Books.objects.get().closed_through).next
    return max(closed, Month.of(today)).first_day


def _firsts(offer: Offer, today: date) -> dict[str, Any]:
    """What fields hold to begin with: a policy begins with the one in force."""
    since = first_open(today)
    firsts: dict[str, Any] = {"from_month": since, "from_day": today, "day": today}
    if "sale" in offer.asked:
        firsts |= {
            "borne_by": Policy.of(Month.of(today)).returns_borne_by,
            "ref": f"office-{uuid.uuid4().hex[:12]}",
        }
    if offer.kind == "payouts.policy":
        policy = Policy.of(Month.of(since))
        firsts |= {
            each.name: getattr(policy, each.name)
            for each in Policy._meta.concrete_fields
            if each.name != "from_month"
        }
    return firsts


class DecideForm(forms.Form):
    """Why an entry is refused."""

    reason = forms.CharField(label=_("Why is it refused?"), max_length=200)


class HistoryForm(forms.Form):
    """Which entries to show. What isn't a choice chooses nothing."""

    q = forms.CharField(label=_("Weaver or words"), required=False, max_length=80)
    kind = forms.ChoiceField(label=_("What"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Every state")), *STATES.items()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted((str(each._meta.verbose_name), each._meta.label_lower) for each in kinds_of_entry())
        self.fields["kind"].choices = [("", _("Everything")), *((label, name) for name, label in kinds)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """The fields that choose something, without those that aren't valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
