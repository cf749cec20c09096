"""What one person enters and another confirms: dated rules, requests, plans. Nothing of it counts before that."""

from typing import TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound="TwoPersons", covariant=True)


class TwoPersonsQuerySet(models.QuerySet[M]):
    def confirmed(self) -> "TwoPersonsQuerySet[M]":
        """Those that a second person has agreed to, or that came with the tables."""
        return self.filter(confirmed_at__isnull=False)

    def waiting(self) -> "TwoPersonsQuerySet[M]":
        """Those that nobody has confirmed or refused yet."""
        return self.filter(confirmed_at=None, refused_at=None)


class TwoPersons(models.Model):
    """Entered by one, then confirmed or refused by another. Rows stay as they were entered."""

    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("confirmed by")
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("refused by")
    )
    refused_at = models.DateTimeField(_("refused"), null=True)
    refusal = models.CharField(_("why it was refused"), max_length=200, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | Q(entered_by=None) | ~Q(confirmed_by=F("entered_by")),
                name="%(class)s_second_person",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(refused_at=None), name="%(class)s_confirmed_or_refused"
            ),
        ]
