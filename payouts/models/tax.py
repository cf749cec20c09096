"""Tax deducted at source, as dated data: rules by legal role, who is taxed as what, certificates, and deposits.

Nothing is taken while no rule is confirmed. Rates are in percent, amounts in paise, years from April to March.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NotValid
from stdnum.in_ import pan as indian_pan

from marketplace.kernel.months import Month
from marketplace.kernel.private import PrivateCharField
from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet
from weavers.models import Weaver

from .ledger import Transaction, only_added
from .runs import Run


def valid_pan(number: str) -> None:
    """Refuse what can't be a PAN."""
    try:
        indian_pan.validate(number)
    except NotValid as problem:
        raise ValidationError(_("That is no PAN. It's written like ABCPD1234E.")) from problem


def tax_year(day: date) -> int:
    """The year in which the financial year of a day began: 2026 for April 2026 to March 2027."""
    return day.year if day.month >= 4 else day.year - 1


class Role(models.TextChoices):
    """What a weaver is to the cooperative in the eyes of the tax law."""

    SELLER = "seller", _("sells her own work through the cooperative")
    JOB_WORKER = "job_worker", _("weaves the cooperative's yarn for pay")


class TdsRule(TwoPersons):
    """How much tax is taken of one legal role from a month on, until a later rule for it."""

    class Base(models.TextChoices):
        EARNINGS = "earnings", _("what she earned, less charge-backs")
        SALES = "sales", _("her part of what her pieces sold for, without GST, less refunds")

    role = models.CharField(_("legal role"), max_length=10, choices=Role)
    section = models.CharField(_("section, as registers and statements show it"), max_length=40)
    from_month = models.DateField(_("from month"))
    rate = models.DecimalField(
        _("rate, percent"),
        max_digits=6,
        decimal_places=3,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    rate_without_pan = models.DecimalField(
        _("rate without PAN, percent"),
        max_digits=6,
        decimal_places=3,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    yearly_threshold = models.PositiveBigIntegerField(
        _("nothing is taken up to, paise from April to March"), default=0
    )
    on_whole = models.BooleanField(
        _("once that is passed, tax is due on the whole, not only on what is above"), default=False
    )
    threshold_needs_pan = models.BooleanField(_("without PAN there is no such limit"), default=False)
    base = models.CharField(_("taken of"), max_length=8, choices=Base, default=Base.EARNINGS)
    accountant = models.CharField(_("accountant who confirmed it, and where"), max_length=160)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_month", "id"]
        verbose_name = _("TDS rule")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(rate__gte=0, rate__lte=100, rate_without_pan__gte=0, rate_without_pan__lte=100),
                name="tdsrule_rates_are_percents",
            ),
            models.CheckConstraint(condition=Q(from_month__day=1), name="tdsrule_month_is_a_first"),
            models.CheckConstraint(condition=~Q(accountant=""), name="tdsrule_names_its_accountant"),
        ]

    def __str__(self) -> str:
        return f"TDS {self.section} from {self.from_month:%Y-%m}: {self.rate.normalize():f} %"

    @property
    def label(self) -> str:
        """As statements show it."""
        return f"TDS {self.section}"


class TaxProfile(TwoPersons):
    """What a weaver is taxed as from a month on, and her PAN where she has given it. Without one she isn't taxed."""

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="tax_profiles", verbose_name=_("weaver"))
    from_month = models.DateField(_("from month"))
    role = models.CharField(_("legal role"), max_length=10, choices=Role)
    pan = PrivateCharField(_("PAN"), max_length=10, null=True, blank=True, validators=[valid_pan])

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["weaver", "from_month", "id"]
        verbose_name = _("tax profile")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(from_month__day=1), name="taxprofile_month_is_a_first"),
        ]

    def __str__(self) -> str:
        pan = _("with PAN") if self.pan else _("without PAN")
        return f"{self.weaver.code} from {self.from_month:%Y-%m}: {self.get_role_display()}, {pan}"

    def clean(self) -> None:
        self.pan = (self.pan or "").replace(" ", "").upper() or None  # type: ignore[assignment]

    def save(self, *args: object, **kwargs: object) -> None:
        # Whether there is one is asked of the table, which can't read it.
        self.pan = self.pan or None  # type: ignore[assignment]
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Exemption(TwoPersons):
    """A certificate for less tax or none, within one financial year; it counts in months at whose end it's in force."""

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="exemptions", verbose_name=_("weaver"))
    certificate = models.CharField(_("certificate's number"), max_length=30)
    rate = models.DecimalField(
        _("its rate, percent"),
        max_digits=6,
        decimal_places=3,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    from_day = models.DateField(_("from"))
    until_day = models.DateField(_("last day"))
    limit = models.PositiveBigIntegerField(
        _("up to, paise of what is taxed; empty for all"), null=True, blank=True
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["weaver", "from_day", "id"]
        verbose_name = _("certificate for less tax")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(until_day__gte=F("from_day")), name="exemption_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(rate__gte=0, rate__lte=100), name="exemption_rate_is_a_percent"
            ),
        ]

    def __str__(self) -> str:
        rate = f"{self.rate.normalize():f} %"
        return f"{self.weaver.code} {self.from_day:%Y-%m-%d}–{self.until_day:%Y-%m-%d}: {rate}, {self.certificate}"

    def clean(self) -> None:
        if self.from_day and self.until_day and tax_year(self.from_day) != tax_year(self.until_day):
            raise ValidationError(_("A certificate is for one year, April to March; enter one for each."))


class TaxBase(models.Model):
    """What a weaver's part of sales came to in a closed month, less refunds, kept so that it's added up once."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="+")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="+")
    sales = models.BigIntegerField(_("her part of sales without GST, paise"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "weaver"], name="taxbase_once")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.run_id} {self.weaver_id}: {self.sales}"


class TdsChallan(TwoPersons):
    """Tax of one role and month that was deposited with the government. Confirmed, it's posted under ``challan/ID``."""

    role = models.CharField(_("legal role"), max_length=10, choices=Role)
    month = models.DateField(_("month it was deducted in"))
    amount = models.PositiveBigIntegerField(_("paise"), validators=[MinValueValidator(100)])
    bsr_code = models.CharField(
        _("BSR code of the branch"), max_length=7, validators=[RegexValidator(r"^[0-9]{7}$", _("7 digits"))]
    )
    serial = models.CharField(
        _("challan's serial number"), max_length=5, validators=[RegexValidator(r"^[0-9]{5}$", _("5 digits"))]
    )
    paid_on = models.DateField(_("deposited on"))
    transaction = models.OneToOneField(
        Transaction, models.PROTECT, null=True, related_name="challan", verbose_name=_("posted as")
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["month", "role", "paid_on", "id"]
        verbose_name = _("TDS challan")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(amount__gt=0), name="tdschallan_of_something"),
            models.CheckConstraint(condition=Q(month__day=1), name="tdschallan_month_is_a_first"),
            models.CheckConstraint(
                condition=Q(transaction=None) | Q(confirmed_at__isnull=False),
                name="tdschallan_posted_when_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, {Month.of(self.month)} {self.role}"

    @property
    def reference(self) -> str:
        """BSR code, day and serial number, which together name a challan."""
        return f"{self.bsr_code}-{self.paid_on:%Y%m%d}-{self.serial}"
