"""What checking the books found, kept; and what each closed month came to when it was sealed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .ledger import only_added
from .runs import Run


class BooksCheck(models.Model):
    """One check of the books against every rule.

    ``details`` lists what was broken as ``{"rule", "what", "detail"}``; a rule broken in very many places has only
    the first of them there, and ``broken`` counts all.
    """

    day = models.DateField(_("day it was due"), null=True, unique=True)
    """The day of a daily check; none where somebody asked for it."""
    at = models.DateTimeField(_("when"))
    seconds = models.FloatField(_("seconds it took"))
    broken = models.PositiveIntegerField(_("places that break a rule"))
    fresh = models.PositiveIntegerField(_("of them not broken before"), default=0)
    details = models.JSONField(_("what is broken"), default=list)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        verbose_name = _("check of the books")
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.broken}"


class MonthSeal(models.Model):
    """What the books held of a closed month soon after its run was approved; nothing of it may change.

    ``fingerprint`` is over every posting of the month, in whatever order they lie.
    """

    run = models.OneToOneField(Run, models.PROTECT, related_name="seal")
    transactions = models.PositiveBigIntegerField(_("transactions"))
    legs = models.PositiveBigIntegerField(_("legs"))
    debits = models.BigIntegerField(_("sum of the debits, paise"))
    fingerprint = models.CharField(_("fingerprint"), max_length=40)
    made_at = models.DateTimeField(_("sealed"))

    class Meta:
        ordering = ["run"]
        verbose_name = _("seal of a month")
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.run_id}: {self.transactions}"
