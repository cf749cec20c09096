"""Making an order of what was frozen when its buyer went to pay, and taking off it what won't leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.contrib.sites.models import Site
from django.db import transaction
from django.db.models import F

from catalog.models import Product
from catalog.terms import gst_within
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, LineMaker, Order, ShippingAddress
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.ways import PACKING_DAYS, Shipping
from marketplace.kernel.months import india_day


@dataclass(frozen=True)
class FrozenLine:
    """One line as the buyer agreed to it. Amounts in paise with GST; ``discount`` on the whole line."""

    product: Product
    stockrecord: StockRecord
    quantity: int
    unit_price: int
    discount: int
    gst_rate: Decimal
    terms: str
    makers: Sequence[tuple[int, int]]
    """Weaver's primary key and weight."""

    @property
    def paid(self) -> int:
        return self.unit_price * self.quantity - self.discount


@dataclass(frozen=True)
class Charged:
    """What the buyer was charged, whole, in the minor unit of a currency, and the paise taken for one unit of it."""

    currency: str
    minor: int
    rate: int


@dataclass(frozen=True)
class Business:
    """A wholesale buyer, as invoices name her."""

    name: str
    tax_number: str


@transaction.atomic
def place_order(
    *,
    number: str,
    lines: Sequence[FrozenLine],
    shipping: Shipping,
    address: ShippingAddress,
    email: str,
    user: User | None,
    basket_id: int | None,
    gift_note: str = "",
    charged: Charged | None = None,
    making: bool = False,
    business: Business | None = None,
    language: str = "en",
    now: datetime,
) -> Order:
    """Store a paid order, or one that is ``making``: begun with a part of its price, and not to be sent yet.

    Sold to a ``business``, it's wholesale. Letters about it are written in ``language``. Its stock is already allocated. Raises IntegrityError where ``number`` is taken.
    """
    goods = sum(line.paid for line in lines)
    goods_tax = sum(gst_within(line.paid, line.gst_rate) for line in lines)
    order = Order.objects.create(
        number=number,
        site=Site.objects.get_current(),
        basket_id=basket_id,
        user=user,
        guest_email=email,
        channel=Order.Channel.WHOLESALE if business else Order.Channel.ONLINE,
        business=business.name if business else "",
        tax_number=business.tax_number if business else "",
        gift_note=gift_note,
        charged_currency=charged.currency if charged else "INR",
        charged=charged.minor if charged else None,
        charged_rate=charged.rate if charged else None,
        currency="INR",
        total_incl_tax=_rupees(goods + shipping.price),
        total_excl_tax=_rupees(goods - goods_tax + shipping.price - shipping.tax),
        shipping_incl_tax=_rupees(shipping.price),
        shipping_excl_tax=_rupees(shipping.price - shipping.tax),
        shipping_method=str(shipping.name),
        shipping_code=shipping.code,
        shipping_address=address,
        language=language,
        status=Order.Status.MAKING if making else Order.Status.PAID,
        date_placed=now,
    )
    today = india_day(now)
    stored = Line.objects.bulk_create(_line(order, line, today, making=making) for line in lines)
    LineMaker.objects.bulk_create(
        LineMaker(line=row, weaver_id=weaver, weight=weight)
        for row, line in zip(stored, lines, strict=True)
        for weaver, weight in line.makers
    )
    return order


def _line(order: Order, line: FrozenLine, today: date, *, making: bool) -> Line:
    full = line.unit_price * line.quantity
    unit_tax = gst_within(line.unit_price, line.gst_rate)
    return Line(
        order=order,
        partner=line.stockrecord.partner,
        partner_name=line.stockrecord.partner.name,
        partner_sku=line.stockrecord.partner_sku,
        stockrecord=line.stockrecord,
        product=line.product,
        title=line.product.title,
        upc=line.product.upc,
        quantity=line.quantity,
        unit_price_incl_tax=_rupees(line.unit_price),
        unit_price_excl_tax=_rupees(line.unit_price - unit_tax),
        line_price_before_discounts_incl_tax=_rupees(full),
        line_price_before_discounts_excl_tax=_rupees(full - gst_within(full, line.gst_rate)),
        line_price_incl_tax=_rupees(line.paid),
        line_price_excl_tax=_rupees(line.paid - gst_within(line.paid, line.gst_rate)),
        status=Line.Status.MAKING if making else Line.Status.PAID,
        num_allocated=line.quantity,
        due_on=today + timedelta(days=line.product.lead_time_days + PACKING_DAYS),
        terms=line.terms,
        gst_rate=line.gst_rate,
    )


def _rupees(paise: int) -> Decimal:
    return Decimal(paise) / 100


def cancel_waiting(order: Order, lines: list[Line]) -> None:
    """Lines that won't leave go back on the shelf. The order's row and theirs are locked by whoever calls."""
    for line in sorted(lines, key=lambda each: each.stockrecord_id or 0):
        StockRecord.objects.filter(line=line).update(num_allocated=F("num_allocated") - line.quantity)
    Line.objects.filter(pk__in=[line.pk for line in lines]).update(status=Line.Status.REFUNDED)
    still = set(order.lines.values_list("status", flat=True))
    if Line.Status.PAID not in still:
        order.status = Order.Status.SENT if Line.Status.SENT in still else Order.Status.REFUNDED
        order.save(update_fields=["status"])
