"""Tax invoices and credit notes: numbered without gaps in each series and financial year, frozen as they were issued."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.forks.order.models import Order, ShippingEvent

from .ledger import only_added
from .sales import Refund

NEXT_IN_ORDER = """
IF NEW.serial <> 1 + (
    SELECT coalesce(max(serial), 0) FROM payouts_invoice WHERE series = NEW.series AND year = NEW.year
) THEN
    RAISE EXCEPTION 'invoices: a series has no gaps' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Invoice(models.Model):
    """One of a parcel, or a credit note of pieces that came back or, without ``refund``, of its order's delivery.

    ``content`` is what it says of them, in paise.
    """

    class Series(models.TextChoices):
        INVOICE = "IE", _("tax invoice")
        CREDIT = "CN", _("credit note")

    series = models.CharField(_("series"), max_length=2, choices=Series)
    year = models.PositiveSmallIntegerField(_("financial year, by its first"))
    serial = models.PositiveIntegerField(_("number in it"))
    order = models.ForeignKey(Order, models.PROTECT, related_name="invoices")
    parcel = models.OneToOneField(ShippingEvent, models.PROTECT, null=True, related_name="invoice")
    refund = models.OneToOneField(Refund, models.PROTECT, null=True, related_name="credit_note")
    against = models.ForeignKey("self", models.PROTECT, null=True, related_name="credit_notes")
    issued_at = models.DateTimeField(_("issued"))
    content = models.JSONField()

    class Meta:
        ordering = ["issued_at", "id"]
        verbose_name = _("invoice")
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "serial"], name="invoice_number_once"),
            models.CheckConstraint(
                condition=Q(series="IE", parcel__isnull=False, refund=None, against=None)
                | Q(series="CN", parcel=None, against__isnull=False),
                name="invoice_is_of_a_parcel_or_credits_one",
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(series="CN", refund=None), name="delivery_is_credited_once"
            ),
        ]
        triggers = [
            *only_added(),
            pgtrigger.Trigger(
                name="without_gaps",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                level=pgtrigger.Row,
                func=NEXT_IN_ORDER,
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As it's printed; at most sixteen characters, as the law wants it: ``IE/26-27/000001``."""
        return f"{self.series}/{self.year % 100:02d}-{(self.year + 1) % 100:02d}/{self.serial:06d}"


class InvoiceBuyer(models.Model):
    """To whom an invoice was made out. Apart, so that it can go once the law no longer wants it kept."""

    invoice = models.OneToOneField(Invoice, models.PROTECT, related_name="buyer")
    name = models.CharField(_("name"), max_length=255)
    address = models.JSONField(help_text="its lines")

    class Meta:
        verbose_name = _("buyer of an invoice")
        triggers = [pgtrigger.Protect(name="as_issued", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return str(self.invoice)
