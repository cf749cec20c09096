"""Cloth that belongs to a community: shown to everybody, sold only while the community has agreed to it.

The check stands here for people to read, and below both basket and payment in the database: no piece is promised
to a buyer that ``restricted`` names (``marketplace/forks/partner/models.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _


def private_files() -> Storage:
    """Where papers and recordings of agreements lie; nothing of it is served by its address."""
    return storages["private"]


class RestrictionQuerySet(models.QuerySet["Restriction"]):
    def closed(self, *, on: date) -> RestrictionQuerySet:
        """Those whose community hasn't agreed to a sale on that day."""
        return self.exclude(Exists(SignOff.objects.in_force(on=on).filter(restriction=OuterRef("pk"))))


class Restriction(models.Model):
    """What a community keeps for itself: a piece that may be bought only where the community has signed off.

    ``reason`` is for the public to read. A piece can be of several communities; then each has to agree.
    """

    product = models.ForeignKey(
        "catalogue.Product", models.CASCADE, related_name="restrictions", verbose_name=_("piece")
    )
    community = models.CharField(_("community"), max_length=120)
    reason = models.CharField(_("why, for everybody to read"), max_length=500)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("entered"))

    objects = RestrictionQuerySet.as_manager()

    class Meta:
        ordering = ["product", "community"]
        verbose_name = _("restriction")
        constraints = [
            models.UniqueConstraint(fields=["product", "community"], name="restricted_once_a_community")
        ]
        permissions = [("keep_cloth", "Enter what communities keep, and what they agree to")]

    def __str__(self) -> str:
        return f"{self.product_id}: {self.community}"


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def in_force(self, *, on: date) -> SignOffQuerySet:
        """Those that cover that day, its first and last included, and weren't withdrawn."""
        until = Q(to_day=None) | Q(to_day__gte=on)
        return self.filter(until, from_day__lte=on, withdrawn_at=None)

    def ending(self, *, on: date, within: timedelta) -> SignOffQuerySet:
        """Those in force on that day whose last day comes soon."""
        return self.in_force(on=on).filter(to_day__lte=on + within)


class SignOff(models.Model):
    """A community's agreement that a piece may be sold, from a day on and perhaps until one. Kept when withdrawn.

    Who gave it for the community is on record for staff, and is not public; nor is the paper or the recording.
    """

    class Form(models.TextChoices):
        WRITTEN = "written", _("in writing")
        SPOKEN = "spoken", _("spoken")

    restriction = models.ForeignKey(Restriction, models.CASCADE, related_name="sign_offs")
    signed_by = models.CharField(_("who agreed for the community"), max_length=120)
    office = models.CharField(_("her or his office there"), max_length=120)
    signed_on = models.DateField(_("agreed on"), null=True, blank=True)
    """Empty in what was recorded before this was asked for."""
    form = models.CharField(_("how it was given"), max_length=7, choices=Form, default=Form.WRITTEN)
    proof = models.FileField(
        _("the paper, or the recording"), upload_to="sign-offs/", storage=private_files, blank=True
    )
    from_day = models.DateField(_("from"))
    to_day = models.DateField(_("to, empty where it has no end"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))
    key = models.UUIDField(_("made by the form that sent it"), null=True, unique=True, editable=False)
    """Sent twice under one key, an agreement is recorded once."""
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_why = models.CharField(_("why it ended"), max_length=200, blank=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["restriction", "from_day", "id"]
        verbose_name = _("sign-off")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day=None) | Q(to_day__gte=F("from_day")), name="signoff_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return f"{self.restriction}, {self.from_day} – {self.to_day or '…'}"


def keepers(*, on: date) -> Subquery:
    """For a query of pieces: a community that keeps the piece for itself that day; None where it may be sold."""
    closed = Restriction.objects.closed(on=on).filter(product=OuterRef("pk")).order_by("community")
    return Subquery(closed.values("community")[:1])


def restricted(pieces: Iterable[int], *, on: date) -> dict[int, str]:
    """Those of the pieces (primary keys) that may not be sold that day → the community that hasn't agreed. One query."""
    closed = Restriction.objects.closed(on=on).filter(product__in=pieces)
    return dict(closed.order_by("product", "-community").values_list("product", "community"))
