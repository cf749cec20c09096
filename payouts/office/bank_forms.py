"""What people fill in about bank accounts, their statements and the lines in them."""

import csv
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.money import show_rupees
from payouts.models import BankAccount, BankLine, Transaction
from payouts.models.ledger import Account
from payouts.services.reconciliation.candidates import moved, untied
from payouts.services.reconciliation.csv_file import (
    DATE_FORMATS,
    DELIMITERS,
    WAYS,
    Columns,
    cells_of,
    decode,
    guess,
)
from payouts.services.reconciliation.days import day_of
from payouts.services.reconciliation.deciding import TAKINGS, Choice, choices_for
from payouts.services.reconciliation.importing import LARGEST

SAMPLE = 40
"""So many lines of a file are kept while its columns are named."""
NEARBY = 30


class AccountForm(forms.ModelForm[BankAccount]):
    """An account at a bank."""

    class Meta:
        model = BankAccount
        fields = ["name", "number"]
        help_texts = {"number": _("A camt.053 file of another account is then refused.")}


class StatementForm(forms.Form):
    """A statement's file."""

    file = forms.FileField(label=_("Statement"), help_text=_("CSV or camt.053 (XML)"))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


class SampleForm(forms.Form):
    """A file whose columns are to be named; nothing of it is stored."""

    file = forms.FileField(label=_("A statement as CSV"), help_text=_("Only looked at; nothing is stored."))


class ColumnsForm(forms.Form):
    """Which column of a CSV is what. The sample travels with the form."""

    sample = forms.CharField(widget=forms.HiddenInput, max_length=60_000)
    header_line = forms.IntegerField(label=_("Header is line"), min_value=1, max_value=SAMPLE)
    delimiter = forms.ChoiceField(label=_("Cells are parted by"), choices=list(DELIMITERS.items()))
    date = forms.ChoiceField(label=_("Date"))
    date_format = forms.ChoiceField(label=_("Dates look like"), choices=list(DATE_FORMATS.items()))
    way = forms.ChoiceField(label=_("Amounts are in"), choices=list(WAYS.items()))
    debit = forms.ChoiceField(label=_("Went out"), required=False)
    credit = forms.ChoiceField(label=_("Came in"), required=False)
    amount = forms.ChoiceField(label=_("Amount"), required=False)
    mark = forms.ChoiceField(label=_("Dr or Cr"), required=False)
    description = forms.ChoiceField(label=_("What the bank writes"), required=False)
    reference = forms.ChoiceField(label=_("Our reference"), required=False)
    bank_reference = forms.ChoiceField(label=_("Bank's reference"), required=False)
    balance = forms.ChoiceField(label=_("Balance"), required=False)

    CHOSEN = (
        "date",
        "debit",
        "credit",
        "amount",
        "mark",
        "description",
        "reference",
        "bank_reference",
        "balance",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        value = self.data.get if self.is_bound else self.initial.get
        sample = (value("sample") or "").encode()
        guessed_line, guessed_delimiter = guess(sample)
        self.initial.setdefault("header_line", guessed_line)
        self.initial.setdefault("delimiter", guessed_delimiter)
        delimiter = value("delimiter") or guessed_delimiter
        try:
            self.rows = cells_of(decode(sample), delimiter if delimiter in DELIMITERS else ",")
        except csv.Error:
            self.rows = []
        at = str(value("header_line") or guessed_line)
        number = int(at) if at.isdecimal() else guessed_line
        header = self.rows[number - 1] if 0 < number <= len(self.rows) else []
        names = [(cell.strip(), cell.strip()) for cell in header if cell.strip()]
        for field in self.CHOSEN:
            self.fields[field].choices = [("", _("no such column")), *names]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needed = {"one": ["amount"], "two": ["debit", "credit"], "marked": ["amount", "mark"]}
        for name in needed.get(cleaned.get("way", ""), []):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Needed for amounts like these."))
        return cleaned

    @property
    def columns(self) -> Columns:
        """As an account keeps them."""
        return Columns.of({name: value for name, value in self.cleaned_data.items() if name != "sample"})


class DecideLineForm(forms.Form):
    """What a line was, which of our records it is, and why."""

    how = forms.ChoiceField(label=_("It was"))
    payments = forms.CharField(
        label=_("Payments"),
        required=False,
        max_length=2000,
        help_text=_("For payments and what came back: references like 2026-06-W0001, with spaces between."),
    )
    transactions = forms.TypedMultipleChoiceField(
        label=_("In the books"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    payout = forms.CharField(
        label=_("Stripe's payout"),
        required=False,
        max_length=60,
        help_text=_("For a payout: its id, like po_1A2b3C."),
    )
    source = forms.ChoiceField(
        label=_("Brought from"), required=False, help_text=_("For cash or takings brought to the bank.")
    )
    reason = forms.CharField(label=_("Why?"), max_length=200)

    def __init__(self, *args: Any, line: BankLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(BankLine.How.choices)
        hows = choices_for(line)
        self.fields["how"].choices = [("", _("Choose…")), *((how, labels[how]) for how in hows)]  # type: ignore[attr-defined]
        self.fields["transactions"].choices = [  # type: ignore[attr-defined]
            (posted.pk, label_of(posted, line.account.book)) for posted in near(line)
        ]
        self.fields["source"].choices = [(source.value, source_label(source)) for source in TAKINGS]  # type: ignore[attr-defined]
        for needless, how in (
            ("payments", "paid returned"),
            ("payout", "stripe_payout"),
            ("source", "deposit"),
        ):
            if not any(each in hows for each in how.split()):
                del self.fields[needless]
        if not self.fields["transactions"].choices:  # type: ignore[attr-defined]
            del self.fields["transactions"]

    @property
    def choice(self) -> Choice:
        given = self.cleaned_data
        return Choice(
            how=given["how"],
            payments=given.get("payments", "").replace(",", " ").split(),
            transactions=given.get("transactions") or [],
            payout=given.get("payout", ""),
            source=given.get("source") or Account.CASH,
        )


def near(line: BankLine) -> list[Transaction]:
    """Postings that no line stands for, those of the same amount first, then the nearest day."""
    found = list(untied(line.account.book).prefetch_related("legs").order_by("-moment")[:300])
    found.sort(
        key=lambda posted: (
            moved(posted, line.account.book) != line.amount,
            abs(day_of(posted) - line.day),
        )
    )
    return found[:NEARBY]


def label_of(posted: Transaction, book: str) -> str:
    """A posting in a few words."""
    return f"{day_of(posted):%d %b %Y} · {posted.get_kind_display()} {posted.source_key} · {show_rupees(moved(posted, book))}"


def source_label(source: Account) -> Any:
    return {
        Account.CASH: _("cash box"),
        Account.FAIR: _("takings of a fair"),
        Account.SHOP: _("takings of the shop"),
        Account.WHOLESALE: _("takings of wholesale"),
    }[source]


class WhyForm(forms.Form):
    """Why something is taken back, or agreed to."""

    reason = forms.CharField(label=_("Why?"), max_length=200)


class WhichForm(forms.Form):
    """Which lines of the queue to show."""

    account = forms.ModelChoiceField(
        label=_("Account"), queryset=BankAccount.objects.all(), required=False, empty_label=_("Every account")
    )
    why = forms.ChoiceField(
        label=_("Reason"), required=False, choices=[("", _("Every reason")), *BankLine.Why.choices]
    )
