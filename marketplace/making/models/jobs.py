"""Orders to make: which weaver has which pieces of an ordered line, until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.forks.order.models import Line
from weavers.models import Weaver

if TYPE_CHECKING:
    from marketplace.accounts.models import User


class JobQuerySet(models.QuerySet["Job"]):
    def of(self, user: User) -> JobQuerySet:
        """Those offered to weavers of the groups that ``user`` looks after."""
        return self.filter(weaver__in=Weaver.objects.of(user))

    def live(self) -> JobQuerySet:
        """Those that somebody has, or has been asked to take."""
        return self.filter(state__in=[Job.State.OFFERED, Job.State.ACCEPTED])


class Job(models.Model):
    """Pieces of an ordered line that a weaver is asked to make. ``team`` is who the line was ordered from, with weights."""

    class State(models.TextChoices):
        OFFERED = "offered", _("asked")
        ACCEPTED = "accepted", _("she makes it")
        DECLINED = "declined", _("she can’t")
        TAKEN_BACK = "taken_back", _("taken back")
        MADE = "made", _("made")

    key = models.UUIDField(unique=True, editable=False)
    line = models.ForeignKey(Line, models.PROTECT, related_name="jobs")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="jobs")
    pieces = models.PositiveSmallIntegerField(_("pieces"))
    due_on = models.DateField(_("ready by"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OFFERED)
    team = models.JSONField(editable=False)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(_("asked"))
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("made, or taken back"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        verbose_name = _("order to make")
        constraints = [
            models.CheckConstraint(condition=Q(pieces__gte=1), name="job_of_something"),
            models.UniqueConstraint(
                fields=["line", "weaver"],
                condition=Q(state__in=["offered", "accepted"]),
                name="job_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", answered_at=None, ended_at=None)
                | Q(state__in=["accepted", "declined"], answered_at__isnull=False, ended_at=None)
                | Q(state="taken_back", ended_at__isnull=False)
                | Q(state="made", answered_at__isnull=False, ended_at__isnull=False),
                name="job_state_has_its_moments",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.weaver_id} × {self.pieces}"

    def is_late(self, on: date) -> bool:
        return self.state in (self.State.OFFERED, self.State.ACCEPTED) and self.due_on < on
