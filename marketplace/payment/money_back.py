"""Money on its way back to a buyer through Stripe. Amounts in paise."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.forks.order.models import Line, Order
from payouts.models import Refund


class MoneyBack(models.Model):
    """One refund of one payment, at Stripe or to the gift card that it was made with.

    It's of lines that never left, of a return, or of an order's delivery.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("on its way to Stripe")
        DONE = "done", _("given back")
        FAILED = "failed", _("refused by Stripe")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="money_back")
    checkout = models.ForeignKey("payment.Checkout", models.PROTECT, related_name="money_back")
    refund = models.ForeignKey(Refund, models.PROTECT, null=True, related_name="money_back")
    lines = models.ManyToManyField(Line, related_name="money_back")
    to_card = models.BooleanField(_("to the gift card"), default=False)
    amount = models.PositiveBigIntegerField(_("amount"))
    shipping = models.PositiveBigIntegerField(_("of it for delivery"), default=0)
    in_books = models.BooleanField(_("posted when it was asked for"), default=False)
    """A return, or delivery once something has left; else it's posted when Stripe has given it."""
    charged = models.PositiveBigIntegerField(
        _("the same in the minor unit of the currency charged"), default=0
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    state = models.CharField(_("state"), max_length=6, choices=State, default=State.ASKED)
    attempt = models.PositiveSmallIntegerField(default=1)
    """Stripe repeats its answer to one attempt, a refusal too."""
    stripe_refund = models.CharField(_("Stripe's refund"), max_length=120, blank=True)
    problem = models.CharField(_("what Stripe said"), max_length=300, blank=True)

    told_on = models.DateField(_("last told that it waits"), null=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("money given back")
        permissions = [("give_back", "Agree to returns and give buyers money back")]
        indexes = [models.Index(fields=["asked_at"], condition=~Q(state="done"), name="money_back_open")]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="money_back_of_something"),
            models.UniqueConstraint(fields=["refund", "checkout", "to_card"], name="refunded_once_a_payment"),
            models.CheckConstraint(
                condition=Q(shipping__lte=F("amount")), name="money_back_delivery_is_a_part"
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(shipping__gt=0), name="delivery_is_given_back_once"
            ),
            models.CheckConstraint(
                condition=Q(refund=None) | Q(in_books=True), name="money_back_of_a_return_is_in_the_books"
            ),
            models.CheckConstraint(
                condition=Q(state="done") & ~Q(stripe_refund="") | ~Q(state="done") | Q(to_card=True),
                name="money_back_done_has_stripes_refund",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.amount}"
