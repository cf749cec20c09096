"""An accepted offer is an order: paid half or whole, woven, paid for the rest, sent; or cancelled. Amounts in paise."""

from datetime import datetime
from typing import IO

from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.bespoke import Wish, begin_bespoke, end_bespoke
from catalog.models import Product, ProductImage
from catalog.pictures import keep_pictures, take_picture
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order, ShippingAddress
from marketplace.forks.order.services import Charged, FrozenLine, place_order
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.partner.stock import stock_piece
from marketplace.forks.shipping.ways import Shipping
from marketplace.payment.bills import open_bill
from marketplace.payment.models import Checkout
from marketplace.payment.refunds import ask_back
from marketplace.payment.services import CannotPay
from marketplace.payment.taken import NotTaken
from payouts.services.buyers import post_deposit_kept

from . import mails
from .asking import CustomRefused, locked, may_answer, move, plain, refuse_kept, stop_open_bills
from .cancelling import part_back, rule_at
from .models import CustomRequest, Offer
from .offers import piece_of

State = CustomRequest.State
FIRST, REST = "first", "rest"


def source_of(offer: Offer, part: str) -> str:
    return f"custom/{offer.pk}/{part}"


def paid_for(offer: Offer) -> int:
    """What has been paid for it so far."""
    paid = Checkout.objects.filter(source__startswith=f"custom/{offer.pk}/", state=Checkout.State.PAID)
    return paid.aggregate(sum=Sum("total"))["sum"] or 0


def pay_offer(
    *, offer: Offer, half: bool, address: ShippingAddress, user: User | None, now: datetime
) -> Checkout:
    """Accept an offer by paying half of it or all: Stripe's page for that. Pressed twice, the same page.

    Raises CustomRefused, or ``payment``'s CannotPay. Nothing is accepted until it's paid.
    """
    if not offer.is_open(now):
        raise CustomRefused(_("This offer is no longer open. Write to us, and we make you another."))
    if address.country_id != offer.request.country_id:
        raise CustomRefused(_("Its delivery is worked out for another country. Write to us where it goes."))
    refuse_kept(offer.request.product, now=now)
    what = _("Half of: %s") if half else "%s"
    return _bill(offer, FIRST, what % offer.title, address, user, half=half, now=now)


def pay_rest(*, offer: Offer, now: datetime) -> Checkout:
    """Stripe's page for the second half. Raises CustomRefused, or ``payment``'s CannotPay."""
    first = Checkout.objects.filter(source=source_of(offer, FIRST), state=Checkout.State.PAID).first()
    if offer.state != Offer.State.ACCEPTED or first is None or paid_for(offer) >= offer.total:
        raise CustomRefused(_("There is nothing left to pay."))
    return _bill(
        offer, REST, _("The rest of: %s") % offer.title, first.goes_to, first.user, half=False, now=now
    )


def _bill(
    offer: Offer,
    part: str,
    title: str,
    address: ShippingAddress,
    user: User | None,
    *,
    half: bool,
    now: datetime,
) -> Checkout:
    paying, request = offer.paying, offer.request
    return open_bill(
        source=source_of(offer, part),
        title=title,
        to_pay=paying.rest if part == REST else paying.half if half else paying.whole,
        address=address,
        email=request.email,
        language=request.language,
        back=request.get_absolute_url(),
        user=user,
        now=now,
    )


def take_payment(*, checkout: Checkout, now: datetime) -> Order:
    """What ``BILLS`` names for custom orders: the first payment makes the order, the second one completes it.

    To be called in the transaction that notes the payment. Raises NotTaken where the offer isn't to be had any more.
    """
    _custom, key, part = checkout.source.split("/")
    request = CustomRequest.objects.select_for_update(of=("self",)).get(offers=int(key))
    offer = Offer.objects.select_related("order").get(pk=int(key))
    if part == FIRST:
        if offer.state != Offer.State.OPEN:
            raise NotTaken
        order = _accept(request, offer, checkout, now=now)
    else:
        if offer.state != Offer.State.ACCEPTED or offer.order is None:
            raise NotTaken
        order = offer.order
    whole = paid_for(offer) + checkout.total >= offer.total  # this one isn't among the paid ones yet
    if request.state == State.MADE and whole:
        _ready(request, order, now=now)
    kind = "accepted" if part == FIRST else "rest_paid"
    mails.tell_buyer(request, kind, offer=offer)
    mails.tell_coordinators(request, kind, "")
    return order


def _accept(request: CustomRequest, offer: Offer, checkout: Checkout, *, now: datetime) -> Order:
    try:
        refuse_kept(request.product, now=now)
    except CustomRefused as kept:
        raise NotTaken from kept
    wish = Wish(
        title=offer.title, colour=offer.colour, length_cm=offer.length_cm, width_cm=offer.width_cm,
        grams=offer.grams, terms=_as_agreed(offer.terms), lead_time_days=offer.lead_time_days,
    )  # fmt: skip
    makers = [(weaver, weight) for weaver, weight in offer.makers]
    piece = begin_bespoke(like=request.product, wish=wish, makers=makers, by=offer.made_by, now=now)
    record = stock_piece(product=piece, price=offer.unit_price, pieces=offer.quantity)
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=offer.quantity)
    offer.order = place_order(
        number=checkout.number,
        lines=[
            FrozenLine(
                product=piece, stockrecord=record, quantity=offer.quantity, unit_price=offer.unit_price,
                discount=0, gst_rate=offer.gst_rate, terms=offer.terms, makers=makers,
            )
        ],
        shipping=Shipping(
            code=offer.shipping_code, name=offer.shipping_name, price=offer.shipping_price,
            gst_rate=offer.shipping_gst_rate, days=(0, 0),
        ),
        address=checkout.goes_to,
        email=request.email,
        user=checkout.user,
        basket_id=None,
        charged=Charged(offer.currency, offer.charged, offer.rate),
        making=True,
        language=request.language,
        now=now,
    )  # fmt: skip
    offer.state, offer.accepted_at = Offer.State.ACCEPTED, now
    offer.save(update_fields=["state", "accepted_at", "order"])
    move(request, State.MAKING, now=now)
    return offer.order


def _as_agreed(terms: str) -> str:
    return terms.removesuffix(":net")


@transaction.atomic
def mark_made(*, request: CustomRequest, photo: IO[bytes] | None, by: User, now: datetime) -> CustomRequest:
    """It's woven: what is left is asked for, or where all is paid, it's to be sent. Done already, it stays so.

    Raises CustomRefused, or ``catalog.pictures.PictureRefused``.
    """
    request = locked(request)
    may_answer(request, by)
    if request.state in (State.MADE, State.READY):
        return request
    if request.state != State.MAKING:
        raise CustomRefused(_("Nothing is being made for this request."))
    offer = _live(request)
    if photo is not None:
        picture, piece = take_picture(photo, title=offer.title), piece_of(offer)
        ProductImage.objects.create(product=piece, image=picture, caption=offer.title, display_order=0)
        keep_pictures([picture])
    request.made_at = now
    if paid_for(offer) >= offer.total:
        assert offer.order is not None
        _ready(request, offer.order, now=now)
        mails.tell_buyer(request, "made", offer=offer)
    else:
        move(request, State.MADE, now=now)
        mails.tell_buyer(request, "made_to_pay", offer=offer)
    return request


def _ready(request: CustomRequest, order: Order, *, now: datetime) -> None:
    """Made and paid: from here on it's sent like any other order."""
    Line.objects.filter(order=order, status=Line.Status.MAKING).update(status=Line.Status.PAID)
    Order.objects.filter(pk=order.pk, status=Order.Status.MAKING).update(status=Order.Status.PAID)
    move(request, State.READY, now=now)


@transaction.atomic
def ask_to_cancel(*, request: CustomRequest, words: str, by: User | None, now: datetime) -> CustomRequest:
    """Have finance look at it: the buyer, or the coordinator (``by``) because it can't be woven after all."""
    request = locked(request)
    if by:
        may_answer(request, by)
    if request.state not in (State.MAKING, State.MADE, State.READY):
        raise CustomRefused(_("There is nothing to cancel."))
    if request.cancel_asked_at:
        return request
    if not plain(words):
        raise CustomRefused(_("Please say why."))
    request.messages.create(by=by, from_buyer=by is None, words=plain(words), at=now)
    request.cancel_asked_at, request.cancel_by_us, request.moved_at = now, by is not None, now
    request.save()
    if by is None:
        mails.tell_coordinators(request, "cancel_asked", plain(words))
    return request


def back_if_cancelled(offer: Offer, *, by_us: bool, now: datetime) -> tuple[int, int]:
    """What would go back and what would be kept of what was paid, by the rule of the day of the offer."""
    paid = paid_for(offer)
    rule = rule_at(offer.made_at)
    made = offer.request.made_at is not None
    percent = rule.percent(by_us=by_us, paid_at=offer.accepted_at or now, made=made, now=now)
    back = part_back(paid, percent)
    return back, paid - back


def cancel_order(
    *, request: CustomRequest, by_us: bool, words: str, by: User, now: datetime
) -> CustomRequest:
    """End an accepted offer: what the rule gives back goes back through Stripe, and the rest is kept in the books.

    ``by_us`` is whose doing it is, in finance's judgement; it says why in words that the buyer is sent. Asked again,
    does nothing. Raises CustomRefused, also once the parcel has left.
    """
    if not by.has_perm("payment.give_back"):
        raise CustomRefused(f"{by} may not give money back.")
    words = plain(words, most=500)
    if not words:
        raise CustomRefused(_("Write the buyer why."))
    stop_open_bills(request, now=now)
    with transaction.atomic():
        request = locked(request)
        if request.state == State.CANCELLED:
            return request
        if request.state not in (State.MAKING, State.MADE, State.READY):
            raise CustomRefused(_("There is nothing to cancel."))
        offer = _live(request)
        assert offer.order is not None  # the database says so
        order = Order.objects.select_for_update().get(pk=offer.order.pk)
        line = order.lines.select_for_update().get()
        if line.status not in (Line.Status.MAKING, Line.Status.PAID):
            raise CustomRefused(_("It has left already; a return is the way now."))
        back, kept = back_if_cancelled(offer, by_us=by_us, now=now)
        _take_off(line, woven=request.made_at is not None, by=by, now=now)
        order.status = Order.Status.REFUNDED
        order.save(update_fields=["status"])
        if back:
            ask_back(order=order, amount=back, lines=[line], reason=words, by=by, now=now)
        if kept:
            post_deposit_kept(number=order.number, amount=kept, moment=now, by=by)
        offer.state = Offer.State.CANCELLED
        offer.save(update_fields=["state"])
        request.messages.create(by=by, from_buyer=False, words=words, at=now)
        move(request, State.CANCELLED, now=now)
        mails.tell_buyer(request, "cancelled", words, offer=offer, back=back)
        mails.tell_coordinators(request, "cancelled", words)
        return request


@transaction.atomic
def end_lost(*, order: Order, now: datetime) -> None:
    """Nobody pays for it any more (``LOST_BILLS``): a lost dispute has taken all of the order back, so weaving stops.

    What has been woven becomes a draft for everybody. For work begun its makers are given an adjustment, as when an
    order is cancelled. Does nothing where the order still stands, or the request has ended.
    """
    request = CustomRequest.objects.select_for_update(of=("self",)).filter(offers__order=order).first()
    line = order.lines.get()
    if request is None or request.state not in (State.MAKING, State.MADE, State.READY):
        return
    if line.status != Line.Status.REFUNDED:
        return
    offer = _live(request)
    _free(line, woven=request.made_at is not None, by=offer.made_by, now=now)
    offer.state = Offer.State.CANCELLED
    offer.save(update_fields=["state"])
    move(request, State.CANCELLED, now=now)
    with override(request.language):
        words = _("Your bank took back what you had paid.")
    mails.tell_buyer(request, "cancelled", words, offer=offer)
    mails.tell_coordinators(request, "lost", "")


def _take_off(line: Line, *, woven: bool, by: User, now: datetime) -> None:
    StockRecord.objects.filter(line=line).update(num_allocated=F("num_allocated") - line.quantity)
    Line.objects.filter(pk=line.pk).update(status=Line.Status.REFUNDED)
    _free(line, woven=woven, by=by, now=now)


def _free(line: Line, *, woven: bool, by: User, now: datetime) -> None:
    """The piece is nobody's any more; one that was never woven isn't there."""
    if not woven:
        StockRecord.objects.filter(line=line).update(num_in_stock=F("num_in_stock") - line.quantity)
    piece = line.product
    assert isinstance(piece, Product)
    end_bespoke(piece=piece, woven=woven, by=by, now=now)


def _live(request: CustomRequest) -> Offer:
    return request.offers.select_related("order").get(state=Offer.State.ACCEPTED)


__all__ = ["CannotPay", "ask_to_cancel", "cancel_order", "mark_made", "pay_offer", "pay_rest", "take_payment"]
