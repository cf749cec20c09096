"""What somebody said about a piece instead of writing it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models import Product

from .checks import private


class SpokenNote(models.Model):
    """A recording with a piece, written anew: sound alone. For coordinators and quality; no buyer hears it."""

    key = models.UUIDField(unique=True, editable=False)
    product = models.ForeignKey(Product, models.CASCADE, related_name="spoken_notes")
    file = models.FileField(upload_to="spoken/", storage=private)
    seconds = models.PositiveSmallIntegerField(_("seconds"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("spoken note")
        constraints = [models.CheckConstraint(condition=Q(seconds__gte=1), name="spoken_something")]

    def __str__(self) -> str:
        return str(self.file)
