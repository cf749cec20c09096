"""How each weaver is paid: every version of it, who entered it, and who confirmed it."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from encrypted_fields.fields import EncryptedCharField

from .people import Weaver

IFSC = r"[A-Z]{4}0[A-Z0-9]{6}"
UPI_ID = r"[a-z0-9._-]{2,64}@[a-z][a-z0-9]{1,31}"
ACCOUNT_NUMBER = r"[0-9]{9,18}"


class PayeeQuerySet(models.QuerySet["Payee"]):
    def current(self) -> PayeeQuerySet:
        """The newest version of each weaver's, confirmed or not."""
        return self.order_by("weaver_id", "-id").distinct("weaver_id")


class Payee(models.Model):
    """One version of how a weaver is paid. Versions are added, never changed; the newest is in force,
    and nothing is paid by it until it's verified."""

    class Method(models.TextChoices):
        BANK = "bank", _("bank account")
        UPI = "upi", _("UPI")
        CASH = "cash", _("cash")

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="payees")
    method = models.CharField(_("method"), max_length=4, choices=Method)
    account_number = EncryptedCharField(
        _("account number"),
        max_length=18,
        blank=True,
        null=True,
        validators=[RegexValidator(f"^{ACCOUNT_NUMBER}$")],
    )
    ifsc = models.CharField(_("IFSC"), max_length=11, blank=True, validators=[RegexValidator(f"^{IFSC}$")])
    upi_id = EncryptedCharField(
        _("UPI id"), max_length=100, blank=True, null=True, validators=[RegexValidator(f"^{UPI_ID}$")]
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered"))
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("verified by")
    )
    verified_at = models.DateTimeField(_("verified"), null=True)

    objects = PayeeQuerySet.as_manager()

    class Meta:
        ordering = ["weaver", "-id"]
        verbose_name = _("payee details")
        permissions = [("approve_payee", "Confirm changed payee details")]
        indexes = [models.Index(fields=["weaver", "-id"], name="payee_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_by=None) | Q(entered_by=None) | ~Q(verified_by=models.F("entered_by")),
                name="payee_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(method="bank") | ~Q(account_number=None) & ~Q(ifsc=""),
                name="payee_bank_complete",
            ),
            models.CheckConstraint(condition=~Q(method="upi") | ~Q(upi_id=None), name="payee_upi_complete"),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.code} {self.method}"
