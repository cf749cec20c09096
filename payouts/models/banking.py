"""What the bank and Stripe say happened on our accounts, and which postings each line of it stands for. In paise."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateCharField, PrivateTextField

from .ledger import Account, Transaction, never_emptied, only_added
from .runs import Payment


class BankAccount(models.Model):
    """An account of ours that statements come in for: at a bank, or our balance at Stripe."""

    class Book(models.TextChoices):
        BANK = Account.BANK.value, _("bank")
        STRIPE = Account.STRIPE.value, _("Stripe")

    name = models.CharField(_("name"), max_length=60, unique=True)
    book = models.CharField(_("account in the books"), max_length=40, choices=Book, default=Book.BANK)
    number = PrivateCharField(_("account number"), max_length=40, null=True, blank=True)
    columns = models.JSONField(_("columns of its CSV"), default=dict, blank=True)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["book", "name"]
        verbose_name = _("bank account")
        constraints = [
            models.UniqueConstraint(
                fields=["book"], condition=Q(book=Account.STRIPE.value), name="one_balance_at_stripe"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(name="book_frozen", fields=["book"]),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return self.name


class BankStatement(models.Model):
    """A file of lines that came in, whole, once. The balances are the bank's own words, where it gives them."""

    class Format(models.TextChoices):
        CSV = "csv", _("CSV")
        CAMT053 = "camt.053", _("camt.053")
        STRIPE = "stripe", _("Stripe, asked")
        STRIPE_CSV = "stripe-csv", _("Stripe's report, CSV")

    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="statements")
    name = models.CharField(_("file"), max_length=120)
    format = models.CharField(_("format"), max_length=10, choices=Format)
    sha256 = models.CharField(max_length=64)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("to"))
    opening = models.BigIntegerField(_("opening balance"), null=True)
    closing = models.BigIntegerField(_("closing balance"), null=True)
    lines_in_it = models.PositiveIntegerField(_("lines"))
    fresh = models.PositiveIntegerField(_("of them new"))
    at = models.DateTimeField(_("imported"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        verbose_name = _("bank statement")
        constraints = [
            models.UniqueConstraint(fields=["account", "sha256"], name="statement_file_once"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="statement_days_in_order"),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.account_id}: {self.name}"


FACTS = [
    "account", "statement", "position", "key", "day", "amount", "kind", "bank_reference", "reference", "order",
    "text", "return_reason",
]  # fmt: skip


class BankLine(models.Model):
    """One movement as the bank or Stripe tells it, stored once. What it says never changes, only what became of it."""

    class State(models.TextChoices):
        OPEN = "open", _("waits for a person")
        PROPOSED = "proposed", _("waits for a yes")
        MATCHED = "matched", _("matched")
        DECIDED = "decided", _("decided")

    class Why(models.TextChoices):
        """Why it isn't matched by itself."""

        TAKEN_BACK = "taken_back", _("what was decided about it was taken back")
        WRONG_AMOUNT = "wrong_amount", _("names a payment of ours, but of another amount")
        NO_SUCH_PAYMENT = "no_such_payment", _("names a payment that isn't ours")
        NOT_SENT = "not_sent", _("names a payment that we haven't sent")
        ANSWERED = "answered", _("names a payment that is answered already")
        WENT_AND_CAME = "went_and_came", _("one half of a payment that went out and came back")
        SEVERAL = "several", _("several could be meant")
        LIKE_A_PAYMENT = "like_a_payment", _("has the amount of a payment on its way, but doesn't name it")
        LIKE_A_RETURN = "like_a_return", _("has the amount of a payment that was paid, but doesn't name it")
        WHOLE_FILE = "whole_file", _("has the total of a payment file")
        LIKE_A_PAYOUT = "like_a_payout", _("has the amount of a Stripe payout")
        IN_BOOKS = "in_books", _("has the amount of a posting")
        NOT_IN_BOOKS = "not_in_books", _("nothing in the books has its number")
        UNKNOWN_CREDIT = "unknown_credit", _("money that came in unexpectedly")
        UNKNOWN_DEBIT = "unknown_debit", _("money that went out unexpectedly")

    class How(models.TextChoices):
        """What it was."""

        PAID = "paid", _("a payment to weavers")
        RETURNED = "returned", _("a payment that came back")
        WENT_AND_CAME = "went_and_came", _("went out and came back")
        BOOKED = "booked", _("in the books already")
        STRIPE_PAYOUT = "stripe_payout", _("a payout by Stripe")
        STRIPE_FEE = "stripe_fee", _("Stripe's fee")
        BUYERS = "buyers", _("a buyer's money")
        DEPOSIT = "deposit", _("cash or takings brought to the bank")
        DRAWN = "drawn", _("cash drawn")
        CHARGES = "charges", _("bank charges")
        INCOME = "income", _("other income")
        SET_ASIDE = "set_aside", _("not ours to book")

    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="lines")
    statement = models.ForeignKey(BankStatement, models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField(_("line of its file"))
    key = models.CharField(max_length=120)
    day = models.DateField(_("day"))
    amount = models.BigIntegerField(_("paise, in above zero"))
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    bank_reference = models.CharField(_("bank's reference"), max_length=120, blank=True)
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    order = models.CharField(_("order"), max_length=40, blank=True)
    text = PrivateTextField(_("what the bank writes"), null=True, blank=True)
    return_reason = models.CharField(_("why it came back"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    why = models.CharField(_("why it waits"), max_length=15, choices=Why, blank=True)
    how = models.CharField(_("what it was"), max_length=13, choices=How, blank=True)
    proposal = models.JSONField(_("what is proposed"), default=dict, blank=True)
    other_half = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["day", "id"]
        verbose_name = _("line of a statement")
        indexes = [
            models.Index(fields=["state", "day"], name="bank_line_waits", condition=Q(state__in=["open", "proposed"]))
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="bank_line_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="bank_line_moves_something"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "proposed"], how="") & ~Q(why="")
                | Q(state__in=["matched", "decided"]) & ~Q(how=""),
                name="bank_line_has_its_reason",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="facts_frozen", fields=FACTS),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.amount}"


class BankTie(models.Model):
    """A posting that a line stands for. On one account in the books a posting has one line at most."""

    line = models.ForeignKey(BankLine, models.PROTECT, related_name="ties")
    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="ties")
    book = models.CharField(_("account in the books"), max_length=40, choices=BankAccount.Book)
    posted = models.BooleanField(_("posted by this line"), default=False)
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["transaction", "book"], condition=Q(undone_at=None), name="posting_has_one_line"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(name="tie_frozen", fields=["line", "transaction", "book"]),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.transaction_id}"


class BankDecision(models.Model):
    """What somebody decided about a line, or took back, and why."""

    line = models.ForeignKey(BankLine, models.PROTECT, related_name="decisions")
    how = models.CharField(_("what it was"), max_length=13, choices=BankLine.How)
    undone = models.BooleanField(_("taken back"), default=False)
    reason = models.CharField(_("why"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="bank_decision_has_a_reason")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.line_id}: {self.how}"


class SentBack(models.Model):
    """A payment that came back after the bank had paid it; its own row keeps the answer that paid it."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="sent_back")
    day = models.DateField(_("day it came back"))
    bank_reference = models.CharField(_("bank's reference"), max_length=120, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("when it was entered"))
    undone_at = models.DateTimeField(_("undone"), null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["payment"], condition=Q(undone_at=None), name="payment_comes_back_once"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="sent_back_frozen", fields=["payment", "day", "bank_reference", "note", "by", "at"]
            ),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.day}"
