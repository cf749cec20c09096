"""Custom orders: what a buyer asks for, what is said about it, and what she is offered. Amounts in paise with GST."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

import pgtrigger
from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.payment.bills import Sum
from marketplace.payment.currencies import show_money
from weavers.models import Group

from .cancelling import CancellingRule

__all__ = ["CancellingRule", "CustomPhoto", "CustomRequest", "Message", "Offer", "Paying"]

_SIGNER = Signer(salt="custom-link")


def private() -> Storage:
    return storages["private"]


class CustomRequestQuerySet(models.QuerySet["CustomRequest"]):
    def of(self, user: User) -> CustomRequestQuerySet:
        """Those for the groups that ``user`` coordinates."""
        return self.filter(group__in=Group.objects.of(user))

    def to_cancel(self) -> CustomRequestQuerySet:
        """Accepted ones that somebody wants to cancel."""
        running = [CustomRequest.State.MAKING, CustomRequest.State.MADE, CustomRequest.State.READY]
        return self.filter(state__in=running, cancel_asked_at__isnull=False).exclude(
            offers__order__status=Order.Status.SENT
        )


class CustomRequest(models.Model):
    """The same cloth in another size or colour, asked of the group that weaves it. Who has its link may read and answer."""

    class State(models.TextChoices):
        ASKED = "asked", _("to be answered")
        OFFERED = "offered", _("offered")
        MAKING = "making", _("being made")
        MADE = "made", _("made, to be paid")
        READY = "ready", _("made and paid")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CANCELLED = "cancelled", _("cancelled")

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey(
        Product, models.PROTECT, related_name="custom_requests", verbose_name=_("like")
    )
    group = models.ForeignKey(Group, models.PROTECT, related_name="custom_requests", verbose_name=_("group"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1)
    length_cm = models.PositiveSmallIntegerField(_("length, cm"), null=True)
    width_cm = models.PositiveSmallIntegerField(_("width, cm"), null=True)
    colour = models.CharField(_("colour"), max_length=60, blank=True)
    wished_by = models.DateField(_("wanted by"), null=True)
    currency = models.CharField(_("currency"), max_length=3, default="INR")
    budget = models.PositiveBigIntegerField(_("budget, in its minor unit"), null=True)
    words = models.TextField(_("in the buyer's words"), max_length=2000)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    country = models.ForeignKey("address.Country", models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=8, default="en")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    moved_at = models.DateTimeField(_("last changed"))
    made_at = models.DateTimeField(_("made"), null=True)
    cancel_asked_at = models.DateTimeField(_("asked to be cancelled"), null=True)
    cancel_by_us = models.BooleanField(_("cancelled by us"), default=False)

    objects = CustomRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-moved_at", "-pk"]
        verbose_name = _("custom request")
        indexes = [models.Index(fields=["group", "state", "-moved_at"], name="custom_of_group")]
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="custom_of_something"),
            models.CheckConstraint(
                condition=~Q(state__in=["made", "ready"]) | Q(made_at__isnull=False),
                name="custom_made_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.name}"

    @property
    def token(self) -> str:
        return _SIGNER.signature(str(self.key))

    def is_token(self, token: str) -> bool:
        return constant_time_compare(self.token, token)

    def get_absolute_url(self) -> str:
        """Its buyer's page, which needs no login."""
        return reverse("storefront:custom", args=[self.key, self.token])

    @property
    def shown_budget(self) -> str:
        return show_money(self.budget, self.currency) if self.budget else ""


class CustomPhoto(models.Model):
    """A picture the buyer sent, as pixels alone, in the private store."""

    request = models.ForeignKey(CustomRequest, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="custom/", storage=private)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)


class Message(models.Model):
    """One thing said: by the buyer, or by whoever of us ``by`` is. Only ever added; sent twice, it's said once."""

    request = models.ForeignKey(CustomRequest, models.CASCADE, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    from_buyer = models.BooleanField()
    words = models.TextField(max_length=2000)
    at = models.DateTimeField()
    key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_buyer=True, by=None) | Q(from_buyer=False, by__isnull=False),
                name="custom_message_has_its_sender",
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]


@dataclass(frozen=True)
class Paying:
    """What the first payment may be, and what is left after half of it."""

    whole: Sum
    half: Sum
    rest: Sum


class Offer(models.Model):
    """What is offered: the piece, its makers and terms, the price and delivery. Its figures never change.

    Its words go when its buyer is forgotten.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("not wanted")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CANCELLED = "cancelled", _("cancelled")

    request = models.ForeignKey(CustomRequest, models.PROTECT, related_name="offers")
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    title = models.CharField(_("title"), max_length=200)
    colour = models.CharField(_("colour"), max_length=60)
    length_cm = models.PositiveSmallIntegerField(_("length, cm"))
    width_cm = models.PositiveSmallIntegerField(_("width, cm"))
    grams = models.PositiveIntegerField(_("weight of one, grams"))
    quantity = models.PositiveSmallIntegerField(_("how many"))
    unit_price = models.PositiveBigIntegerField(_("price of one"))
    gst_rate = models.DecimalField(_("GST, percent"), max_digits=4, decimal_places=2)
    terms = models.CharField(_("terms"), max_length=24)
    makers = models.JSONField(help_text="weaver's primary key and weight, in pairs")
    lead_time_days = models.PositiveSmallIntegerField(_("days to make it"))
    shipping_code = models.CharField(max_length=40)
    shipping_name = models.CharField(max_length=128)
    shipping_price = models.PositiveBigIntegerField(_("delivery"))
    shipping_gst_rate = models.DecimalField(max_digits=4, decimal_places=2)
    currency = models.CharField(_("currency charged"), max_length=3)
    charged = models.PositiveBigIntegerField(_("charged, in its minor unit"))
    rate = models.PositiveIntegerField(_("paise taken for one unit of it"))
    words = models.TextField(_("words to the buyer"), max_length=1000, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("offered"))
    valid_until = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    order = models.OneToOneField(Order, models.PROTECT, null=True, related_name="offer")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("offer")
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(state__in=["open", "accepted"]),
                name="one_live_offer_a_request",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["accepted", "cancelled"], order__isnull=False, accepted_at__isnull=False
                )
                | Q(state__in=["open", "refused", "withdrawn"], order=None, accepted_at=None),
                name="accepted_offer_has_its_order",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, unit_price__gte=1_00, charged__gte=2), name="offer_of_something"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="as_offered",
                fields=[
                    "request", "title", "colour", "length_cm", "width_cm", "grams", "quantity", "unit_price", "gst_rate",
                    "terms", "makers", "lead_time_days", "shipping_code", "shipping_name", "shipping_price",
                    "shipping_gst_rate", "currency", "charged", "rate", "made_by", "made_at", "valid_until",
                ],
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def is_open(self, now: datetime) -> bool:
        return self.state == self.State.OPEN and now < self.valid_until

    @property
    def goods(self) -> int:
        return self.unit_price * self.quantity

    @property
    def total(self) -> int:
        return self.goods + self.shipping_price

    @property
    def paying(self) -> Paying:
        """Half is rounded up, so that both halves come to the whole."""
        total, charged = (self.total + 1) // 2, (self.charged + 1) // 2
        return Paying(
            Sum(self.total, self.currency, self.charged, self.rate),
            Sum(total, self.currency, charged, self.rate),
            Sum(self.total - total, self.currency, self.charged - charged, self.rate),
        )

    def show(self, minor: int) -> str:
        return show_money(minor, self.currency)
