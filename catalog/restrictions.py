"""Cloth that belongs to a community: shown to everybody, sold only while the community has agreed to it.

The check stands here for people to read, and below both basket and payment in the database: no piece is promised
to a buyer that ``restricted`` names (``marketplace/forks/partner/models.py``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _


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

    def __str__(self) -> str:
        return f"{self.product_id}: {self.community}"


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def in_force(self, *, on: date) -> SignOffQuerySet:
        """Those that cover that day, its first and last included, and weren't withdrawn."""
        until = Q(to_day=None) | Q(to_day__gte=on)
        return self.filter(until, from_day__lte=on, withdrawn_at=None)


class SignOff(models.Model):
    """A community's agreement that a piece may be sold, from a day on and perhaps until one. Kept when withdrawn.

    Who gave it for the community is on record for staff, and is not public.
    """

    restriction = models.ForeignKey(Restriction, models.CASCADE, related_name="sign_offs")
    signed_by = models.CharField(_("who agreed for the community"), max_length=120)
    office = models.CharField(_("her or his office there"), max_length=120)
    from_day = models.DateField(_("from"))
    to_day = models.DateField(_("to, empty where it has no end"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

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
