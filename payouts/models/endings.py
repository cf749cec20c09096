"""The end of a rule that was entered without one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet

from .policy import DeductionRule


class RuleEnd(TwoPersons):
    """From a month on, a deduction rule is no more. Confirmed, it sets the rule's last month."""

    rule = models.ForeignKey(
        DeductionRule, models.PROTECT, related_name="endings", verbose_name=_("deduction rule")
    )
    from_month = models.DateField(_("first month without it"))
    agreed = models.CharField(_("where it was agreed"), max_length=200)

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["from_month", "id"]
        verbose_name = _("end of a deduction rule")

    def __str__(self) -> str:
        return f"{self.rule.name} until {self.from_month:%Y-%m}"
