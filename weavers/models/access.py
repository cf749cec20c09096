"""Who read which weaver's private data, when and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import Weaver


class AccessLog(models.Model):
    """One reading of a legal name or of payee details. Rows are only ever added."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="accesses")
    what = models.CharField(_("what"), max_length=40)
    why = models.CharField(_("why"), max_length=200)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["-at"]
        verbose_name = _("access")

    def __str__(self) -> str:
        return f"{self.user} {self.what} {self.weaver.code}"
