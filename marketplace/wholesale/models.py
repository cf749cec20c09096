"""Wholesale: businesses, lots, and quotes with their lines. Amounts in paise with GST."""

from __future__ import annotations

import uuid
from datetime import datetime

import pgtrigger
from django.conf import settings
from django.core.signing import Signer
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from catalog.models import Product
from catalog.terms import Terms
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.payment.currencies import show_money

from .tiers import Tier, is_below_floor

__all__ = ["Business", "Lot", "LotPiece", "Quote", "QuoteLine", "Tier"]

_SIGNER = Signer(salt="wholesale-link")


class Linked(models.Model):
    """Something whose page needs no login: its address has a token that can't be guessed."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    @property
    def token(self) -> str:
        return _SIGNER.signature(f"{self._meta.model_name} {self.key}")

    def is_token(self, token: str) -> bool:
        return constant_time_compare(self.token, token)


class Business(Linked):
    """A business that wants to buy for selling on; ``credit`` is how much it may owe at a time, with 30 days to pay."""

    class State(models.TextChoices):
        ASKED = "asked", _("to be looked at")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")

    name = models.CharField(_("business"), max_length=200)
    contact = models.CharField(_("who we write to"), max_length=200)
    email = models.EmailField(_("e-mail"))
    country = models.ForeignKey("address.Country", models.PROTECT, related_name="+")
    tax_number = models.CharField(_("GSTIN or VAT number"), max_length=30, blank=True)
    words = models.TextField(_("what it sells, and where"), max_length=1000)
    language = models.CharField(_("language"), max_length=8, default="en")
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked"))
    answer = models.CharField(_("words to the business"), max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    credit = models.PositiveBigIntegerField(_("may owe at a time, paise"), default=0)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("wholesale customer")
        verbose_name_plural = _("wholesale customers")
        permissions = [("approve_business", "Approve wholesale customers")]
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="one_business_an_email"
            ),  # whoever is forgotten has none
            models.CheckConstraint(
                condition=Q(state="asked", decided_at=None, decided_by=None)
                | ~Q(state="asked") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="business_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="approved") | Q(credit=0), name="credit_is_for_approved"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("storefront:wholesale-business", args=[self.key, self.token])


class Lot(ClusterableModel):
    """Pieces that are sold together, so many of each, with something off."""

    name = models.CharField(_("name"), max_length=80)
    words = models.TextField(_("what it is good for"), max_length=500, blank=True)
    percent = models.PositiveSmallIntegerField(
        _("percent off"), default=15, validators=[MinValueValidator(0), MaxValueValidator(60)]
    )
    shown = models.BooleanField(_("shown"), default=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("lot")
        constraints = [models.CheckConstraint(condition=Q(percent__lte=60), name="lot_percent_is_sane")]

    def __str__(self) -> str:
        return self.name


class LotPiece(models.Model):
    lot = ParentalKey(Lot, on_delete=models.CASCADE, related_name="pieces")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+", verbose_name=_("piece"))
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1, validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["lot", "product"], name="lot_piece_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="lot_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.product_id}"


class Quote(Linked):
    """What a business asks a price for, what we quote, and what came of it. A sent quote's figures never change."""

    class State(models.TextChoices):
        ASKED = "asked", _("to be quoted")
        CHECKED = "checked", _("waits for a second person")
        SENT = "sent", _("sent")
        AGREED = "agreed", _("agreed, money awaited")
        ORDERED = "ordered", _("ordered")
        REFUSED = "refused", _("not wanted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Payment(models.TextChoices):
        STRIPE = "stripe", _("now, by card")
        TRANSFER = "transfer", _("before it is sent, by bank transfer")
        CREDIT = "credit", _("within 30 days, by bank transfer")

    business = models.ForeignKey(Business, models.PROTECT, related_name="quotes")
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.ASKED)
    words = models.TextField(_("in the buyer's words"), max_length=1000, blank=True)
    currency = models.CharField(_("currency charged"), max_length=3, default="INR")
    asked_at = models.DateTimeField(_("asked"))
    moved_at = models.DateTimeField(_("last changed"))
    payment = models.CharField(_("to be paid"), max_length=8, choices=Payment, default=Payment.TRANSFER)
    shipping_code = models.CharField(max_length=40, blank=True)
    shipping_name = models.CharField(max_length=128, blank=True)
    shipping_price = models.PositiveBigIntegerField(_("delivery"), default=0)
    shipping_gst_rate = models.DecimalField(max_digits=4, decimal_places=2, default=0)
    total = models.PositiveBigIntegerField(_("total"), default=0)
    charged = models.PositiveBigIntegerField(_("charged, in its minor unit"), default=0)
    rate = models.PositiveIntegerField(_("paise taken for one unit of it"), default=100)
    note = models.TextField(_("words to the buyer"), max_length=1000, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("quoted"), null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    valid_until = models.DateTimeField(_("valid until"), null=True)
    year = models.PositiveSmallIntegerField(_("financial year of its proforma, by its first"), null=True)
    serial = models.PositiveIntegerField(_("number of its proforma in it"), null=True)
    address = models.ForeignKey(ShippingAddress, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("to be paid by"), null=True)
    paid_at = models.DateTimeField(_("paid"), null=True)
    reference = models.CharField(_("the bank's reference"), max_length=60, blank=True)
    order = models.OneToOneField(Order, models.PROTECT, null=True, related_name="quote")

    class Meta:
        ordering = ["-moved_at", "-pk"]
        verbose_name = _("wholesale quote")
        permissions = [
            ("deal_wholesale", "Quote prices to businesses and note their payments"),
            ("confirm_floor", "Agree to a price below what makers earn and tax"),
        ]
        indexes = [models.Index(fields=["state", "-moved_at"], name="quote_state")]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="proforma_number_once"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("made_by")), name="quote_second_person"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "agreed", "ordered"])
                | Q(serial__isnull=False, made_by__isnull=False, valid_until__isnull=False, total__gte=1),
                name="sent_quote_is_numbered",
            ),
            models.CheckConstraint(
                condition=Q(state="ordered", order__isnull=False) | ~Q(state="ordered") & Q(order=None),
                name="ordered_quote_has_its_order",
            ),
            models.CheckConstraint(
                condition=Q(state="agreed", address__isnull=False, payment="transfer") | ~Q(state="agreed"),
                name="agreed_quote_awaits_a_transfer",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="as_quoted",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.serial IS NOT NULL AND (OLD.total, OLD.charged, OLD.rate, OLD.currency, OLD.shipping_price,"
                    " OLD.payment, OLD.serial, OLD.year, OLD.valid_until) IS DISTINCT FROM (NEW.total, NEW.charged,"
                    " NEW.rate, NEW.currency, NEW.shipping_price, NEW.payment, NEW.serial, NEW.year, NEW.valid_until)"
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number or self.pk}: {self.business}"

    @property
    def number(self) -> str:
        """Of its proforma, ``PF/26-27/000001``; empty before it's sent."""
        if self.serial is None or self.year is None:
            return ""
        return f"PF/{self.year % 100:02d}-{(self.year + 1) % 100:02d}/{self.serial:06d}"

    def get_absolute_url(self) -> str:
        return reverse("storefront:wholesale-quote", args=[self.key, self.token])

    def is_open(self, now: datetime) -> bool:
        return self.state == self.State.SENT and self.valid_until is not None and now < self.valid_until

    @property
    def shown(self) -> str:
        return show_money(self.charged, self.currency)


class QuoteLine(models.Model):
    """So many of a piece at list price, with what comes off the whole line; its makers and terms as they were quoted."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    lot = models.CharField(_("lot"), max_length=80, blank=True)
    title = models.CharField(max_length=255)
    quantity = models.PositiveIntegerField(_("how many"))
    unit_price = models.PositiveBigIntegerField(_("list price of one"))
    discount = models.PositiveBigIntegerField(_("off the whole line"))
    gst_rate = models.DecimalField(max_digits=4, decimal_places=2)
    terms = models.CharField(max_length=24)
    makers = models.JSONField(help_text="weaver's primary key and weight, in pairs")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "product"], name="quoted_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, discount__lt=F("unit_price") * F("quantity")),
                name="quoted_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.title}"

    @property
    def full(self) -> int:
        return self.unit_price * self.quantity

    @property
    def paid(self) -> int:
        return self.full - self.discount

    @property
    def below_floor(self) -> bool:
        return is_below_floor(
            unit_price=self.unit_price, quantity=self.quantity, discount=self.discount, gst_rate=self.gst_rate,
            terms=Terms.parse(self.terms),
        )  # fmt: skip
