"""How a weaver stands with the cooperative over time, and who stands in for a coordinator."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .guards import only_added
from .people import Group, Weaver

LONGEST_STAND_IN = timedelta(days=92)


class Step(models.Model):
    """One step of hers: joined, paused, back, moved, leaving, left. From its day on she is of ``group``. Rows are only added."""

    class What(models.TextChoices):
        JOINED = "joined", _("joined")
        PAUSED = "paused", _("paused")
        BACK = "back", _("is back")
        MOVED = "moved", _("moved to another group")
        LEAVING = "leaving", _("is leaving")
        STAYS = "stays", _("stays after all")
        LEFT = "left", _("left")

    class Why(models.TextChoices):
        """Nothing more is ever written down; most often nothing at all."""

        NONE = "", _("not said")
        OTHER_WORK = "work", _("other work")
        TIME = "time", _("no time")
        PLACE = "place", _("lives elsewhere")

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="steps")
    what = models.CharField(_("what"), max_length=8, choices=What)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("group"))
    day = models.DateField(_("from"))
    why = models.CharField(_("why"), max_length=5, choices=Why, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("entered"))
    key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-day", "-id"]
        verbose_name = _("step of a weaver")
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.weaver.code} {self.what} {self.day}"

    @classmethod
    def group_on(cls, weaver: Weaver, day: date) -> int:
        """Her group of a day (its key): what was sold then stays with it."""
        step = cls.objects.filter(weaver=weaver, day__lte=day).order_by("-day", "-id").first()
        return step.group_id if step else weaver.group_id


class StandInQuerySet(models.QuerySet["StandIn"]):
    def in_force(self, *, on: date) -> StandInQuerySet:
        """Those of that day, its first and last included."""
        return self.filter(from_day__lte=on, to_day__gte=on, ended_at=None)


class StandIn(models.Model):
    """Somebody who looks after a group in its coordinator's place, from a day until one."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="stand_ins", verbose_name=_("group"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="stands_in")
    from_day = models.DateField(_("from"))
    to_day = models.DateField(_("until, that day included"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("entered"))
    ended_at = models.DateTimeField(_("ended before"), null=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ["-from_day", "-id"]
        verbose_name = _("stand-in")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__gte=F("from_day")) & Q(to_day__lte=F("from_day") + LONGEST_STAND_IN),
                name="stand_in_of_three_months_at_most",
            ),
            models.UniqueConstraint(
                fields=["group", "user", "from_day"], condition=Q(ended_at=None), name="stand_in_entered_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} for {self.group} {self.from_day} – {self.to_day}"
