"""The books: double entry, only ever added to. The database itself refuses everything else."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from weavers.models import Weaver

EVEN = """
IF EXISTS (
    SELECT 1 FROM added GROUP BY transaction_id HAVING sum(amount) <> 0 OR count(*) < 2
) THEN
    RAISE EXCEPTION 'ledger: the legs of a transaction must be two or more and sum to zero'
        USING ERRCODE = 'check_violation';
END IF;
IF EXISTS (
    SELECT 1 FROM payouts_leg l JOIN (SELECT transaction_id, count(*) AS n FROM added GROUP BY 1) a USING (transaction_id)
    GROUP BY l.transaction_id, a.n HAVING count(*) <> a.n
) THEN
    RAISE EXCEPTION 'ledger: a transaction that is in the books takes no later leg' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""

OPEN_MONTH = """
PERFORM 1 FROM payouts_books FOR SHARE;  -- waits for a month that is being closed, and holds one that would be
IF EXISTS (SELECT 1 FROM added a, payouts_books b WHERE a.month <= b.closed_through) THEN
    RAISE EXCEPTION 'ledger: that month is closed' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""

HAS_LEGS = """
IF NOT EXISTS (SELECT 1 FROM payouts_leg WHERE transaction_id = NEW.id) THEN
    RAISE EXCEPTION 'ledger: a transaction has legs' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""

REFUSE = "RAISE EXCEPTION 'ledger: the books are only added to' USING ERRCODE = 'restrict_violation';"


def never_emptied() -> pgtrigger.Trigger:
    """A trigger that refuses TRUNCATE."""
    return pgtrigger.Trigger(
        name="never_emptied",
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        func=REFUSE,
    )


def only_added() -> list[pgtrigger.Trigger]:
    """Triggers that refuse every UPDATE, DELETE and TRUNCATE."""
    return [
        pgtrigger.Trigger(
            name="only_added",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            level=pgtrigger.Row,
            func=REFUSE,
        ),
        never_emptied(),
    ]


class Books(models.Model):
    """One row: the last month that is closed. Approving a run moves it on; posting holds it still."""

    closed_through = models.DateField(_("closed through"), default="1999-12-01")

    class Meta:
        verbose_name_plural = _("books")
        permissions = [("load_books", "Load sales, refunds and advances")]
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_set_of_books")]

    def __str__(self) -> str:
        return f"closed through {self.closed_through}"


class Account(models.TextChoices):
    """The chart of accounts. Those in WEAVERS_OWN have one account below them for each weaver."""

    STRIPE = "assets:stripe"
    DISPUTED = "assets:disputed"
    BANK = "assets:bank"
    CASH = "assets:cash"
    YARN = "assets:stock:yarn"
    YARN_OUT = "assets:yarn-out"
    FAIR = "assets:takings:fair"
    SHOP = "assets:takings:shop"
    WHOLESALE = "assets:takings:wholesale"
    ADVANCES = "assets:advances"
    BUYERS = "liabilities:buyers"
    GIFT_CARDS = "liabilities:gift-cards"
    GST = "liabilities:gst"
    WEAVERS = "liabilities:weavers"
    SAVINGS = "liabilities:savings"
    TDS = "liabilities:tds"
    DEDUCTIONS = "liabilities:deductions"
    IN_TRANSIT = "liabilities:payouts-in-transit"
    COOPERATIVE = "income:cooperative"
    SHIPPING = "income:shipping"
    EXCHANGE = "income:exchange"
    OTHER_INCOME = "income:other"
    STRIPE_FEES = "expenses:stripe-fees"
    DISPUTES_LOST = "expenses:disputes-lost"
    BANK_CHARGES = "expenses:bank-charges"
    ADJUSTMENTS = "expenses:adjustments"
    PATRONAGE = "expenses:patronage"
    YARN_USED = "expenses:yarn"
    YARN_LOST = "expenses:yarn-lost"


WEAVERS_OWN = [Account.ADVANCES, Account.WEAVERS, Account.SAVINGS, Account.YARN_OUT]


class Kind(models.TextChoices):
    """What happened. Each has its row in the table of EARNINGS.md, or in an ADR (exchange: 16; disputes, delivery given back: 13)."""

    BUYER_PAID = "buyer_paid", _("buyer paid")
    DISPATCHED = "dispatched", _("line dispatched")
    SHIPPED = "shipped", _("shipping, on dispatch")
    SOLD = "sold", _("sold at a fair, in a shop or wholesale")
    STRIPE_FEE = "stripe_fee", _("Stripe's fee")
    EXCHANGE = "exchange", _("exchanged by Stripe")
    STRIPE_PAYOUT = "stripe_payout", _("Stripe paid out")
    DEPOSIT_KEPT = "deposit_kept", _("kept of a deposit")
    GIFT_SOLD = "gift_sold", _("gift card sold")
    GIFT_SPENT = "gift_spent", _("paid with a gift card")
    GIFT_BACK = "gift_back", _("given back to a gift card")
    GIFT_ENDED = "gift_ended", _("gift card taken back")
    WHOLESALE_PAID = "wholesale_paid", _("wholesale paid through Stripe")
    REFUND_BEFORE = "refund_before", _("refund before dispatch")
    REFUND_AFTER = "refund_after", _("refund after dispatch")
    SHIPPING_BACK = "shipping_back", _("delivery given back after dispatch")
    DISPUTED = "disputed", _("taken by Stripe for a dispute")
    DISPUTE_WON = "dispute_won", _("dispute won, money back from Stripe")
    DISPUTE_LOST = "dispute_lost", _("dispute lost")
    CHARGED_BACK = "charged_back", _("charged back to makers")
    ADVANCE = "advance", _("advance given")
    ADVANCE_REPAID = "advance_repaid", _("advance paid back")
    ADJUSTED = "adjusted", _("adjustment")
    PATRONAGE = "patronage", _("share of the year's surplus")
    DEDUCTED = "deducted", _("deducted at close")
    SAVINGS_OUT = "savings_out", _("savings withdrawn")
    RECOVERED = "recovered", _("advance recovered at close")
    APPROVED = "approved", _("run approved")
    PAID = "paid", _("bank paid it")
    RETURNED = "returned", _("bank sent it back")
    RETRIED = "retried", _("sent once more")
    DEPOSITED = "deposited", _("cash or takings brought to the bank, or cash drawn")
    BANK_CHARGE = "bank_charge", _("the bank's charges")
    OTHER_INCOME = "other_income", _("other income")
    TDS_PAID = "tds_paid", _("tax deposited with the government")
    YARN = "yarn", _("yarn moved")


class Transaction(models.Model):
    """One thing that happened, once: ``kind`` and ``source_key`` are unique together."""

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    source_key = models.CharField(_("source"), max_length=120)
    moment = models.DateTimeField(_("when it happened"))
    month = models.DateField(_("month it is booked in"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by", verbose_name=_("reverses")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    posted_at = models.DateTimeField(_("posted"), db_default=models.functions.Now())

    class Meta:
        ordering = ["id"]
        verbose_name = _("transaction")
        indexes = [models.Index(fields=["month", "kind"], name="transaction_month")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "source_key"], name="posted_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="month_is_a_first"),
        ]
        triggers = [
            *only_added(),
            pgtrigger.Trigger(
                name="open_month",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="added"),
                func=OPEN_MONTH,
            ),
            pgtrigger.Trigger(
                name="has_legs",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                level=pgtrigger.Row,
                timing=pgtrigger.Deferred,
                func=HAS_LEGS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_key}"


class Leg(models.Model):
    """One side of a transaction: paise, debit above zero, credit below."""

    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="legs")
    account = models.CharField(_("account"), max_length=40, choices=Account)
    weaver = models.ForeignKey(Weaver, models.PROTECT, null=True, related_name="legs")
    amount = models.BigIntegerField(_("paise"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("leg")
        indexes = [
            models.Index(fields=["account", "weaver"], include=["amount", "transaction"], name="leg_balance")
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="leg_moves_something"),
            models.CheckConstraint(
                condition=Q(account__in=WEAVERS_OWN, weaver__isnull=False)
                | ~Q(account__in=WEAVERS_OWN) & Q(weaver=None),
                name="leg_weaver_where_hers",
            ),
        ]
        triggers = [
            *only_added(),
            pgtrigger.Trigger(
                name="even",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="added"),
                func=EVEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_account} {self.amount}"

    @property
    def full_account(self) -> str:
        """Its account as exports and people read it: ``liabilities:weavers:W0001``."""
        return f"{self.account}:{self.weaver.code}" if self.weaver else self.account
