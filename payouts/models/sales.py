"""What was sold, refunded and given ahead: frozen records beside the books, one for each thing that happened.

All amounts are whole paise with GST unless they say otherwise.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from marketplace.forks.order.models import Line
from weavers.models import Weaver

from .ledger import only_added
from .policy import BorneBy


class Sale(models.Model):
    """One sale line: an online line at its dispatch, or a fair, shop or wholesale sale when made."""

    class Channel(models.TextChoices):
        ONLINE = "online", _("online")
        FAIR = "fair", _("fair")
        SHOP = "shop", _("shop")
        WHOLESALE = "wholesale", _("wholesale")

    ref = models.CharField(_("sale"), max_length=40)
    line = models.PositiveSmallIntegerField(_("line"))
    channel = models.CharField(_("channel"), max_length=9, choices=Channel)
    sold_at = models.DateTimeField(_("earned at"))
    product = models.ForeignKey(Product, models.PROTECT, related_name="sales")
    order_line = models.OneToOneField(Line, models.PROTECT, null=True, related_name="sale")
    quantity = models.PositiveIntegerField(_("pieces"))
    unit_price = models.PositiveBigIntegerField(_("list price of one"))
    discount = models.PositiveBigIntegerField(_("discount on the line"))
    gst_rate = models.DecimalField(_("GST, percent"), max_digits=4, decimal_places=2)
    hsn = models.CharField(_("HSN code"), max_length=8, blank=True, default="", db_default="")
    terms = models.CharField(_("terms"), max_length=24)
    paid = models.PositiveBigIntegerField(_("paid"))
    tax = models.PositiveBigIntegerField(_("GST in it"))
    earning = models.PositiveBigIntegerField(_("earned by the makers"))

    class Meta:
        ordering = ["sold_at", "id"]
        verbose_name = _("sale")
        indexes = [models.Index(fields=["sold_at"], name="sale_moment")]
        constraints = [
            models.UniqueConstraint(fields=["ref", "line"], name="sold_once"),
            models.CheckConstraint(
                condition=Q(paid=F("unit_price") * F("quantity") - F("discount")),
                name="paid_is_price_less_discount",
            ),
            models.CheckConstraint(condition=Q(tax__lte=F("paid"), quantity__gte=1), name="sale_adds_up"),
            models.CheckConstraint(
                condition=Q(channel="online", order_line__isnull=False)
                | Q(channel="wholesale")
                | Q(channel__in=["fair", "shop"], order_line=None),
                name="online_sale_has_its_line",
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.ref}/{self.line}"


class SaleShare(models.Model):
    """What one maker earned of a sale line."""

    sale = models.ForeignKey(Sale, models.PROTECT, related_name="shares")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="sale_shares")
    weight = models.PositiveSmallIntegerField(_("weight"))
    earning = models.PositiveBigIntegerField(_("earned"))

    class Meta:
        ordering = ["weaver__code"]
        constraints = [models.UniqueConstraint(fields=["sale", "weaver"], name="share_once")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.sale_id}: {self.weaver_id}"


class Refund(models.Model):
    """Pieces of a sale that came back. ``amount`` is what the buyer had back for them, ``tax`` the GST in it."""

    BorneBy = BorneBy

    ref = models.CharField(_("refund"), max_length=40, unique=True)
    sale = models.ForeignKey(Sale, models.PROTECT, related_name="refunds")
    quantity = models.PositiveIntegerField(_("pieces"))
    borne_by = models.CharField(_("borne by"), max_length=11, choices=BorneBy, default=BorneBy.COOPERATIVE)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    refunded_at = models.DateTimeField(_("when"))
    amount = models.PositiveBigIntegerField(_("refunded"))
    tax = models.PositiveBigIntegerField(_("GST in it"))

    class Meta:
        ordering = ["refunded_at", "id"]
        verbose_name = _("refund")
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="refund_of_something"),
            models.CheckConstraint(
                condition=Q(borne_by="cooperative") | ~Q(reason=""), name="charge_back_has_a_reason"
            ),
        ]
        triggers = only_added()

    def __str__(self) -> str:
        return self.ref


class RefundShare(models.Model):
    """What one maker is charged back by a refund. A paisa may go the other way, where the split moved one."""

    refund = models.ForeignKey(Refund, models.PROTECT, related_name="shares")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="refund_shares")
    amount = models.BigIntegerField(_("charged back"))

    class Meta:
        ordering = ["weaver__code"]
        constraints = [models.UniqueConstraint(fields=["refund", "weaver"], name="charge_back_once")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.refund_id}: {self.weaver_id}"


class Advance(models.Model):
    """Yarn or cash given ahead of earnings, free of interest."""

    class Kind(models.TextChoices):
        YARN = "yarn", _("yarn")
        CASH = "cash", _("cash")
        BANK = "bank", _("by bank")

    ref = models.CharField(_("advance"), max_length=40, unique=True)
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="advances")
    given_on = models.DateField(_("given on"))
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    amount = models.PositiveBigIntegerField(_("amount"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["given_on", "id"]
        verbose_name = _("advance")
        constraints = [models.CheckConstraint(condition=Q(amount__gte=1), name="advance_of_something")]
        triggers = only_added()

    def __str__(self) -> str:
        return self.ref
