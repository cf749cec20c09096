"""The women, their groups, and the coordinators who look after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateCharField

if TYPE_CHECKING:
    from marketplace.accounts.models import User


class GroupQuerySet(models.QuerySet["Group"]):
    def of(self, user: User) -> GroupQuerySet:
        """The groups that ``user`` looks after today: her own, and those in which she stands in for somebody."""
        today = timezone.localdate()
        standing_in = Exists(
            user.stands_in.filter(  # type: ignore[attr-defined]
                group=OuterRef("pk"), from_day__lte=today, to_day__gte=today, ended_at=None
            )
        )
        own = Exists(Coordinator.groups.through.objects.filter(group=OuterRef("pk"), coordinator__user=user))
        return self.filter(Q(own) | Q(standing_in))


class Group(models.Model):
    """Weavers who work together. Name, district and craft are public."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    district = models.CharField(_("district"), max_length=80)
    craft = models.TextField(_("what they are known for"), blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("group")
        permissions = [("oversee", "See sales, stock and who had no income, of all groups")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class WeaverQuerySet(models.QuerySet["Weaver"]):
    def of(self, user: User) -> WeaverQuerySet:
        """The weavers whom ``user`` looks after, as coordinator of their groups or standing in for one."""
        return self.filter(group__in=Group.objects.of(user))

    def at_work(self) -> WeaverQuerySet:
        """Those whose work may be listed."""
        return self.exclude(status=Weaver.Status.LEFT)


class Weaver(models.Model):
    """A woman who weaves. Only display name, group and district are public without a consent in force."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("active")
        ON_HOLD = "on_hold", _("on hold")
        LEAVING = "leaving", _("leaving")
        LEFT = "left", _("left")

    class Language(models.TextChoices):
        ENGLISH = "en", "English"
        HINDI = "hi", "हिन्दी"
        ASSAMESE = "as", "অসমীয়া"
        BENGALI = "bn", "বাংলা"
        BODO = "brx", "बड़ो"
        KHASI = "kha", "Ka Ktien Khasi"
        GARO = "grt", "A·chikku"
        MIZO = "lus", "Mizo ṭawng"

    code = models.CharField(
        _("code"), max_length=12, unique=True, validators=[RegexValidator(r"^[A-Z0-9-]+$")]
    )
    legal_name = PrivateCharField(_("legal name"), max_length=200)
    display_name = models.CharField(_("name she chose"), max_length=80)
    found_by = models.CharField(max_length=80, blank=True, default="", editable=False)
    """The name by which the search finds her pieces: empty while she doesn't agree to be named (``weavers.showing``)."""
    group = models.ForeignKey(Group, models.PROTECT, related_name="weavers", verbose_name=_("group"))
    village = PrivateCharField(_("village"), max_length=120, blank=True, null=True)
    district = models.CharField(_("district"), max_length=80)
    language = models.CharField(_("language"), max_length=3, choices=Language)
    phone = PrivateCharField(_("phone"), max_length=20, blank=True, null=True)
    joined = models.DateField(_("joined"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.ACTIVE)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="weaver"
    )
    photo = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    story = models.TextField(_("her story, in her words"), blank=True)

    objects = WeaverQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("weaver")
        indexes = [
            GinIndex(
                fields=["code", "display_name"],
                opclasses=["gin_trgm_ops", "gin_trgm_ops"],
                name="weaver_found",
            )
        ]

    def __str__(self) -> str:
        return f"{self.display_name} ({self.code})"


class Coordinator(models.Model):
    """A member of staff in the villages, and the groups that are hers to look after."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="coordinator")
    groups = models.ManyToManyField(Group, related_name="coordinators", verbose_name=_("groups"))

    class Meta:
        verbose_name = _("coordinator")
        permissions = [("look_after_groups", "Look after the weavers of her own groups")]

    def __str__(self) -> str:
        return str(self.user)
