"""Vouchers: a code that takes something off the pieces of an order. Amounts in paise with GST.

Who goes without is the policy's to say (EARNINGS.md: the cooperative); here it's only worked out how much comes
off each line. Delivery costs what it costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.money import round_half_up, show_rupees, split

LEAST_TO_PAY = 1_00
"""What is left of the pieces' price at least: nothing can't be paid."""


class VoucherRefused(Exception):
    """A code that takes nothing off; the message is for the buyer."""


class Voucher(models.Model):
    """A percentage or an amount off the pieces, while it's in force and has uses left."""

    code = models.CharField(gettext_lazy("code"), max_length=24, unique=True)
    percent = models.PositiveSmallIntegerField(
        gettext_lazy("percent off the pieces"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    amount = models.PositiveBigIntegerField(gettext_lazy("or paise off"), null=True, blank=True)
    least = models.PositiveBigIntegerField(gettext_lazy("for pieces of at least, paise"), default=0)
    from_at = models.DateTimeField(gettext_lazy("from"))
    until_at = models.DateTimeField(gettext_lazy("until"))
    most_uses = models.PositiveIntegerField(
        gettext_lazy("for how many orders, empty for any number"), null=True, blank=True
    )

    class Meta:
        ordering = ["-from_at", "code"]
        verbose_name = gettext_lazy("voucher")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__isnull=False, percent__range=(1, 100), amount=None)
                | Q(percent=None, amount__isnull=False, amount__gte=1),
                name="voucher_percent_or_amount",
            ),
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")), name="voucher_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z0-9-]+$"), name="voucher_code_is_plain"),
        ]

    def __str__(self) -> str:
        return self.code

    def discounts(self, totals: Sequence[int]) -> list[int]:
        """What comes off each line of these totals. Something is always left to pay."""
        most = max(sum(totals) - LEAST_TO_PAY, 0)
        if self.percent is not None:
            off = [round_half_up(Fraction(total * self.percent, 100)) for total in totals]
            if sum(off) <= most:
                return off
        return split(min(self.amount or most, most), [max(total, 1) for total in totals])


def voucher_for(code: str, *, goods: int, now: datetime, locked: bool = False) -> Voucher:
    """The voucher that a buyer typed, for pieces of so much. Raises VoucherRefused.

    ``locked``: nobody else uses it until this transaction ends, so that its last use isn't had twice.
    """
    found = Voucher.objects.select_for_update() if locked else Voucher.objects
    voucher = found.filter(code=code.strip().upper()).first()
    if voucher is None:
        raise VoucherRefused(_("There is no voucher with this code."))
    if not voucher.from_at <= now < voucher.until_at:
        raise VoucherRefused(_("This voucher isn't in force now."))
    if goods < voucher.least:
        raise VoucherRefused(_("This voucher is for pieces of %s or more.") % show_rupees(voucher.least))
    if voucher.most_uses is not None and voucher.checkouts.using_it().count() >= voucher.most_uses:  # type: ignore[attr-defined]
        raise VoucherRefused(_("This voucher has been used up."))
    return voucher
