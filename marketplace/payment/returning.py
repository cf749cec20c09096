"""What buyers ask to send back, with their photographs. What comes of it is in ``returns``."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.forks.order.models import Line, Order


def private() -> Storage:
    return storages["private"]


class ReturnRequest(models.Model):
    """Some pieces of one order, why, and what staff said."""

    class State(models.TextChoices):
        ASKED = "asked", _("waits for an answer")
        AGREED = "agreed", _("agreed, on its way back")
        REFUSED = "refused", _("refused")
        DONE = "done", _("came back, money sent")

    order = models.ForeignKey(Order, models.PROTECT, related_name="return_requests")
    reason = models.TextField(_("what is wrong with it"), max_length=1000)
    asked_at = models.DateTimeField(_("asked"))
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.ASKED)
    answer = models.CharField(_("answer to the buyer"), max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    lines = models.ManyToManyField(Line, through="ReturnLine", related_name="return_requests")

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("return asked for")
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=["asked", "agreed"]), name="one_open_return_an_order"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_at=None)
                | ~Q(state="asked") & Q(decided_at__isnull=False) & ~Q(answer=""),
                name="return_decided_has_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.state}"


class ReturnLine(models.Model):
    """So many pieces of a line."""

    request = models.ForeignKey(ReturnRequest, models.CASCADE, related_name="pieces")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField(_("pieces"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "line"], name="return_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="return_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.line_id}"


class ReturnPhoto(models.Model):
    """A photograph as pixels alone, in the private store: staff see it, nobody else."""

    request = models.ForeignKey(ReturnRequest, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="returns/", storage=private)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)
