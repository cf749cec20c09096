"""How far a price in the shop may be moved by whoever listed it; what goes further waits for quality."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet


class PriceLimit(TwoPersons):
    """From a day on, by how many percent a price may go up or down without approval. Without one, each needs it."""

    from_day = models.DateField(_("from"))
    percent = models.DecimalField(
        _("percent"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_day", "id"]
        verbose_name = _("limit of price changes")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100), name="pricelimit_is_a_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_day:%Y-%m-%d}: {self.percent} %"

    @classmethod
    def allows(cls, before: int, after: int, *, on: date) -> bool:
        """Whether a price may go from one amount to another (paise) without approval on that day."""
        limit = cls.objects.confirmed().filter(from_day__lte=on).last()
        return limit is not None and abs(after - before) * 100 <= before * limit.percent


class PriceChange(models.Model):
    """A price of a piece in the shop that somebody asked for, in paise: applied at once, or by quality, or refused."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for approval")
        APPLIED = "applied", _("applied")
        REFUSED = "refused", _("refused")

    product = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="price_changes")
    before = models.PositiveIntegerField(_("before"))
    after = models.PositiveIntegerField(_("after"), validators=[MinValueValidator(1)])
    state = models.CharField(_("state"), max_length=7, choices=State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))
    key = models.UUIDField(_("made by the phone that sent it"), null=True, unique=True, editable=False)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("change of a price")
        constraints = [
            models.CheckConstraint(
                condition=Q(after__gte=1) & ~Q(before=F("after")), name="pricechange_to_another_price"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("by")), name="pricechange_second_person"
            ),
            models.UniqueConstraint(
                fields=["product"], condition=Q(state="waiting"), name="pricechange_one_waits"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}: {self.before} → {self.after}"
