"""How long pieces took, as weavers say it: what the listing form begins with the next time."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from weavers.models import Weaver


class HoursNote(models.Model):
    """A weaver worked so many minutes on so many pieces of a kind. Taken back, it counts no more and stays on record."""

    key = models.UUIDField(unique=True, editable=False)
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="hours_notes")
    kind = models.CharField(_("kind"), max_length=80)
    pieces = models.PositiveSmallIntegerField(_("pieces"), default=1)
    minutes = models.PositiveIntegerField(_("minutes, of all these pieces together"))
    day = models.DateField(_("day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("entered"))
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True)

    class Meta:
        ordering = ["-day", "-id"]
        verbose_name = _("hours")
        indexes = [models.Index(fields=["weaver", "kind", "-day"], name="hours_of_a_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(pieces__gte=1, minutes__gte=1, minutes__lte=600_000), name="hours_of_something"
            )
        ]

    @property
    def hours(self) -> Decimal:
        """As they were entered, to the hundredth."""
        return (Decimal(self.minutes) / 60).quantize(Decimal("0.01"))

    def __str__(self) -> str:
        return f"{self.weaver_id} {self.kind}: {self.minutes}"
