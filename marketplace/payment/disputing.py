"""Payments that a buyer's bank has taken back until it's decided who is right. As Stripe tells it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.forks.order.models import Order


class Dispute(models.Model):
    """One of Stripe's; ``amount`` in the minor unit of its currency."""

    stripe_dispute = models.CharField(max_length=120, unique=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="disputes")
    amount = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    reason = models.CharField(_("what the buyer says"), max_length=60)
    status = models.CharField(_("status"), max_length=40)
    opened_at = models.DateTimeField(_("opened"))
    due_by = models.DateTimeField(_("to be answered by"), null=True)
    answer = models.TextField(_("what we say"), max_length=5000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True)

    class Meta:
        ordering = ["-opened_at"]
        verbose_name = _("dispute")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="dispute_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.stripe_dispute

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_over(self) -> bool:
        return self.status in OVER


OPEN = ("needs_response", "warning_needs_response")
OVER = ("won", "lost", "warning_closed", "charge_refunded")
