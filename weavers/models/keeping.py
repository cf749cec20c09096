"""How long what is private to a weaver is kept, and her leaving no trace of it: asked for, agreed to, done."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .guards import only_added
from .people import Weaver


class Erasure(models.Model):
    """That a weaver's identity is to be taken out: asked by one, agreed to by another, done after days to think again."""

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="erasures")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked for"))
    not_before = models.DateField(_("not before"))
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(_("agreed to"), null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(_("taken back"), null=True)
    done_at = models.DateTimeField(_("done"), null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("erasure")
        permissions = [("agree_erasure", "Agree that a weaver's identity is erased")]
        constraints = [
            models.UniqueConstraint(
                fields=["weaver"], condition=Q(undone_at=None), name="erasure_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("asked_by")), name="erasure_second_person"
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(agreed_at__isnull=False, undone_at=None),
                name="erasure_done_once_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.code} from {self.not_before}"


class RetentionApplied(models.Model):
    """That a rule of ``weavers/data/retention.csv`` was applied: what was let go, by how many days. Rows are only added."""

    kind = models.CharField(_("what"), max_length=20)
    days = models.PositiveIntegerField(_("kept for days"))
    count = models.PositiveIntegerField(_("how many were let go"))
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["-id"]
        verbose_name = _("retention applied")
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.kind}: {self.count}"
