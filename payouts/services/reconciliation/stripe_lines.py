"""What Stripe says moved on our balance, against what the books say did, by the ids that both have."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from payouts.models import BankAccount, BankLine, BankTie, Transaction
from payouts.models.ledger import Kind

from .candidates import moved, possibilities, tied
from .fates import fit, propose, wait

STRIPE = BankAccount.Book.STRIPE.value
How, Why = BankLine.How, BankLine.Why
CHARGES = ("charge", "payment")
REFUNDS = ("refund", "payment_refund")
DISPUTES = ("adjustment", "dispute", "dispute_reversal")
"""As Stripe's API names what a dispute moves, and as its report does; what else is an adjustment has no such source."""
PAYOUTS = ("payout", "payout_failure", "payout_cancel", "payout_reversal")
Posted = dict[tuple[str, str], list[Transaction]]
FEE = "fee"
"""The part of a charge's movement that Stripe kept; a line of its own here."""


def could_be(line: BankLine) -> list[tuple[str, str]]:
    """The postings that a movement could be, each by its kind and the key that it would have."""
    named = line.reference
    if line.kind in CHARGES:
        found = [(Kind.BUYER_PAID, line.order)]
    elif line.kind == FEE:  # one above nothing was given back: of a dispute that was won
        found = [(Kind.STRIPE_FEE, f"{named}/back" if line.amount > 0 else named)]
    elif line.kind in REFUNDS:
        found = [(Kind.REFUND_BEFORE, named), (Kind.REFUND_AFTER, named), (Kind.SHIPPING_BACK, line.order)]
    elif line.kind in PAYOUTS:
        found = [(Kind.STRIPE_PAYOUT, named if line.kind == "payout" else f"{named}/failed")]
    elif line.kind in DISPUTES:
        found = [(Kind.DISPUTE_WON if line.amount > 0 else Kind.DISPUTED, named)]
    else:
        found = []
    return [(kind.value, key) for kind, key in found if key]


def match_stripe(lines: Sequence[BankLine]) -> None:
    """Tie each movement to its posting; what the books have with another amount, or not at all, waits for a person."""
    known = _posted(lines)
    taken = set(tied((posted for each in known.values() for posted in each), STRIPE))
    left, ties = [], []
    for line in lines:
        found = [posted for each in could_be(line) for posted in known.get(each, [])]
        free = [posted for posted in found if posted.pk not in taken]
        exact = [posted for posted in free if moved(posted, STRIPE) == line.amount]
        if exact:
            ties += fit(line, How.BOOKED, exact[:1])
            taken.add(exact[0].pk)
        elif free and (exchanged := _with_exchange(line, free, known, taken)):
            ties += fit(line, How.BOOKED, exchanged)
            taken.update(posted.pk for posted in exchanged)
        elif free:
            option = {"how": How.BOOKED.value, "transactions": [posted.pk for posted in free]}
            wait(line, Why.WRONG_AMOUNT, options=[option])
        elif found:
            wait(line, Why.ANSWERED)
        else:
            left.append(line)
    BankTie.objects.bulk_create(ties, batch_size=2000)
    could = possibilities(left, STRIPE)
    for line in left:
        booked = [(why, option) for why, option in could.of(line) if why in (Why.IN_BOOKS, Why.LIKE_A_PAYOUT)]
        if len(booked) == 1 and line.kind not in CHARGES:
            propose(line, Why.IN_BOOKS, {**booked[0][1], "how": How.BOOKED.value})
        else:
            wait(line, Why.NOT_IN_BOOKS, options=[option for _why, option in booked])


def _with_exchange(
    line: BankLine, free: Sequence[Transaction], known: Posted, taken: set[int]
) -> list[Transaction]:
    """A posting and what the exchange of its currency made of it, where they come to the movement together."""
    for posted in free:
        keys = dict.fromkeys([posted.source_key, line.reference])
        for exchange in (each for key in keys for each in known.get((Kind.EXCHANGE.value, key), [])):
            together = [posted, exchange]
            if exchange.pk not in taken and sum(moved(each, STRIPE) for each in together) == line.amount:
                return together
    return []


def _posted(lines: Iterable[BankLine]) -> dict[tuple[str, str], list[Transaction]]:
    """Postings that stand, by kind and key, for all these movements."""
    wanted = defaultdict(set)
    for line in lines:
        for kind, key in could_be(line):
            wanted[kind].add(key)
            wanted[Kind.EXCHANGE.value].update([key, line.reference])
    found = defaultdict(list)
    for kind, keys in wanted.items():
        stands = Transaction.objects.filter(
            kind=kind, source_key__in=keys - {""}, reverses=None, reversed_by=None
        )
        for posted in stands.prefetch_related("legs"):
            found[kind, posted.source_key].append(posted)
    return dict(found)
