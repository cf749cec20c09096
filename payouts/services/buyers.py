"""Buyers' money in the books: paid, refunded before anything left, and what Stripe takes and pays out. In paise."""

from datetime import datetime

from marketplace.accounts.models import User
from payouts.models import Transaction
from payouts.models.ledger import Account, Kind
from payouts.services.posting import post


def post_buyer_paid(*, number: str, amount: int, moment: datetime) -> Transaction:
    """What a buyer paid for order ``number``: ours to deliver for, hers until then."""
    return post(
        kind=Kind.BUYER_PAID,
        source_key=number,
        moment=moment,
        legs=[(Account.STRIPE, None, amount), (Account.BUYERS, None, -amount)],
    )


def post_refund_before_dispatch(*, refund: str, amount: int, moment: datetime) -> Transaction:
    """What a buyer had back before anything was sent. ``refund`` is Stripe's id of it."""
    return post(
        kind=Kind.REFUND_BEFORE,
        source_key=refund,
        moment=moment,
        legs=[(Account.BUYERS, None, amount), (Account.STRIPE, None, -amount)],
    )


def post_deposit_kept(*, number: str, amount: int, moment: datetime, by: User) -> Transaction:
    """What stays with the cooperative of order ``number``, which its buyer cancelled while it was being made."""
    return post(
        kind=Kind.DEPOSIT_KEPT,
        source_key=number,
        moment=moment,
        by=by,
        legs=[(Account.BUYERS, None, amount), (Account.COOPERATIVE, None, -amount)],
    )


def post_gift(
    *, kind: Kind, key: str, amount: int, moment: datetime, from_stripe: bool = False, by: User | None = None
) -> Transaction:
    """What moves between a buyer and her gift card: sold to her and given back to it, or spent and taken back.

    ``from_stripe``: a return was booked as if Stripe gave all of its money back, and this part of it goes to the card.
    """
    to_card = amount if kind in (Kind.GIFT_SOLD, Kind.GIFT_BACK) else -amount
    other = Account.STRIPE if from_stripe else Account.BUYERS
    return post(
        kind=kind,
        source_key=key,
        moment=moment,
        by=by,
        legs=[(other, None, to_card), (Account.GIFT_CARDS, None, -to_card)],
    )


def post_stripe_fee(*, charge: str, fee: int, moment: datetime) -> Transaction | None:
    """What Stripe took of a charge; posted once, and None where it's in the books already."""
    if Transaction.objects.filter(kind=Kind.STRIPE_FEE, source_key=charge).exists() or not fee:
        return None
    return post(
        kind=Kind.STRIPE_FEE,
        source_key=charge,
        moment=moment,
        legs=[(Account.STRIPE_FEES, None, fee), (Account.STRIPE, None, -fee)],
    )


def post_exchange(*, key: str, difference: int, moment: datetime) -> Transaction | None:
    """What more (or less) than the order's rupees Stripe made of another currency; once for each order or refund."""
    if not difference or Transaction.objects.filter(kind=Kind.EXCHANGE, source_key=key).exists():
        return None
    return post(
        kind=Kind.EXCHANGE,
        source_key=key,
        moment=moment,
        legs=[(Account.STRIPE, None, difference), (Account.EXCHANGE, None, -difference)],
    )


def post_stripe_payout(*, payout: str, amount: int, moment: datetime) -> Transaction:
    """What Stripe sent to our bank; posted once, also where a statement told of it first."""
    posted = Transaction.objects.filter(kind=Kind.STRIPE_PAYOUT, source_key=payout).first()
    return posted or post(
        kind=Kind.STRIPE_PAYOUT,
        source_key=payout,
        moment=moment,
        legs=[(Account.BANK, None, amount), (Account.STRIPE, None, -amount)],
    )
