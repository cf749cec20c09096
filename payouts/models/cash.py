"""What a coordinator says of money that is paid into hands: that she handed it over and who saw it, or why she couldn't."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateCharField, PrivateTextField

from .ledger import never_emptied
from .runs import Payment

SAID = ["payment", "what", "day", "reason", "by", "at", "key"]


def private_files() -> Storage:
    """Where nobody fetches them by an address."""
    return storages["private"]


class CashMarkQuerySet(models.QuerySet["CashMark"]):
    def standing(self) -> CashMarkQuerySet:
        """Those that count: nobody has taken them back."""
        return self.filter(taken_back_at=None)


class CashMark(models.Model):
    """A coordinator's word about one payment in cash. It moves no money: finance takes it up, or doesn't.

    One counts for a payment. What she corrects is taken back and stays; the newer one counts.
    """

    class What(models.TextChoices):
        HANDED = "handed", _("handed over")
        NOT_HANDED = "not_handed", _("couldn't be handed over")

    class Reason(models.TextChoices):
        AWAY = "away", _("she wasn't there")
        NO_MONEY = "no_money", _("the money wasn't there yet")
        NO_WAY = "no_way", _("there was no way to her")
        NOT_TAKEN = "not_taken", _("she didn't take it")
        OTHER = "other", _("another reason")

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="cash_marks")
    what = models.CharField(_("what"), max_length=10, choices=What)
    day = models.DateField(_("day"))
    witness = PrivateCharField(_("who saw it"), max_length=120, null=True)
    reason = models.CharField(_("why not"), max_length=9, choices=Reason, blank=True)
    note = PrivateTextField(_("note"), blank=True, null=True)
    picture = models.FileField(_("picture"), upload_to="cash/", storage=private_files, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))
    key = models.UUIDField(unique=True, editable=False)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(_("taken back"), null=True)

    objects = CashMarkQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("mark of cash")
        constraints = [
            models.UniqueConstraint(
                fields=["payment"], condition=Q(taken_back_at=None), name="cashmark_one_counts"
            ),
            models.CheckConstraint(
                condition=Q(what="handed", reason="", witness__isnull=False)
                | Q(what="not_handed") & ~Q(reason=""),
                name="cashmark_seen_or_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="cashmark_taken_back_by_somebody",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="said", fields=SAID),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """How a payment that was paid by it names it."""
        return f"cash mark {self.pk}"

    @property
    def is_handed(self) -> bool:
        return self.what == self.What.HANDED
