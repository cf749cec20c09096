"""What a statement shows, frozen when it is first made, so that it stays the same for good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .ledger import only_added
from .runs import Item


class StatementPicture(models.Model):
    """A small picture of a piece as a statement showed it, once however many statements show it."""

    sha256 = models.CharField(max_length=64, unique=True)
    jpeg = models.BinaryField()

    class Meta:
        verbose_name = _("picture on statements")
        triggers = only_added()

    def __str__(self) -> str:
        return self.sha256


class Statement(models.Model):
    """Everything that one weaver's statement of one month says, ready to be typeset by its template's version."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="statement")
    language = models.CharField(_("language"), max_length=3)
    template_version = models.PositiveSmallIntegerField(_("version of the template"))
    data = models.JSONField(_("what it says"))
    made_at = models.DateTimeField(_("made"))

    class Meta:
        ordering = ["item"]
        verbose_name = _("statement")
        triggers = only_added()

    def __str__(self) -> str:
        return f"statement of item {self.item_id}"


class StatementGiven(models.Model):
    """That a coordinator gave a weaver her statement or read it to her; once is enough, and nothing hangs on it."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="given")
    day = models.DateField(_("day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))
    key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["id"]
        verbose_name = _("statement given")
        triggers = only_added()

    def __str__(self) -> str:
        return f"item {self.item_id} given on {self.day}"
