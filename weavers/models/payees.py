"""How each weaver is paid: every version of it, who entered it, and who confirmed it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateCharField

from .people import Weaver

IFSC = r"[A-Z]{4}0[A-Z0-9]{6}"
UPI_ID = r"[a-z0-9._-]{2,64}@[a-z][a-z0-9]{1,31}"
ACCOUNT_NUMBER = r"[0-9]{9,18}"


class PayeeQuerySet(models.QuerySet["Payee"]):
    def current(self) -> PayeeQuerySet:
        """The newest version of each weaver's, confirmed or not."""
        return self.order_by("weaver_id", "-id").distinct("weaver_id")


def details_hash(*, account_number: str | None, ifsc: str, upi_id: str | None) -> str:
    """The same for the same account or UPI id, whoever's it is, and nothing for cash; it tells neither of them.

    It's keyed with SECRET_KEY and the first of SALT_KEY: after a change of either, rows are saved anew. An account is
    the same at one bank, whatever its branch and its leading zeros.
    """
    if account_number:
        details = f"bank {ifsc[:4]} {account_number.lstrip('0')}"
    elif upi_id:
        details = f"upi {upi_id.lower()}"
    else:
        return ""
    secret = settings.SECRET_KEY + settings.SALT_KEY[0]
    return salted_hmac("weavers.Payee.details", details, secret=secret, algorithm="sha256").hexdigest()


class DetailsHash(models.CharField):
    """Follows the details it stands beside however they are stored, one by one or in bulk."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        found: Any = model_instance
        value = details_hash(account_number=found.account_number, ifsc=found.ifsc, upi_id=found.upi_id)
        setattr(model_instance, self.attname, value)
        return value


class Payee(models.Model):
    """One version of how a weaver is paid. Versions are added, never changed; the newest is in force,
    and nothing is paid by it until it's verified."""

    class Method(models.TextChoices):
        BANK = "bank", _("bank account")
        UPI = "upi", _("UPI")
        CASH = "cash", _("cash")

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="payees")
    method = models.CharField(_("method"), max_length=4, choices=Method)
    account_number = PrivateCharField(
        _("account number"),
        max_length=18,
        blank=True,
        null=True,
        validators=[RegexValidator(f"^{ACCOUNT_NUMBER}$")],
    )
    ifsc = models.CharField(_("IFSC"), max_length=11, blank=True, validators=[RegexValidator(f"^{IFSC}$")])
    upi_id = PrivateCharField(
        _("UPI id"), max_length=100, blank=True, null=True, validators=[RegexValidator(f"^{UPI_ID}$")]
    )
    details_hash = DetailsHash(
        _("the same for the same account"), max_length=64, default="", editable=False, db_index=True
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
