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
    def words(self) -> str:
        """How it stands, for people."""
        return str(WORDS.get(self.status, self.status.replace("_", " ")))

    @property
    def tone(self) -> str:
        """Of its badge."""
        return {"won": "good", "warning_closed": "good", "lost": "bad"}.get(self.status, "warn")

    @property
    def reason_words(self) -> str:
        """What the buyer's bank says, for people."""
        return str(REASONS.get(self.reason, self.reason.replace("_", " ")))

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_over(self) -> bool:
        return self.status in OVER


WORDS = {
    "needs_response": _("to be answered"),
    "warning_needs_response": _("asked about, to be answered"),
    "under_review": _("with the bank"),
    "warning_under_review": _("with the bank"),
    "won": _("won"),
    "lost": _("lost"),
    "warning_closed": _("closed, nothing taken"),
    "charge_refunded": _("money given back"),
    "prevented": _("prevented"),
}
REASONS = {
    "product_not_received": _("The buyer says that it never came."),
    "product_unacceptable": _("The buyer says that it isn't what was promised."),
    "fraudulent": _("The card's owner says that she didn't buy it."),
    "duplicate": _("The buyer says that she paid twice."),
    "credit_not_processed": _("The buyer says that money promised back never came."),
    "unrecognized": _("The card's owner doesn't recognise the payment."),
    "general": _("The bank gives no reason."),
}
OPEN = ("needs_response", "warning_needs_response")
TAKEN = (
    "needs_response",
    "under_review",
    "lost",
    "appeal_needs_response",
    "appeal_under_review",
)
"""While it is one of these, the buyer's bank has the money."""
OVER = ("won", "lost", "warning_closed", "charge_refunded")
