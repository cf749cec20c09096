"""The cooperative's yarn, by weight and value: in its store and in weavers' hands. Only ever added to, like the books.

Weights are whole grams, values whole paise. What weavers work up stays the cooperative's until it's in a piece.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet
from weavers.models import Weaver

from .ledger import Transaction, only_added
from .requests import Request


class YarnKind(models.Model):
    """A yarn as it's stored and handed out."""

    name = models.CharField(_("yarn"), max_length=60)
    colour = models.CharField(_("colour"), max_length=40)

    class Meta:
        ordering = ["name", "colour"]
        verbose_name = _("kind of yarn")
        constraints = [models.UniqueConstraint(fields=["name", "colour"], name="yarn_kind_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.colour}"


class YarnRate(TwoPersons):
    """What a kilogram of a yarn is worth, and how much of it may be lost in working, from a day on."""

    kind = models.ForeignKey(YarnKind, models.PROTECT, related_name="rates", verbose_name=_("yarn"))
    from_day = models.DateField(_("from"))
    per_kg = models.PositiveIntegerField(_("value of a kilogram, paise"), validators=[MinValueValidator(1)])
    wastage = models.DecimalField(
        _("wastage allowed, percent of the yarn worked up"),
        max_digits=5,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["kind", "from_day", "id"]
        verbose_name = _("value of a yarn")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(
                condition=Q(per_kg__gte=1, wastage__gte=0, wastage__lte=100), name="yarnrate_can_be"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.from_day}: {self.per_kg}"

    @classmethod
    def of(cls, kind: YarnKind, day: date) -> YarnRate | None:
        """What is in force on a day, or nothing where nobody has said yet."""
        return cls.objects.confirmed().filter(kind=kind, from_day__lte=day).last()


class YarnMove(models.Model):
    """One movement of yarn. ``weaver`` is who has it before or after; none is the store alone.

    ``value`` is frozen: what came in, at its price; what goes on, at the average of where it was. ``wastage`` is
    what might be lost of yarn worked up that day, in percent.
    """

    class What(models.TextChoices):
        RECEIVED = "received", _("received into the store")
        ISSUED = "issued", _("issued to work up")
        RETURNED = "returned", _("returned to the store")
        USED = "used", _("used in a finished piece")
        WASTED = "wasted", _("lost in working")
        BOUGHT = "bought", _("bought by her, as an advance")
        WRITTEN_OFF = "written_off", _("written off")
        FOUND = "found", _("found at a count")

    class Source(models.TextChoices):
        BANK = "bank", _("bank")
        CASH = "cash", _("cash")

    ref = models.CharField(_("reference"), max_length=40, unique=True)
    what = models.CharField(_("what"), max_length=11, choices=What)
    kind = models.ForeignKey(YarnKind, models.PROTECT, related_name="moves", verbose_name=_("yarn"))
    weaver = models.ForeignKey(
        Weaver, models.PROTECT, null=True, blank=True, related_name="yarn_moves", verbose_name=_("weaver")
    )
    grams = models.PositiveBigIntegerField(_("grams"))
    value = models.PositiveBigIntegerField(_("value, paise"))
    wastage = models.DecimalField(
        _("wastage allowed, percent"), max_digits=5, decimal_places=2, default=Decimal(0)
    )
    source = models.CharField(_("paid from"), max_length=4, choices=Source, blank=True)
    day = models.DateField(_("day"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("entered"))
    request = models.OneToOneField(Request, models.PROTECT, null=True, related_name="yarn_move")
    transaction = models.OneToOneField(
        Transaction, models.PROTECT, null=True, related_name="yarn_move", verbose_name=_("posted as")
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("movement of yarn")
        indexes = [models.Index(fields=["weaver", "kind"], name="yarn_in_hands")]
        constraints = [
            models.CheckConstraint(condition=Q(grams__gte=1), name="yarn_moves_something"),
            models.CheckConstraint(
                condition=Q(what="received", weaver=None, source__in=["bank", "cash"])
                | Q(
                    what__in=["issued", "returned", "used", "wasted", "bought"],
                    weaver__isnull=False,
                    source="",
                )
                | Q(what__in=["written_off", "found"], source=""),
                name="yarn_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(what="bought", request__isnull=False) | ~Q(what="bought") & Q(request=None),
                name="yarn_bought_by_request",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return self.ref


class YarnCorrection(TwoPersons):
    """Yarn that a count found or missed, in the store or in a weaver's hands. Moved once a second person agrees."""

    class What(models.TextChoices):
        WRITTEN_OFF = "written_off", _("written off")
        FOUND = "found", _("found at a count")

    what = models.CharField(_("what"), max_length=11, choices=What)
    kind = models.ForeignKey(YarnKind, models.PROTECT, related_name="+", verbose_name=_("yarn"))
    weaver = models.ForeignKey(
        Weaver, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("weaver")
    )
    grams = models.PositiveBigIntegerField(_("grams"), validators=[MinValueValidator(1)])
    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=200)
    move = models.OneToOneField(
        YarnMove, models.PROTECT, null=True, editable=False, related_name="correction"
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["-id"]
        verbose_name = _("count of yarn")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.CheckConstraint(condition=Q(grams__gte=1), name="yarncorrection_of_something"),
            models.CheckConstraint(
                condition=Q(move=None) | Q(confirmed_at__isnull=False),
                name="yarncorrection_moved_when_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"yarn-count/{self.pk}"


class YarnRequest(models.Model):
    """The yarn that a request is about: what she buys as an advance, or lost beyond what's allowed."""

    request = models.OneToOneField(Request, models.PROTECT, related_name="yarn")
    kind = models.ForeignKey(YarnKind, models.PROTECT, related_name="+", verbose_name=_("yarn"))
    grams = models.PositiveBigIntegerField(_("grams"))

    class Meta:
        verbose_name = _("yarn of a request")
        constraints = [models.CheckConstraint(condition=Q(grams__gte=1), name="yarnrequest_of_something")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.request_id}: {self.grams} g"
