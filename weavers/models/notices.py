"""What a weaver is to be told, by a letter, by phone or face to face. Neutral words and no amounts: phones are inspected."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .payees import Payee
from .people import Weaver


class Notice(models.Model):
    """One thing to tell her. Told once; what she says of it stays."""

    class Kind(models.TextChoices):
        PAYEE = "payee", _("Her details were changed")
        ANSWER = "answer", _("There is an answer on her page: open it with her")

    class How(models.TextChoices):
        FACE = "face", _("face to face")
        PHONE = "phone", _("by phone")
        LETTER = "letter", _("by letter")
        PAGE = "page", _("on her own page")

    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="notices")
    kind = models.CharField(_("what"), max_length=8, choices=Kind)
    payee = models.OneToOneField(Payee, models.CASCADE, null=True, related_name="notice")
    made_at = models.DateTimeField(_("since"))
    told_at = models.DateTimeField(_("told"), null=True)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    how = models.CharField(_("how"), max_length=6, choices=How, blank=True)
    objected_at = models.DateTimeField(_("she says that it wasn't her"), null=True)

    class Meta:
        ordering = ["made_at", "id"]
        verbose_name = _("notice")
        constraints = [
            models.CheckConstraint(condition=Q(told_at=None) | ~Q(how=""), name="notice_told_somehow"),
            models.UniqueConstraint(
                fields=["weaver"], condition=Q(kind="answer", told_at=None), name="notice_of_answers_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.code} {self.kind}"
