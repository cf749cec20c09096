"""What a dispute moves in the books (ADR 13): taken by Stripe, given back when it's won, lost for good. In paise.

Each is posted once by the dispute's id at Stripe, which is also what its movements are matched by. Whoever calls
holds the dispute's row, so that two of Stripe's events don't post at once.
"""

from datetime import datetime

from django.db import transaction

from marketplace.forks.order.models import Line, Order
from marketplace.forks.order.services import cancel_waiting
from payouts.models import Transaction
from payouts.models.ledger import Account, Kind
from payouts.services.posting import post


def _posted(kind: str, key: str) -> Transaction | None:
    return Transaction.objects.filter(kind=kind, source_key=key).first()


def _moved(posted: Transaction, account: str) -> int:
    return sum(leg.amount for leg in posted.legs.all() if leg.account == account)


@transaction.atomic
def post_disputed(*, dispute: str, amount: int, moment: datetime) -> Transaction:
    """What Stripe took when the dispute was opened: ours still, until it's decided."""
    return _posted(Kind.DISPUTED, dispute) or post(
        kind=Kind.DISPUTED,
        source_key=dispute,
        moment=moment,
        legs=[(Account.DISPUTED, None, amount), (Account.STRIPE, None, -amount)],
    )


@transaction.atomic
def post_dispute_fee(*, dispute: str, fee: int, moment: datetime) -> Transaction | None:
    """What Stripe kept for a dispute, or below zero gave back of that; None where there is nothing of it."""
    key = dispute if fee > 0 else f"{dispute}/back"
    if not fee or _posted(Kind.STRIPE_FEE, key):
        return None
    return post(
        kind=Kind.STRIPE_FEE,
        source_key=key,
        moment=moment,
        legs=[(Account.STRIPE_FEES, None, fee), (Account.STRIPE, None, -fee)],
    )


@transaction.atomic
def post_dispute_won(*, dispute: str, amount: int, moment: datetime) -> Transaction:
    """What Stripe gave back. Of another currency it may be another amount than was taken: the rest is exchange.

    Won after all, once it was lost, it takes back what was written off.
    """
    if known := _posted(Kind.DISPUTE_WON, dispute):
        return known
    taken, lost = _posted(Kind.DISPUTED, dispute), _posted(Kind.DISPUTE_LOST, dispute)
    back = _moved(taken, Account.DISPUTED) if taken and not lost else amount
    return post(
        kind=Kind.DISPUTE_WON,
        source_key=dispute,
        moment=moment,
        legs=[
            (Account.STRIPE, None, amount),
            (Account.DISPUTES_LOST if lost else Account.DISPUTED, None, -back),
            (Account.EXCHANGE, None, back - amount),
        ],
    )


@transaction.atomic
def post_dispute_lost(
    *, dispute: str, order: Order | None, paid: int, moment: datetime
) -> Transaction | None:
    """The buyer keeps what Stripe took; posted once, and None while the books don't have the taking.

    Where it covers all that hasn't left of the order, that is no longer owed to her: it goes back on the shelf and
    isn't sent. Of what is still being made, that is what was ``paid`` so far. The rest is the cooperative's loss; the
    makers keep what they earned, and GST stays due.
    """
    taken = _posted(Kind.DISPUTED, dispute)
    if taken is None or _posted(Kind.DISPUTE_LOST, dispute) or _posted(Kind.DISPUTE_WON, dispute):
        return None
    amount = _moved(taken, Account.DISPUTED)
    owed = _take_off_the_table(order, amount, paid) if order else 0
    return post(
        kind=Kind.DISPUTE_LOST,
        source_key=dispute,
        moment=moment,
        legs=[
            (Account.BUYERS, None, owed),
            (Account.DISPUTES_LOST, None, amount - owed),
            (Account.DISPUTED, None, -amount),
        ],
    )


def _take_off_the_table(order: Order, amount: int, paid: int) -> int:
    """What was still owed to the buyer for what hasn't left, where ``amount`` covers all of it; else nothing.

    A wholesale sale was earned when it was made: nothing of it is owed, and people decide whether it's sent.
    """
    order = Order.objects.select_for_update().get(pk=order.pk)
    waiting = [Line.Status.PAID, Line.Status.MAKING]
    lines = list(order.lines.select_for_update().filter(status__in=waiting).order_by("pk"))
    if not lines or order.channel == Order.Channel.WHOLESALE:
        return 0
    if any(line.status == Line.Status.MAKING for line in lines):
        owed = paid
    else:
        owed = sum(line.paid for line in lines)
        if not _posted(Kind.SHIPPED, order.number):
            owed += int(order.shipping_incl_tax * 100)
    if owed > amount:
        return 0
    cancel_waiting(order, lines)
    return owed
