"""A year's surplus shared among the weavers: proposed by one person, agreed to by another, posted once."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.second_person import TwoPersons, TwoPersonsQuerySet
from weavers.models import Weaver

from .ledger import Transaction, only_added


class Patronage(TwoPersons):
    """A financial year's surplus, or the part of it that the members shared out. Posted as ``patronage/2026``.

    ``year`` is the one in which it begins: 2026 is April 2026 to March 2027.
    """

    class Basis(models.TextChoices):
        EARNINGS = "earnings", _("what each earned")
        HOURS = "hours", _("hours of work in what was sold")
        EQUAL = "equal", _("the same for each")

    year = models.PositiveSmallIntegerField(
        _("financial year"), validators=[MinValueValidator(2000), MaxValueValidator(9000)]
    )
    surplus = models.PositiveBigIntegerField(
        _("surplus to share, paise"), validators=[MinValueValidator(1), MaxValueValidator(10**15)]
    )
    basis = models.CharField(_("shared by"), max_length=8, choices=Basis, default=Basis.EARNINGS)
    resolution = models.CharField(_("where it was resolved"), max_length=200)
    transaction = models.OneToOneField(
        Transaction, models.PROTECT, null=True, related_name="patronage", verbose_name=_("posted as")
    )

    objects = TwoPersonsQuerySet.as_manager()

    class Meta(TwoPersons.Meta):
        ordering = ["-year", "-id"]
        verbose_name = _("share-out of a surplus")
        constraints = [
            *TwoPersons.Meta.constraints,
            models.UniqueConstraint(
                fields=["year"], condition=Q(refused_at=None), name="one_live_patronage_a_year"
            ),
            models.CheckConstraint(condition=Q(surplus__gte=1), name="patronage_of_something"),
            models.CheckConstraint(
                condition=Q(transaction=None) | Q(confirmed_at__isnull=False),
                name="patronage_posted_when_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"patronage/{self.year}"

    def clean(self) -> None:
        others = Patronage.objects.filter(year=self.year, refused_at=None).exclude(pk=self.pk)
        if self.refused_at is None and others.exists():
            raise ValidationError({"year": _("Its surplus is shared out already, or waits to be.")})

    @property
    def from_date(self) -> date:
        """The first day of its financial year."""
        return date(self.year, 4, 1)

    @property
    def until_date(self) -> date:
        """The last day of its financial year."""
        return date(self.year + 1, 3, 31)

    @property
    def label(self) -> str:
        """Its year as accounts name it: ``2026–27``."""
        return f"{self.year}–{(self.year + 1) % 100:02d}"


class PatronageShare(models.Model):
    """One weaver's part. ``base`` is what it was worked out by: paise earned, minutes of work, or 1."""

    patronage = models.ForeignKey(Patronage, models.PROTECT, related_name="shares")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="patronage_shares")
    base = models.PositiveBigIntegerField(_("worked out by"))
    amount = models.PositiveBigIntegerField(_("share, paise"))

    class Meta:
        ordering = ["weaver__code"]
        verbose_name = _("share of a surplus")
        constraints = [
            models.UniqueConstraint(fields=["patronage", "weaver"], name="patronage_share_once"),
            models.CheckConstraint(condition=Q(base__gte=1), name="patronage_share_of_something"),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.patronage_id}: {self.weaver_id}"
