"""What each weaver has agreed to show of herself, and until when."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .people import Weaver


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self, *, on: date) -> ConsentQuerySet:
        """Those given by that day, not ended and not withdrawn."""
        return self.filter(given_on__lte=on, ends_on__gt=on, withdrawn_at=None)


class Consent(models.Model):
    """One purpose, one wording, one end (three years at most). Withdrawn, it stays on record and shows nothing."""

    class Purpose(models.TextChoices):
        PHOTO = "photo", _("photo")
        STORY = "story", _("story")
        VILLAGE = "village", _("village")

    class Form(models.TextChoices):
        WRITTEN = "written", _("in writing")
        SPOKEN = "spoken", _("spoken, recorded")

    weaver = models.ForeignKey(Weaver, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=8, choices=Purpose)
    version = models.PositiveSmallIntegerField(_("version of the wording"))
    given_on = models.DateField(_("given on"))
    ends_on = models.DateField(_("ends on"))
    form = models.CharField(_("how it was given"), max_length=8, choices=Form)
    recording = models.FileField(_("recording"), upload_to="consents/", blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["weaver", "purpose", "-given_on"]
        verbose_name = _("consent")
        constraints = [
            models.UniqueConstraint(
                fields=["weaver", "purpose"], condition=Q(withdrawn_at=None), name="one_consent_a_purpose"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("given_on")), name="consent_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.code} {self.purpose}"
