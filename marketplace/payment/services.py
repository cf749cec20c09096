"""From a basket to a paid order. Pieces are reserved before the buyer is sent to pay, and freed when the time is over."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

import stripe
from django.db import IntegrityError, transaction
from django.db.models import F, Prefetch
from django.db.models.functions import Coalesce
from django.utils.translation import override
from oscar.core.loading import get_model

from catalog.in_force import NoTerms
from catalog.models import Maker, Product
from marketplace.accounts.models import User
from marketplace.forks.order.mails import mail_order_placed
from marketplace.forks.order.models import ShippingAddress
from marketplace.forks.order.services import Charged, FrozenLine, place_order
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.fairs import is_fetched
from marketplace.forks.shipping.ways import Shipping
from marketplace.kernel.months import india_day
from payouts.models.ledger import Kind
from payouts.services.buyers import post_buyer_paid, post_gift
from payouts.services.freezing import Freezing
from payouts.services.invoices import is_zero_rated

from . import stripe_api, tasks
from .asides import set_aside
from .currencies import HOME, PriceList, list_of
from .gift_cards import card_of, hold, let_go, part_of
from .models import Checkout, CheckoutLine
from .taken import give_all_back, next_number, take_bill
from .vouchers import Voucher, voucher_for

log = logging.getLogger(__name__)

TIME_TO_PAY = timedelta(minutes=31)
"""How long pieces are held. Stripe takes no less than thirty minutes."""


class CannotPay(Exception):
    """The buyer can't be sent to pay; the message is hers to read, and the basket is as it was."""


class PieceTaken(CannotPay):
    """A piece is sold, or somebody is paying for it until ``until`` (None where it's gone)."""

    def __init__(self, title: str, until: datetime | None):
        super().__init__(title)
        self.title, self.until = title, until


class StripeAway(CannotPay):
    """Stripe doesn't answer."""


class Promised(Protocol):
    """So many pieces of a stock record."""

    stockrecord_id: int
    product_id: int
    quantity: int
    title: str


def start_payment(
    *,
    basket_id: int,
    address: ShippingAddress,
    email: str,
    shipping: Shipping,
    language: str,
    now: datetime,
    user: User | None = None,
    voucher: str = "",
    gift_note: str = "",
    gift_card: str = "",
    currency: str = HOME,
) -> Checkout:
    """Freeze a basket, reserve its pieces until ``now`` + 31 minutes, and open Stripe's page for it.

    Where ``gift_card``, a code, pays for all of it, it's paid at once, and there is no page. Pressed twice, gives the
    same checkout. Raises PieceTaken, VoucherRefused, CardRefused, StripeAway or CannotPay, and then reserves nothing.
    """
    with transaction.atomic():
        locked = get_model("basket", "Basket").objects.select_for_update().get(pk=basket_id)
        checkout = Checkout.objects.filter(basket=locked, state=Checkout.State.OPEN).first()
        if checkout is None:
            fixed = {"email": email, "language": language, "user": user, "gift_note": gift_note}
            prices = list_of(currency, india_day(now))
            checkout = _freeze(locked, address, shipping, now, voucher, gift_card, prices, fixed)
            if not checkout.online:
                return _order(checkout, now=now)
    if not checkout.stripe_url:
        _open_session(checkout, shipping_name=str(shipping.name), now=now)
    return checkout


def _freeze(
    basket: Any,
    address: ShippingAddress,
    shipping: Shipping,
    now: datetime,
    code: str,
    card_code: str,
    prices: PriceList,
    fixed: Mapping[str, Any],
) -> Checkout:
    # What is fetched at a fair is handed over in India, wherever its buyer lives.
    zero_rated = not is_fetched(shipping.code) and is_zero_rated(address.country_id, india_day(now))
    lines, voucher = _frozen_lines(basket, now, zero_rated=zero_rated, code=code)
    if basket.status != basket.OPEN or not lines:
        raise CannotPay("This basket can't be paid.")
    for line in lines:
        line.charged = prices.price(line.paid)
    shipping_charged = prices.price(shipping.price)
    total = sum(line.paid for line in lines) + shipping.price
    card = card_of(card_code, locked=True) if card_code else None
    gift = part_of(card, total) if card else 0
    charged = prices.price(total - gift) if gift else sum(line.charged for line in lines) + shipping_charged
    reserve(lines, now=now)
    if card and gift:
        hold(card.pk, gift)
    address.save()
    checkout = Checkout.objects.create(
        number=next_number(),
        basket=basket,
        address=address,
        shipping_code=shipping.code,
        shipping_name=_in_english(shipping),
        shipping_price=shipping.price,
        shipping_gst_rate=Decimal(0) if zero_rated else shipping.gst_rate,
        voucher=voucher,
        total=total,
        gift_card=card if gift else None,
        gift=gift,
        currency=prices.currency,
        charged=charged,
        rate=prices.paise,
        shipping_charged=shipping_charged,
        started_at=now,
        reserved_until=now + TIME_TO_PAY,
        **fixed,
    )
    for line in lines:
        line.checkout = checkout
    CheckoutLine.objects.bulk_create(lines)
    type(basket).objects.filter(pk=basket.pk).update(status=basket.FROZEN)
    watching = tasks.watch_checkout.using(run_after=now + tasks.FIRST_LOOK)
    watching.enqueue(str(checkout.pk))
    return checkout


def _in_english(shipping: Shipping) -> str:
    """As orders keep its name, whatever the buyer reads."""
    with override("en"):
        return str(shipping.name)[:128]


def _frozen_lines(
    basket: Any, now: datetime, *, zero_rated: bool, code: str
) -> tuple[list[CheckoutLine], Voucher | None]:
    """The basket's lines as they will be charged, in order of stock record, the order in which they're locked."""
    found = sorted(
        basket.lines.select_related("product", "stockrecord").prefetch_related(
            Prefetch(
                "product__makers",
                Maker.objects.select_related("weaver").only(
                    "product", "weight", "weaver__code", "weaver__group"
                ),
            )
        ),
        key=lambda line: line.stockrecord_id,
    )
    for line in found:
        if (
            line.product.state != Product.State.LIVE
            or not line.product.is_public
            or line.stockrecord.price is None
        ):
            raise PieceTaken(line.product.title, None)
    prices = [int(line.stockrecord.price * 100) for line in found]
    totals = [price * line.quantity for price, line in zip(prices, found, strict=True)]
    voucher = voucher_for(code, goods=sum(totals), now=now, locked=True) if code else None
    discounts = voucher.discounts(totals) if voucher else [0] * len(totals)
    freezing, lines = Freezing.read(line.product for line in found), []
    for line, price, discount in zip(found, prices, discounts, strict=True):
        try:
            rate, terms = freezing.line(
                line.product,
                india_day(now),
                paid=price * line.quantity - discount,
                quantity=line.quantity,
            )
        except NoTerms as missing:
            log.error("Nobody has agreed what the makers of %s earn; it isn't sold", line.product.sku)
            raise PieceTaken(line.product.title, None) from missing
        lines.append(
            CheckoutLine(
                product=line.product,
                stockrecord=line.stockrecord,
                title=line.product.title,
                quantity=line.quantity,
                unit_price=price,
                discount=discount,
                gst_rate=Decimal(0) if zero_rated else rate,
                terms=str(terms),
                makers=[[maker.weaver_id, maker.weight] for maker in line.product.makers.all()],
            )
        )
    return lines, voucher


def reserve(lines: Sequence[Promised], *, now: datetime) -> None:
    """Promise the pieces, in primary-key order; the database refuses to promise one twice."""
    for line in lines:
        try:
            with transaction.atomic():
                StockRecord.objects.filter(pk=line.stockrecord_id).update(
                    num_allocated=Coalesce("num_allocated", 0) + line.quantity
                )
        except IntegrityError as refused:
            holder = Checkout.objects.holding([line.product_id], now=now).first()
            raise PieceTaken(line.title, holder.reserved_until if holder else None) from refused


def _open_session(checkout: Checkout, *, shipping_name: str, now: datetime) -> None:
    try:
        session = stripe_api.create_session(checkout, list(checkout.lines.all()), shipping_name=shipping_name)
    except stripe.StripeError as problem:
        log.error("Stripe opens no session for order %s: %s", checkout.number, problem)
        end_checkout(checkout, now=now)
        raise StripeAway("The payment page can't be reached.") from problem
    checkout.stripe_session, checkout.stripe_url = session.id, session.url or ""
    Checkout.objects.filter(pk=checkout.pk).update(stripe_session=session.id, stripe_url=checkout.stripe_url)


def stop_payment(checkout: Checkout, *, now: datetime) -> Checkout:
    """The buyer wants her basket back. Where she has paid meanwhile, that stands, and this makes the order."""
    if checkout.stripe_session:
        try:
            stripe_api.expire_session(checkout.stripe_session)
        except stripe.InvalidRequestError:
            return confirm_payment(checkout.stripe_session, now=now)
        except stripe.StripeError:
            return checkout  # still reserved; whoever watches it asks again
    return end_checkout(checkout, now=now)


@transaction.atomic
def end_checkout(checkout: Checkout, *, now: datetime) -> Checkout:
    """Free the pieces of an unpaid checkout and thaw its basket. Does nothing to one that isn't open."""
    checkout = Checkout.objects.select_for_update().get(pk=checkout.pk)
    if checkout.state != Checkout.State.OPEN:
        return checkout
    for line in checkout.lines.order_by("stockrecord"):
        StockRecord.objects.filter(pk=line.stockrecord_id).update(
            num_allocated=F("num_allocated") - line.quantity
        )
    if checkout.gift_card_id:
        let_go(checkout.gift_card_id, checkout.gift)
    checkout.state = Checkout.State.ENDED
    checkout.reserved_until = min(checkout.reserved_until, now)
    checkout.save(update_fields=["state", "reserved_until"])
    basket = checkout.basket
    if basket is not None and basket.status == basket.FROZEN:
        basket.thaw()
    return checkout


def confirm_payment(session: str, *, now: datetime) -> Checkout:
    """Ask Stripe how a session stands, and act on it as its webhook would. Where Stripe is away: how we know it."""
    try:
        found = stripe_api.get_session(session)
    except stripe.StripeError as problem:
        log.warning("Stripe doesn't say how session %s stands: %s", session, problem)
        return Checkout.objects.get(stripe_session=session)
    checkout = fulfil(found, now=now)
    if checkout is None:
        return Checkout.objects.get(stripe_session=session)
    if checkout.state == Checkout.State.OPEN and found["status"] == "expired":
        checkout = end_checkout(checkout, now=now)
    return checkout


@transaction.atomic
def fulfil(session: Mapping[str, Any], *, now: datetime) -> Checkout | None:
    """Make the order of a paid Stripe session, once, however often and from wherever it's asked.

    Gives its checkout, None where it's none of ours (that is set aside for a person, as is one whose amount,
    currency or order doesn't match). Where the time was over and a piece is gone, or where nobody takes what was paid
    for a bill, the money goes back at once.
    """
    checkout = _checkout_of(session)
    if session["payment_status"] != "paid":
        return checkout
    if checkout is None:
        set_aside(session, None, "Paid, but no checkout of ours", now=now)
        return None
    if checkout.state not in (Checkout.State.OPEN, Checkout.State.ENDED):
        return checkout
    if why := _mismatch(session, checkout):
        return set_aside(session, checkout, why, now=now)
    checkout.stripe_session = session["id"]
    checkout.stripe_payment = stripe_api.payment_of(session)
    post_buyer_paid(number=checkout.number, amount=checkout.online, moment=now)
    if checkout.source:
        return take_bill(checkout, now=now)
    if checkout.state == Checkout.State.ENDED and not _reserve_again(checkout, now=now):
        return give_all_back(checkout)
    return _order(checkout, now=now)


def _checkout_of(session: Mapping[str, Any]) -> Checkout | None:
    locked = Checkout.objects.select_for_update(of=("self",)).select_related("address")
    found = locked.filter(stripe_session=session["id"]).first()
    if found is None:  # its webhook may be here before we have noted the session
        key = _uuid((session["metadata"] or {}).get("checkout"))
        found = locked.filter(pk=key, stripe_session=None).first() if key else None
    return found


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _mismatch(session: Mapping[str, Any], checkout: Checkout) -> str:
    if session["amount_total"] != checkout.charged:
        return f"Paid {session['amount_total']}, not {checkout.charged}"
    if session["currency"].upper() != checkout.currency:
        return f"Paid in {session['currency'].upper()}, not {checkout.currency}"
    if session["client_reference_id"] != checkout.number:
        return f"Paid for order {session['client_reference_id']}, not {checkout.number}"
    return ""


def _reserve_again(checkout: Checkout, *, now: datetime) -> bool:
    try:
        with transaction.atomic():
            reserve(list(checkout.lines.order_by("stockrecord")), now=now)
            if checkout.gift_card_id and not hold(checkout.gift_card_id, checkout.gift):
                raise PieceTaken(checkout.number, None)
    except PieceTaken:
        return False
    return True


def _order(checkout: Checkout, *, now: datetime) -> Checkout:
    if checkout.gift:
        post_gift(kind=Kind.GIFT_SPENT, key=checkout.number, amount=checkout.gift, moment=now)
    checkout.order = place_order(
        number=checkout.number,
        lines=[
            FrozenLine(
                product=line.product,
                stockrecord=line.stockrecord,
                quantity=line.quantity,
                unit_price=line.unit_price,
                discount=line.discount,
                gst_rate=line.gst_rate,
                terms=line.terms,
                makers=[(weaver, weight) for weaver, weight in line.makers],
            )
            for line in checkout.lines.select_related("product", "stockrecord__partner")
        ],
        shipping=Shipping(
            code=checkout.shipping_code,
            name=checkout.shipping_name,
            price=checkout.shipping_price,
            gst_rate=checkout.shipping_gst_rate,
            days=(0, 0),
        ),
        address=checkout.goes_to,
        email=checkout.email,
        user=checkout.user,
        basket_id=checkout.basket_id,
        gift_note=checkout.gift_note,
        charged=Charged(checkout.currency, checkout.charged, checkout.rate),
        language=checkout.language,
        now=now,
    )
    checkout.state = Checkout.State.PAID
    checkout.save()
    if checkout.basket_id is not None:
        get_model("basket", "Basket").objects.filter(pk=checkout.basket_id).update(
            status="Submitted", date_submitted=now
        )
    order_id, pk = checkout.order.pk, str(checkout.pk)
    mail_order_placed.enqueue(order_id)
    if checkout.stripe_session:
        tasks.note_stripe_fee.enqueue(pk)
    return checkout
