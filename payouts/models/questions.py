"""A figure that a weaver doesn't believe: asked by her, answered by finance."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateTextField
from weavers.models import Weaver


def private_files() -> Storage:
    """Where nobody fetches them by an address."""
    return storages["private"]


class Question(models.Model):
    """What she asks of one figure of her page, as she saw it; and the answer, once. Her words may be her voice."""

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="questions")
    about = models.CharField(_("about"), max_length=60)
    """Which figure: its address on her page, like ``month/earned`` or ``statement/2026-10``."""
    label = models.CharField(_("figure"), max_length=200)
    amount = models.BigIntegerField(_("paise, as she saw it"), null=True)
    words = PrivateTextField(_("what she asks"), blank=True, null=True)
    voice = models.FileField(_("what she says"), upload_to="questions/", storage=private_files, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = PrivateTextField(_("answer"), blank=True, null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(_("seen by her"), null=True)
    key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("question")
        permissions = [("answer_questions", "Answer weavers' questions about their figures")]
        indexes = [models.Index(fields=["asked_at"], condition=Q(answered_at=None), name="question_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="question_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(seen_at=None) | Q(answered_at__isnull=False), name="question_seen_once_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.code}: {self.label}"
