"""What goes back to a buyer whose custom order is cancelled: dated rows, entered by one person and confirmed by another.

An order keeps the row that was in force when its offer was made, which its buyer has read.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.money import round_half_up
from marketplace.kernel.months import india_day
from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet


class CancellingRule(TwoPersons):
    """Percentages of what was paid that go back where the buyer cancels; all of it where we do.

    ``early`` within so many days after the first payment, ``weaving`` later, ``made`` once the piece is there.
    """

    from_day = models.DateField(_("from"))
    early_days = models.PositiveSmallIntegerField(
        _("days after the first payment that are early"), validators=[MaxValueValidator(60)]
    )
    early = models.PositiveSmallIntegerField(
        _("percent back when it's early"), validators=[MaxValueValidator(100)]
    )
    weaving = models.PositiveSmallIntegerField(
        _("percent back while it's woven"), validators=[MaxValueValidator(100)]
    )
    made = models.PositiveSmallIntegerField(
        _("percent back once it's made"), validators=[MaxValueValidator(100)]
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_day", "id"]
        verbose_name = _("rule of cancelling custom orders")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(early__lte=100, weaving__lte=100, made__lte=100), name="cancelling_in_percent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_day:%Y-%m-%d}: {self.early}, {self.weaving}, {self.made} %"

    def percent(self, *, by_us: bool, paid_at: datetime, made: bool, now: datetime) -> int:
        if by_us:
            return 100
        if made:
            return self.made
        return self.early if now <= paid_at + timedelta(days=self.early_days) else self.weaving


def rule_at(moment: datetime) -> CancellingRule:
    """The newest that had begun at a moment. One that was confirmed later changes nothing that was read before."""
    known = CancellingRule.objects.filter(confirmed_at__lte=moment, from_day__lte=india_day(moment))
    found = known.order_by("from_day", "pk").last()
    assert found is not None, "the first is made with the tables"
    return found


def part_back(paid: int, percent: int) -> int:
    """Paise of ``paid`` that go back."""
    return round_half_up(Fraction(paid * percent, 100))
