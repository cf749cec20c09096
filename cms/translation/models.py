"""From which words of the original a translation was made."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Translation(models.Model):
    """What of a page's original has been carried over into it, text by text."""

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, related_name="+")
    carried = models.JSONField(default=dict)
    """By the text's place in the page: the original's words that it was made from."""
    awaits_reader = models.BooleanField(
        _("nobody whose language it is has read it yet"),
        default=False,
        help_text=_("The report of translations says so until somebody has."),
    )
    at = models.DateTimeField()
    """When something was last carried over."""

    class Meta:
        verbose_name = _("translation")

    def __str__(self) -> str:
        return str(self.page)
