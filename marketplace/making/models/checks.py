"""Quality: what is looked at by kind of piece, and what was found. Only ever added to."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from marketplace.forks.order.models import Line
from payouts.models.ledger import only_added


def private() -> Storage:
    return storages["private"]


class Fault(models.TextChoices):
    """What can go wrong with a piece. Checklists say it in their own words; what went wrong is counted by these."""

    SIZE = "size", _("size")
    EDGE = "edge", _("edges")
    WEAVE = "weave", _("weave")
    THREAD = "thread", _("loose threads")
    COLOUR = "colour", _("colour")
    STAIN = "stain", _("stains")
    FINISH = "finish", _("fringe and hem")
    WEIGHT = "weight", _("weight")
    OTHER = "other", _("something else")


class Checklist(models.Model):
    """What is looked at of a kind of piece from a day on; of every kind without a list of its own where ``kind`` is empty."""

    kind = models.CharField(_("kind"), max_length=80, blank=True)
    from_day = models.DateField(_("from"))
    points = models.JSONField(_("what is looked at"))
    """Pairs: a ``Fault``, each once, and in words what has to be so."""
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(_("entered"))
    key = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        ordering = ["from_day", "id"]
        verbose_name = _("checklist")
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.kind or '*'} {self.from_day}"

    @classmethod
    def in_force(cls, *, on: date) -> dict[str, list[tuple[str, str]]]:
        """Kind → its points on a day; ``""`` for kinds without a list of their own. One query.

        A list without points puts its kind under the common one again.
        """
        rows = cls.objects.filter(from_day__lte=on).values_list("kind", "points")
        found = {kind: [(fault, words) for fault, words in points] for kind, points in rows}
        return {kind: points for kind, points in found.items() if points or not kind}


class CheckQuerySet(models.QuerySet["Check"]):
    def newest(self) -> CheckQuerySet:
        """Of each ordered line, and of each piece apart from orders, what was found last."""
        return self.filter(again=None)


class Check(models.Model):
    """Somebody looked at pieces and gave them a grade. ``before`` is the check of the same pieces that this one follows."""

    class Grade(models.TextChoices):
        A = "A", _("A: as it should be")
        B = "B", _("B: a flaw that doesn’t spoil it")
        REWORK = "rework", _("rework: not like this")

    key = models.UUIDField(unique=True, editable=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="checks")
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="checks")
    """The ordered line that it's for; none where pieces are looked at before anybody buys them."""
    before = models.OneToOneField("self", models.PROTECT, null=True, related_name="again")
    pieces = models.PositiveSmallIntegerField(_("pieces"))
    grade = models.CharField(_("grade"), max_length=6, choices=Grade)
    note = models.CharField(_("what is wrong"), max_length=500, blank=True)
    told = models.BooleanField(_("the buyer knows of the flaw and wants it"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"), db_index=True)

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("check")
        constraints = [
            models.CheckConstraint(condition=Q(pieces__gte=1), name="check_of_something"),
            models.CheckConstraint(condition=~Q(grade="A") | Q(told=False), name="check_told_of_a_flaw"),
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(before=None, line__isnull=False),
                name="check_of_a_line_follows_the_last",
            ),
            models.UniqueConstraint(
                fields=["product"],
                condition=Q(before=None, line=None),
                name="check_of_a_piece_follows_the_last",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.product_id}: {self.grade}"

    @classmethod
    def of(cls, product: Product, line: Line | None) -> QuerySet[Check]:
        """All that were made of the same pieces, the first one first."""
        return cls.objects.filter(product=product, line=line)


class CheckFault(models.Model):
    """One thing that was wrong, in the words of the checklist of that day."""

    check_made = models.ForeignKey(Check, models.PROTECT, related_name="faults")
    fault = models.CharField(_("what"), max_length=6, choices=Fault)
    words = models.CharField(_("in words"), max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["check_made", "fault"], name="check_fault_once")]
        triggers = only_added()

    def __str__(self) -> str:
        return self.words


class CheckPhoto(models.Model):
    """A picture of what was found, as pixels alone, in the private store."""

    check_made = models.ForeignKey(Check, models.PROTECT, related_name="photos")
    file = models.FileField(upload_to="checks/", storage=private)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.file)
