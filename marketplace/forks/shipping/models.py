"""Fairs at which a buyer can fetch what she has ordered."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .addresses import STATES


class FairQuerySet(models.QuerySet["Fair"]):
    def open_on(self, day: date) -> FairQuerySet:
        """Those that can still be ordered for, the next one first."""
        return self.filter(orders_until__gte=day).order_by("from_day", "pk")


class Fair(models.Model):
    """A fair where we have a stall."""

    name = models.CharField(_("fair"), max_length=60)
    place = models.CharField(_("where the stall is"), max_length=120)
    state = models.CharField(
        _("state"),
        max_length=60,
        blank=True,
        choices=[(each, each) for each in STATES],
        help_text=_("Invoices of what is fetched there name it as the place of supply."),
    )
    from_day = models.DateField(_("from"))
    until_day = models.DateField(_("until"))
    orders_until = models.DateField(
        _("can be ordered for until"), help_text=_("So that the piece can be brought along.")
    )

    objects = FairQuerySet.as_manager()

    class Meta:
        ordering = ["from_day", "pk"]
        verbose_name = _("fair")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_day__gte=F("from_day")), name="fair_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(orders_until__lte=F("until_day")), name="fair_is_ordered_for_before_its_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}"
