"""What stands around each page of the shop: lines of its menus, and notices above it. Editors keep them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

IN_ALL = _("The language of the shop that it's shown in; empty for all of them.")
HERE = RegexValidator(r"^/([^/\\\s][^\\\s]*)?$", _("An address of this shop begins with one /."))


def shop_languages() -> list[tuple[str, str]]:
    return settings.SHOP_LANGUAGES


class MenuLine(models.Model):
    """One way onward, to a page or an address of the shop. Without lines a menu has the pages that are shown in menus."""

    class Place(models.TextChoices):
        HEADER = "header", _("above, after the shelves")
        FOOTER = "footer", _("below, beside the shop's own")

    place = models.CharField(_("where"), max_length=6, choices=Place)
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("The lowest is first.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("While it isn't public, the line isn't shown."),
    )
    path = models.CharField(
        _("or an address of the shop"),
        max_length=200,
        blank=True,
        validators=[HERE],
        help_text=_("Like /shop/"),
    )
    language = models.CharField(_("in"), max_length=10, choices=shop_languages, blank=True, help_text=IN_ALL)
    label = models.CharField(
        _("words"), max_length=40, blank=True, help_text=_("Empty for a page: its own title.")
    )

    class Meta:
        ordering = ["place", "position", "pk"]
        verbose_name = _("line of a menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, path="") | Q(page=None) & ~Q(path="") & ~Q(label=""),
                name="menu_line_leads_somewhere",
                violation_error_message=_("Give a page, or an address with its words."),
            )
        ]

    def __str__(self) -> str:
        return self.label or str(self.page)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def shown(self, *, on: date) -> NoticeQuerySet:
        return self.filter(from_day__lte=on, until_day__gte=on)


class Notice(models.Model):
    """A line above every page of the shop, for some days: closed for a feast, parcels are late, a campaign."""

    words = models.CharField(_("words"), max_length=160)
    path = models.CharField(
        _("leads to"),
        max_length=200,
        blank=True,
        validators=[HERE],
        help_text=_("An address of the shop, if any."),
    )
    language = models.CharField(_("in"), max_length=10, choices=shop_languages, blank=True, help_text=IN_ALL)
    from_day = models.DateField(_("first day"))
    until_day = models.DateField(_("last day"))

    objects: ClassVar = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-from_day", "pk"]
        verbose_name = _("notice")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_day__gte=F("from_day")), name="notice_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        super().clean()
        if self.from_day and self.until_day and self.until_day < self.from_day:
            raise ValidationError({"until_day": _("The last day can't be before the first.")})
