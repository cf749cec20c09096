"""A month's run: what each woman is owed, what is paid now, and what the bank answered. Amounts in paise."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.months import Month
from marketplace.kernel.private import PrivateCharField
from weavers.models import Payee, Weaver

from .ledger import never_emptied, only_added
from .policy import Policy

RULES = ["cap", "minimum", "cash_rounding", "take_home_floor"]
"""What a run keeps of the policy it was closed by."""


class RunQuerySet(models.QuerySet["Run"]):
    def live(self) -> RunQuerySet:
        """Those that stand: everything but the cancelled."""
        return self.exclude(state=Run.State.CANCELLED)


class Run(models.Model):
    """One closing of one month. A draft holds no figures: they are worked out afresh on every look."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        APPROVED = "approved", _("approved")
        EXPORTED = "exported", _("exported")
        SETTLED = "settled", _("settled")
        CANCELLED = "cancelled", _("cancelled")

    month = models.DateField(_("month"))
    attempt = models.PositiveSmallIntegerField(_("attempt"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    cap = models.PositiveSmallIntegerField(_("cap, percent"))
    minimum = models.PositiveIntegerField(_("minimum"))
    cash_rounding = models.PositiveIntegerField(_("cash in multiples of, paise"), default=100)
    take_home_floor = models.PositiveIntegerField(_("always left to her, paise"), default=0)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("prepared"))
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True)
    figures_sha256 = models.CharField(_("fingerprint of the figures"), max_length=64, blank=True)
    closed_before = models.DateField(_("books were closed through"), null=True)
    exported_at = models.DateTimeField(_("exported"), null=True)
    settled_at = models.DateTimeField(_("settled"), null=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(_("cancelled"), null=True)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=200, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "-attempt"]
        verbose_name = _("run")
        permissions = [
            ("prepare_run", "Prepare and cancel runs"),
            ("approve_run", "Approve runs"),
            ("export_run", "Write payment files"),
            ("settle_run", "Enter the bank's answers"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["month", "attempt"], name="run_attempt_once"),
            models.UniqueConstraint(
                fields=["month"], condition=~Q(state="cancelled"), name="one_live_run_a_month"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")), name="run_second_person"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"]) | Q(approved_by__isnull=False),
                name="run_approved_by_one",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="run_month_is_a_first"),
        ]

    def __str__(self) -> str:
        return self.reference

    def follow(self, policy: Policy) -> None:
        """Take over the policy's rules; not stored until somebody saves."""
        for rule in RULES:
            setattr(self, rule, getattr(policy, rule))

    @property
    def period(self) -> Month:
        return Month.of(self.month)

    @property
    def reference(self) -> str:
        """``2026-10``; after a cancelled attempt ``2026-10-2``."""
        return f"{self.month:%Y-%m}" + (f"-{self.attempt}" if self.attempt > 1 else "")


class Item(models.Model):
    """One weaver's figures in an approved run, frozen."""

    class Status(models.TextChoices):
        NOTHING_DUE = "nothing_due", _("nothing due")
        CARRIED = "carried", _("carried forward")
        HELD = "held", _("held")
        PAYABLE = "payable", _("to be paid")

    class Reason(models.TextChoices):
        """Why it has its status, in a word; ``payouts.services.reasons`` says it in a sentence."""

        ZERO = "zero", _("comes to nothing")
        OWES = "owes", _("owes")
        LESS_THAN_A_RUPEE = "less_than_a_rupee", _("less than a rupee")
        BELOW_MINIMUM = "below_minimum", _("below the minimum")
        NO_METHOD = "no_method", _("no way to pay her")
        NOT_VERIFIED = "not_verified", _("details not confirmed")
        ON_HOLD = "on_hold", _("on hold")
        HELD_BY_HAND = "held_by_hand", _("held by decision")
        PAYABLE = "payable", _("to be paid")

    run = models.ForeignKey(Run, models.PROTECT, related_name="items")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="items")
    opening = models.BigIntegerField(_("opening"))
    earned = models.BigIntegerField(_("earned"))
    charged_back = models.BigIntegerField(_("charged back"))
    adjusted = models.BigIntegerField(_("adjusted"))
    returned = models.BigIntegerField(_("returned"))
    gross = models.BigIntegerField(_("gross"))
    recovered = models.BigIntegerField(_("recovered"))
    deducted = models.BigIntegerField(_("deducted"))
    net = models.BigIntegerField(_("net"))
    payable = models.BigIntegerField(_("paid now"))
    carried = models.BigIntegerField(_("carried forward"))
    owed = models.BigIntegerField(_("advances owed before recovery"))
    status = models.CharField(_("status"), max_length=11, choices=Status)
    reason = models.CharField(_("reason"), max_length=17, choices=Reason)
    method = models.CharField(_("method"), max_length=4, choices=Payee.Method, blank=True)
    payee = models.ForeignKey(
        Payee, models.PROTECT, null=True, related_name="+", verbose_name=_("payee details")
    )

    class Meta:
        ordering = ["weaver__code"]
        verbose_name = _("item")
        constraints = [
            models.UniqueConstraint(fields=["run", "weaver"], name="item_once"),
            models.CheckConstraint(
                condition=Q(
                    gross=F("opening") + F("earned") + F("charged_back") + F("adjusted") + F("returned"),
                    net=F("gross") - F("recovered") - F("deducted"),
                    carried=F("net") - F("payable"),
                ),
                name="item_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(status="payable", payable__gt=0) | ~Q(status="payable") & Q(payable=0),
                name="item_pays_what_it_says",
            ),
            models.CheckConstraint(
                condition=Q(recovered__gte=0, deducted__gte=0), name="item_takes_no_less_than_0"
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.run_id}: {self.weaver_id}"


class Deduction(models.Model):
    """One thing that an approved run took off a weaver's month, frozen. They sum to her item's ``deducted``."""

    class What(models.TextChoices):
        TDS = "tds", _("tax deducted at source")
        RULE = "rule", _("by a rule")
        SAVINGS = "savings", _("put aside by her own choice")

    run = models.ForeignKey(Run, models.PROTECT, related_name="deductions")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="deductions")
    what = models.CharField(_("what"), max_length=7, choices=What)
    rule_id = models.BigIntegerField(_("rule, profile or choice"), default=0)
    label = models.CharField(_("as statements show it"), max_length=60, blank=True)
    amount = models.BigIntegerField(_("paise"))

    class Meta:
        ordering = ["weaver__code", "id"]
        verbose_name = _("deduction")
        constraints = [
            models.UniqueConstraint(fields=["run", "weaver", "what", "rule_id"], name="deduction_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="deduction_of_something"),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.run_id} {self.weaver_id}: {self.what}"


class Decision(models.Model):
    """What finance decided about one weaver's month, with a reason; the last of each pair stands."""

    class What(models.TextChoices):
        HOLD = "hold", _("hold")
        RELEASE = "release", _("no longer hold")
        PAY_SMALL = "pay_small", _("pay although it is below the minimum")
        KEEP_SMALL = "keep_small", _("carry forward below the minimum after all")

    month = models.DateField(_("month"))
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="decisions")
    what = models.CharField(_("what"), max_length=10, choices=What)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["month", "id"]
        verbose_name = _("decision")
        indexes = [models.Index(fields=["month", "weaver"], name="decision_month")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_reason"),
            models.CheckConstraint(condition=Q(month__day=1), name="decision_month_is_a_first"),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.weaver_id}: {self.what}"


FROZEN = [
    "run",
    "weaver",
    "batch",
    "retries",
    "payee",
    "reference",
    "amount",
    "method",
    "payee_name",
    "group_name",
    "account_number",
    "ifsc",
    "upi_id",
]


class Payment(models.Model):
    """Money on its way to one woman, with the payee details it was approved with. Only its fate changes."""

    class State(models.TextChoices):
        APPROVED = "approved", _("to be paid")
        PAID = "paid", _("paid")
        RETURNED = "returned", _("sent back")
        CANCELLED = "cancelled", _("cancelled")

    run = models.ForeignKey(Run, models.PROTECT, related_name="payments")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="payments")
    batch = models.PositiveSmallIntegerField(_("batch: 1 as approved, then retries"), default=1)
    retries = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="retried_by",
        verbose_name=_("tries again"),
    )
    payee = models.ForeignKey(
        Payee, models.PROTECT, null=True, related_name="+", verbose_name=_("payee details")
    )
    reference = models.CharField(_("reference"), max_length=30, unique=True)
    amount = models.BigIntegerField(_("paise"))
    method = models.CharField(_("method"), max_length=4, choices=Payee.Method)
    payee_name = PrivateCharField(_("payee"), max_length=200)
    group_name = models.CharField(_("group"), max_length=120)
    account_number = PrivateCharField(_("account number"), max_length=18, null=True)
    ifsc = models.CharField(_("IFSC"), max_length=11, blank=True)
    upi_id = PrivateCharField(_("UPI id"), max_length=100, null=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.APPROVED)
    bank_reference = models.CharField(_("bank's reference"), max_length=60, blank=True)
    settled_on = models.DateField(_("bank's date"), null=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["reference"]
        verbose_name = _("payment")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
            models.UniqueConstraint(fields=["run", "weaver", "batch"], name="payment_once_a_batch"),
            models.CheckConstraint(
                condition=Q(batch=1, retries=None) | Q(batch__gt=1, retries__isnull=False),
                name="payment_retries_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | ~Q(bank_reference="") & Q(settled_on__isnull=False),
                name="payment_paid_has_its_reference",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="frozen", fields=FROZEN),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return self.reference


class RunFile(models.Model):
    """A file that a run wrote: the same run always writes the same bytes, and this is how that's known."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="files")
    batch = models.PositiveSmallIntegerField(_("batch"), default=1)
    format = models.CharField(_("format"), max_length=20)
    sha256 = models.CharField(max_length=64)
    payments = models.PositiveIntegerField(_("payments"))
    total = models.BigIntegerField(_("total, paise"))
    written_at = models.DateTimeField(_("first written"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["batch", "format"]
        constraints = [models.UniqueConstraint(fields=["run", "batch", "format"], name="run_file_once")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.run_id} {self.format}/{self.batch}"
