"""Orders: Oscar's models, with what is frozen on a line when it's ordered, and how a parcel went."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.core.signing import Signer
from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder, AbstractShippingEvent

from weavers.models import Weaver, shown_name

_SIGNER = Signer(salt="order-link")


class OrderQuerySet(models.QuerySet["Order"]):
    def to_send(self) -> OrderQuerySet:
        """Paid orders with something that hasn't left yet, the oldest first."""
        return self.filter(status=Order.Status.PAID).order_by("date_placed")

    def of_guest(self, email: str) -> OrderQuerySet:
        """Those that somebody placed with this e-mail address and without an account."""
        lower = self.alias(low=Lower("guest_email")).filter(low=email.strip().lower(), user=None)
        return lower.exclude(guest_email="")


class Order(AbstractOrder):
    """What a buyer has paid for. The amounts are rupees with GST; ``lines`` have them in paise too."""

    class Status(models.TextChoices):
        MAKING = "making", _("being made")
        PAID = "paid", _("paid")
        SENT = "sent", _("sent")
        REFUNDED = "refunded", _("refunded")

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        WHOLESALE = "wholesale", _("wholesale")

    channel = models.CharField(_("channel"), max_length=9, choices=Channel, default=Channel.ONLINE)
    business = models.CharField(_("business it's made out to"), max_length=200, blank=True)
    tax_number = models.CharField(_("its GSTIN or VAT number"), max_length=30, blank=True)
    charged_currency = models.CharField(_("currency charged"), max_length=3, default="INR")
    charged = models.PositiveBigIntegerField(_("charged, in its minor unit"), null=True)
    charged_rate = models.PositiveIntegerField(_("paise taken for one unit of it"), null=True)
    language = models.CharField(_("language"), max_length=8, default="en", db_default="en")
    """Of the page that it was ordered on; letters about it are written in it."""
    gift_note = models.CharField(_("gift note"), max_length=300, blank=True)
    forget_from = models.DateTimeField(_("its buyer asked to be forgotten"), null=True, db_index=True)
    forgotten_at = models.DateTimeField(_("name and address removed"), null=True)
    """From then on nothing here says whose it was."""

    objects = OrderQuerySet.as_manager()

    class Meta(AbstractOrder.Meta):
        abstract = False
        permissions = [
            ("fulfil_orders", "Send orders"),
            ("send_own", "Send what her own groups made"),
        ]
        indexes = [models.Index(Lower("guest_email"), name="order_address")]
        constraints = [
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(guest_email="", gift_note="", user=None),
                name="forgotten_order_names_nobody",
            ),
        ]

    @property
    def token(self) -> str:
        """What makes the address of its status page impossible to guess."""
        return _SIGNER.signature(self.number)

    def is_token(self, token: str) -> bool:
        return constant_time_compare(self.token, token)

    def get_absolute_url(self) -> str:
        """Its status page, which needs no login."""
        return reverse("storefront:order", args=[self.number, self.token])


class Line(AbstractLine):
    """One piece of an order. Terms, GST rate and makers are those of the moment it was ordered."""

    class Status(models.TextChoices):
        MAKING = "making", _("being made to order")
        PAID = "paid", _("to be sent")
        SENT = "sent", _("sent")
        REFUNDED = "refunded", _("refunded")

    terms = models.CharField(_("terms"), max_length=24)
    gst_rate = models.DecimalField(_("GST, percent"), max_digits=4, decimal_places=2)
    due_on = models.DateField(_("to leave by"), null=True, blank=True)
    """In India: once it's made, where it's made to order, and packed. Frozen when it's ordered."""
    dispatched_at = models.DateTimeField(_("sent at"), null=True, blank=True, db_index=True)

    class Meta(AbstractLine.Meta):
        abstract = False
        indexes = [models.Index(fields=["due_on", "order"], condition=Q(status="paid"), name="line_to_send")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="sent", dispatched_at__isnull=False)
                | ~Q(status="sent") & Q(dispatched_at=None),
                name="line_sent_has_its_moment",
            ),
        ]

    @property
    def state(self) -> str:
        """Its status in a word or two; Oscar's field has no choices."""
        return str(self.Status(self.status).label)

    @property
    def unit_price(self) -> int:
        """List price of one piece in paise, with GST."""
        assert self.unit_price_incl_tax is not None  # Oscar allows it, an order of ours never has it
        return int(self.unit_price_incl_tax * 100)

    @property
    def paid(self) -> int:
        """What the buyer paid for the line in paise, with GST."""
        return int(self.line_price_incl_tax * 100)

    @property
    def discount(self) -> int:
        """What came off the whole line, in paise."""
        return self.unit_price * self.quantity - self.paid


class LineMaker(models.Model):
    """A maker of an ordered line, frozen with her weight."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="makers")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="ordered_lines")
    weight = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weaver__code"]
        constraints = [models.UniqueConstraint(fields=["line", "weaver"], name="line_maker_once")]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.weaver_id}"

    @classmethod
    def named(cls, *, on: date) -> Prefetch:
        """For a query of lines: their makers, each with what she is ``shown`` as to others that day."""
        makers = cls.objects.annotate(shown=shown_name("weaver", on=on)).order_by("weaver__code")
        return Prefetch("makers", makers)


class ShippingAddress(AbstractShippingAddress):
    """Where a parcel goes."""

    class Meta(AbstractShippingAddress.Meta):
        abstract = False
        indexes = [
            GinIndex(
                fields=["first_name", "last_name"],
                opclasses=["gin_trgm_ops", "gin_trgm_ops"],
                name="order_buyer_found",
            )
        ]


class ShippingEvent(AbstractShippingEvent):
    """A parcel that left, with where to follow it."""

    carrier = models.CharField(_("carrier"), max_length=60, blank=True)
    tracking = models.CharField(_("tracking number"), max_length=60, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta(AbstractShippingEvent.Meta):
        abstract = False


from oscar.apps.order.models import *  # type: ignore[assignment]  # noqa: E402, F403 - Oscar's other models, unchanged
