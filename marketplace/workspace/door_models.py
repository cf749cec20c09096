"""How a weaver opens her page: a PIN that she chose, codes sent to her phone; and what is read to her in her language."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from weavers.models import Weaver


def private_files() -> Storage:
    """Where nobody fetches them by an address."""
    return storages["private"]


class Pin(models.Model):
    """Four to six digits that she chose, hashed as passwords are."""

    weaver = models.OneToOneField(Weaver, models.CASCADE, primary_key=True, related_name="pin")
    hash = models.CharField(max_length=160)
    set_at = models.DateTimeField(_("chosen"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.weaver.code


class PhoneCode(models.Model):
    """Six digits that were sent to her phone: good for ten minutes, five tries and one use."""

    weaver = models.ForeignKey(Weaver, models.CASCADE, related_name="phone_codes")
    hash = models.CharField(max_length=64)
    until = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(tries__lte=5), name="phonecode_of_five_tries")]

    def __str__(self) -> str:
        return f"{self.weaver.code} until {self.until:%H:%M}"


class Recording(models.Model):
    """One phrase of ``phrases.PHRASES``, said in a language. The newest of each is played."""

    phrase = models.CharField(_("phrase"), max_length=12)
    language = models.CharField(_("language"), max_length=3, choices=Weaver.Language)
    file = models.FileField(_("recording"), upload_to="recordings/", storage=private_files)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("since"))

    class Meta:
        ordering = ["language", "phrase"]
        verbose_name = _("recording")
        permissions = [("keep_recordings", "Keep the recordings that are read to weavers")]
        constraints = [models.UniqueConstraint(fields=["phrase", "language"], name="recording_of_each_once")]

    def __str__(self) -> str:
        return f"{self.phrase} ({self.language})"
