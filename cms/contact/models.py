"""What people write to us: kept encrypted until it's answered and a while beyond, then deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateCharField, PrivateTextField


class ContactMessage(models.Model):
    """One message by the form, from whoever had the address, or said so."""

    class About(models.TextChoices):
        PIECE = "piece", _("a piece")
        ORDER = "order", _("an order")
        REPAIR = "repair", _("a repair")
        PRESS = "press", _("the press")
        OTHER = "other", _("something else")

    name = PrivateCharField(_("name"), max_length=120)
    email = PrivateCharField(_("e-mail"), max_length=254)
    email_hash = models.CharField(max_length=64, editable=False, db_index=True)
    about = models.CharField(_("about"), max_length=6, choices=About)
    words = PrivateTextField(_("message"))
    language = models.CharField(_("language"), max_length=10)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    """Of address, words and day: sent twice, it's kept once."""
    at = models.DateTimeField(_("written"))
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("message")
        permissions = [("answer_messages", "Read, answer and delete messages")]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=models.F("at")),
                name="message_written_before_its_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.about}"
