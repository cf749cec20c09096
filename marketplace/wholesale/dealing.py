"""A quote is accepted: paid by card, or on a promise; the sale is made, and its money comes. Amounts in paise with GST."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from catalog.restrictions import restricted
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.order.services import Business as Buyer
from marketplace.forks.order.services import Charged, FrozenLine, place_order
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.ways import Shipping
from marketplace.kernel.months import india_day
from marketplace.payment.bills import Sum, open_bill
from marketplace.payment.models import Checkout
from marketplace.payment.services import PieceTaken, reserve
from marketplace.payment.taken import NotTaken, next_number
from payouts.services.earning import post_wholesale, post_wholesale_paid

from . import mails
from .businesses import WholesaleRefused, owes
from .models import Business, Quote, QuoteLine
from .quotes import locked, may_deal

State, Payment = Quote.State, Quote.Payment
TIME_TO_PAY = timedelta(days=30)
"""On credit, from the day of the order."""


def accept_quote(*, quote: Quote, address: ShippingAddress, now: datetime) -> Checkout | None:
    """Accept a sent quote; gives Stripe's page where it's paid by card, and nothing is accepted until it is.

    By transfer, its pieces are kept and the money is awaited; on credit, the sale is made at once. Accepted already,
    does nothing. Raises WholesaleRefused, or ``payment``'s CannotPay.
    """
    if address.country_id != quote.business.country_id:
        raise WholesaleRefused(
            _("Its delivery is worked out for another country. Write to us where it goes.")
        )
    if quote.payment == Payment.STRIPE:
        return _to_stripe(quote, address, now=now)
    with transaction.atomic():
        Business.objects.select_for_update().get(pk=quote.business_id)  # one at a time, for what it owes
        quote = locked(quote)
        if quote.state in (State.AGREED, State.ORDERED):
            return None
        _still_open(quote, now=now)
        if quote.payment == Payment.CREDIT and owes(quote.business) + quote.total > quote.business.credit:
            raise WholesaleRefused(
                _("With this you would owe more than we agreed to. Please pay an order first.")
            )
        lines = _kept_lines(quote, now=now)
        address.save()
        quote.address, quote.moved_at = address, now
        if quote.payment == Payment.CREDIT:
            quote.due_on = india_day(now + TIME_TO_PAY)
            _order(quote, lines, address, number=next_number(), by=None, now=now)
        else:
            quote.state = State.AGREED
            quote.save()
        mails.tell(quote.business, "agreed", quote=quote)
        mails.tell_us("agreed", quote.business, quote)
        return None


def _to_stripe(quote: Quote, address: ShippingAddress, *, now: datetime) -> Checkout:
    _still_open(quote, now=now)
    return open_bill(
        source=f"wholesale/{quote.pk}/whole",
        title=_("Quote %s") % quote.number,
        to_pay=Sum(quote.total, quote.currency, quote.charged, quote.rate),
        address=address,
        email=quote.business.email,
        language=quote.business.language,
        back=quote.get_absolute_url(),
        now=now,
    )


def _still_open(quote: Quote, *, now: datetime) -> None:
    if not quote.is_open(now):
        raise WholesaleRefused(_("This quote is no longer open. Ask us for a new one."))
    if restricted(quote.lines.values_list("product", flat=True), on=india_day(now)):  # type: ignore[attr-defined]
        raise WholesaleRefused(_("A community keeps a cloth of it for itself now."))


def take_payment(*, checkout: Checkout, now: datetime) -> Order:
    """What ``BILLS`` names for wholesale: a quote paid by card is a sale, and its money is taken for it.

    To be called in the transaction that notes the payment. Raises NotTaken where it isn't to be had any more.
    """
    quote = locked(Quote.objects.get(pk=checkout.source.split("/")[1]))
    if quote.state != State.SENT:
        raise NotTaken
    try:
        lines = _kept_lines(quote, now=now)
    except WholesaleRefused as gone:
        raise NotTaken from gone
    quote.address, quote.paid_at = checkout.goes_to, now
    order = _order(quote, lines, checkout.goes_to, number=checkout.number, by=None, now=now)
    post_wholesale_paid(number=order.number, amount=quote.total, by=None, moment=now, through_stripe=True)
    mails.tell(quote.business, "paid", quote=quote)
    mails.tell_us("agreed", quote.business, quote)
    return order


@transaction.atomic
def note_money(*, quote: Quote, reference: str, by: User, now: datetime) -> Quote:
    """The transfer of a quote is at the bank: what was awaited is a sale now, what was owed is paid. Once.

    Raises WholesaleRefused without the bank's reference, or where nothing is awaited.
    """
    may_deal(by)
    quote = locked(quote)
    if quote.paid_at:
        return quote
    if not reference.strip():
        raise WholesaleRefused(_("Write the reference that the bank gives."))
    if quote.state not in (State.AGREED, State.ORDERED) or quote.address is None:
        raise WholesaleRefused(_("No money is awaited for this quote."))
    quote.paid_at, quote.reference, quote.moved_at = now, reference.strip()[:60], now
    if quote.state == State.AGREED:
        lines = list(quote.lines.select_related("product"))  # type: ignore[attr-defined]
        order = _order(quote, lines, quote.address, number=next_number(), by=by, now=now)
    else:
        quote.save()
        assert quote.order is not None
        order = quote.order
    post_wholesale_paid(number=order.number, amount=quote.total, by=by, moment=now, through_stripe=False)
    mails.tell(quote.business, "paid", quote=quote)
    return quote


@transaction.atomic
def let_go(*, quote: Quote, by: User, now: datetime) -> Quote:
    """Nobody has paid what was agreed: its pieces are free again. Raises WholesaleRefused for a sale that is made."""
    may_deal(by)
    quote = locked(quote)
    if quote.state == State.WITHDRAWN:
        return quote
    if quote.state != State.AGREED:
        raise WholesaleRefused(_("No money is awaited for this quote."))
    for line in _with_records(quote):
        StockRecord.objects.filter(pk=line.stockrecord_id).update(
            num_allocated=F("num_allocated") - line.quantity
        )
    quote.state, quote.moved_at = State.WITHDRAWN, now
    quote.save(update_fields=["state", "moved_at"])
    mails.tell(quote.business, "quote_withdrawn", quote=quote)
    return quote


class _Kept:
    """A line of a quote as ``reserve`` takes it."""

    def __init__(self, line: QuoteLine, record: StockRecord) -> None:
        self.line, self.record = line, record
        self.stockrecord_id, self.product_id = record.pk, line.product_id
        self.quantity, self.title = line.quantity, line.title


def _with_records(quote: Quote) -> list[_Kept]:
    lines = {line.product_id: line for line in quote.lines.select_related("product")}  # type: ignore[attr-defined]
    records = StockRecord.objects.filter(product__in=lines).order_by("pk")
    return [_Kept(lines[record.product_id], record) for record in records]


def _kept_lines(quote: Quote, *, now: datetime) -> list[QuoteLine]:
    """Promise the pieces to this quote, in the order in which stock is locked. Raises WholesaleRefused."""
    kept = _with_records(quote)
    try:
        reserve(kept, now=now)
    except PieceTaken as taken:
        raise WholesaleRefused(_("There are no longer so many of “%s”.") % taken.title) from taken
    lines = [each.line for each in kept]
    return sorted(lines, key=lambda line: line.pk)


def _order(
    quote: Quote,
    lines: list[QuoteLine],
    address: ShippingAddress,
    *,
    number: str,
    by: User | None,
    now: datetime,
) -> Order:
    """The sale is made: the order, what its makers earn, and what the buyer owes."""
    found = StockRecord.objects.filter(product__in=[line.product_id for line in lines])
    records = {record.product_id: record for record in found.select_related("partner")}
    quote.order = place_order(
        number=number,
        lines=[
            FrozenLine(
                product=line.product, stockrecord=records[line.product_id], quantity=line.quantity,
                unit_price=line.unit_price, discount=line.discount, gst_rate=line.gst_rate, terms=line.terms,
                makers=[(weaver, weight) for weaver, weight in line.makers],
            )
            for line in lines
        ],
        shipping=Shipping(
            code=quote.shipping_code, name=quote.shipping_name, price=quote.shipping_price,
            gst_rate=quote.shipping_gst_rate, days=(0, 0),
        ),
        address=address,
        email=quote.business.email,
        user=None,
        basket_id=None,
        charged=Charged(quote.currency, quote.charged, quote.rate),
        business=Buyer(quote.business.name, quote.business.tax_number),
        language=quote.business.language,
        now=now,
    )  # fmt: skip
    quote.state, quote.moved_at = State.ORDERED, now
    quote.save()
    post_wholesale(quote.order, by=by, now=now)
    return quote.order
