"""Buyers on their way to Stripe and back. Amounts in paise with GST."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.partner.models import StockRecord

from .disputing import Dispute
from .gift_cards import GiftCard
from .money_back import MoneyBack
from .returning import ReturnLine, ReturnPhoto, ReturnRequest
from .vouchers import Voucher

__all__ = [
    "Checkout",
    "CheckoutLine",
    "Dispute",
    "GiftCard",
    "MoneyBack",
    "ReturnLine",
    "ReturnPhoto",
    "ReturnRequest",
    "SetAside",
    "StripeEvent",
    "Voucher",
]


class CheckoutQuerySet(models.QuerySet["Checkout"]):
    def holding(self, product_ids: list[int], *, now: datetime) -> CheckoutQuerySet:
        """Those that hold pieces of these products while their buyers pay, the first to end first."""
        return (
            self.filter(state=Checkout.State.OPEN, reserved_until__gt=now, lines__product__in=product_ids)
            .distinct()
            .order_by("reserved_until")
        )

    def using_it(self) -> CheckoutQuerySet:
        """Those that use up a voucher: paid, or on the way there."""
        return self.filter(state__in=[Checkout.State.OPEN, Checkout.State.PAID, Checkout.State.SET_ASIDE])


class Checkout(models.Model):
    """One buyer sent to pay: for one frozen basket, whose pieces are reserved until it ends, or for a bill.

    A bill (``bills``) has no basket and no lines; ``source`` says what it is for, and ``title`` what it says.
    """

    class State(models.TextChoices):
        OPEN = "open", _("being paid")
        PAID = "paid", _("paid")
        ENDED = "ended", _("ended unpaid")
        SET_ASIDE = "set_aside", _("set aside for a person")
        REFUNDING = "refunding", _("being refunded")
        REFUNDED = "refunded", _("refunded")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("order number"), max_length=20, unique=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    basket = models.ForeignKey("basket.Basket", models.SET_NULL, null=True, related_name="checkouts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=8, default="en")
    address = models.ForeignKey(ShippingAddress, models.PROTECT, null=True, related_name="+")
    """None for a gift card alone, which goes by mail."""
    shipping_code = models.CharField(max_length=40)
    shipping_name = models.CharField(max_length=128, default="")
    shipping_price = models.PositiveBigIntegerField(_("shipping"))
    shipping_gst_rate = models.DecimalField(max_digits=4, decimal_places=2)
    voucher = models.ForeignKey(Voucher, models.PROTECT, null=True, related_name="checkouts")
    gift_note = models.CharField(_("gift note"), max_length=300, blank=True)
    source = models.CharField(_("what a bill is for"), max_length=60, blank=True)
    title = models.CharField(_("what it says"), max_length=200, blank=True)
    total = models.PositiveBigIntegerField(_("total"))
    gift_card = models.ForeignKey(GiftCard, models.PROTECT, null=True, related_name="checkouts")
    gift = models.PositiveBigIntegerField(_("of it paid with a gift card"), default=0)
    currency = models.CharField(_("currency charged"), max_length=3, default="INR")
    charged = models.PositiveBigIntegerField(_("charged, in its minor unit"), default=0)
    rate = models.PositiveIntegerField(_("paise taken for one unit of it"), default=100)
    shipping_charged = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField(_("started"))
    reserved_until = models.DateTimeField(_("reserved until"))
    stripe_session = models.CharField(max_length=120, null=True, unique=True)
    stripe_url = models.URLField(max_length=500, blank=True)
    stripe_payment = models.CharField(_("Stripe's payment"), max_length=120, blank=True)
    stripe_refund = models.CharField(_("Stripe's refund"), max_length=120, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, related_name="checkouts")

    objects = CheckoutQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("checkout")
        indexes = [models.Index(fields=["reserved_until"], condition=Q(state="open"), name="checkout_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["basket"], condition=Q(state="open"), name="one_open_checkout_a_basket"
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=~Q(source="") & Q(state__in=["open", "paid"]),
                name="one_live_bill_a_source",
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(source=""), name="one_basket_checkout_an_order"
            ),
            models.CheckConstraint(
                condition=Q(state="paid", order__isnull=False)
                | ~Q(state="paid") & Q(order=None)
                | Q(source__startswith="gift/", order=None),
                name="paid_checkout_has_its_order",
            ),
            models.CheckConstraint(
                condition=Q(address__isnull=False) | Q(source__startswith="gift/"),
                name="checkout_goes_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(gift=0, gift_card=None) | Q(gift__gte=1, gift_card__isnull=False),
                name="checkout_gift_is_of_a_card",
            ),
            models.CheckConstraint(condition=Q(gift__lte=F("total")), name="gift_pays_no_more_than_all"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def goes_to(self) -> ShippingAddress:
        """The address of a checkout that is for more than a gift card."""
        assert self.address
        return self.address

    @property
    def online(self) -> int:
        """What is paid through Stripe: all but what a gift card pays."""
        return self.total - self.gift


class CheckoutLine(models.Model):
    """A line of a frozen basket: what the buyer agreed to, and what is reserved."""

    checkout = models.ForeignKey(Checkout, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    stockrecord = models.ForeignKey(StockRecord, models.PROTECT, related_name="+")
    title = models.CharField(max_length=255)
    quantity = models.PositiveIntegerField()
    unit_price = models.PositiveBigIntegerField()
    discount = models.PositiveBigIntegerField(default=0)
    charged = models.PositiveBigIntegerField(default=0)
    gst_rate = models.DecimalField(max_digits=4, decimal_places=2)
    terms = models.CharField(max_length=24)
    makers = models.JSONField(help_text="weaver's primary key and weight, in pairs")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["checkout", "stockrecord"], name="checkout_line_once")]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.title}"

    @property
    def paid(self) -> int:
        return self.unit_price * self.quantity - self.discount


class StripeEvent(models.Model):
    """An event of Stripe's, stored once, in the transaction that acted on it."""

    event_id = models.CharField(max_length=120, unique=True)
    type = models.CharField(max_length=80)
    payload = models.JSONField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=80)

    class Meta:
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.type}"


class SetAside(models.Model):
    """A payment that doesn't match what we asked for. A person decides; nothing is sent or posted until then."""

    checkout = models.ForeignKey(Checkout, models.PROTECT, null=True, related_name="set_asides")
    stripe_session = models.CharField(max_length=120, unique=True)
    why = models.CharField(_("why"), max_length=200)
    details = models.JSONField()
    at = models.DateTimeField(_("when"))
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(_("resolved"), null=True)
    resolution = models.CharField(_("resolution"), max_length=200, blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("set aside")
        permissions = [("resolve_set_aside", "Decide on payments set aside")]

    def __str__(self) -> str:
        return f"{self.stripe_session}: {self.why}"
