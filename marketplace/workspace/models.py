"""Files that phones send in parts, until what they belong to has arrived; and the doors to weavers' own pages."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .door_models import PhoneCode as PhoneCode
from .door_models import Pin as Pin
from .door_models import Recording as Recording


class SentFile(models.Model):
    """A picture or a recording on its way: how many bytes it has, and how many of them are here."""

    key = models.UUIDField(primary_key=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    size = models.PositiveIntegerField()
    have = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(size__gte=1, have__lte=F("size")), name="sentfile_no_more_than_it_has"
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.have} of {self.size}"


class SentPart(models.Model):
    """Some bytes of it, in the order of ``offset``."""

    file = models.ForeignKey(SentFile, models.CASCADE, related_name="parts")
    offset = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["file", "offset"]
        constraints = [models.UniqueConstraint(fields=["file", "offset"], name="sentpart_once")]

    def __str__(self) -> str:
        return f"{self.file_id} from {self.offset}"
