"""The rules that a month is closed by, as dated data: entered by one person, in force once another has confirmed."""

from __future__ import annotations

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.months import Month
from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet
from weavers.models import Group, Weaver


class BorneBy(models.TextChoices):
    """Who goes without, where a buyer pays less or sends something back."""

    COOPERATIVE = "cooperative", _("the cooperative")
    MAKER = "maker", _("the makers")


class Policy(TwoPersons):
    """The rules from a month on, until a later row. A run keeps what it used, so no past figure moves."""

    from_month = models.DateField(_("from month"))
    cap = models.PositiveSmallIntegerField(
        _("most of a month's earnings that recovers advances, percent"),
        default=30,
        validators=[MaxValueValidator(100)],
    )
    minimum = models.PositiveIntegerField(_("least that is paid, paise"), default=100_00)
    cash_rounding = models.PositiveIntegerField(
        _("cash is paid in whole multiples of, paise"), default=100, validators=[MinValueValidator(1)]
    )
    take_home_floor = models.PositiveIntegerField(
        _("what recovery and deductions other than tax always leave her, paise"), default=0
    )
    discounts_borne_by = models.CharField(
        _("who bears discounts"), max_length=11, choices=BorneBy, default=BorneBy.COOPERATIVE
    )
    returns_borne_by = models.CharField(
        _("who bears returns, unless staff say otherwise"),
        max_length=11,
        choices=BorneBy,
        default=BorneBy.COOPERATIVE,
    )

    payee_hold_days = models.PositiveSmallIntegerField(
        _("days that a changed way to pay waits before it can be confirmed"),
        default=0,
        validators=[MaxValueValidator(60)],
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_month", "id"]
        verbose_name = _("policy")
        permissions = [
            ("enter_rules", "Enter rules, requests and choices"),
            ("confirm_entries", "Confirm what somebody else entered"),
        ]
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(cap__lte=100, cash_rounding__gte=1), name="policy_can_be_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_month:%Y-%m}: {self.cap} %, {self.minimum}"

    @classmethod
    def of(cls, month: Month) -> Policy:
        """The rules in force in a month."""
        found = cls.objects.confirmed().filter(from_month__lte=month.first_day).last()
        assert found is not None, "the first policy is made with the tables"
        return found


class DayWage(TwoPersons):
    """The legal minimum wage of a day's weaving, in a district or everywhere, from a day on."""

    district = models.CharField(_("district, or empty for everywhere"), max_length=80, blank=True)
    from_day = models.DateField(_("from"))
    amount = models.PositiveIntegerField(_("paise a day"), validators=[MinValueValidator(1)])
    hours = models.PositiveSmallIntegerField(
        _("hours in that day"), default=8, validators=[MinValueValidator(1)]
    )
    source = models.CharField(_("notification it is from"), max_length=120, blank=True)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["district", "from_day", "id"]
        verbose_name = _("minimum wage")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gte=1, hours__gte=1), name="daywage_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.district or '*'} {self.from_day}: {self.amount}"

    @classmethod
    def of(cls, day: date, district: str) -> DayWage | None:
        """What is in force on a day: the district's own, else the one for everywhere, else nothing is known."""
        known = cls.objects.confirmed().filter(from_day__lte=day, district__in=["", district])
        return known.order_by(F("district").desc(), "-from_day", "-id").first()


class DeductionRule(TwoPersons):
    """Something taken off each month by a rule that the members agreed to, for all or for one group."""

    name = models.CharField(_("name, as statements show it"), max_length=60)
    from_month = models.DateField(_("from month"))
    until_month = models.DateField(_("last month"), null=True, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("group")
    )
    percent = models.DecimalField(
        _("percent of the month's earnings"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )
    amount = models.PositiveIntegerField(_("or paise a month"), null=True, blank=True)
    agreed = models.CharField(_("where it was agreed"), max_length=200)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_month", "id"]
        verbose_name = _("deduction rule")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(percent__isnull=True, amount__isnull=False)
                | Q(percent__isnull=False, amount__isnull=True),
                name="deductionrule_percent_or_amount",
            ),
            models.CheckConstraint(
                condition=Q(until_month=None) | Q(until_month__gte=F("from_month")),
                name="deductionrule_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} from {self.from_month:%Y-%m}"


class RecoveryPlan(TwoPersons):
    """How much of a weaver's advances is recovered in a month at most, from a month on; nothing is a pause."""

    weaver = models.ForeignKey(
        Weaver, models.PROTECT, related_name="recovery_plans", verbose_name=_("weaver")
    )
    from_month = models.DateField(_("from month"))
    most = models.PositiveBigIntegerField(
        _("most in a month, paise; empty for the policy's cap alone"), null=True, blank=True
    )
    reason = models.CharField(_("reason"), max_length=200)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["weaver", "from_month", "id"]
        verbose_name = _("recovery plan")

    def __str__(self) -> str:
        return f"{self.weaver.code} from {self.from_month:%Y-%m}: {self.most}"


class SavingsChoice(TwoPersons):
    """What a weaver herself chose to put aside each month, from a month on; nothing ends it."""

    class Form(models.TextChoices):
        WRITTEN = "written", _("in writing")
        SPOKEN = "spoken", _("spoken, with a witness")

    weaver = models.ForeignKey(
        Weaver, models.PROTECT, related_name="savings_choices", verbose_name=_("weaver")
    )
    from_month = models.DateField(_("from month"))
    percent = models.DecimalField(
        _("percent of the month's earnings"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )
    amount = models.PositiveIntegerField(_("or paise a month"), null=True, blank=True)
    form = models.CharField(_("how she said so"), max_length=7, choices=Form)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["weaver", "from_month", "id"]
        verbose_name = _("savings choice")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(percent__isnull=True, amount__isnull=False)
                | Q(percent__isnull=False, amount__isnull=True),
                name="savingschoice_percent_or_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.code} from {self.from_month:%Y-%m}"
