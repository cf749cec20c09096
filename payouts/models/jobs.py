"""Long work that somebody asked for, and how far it is."""

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .runs import Run


def private_files() -> Storage:
    """Where files lie that only staff may open; nothing of it is served by its address."""
    return storages["private"]


class Job(models.Model):
    """One piece of work in the background, with its progress and, at its end, the file it made."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    kind = models.CharField(_("what"), max_length=30)
    run = models.ForeignKey(Run, models.PROTECT, null=True, blank=True, related_name="jobs")
    options = models.JSONField(_("options"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("of"), default=0)
    message = models.CharField(_("message"), max_length=200, blank=True)
    file = models.FileField(_("file"), storage=private_files, upload_to="jobs/", blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    started_at = models.DateTimeField(_("started"), null=True)
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("job")
        constraints = [models.CheckConstraint(condition=Q(done__lte=F("total")), name="job_no_more_than_all")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def percent(self) -> int:
        """How far it is, 0 to 100."""
        return 100 * self.done // self.total if self.total else 0
