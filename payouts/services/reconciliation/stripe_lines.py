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
PAYOUTS = ("payout", "payout_failure", "payout_cancel", "payout_reversal")
Posted = dict[tuple[str, str], list[Transaction]]
FEE = "fee"
"""The part of a charge's movement that Stripe kept; a line of its own here."""


def kinds_and_key(line: BankLine) -> tuple[list[str], str]:
    """The postings that a movement could be, and the key that they would have."""
    if line.kind in CHARGES:
        return [Kind.BUYER_PAID], line.order
    if line.kind == FEE:
        return [Kind.STRIPE_FEE], line.reference
    if line.kind in REFUNDS:
        return [Kind.REFUND_BEFORE, Kind.REFUND_AFTER], line.reference
    if line.kind in PAYOUTS:
        key = line.reference if line.kind == "payout" else f"{line.reference}/failed"
        return [Kind.STRIPE_PAYOUT], key
    return [], ""


def match_stripe(lines: Sequence[BankLine]) -> None:
    """Tie each movement to its posting; what the books have with another amount, or not at all, waits for a person."""
    known = _posted(lines)
    taken = set(tied((posted for each in known.values() for posted in each), STRIPE))
    left, ties = [], []
    for line in lines:
        kinds, key = kinds_and_key(line)
        found = [posted for kind in kinds for posted in known.get((kind, key), [])] if key else []
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
        for exchange in known.get((Kind.EXCHANGE, posted.source_key), []):
            together = [posted, exchange]
            if exchange.pk not in taken and sum(moved(each, STRIPE) for each in together) == line.amount:
                return together
    return []


def _posted(lines: Iterable[BankLine]) -> dict[tuple[str, str], list[Transaction]]:
    """Postings that stand, by kind and key, for all these movements."""
    wanted = defaultdict(set)
    for line in lines:
        kinds, key = kinds_and_key(line)
        for kind in kinds:
            wanted[kind].add(key)
        if kinds:
            wanted[Kind.EXCHANGE].add(key)
    found = defaultdict(list)
    for kind, keys in wanted.items():
        stands = Transaction.objects.filter(
            kind=kind, source_key__in=keys - {""}, reverses=None, reversed_by=None
        )
        for posted in stands.prefetch_related("legs"):
            found[kind, posted.source_key].append(posted)
    return dict(found)
