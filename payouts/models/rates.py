"""What a US dollar is taken to be worth where earnings are held against a line in dollars."""

from __future__ import annotations

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet


class DollarRate(TwoPersons):
    """Paise for a US dollar from a day on, and where that is published."""

    from_day = models.DateField(_("from"))
    paise = models.PositiveIntegerField(_("paise for a dollar"), validators=[MinValueValidator(1)])
    source = models.CharField(_("where it's published"), max_length=120)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_day", "id"]
        verbose_name = _("dollar rate")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(paise__gte=1), name="dollarrate_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.from_day}: {self.paise}"

    @classmethod
    def of(cls, day: date) -> DollarRate | None:
        """The rate in force on a day, or None where nobody has said yet."""
        return cls.objects.confirmed().filter(from_day__lte=day).last()
