"""What each waiting line of a statement is: what is sure is posted or tied, what is likely is proposed, the rest waits.

The caller holds the books, so nothing else posts meanwhile and imports take turns.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from marketplace.accounts.models import User
from payouts.models import BankAccount, BankLine, BankTie, Payment, Transaction
from payouts.models.ledger import Kind
from payouts.services.answers import BankAnswer, post_answers, standing
from payouts.services.checks import OF_RUN, check_run

from .candidates import SENT, moved, possibilities, tied
from .fates import fit, pair, propose, store, wait
from .naming import Named, named_in, written
from .stripe_lines import match_stripe

BANK = BankAccount.Book.BANK.value
WAITING = (BankLine.State.OPEN, BankLine.State.PROPOSED)
How, Why = BankLine.How, BankLine.Why
Names = dict[int, Named]


def match_waiting(account: BankAccount, *, by: User, now: datetime) -> dict[str, int]:
    """Match every line of an account that waits for a person; gives how many of those are in each state then.

    Lines that waited before are looked at again, since what they stand for may be in the books by now; but for those
    that a person has taken out of somewhere, which only a person puts elsewhere.
    """
    waiting = BankLine.objects.filter(account=account, state__in=WAITING).select_related("account")
    lines = list(waiting.exclude(decisions__undone=True))
    lines.sort(key=lambda line: (line.day, line.amount > 0, line.pk))
    if account.book == BankAccount.Book.STRIPE:
        match_stripe(lines)
    else:
        _match_bank(lines, by=by, now=now)
    store(lines)
    return dict(Counter(line.state for line in lines))


def _match_bank(lines: Sequence[BankLine], *, by: User, now: datetime) -> None:
    names = named_in(lines)
    months = sorted({payment.run.period for named in names.values() for payment in named.payments})
    for month in months:
        check_run(month, OF_RUN)
    sure = [line for line in lines if names[line.pk].payments and not names[line.pk].unclear]
    out = [line for line in sure if line.amount < 0]
    back = [line for line in sure if line.amount > 0]
    halves = _answer(out, names, Payment.State.PAID, by=by, now=now)
    halves += _answer(back, names, Payment.State.RETURNED, by=by, now=now)
    _pair(halves, names)
    for month in months:
        check_run(month, OF_RUN)
    known = {line.pk for line in sure}
    _propose([line for line in lines if line.pk not in known], names)


def _answer(
    lines: Sequence[BankLine], names: Names, result: str, *, by: User, now: datetime
) -> list[BankLine]:
    """Post what these lines say of the payments they name; gives those whose money went out and came back unbooked."""
    references = [payment.reference for line in lines for payment in names[line.pk].payments]
    posted = standing(result, references)
    taken = set(tied(posted.values(), BANK))
    spoken_of: set[int] = set()
    first: list[BankAnswer] = []
    answers: list[BankAnswer] = []
    fits, halves = [], []
    for line in lines:
        payments = names[line.pk].payments
        why = _why_not(line, names[line.pk], posted, taken, spoken_of)
        if why == Why.WENT_AND_CAME:
            halves.append(line)
        if why:
            wait(line, why, payments=[payment.reference for payment in payments])
            continue
        for payment in payments:
            if payment.reference not in posted:
                if result == Payment.State.RETURNED and payment.state == Payment.State.APPROVED:
                    first.append(answer_of(line, payment, Payment.State.PAID))
                answers.append(answer_of(line, payment, result))
        spoken_of |= {payment.pk for payment in payments}
        fits.append((line, payments))
    if first:  # what came back had left the bank, whether or not we have seen that line
        post_answers(first, by=by, now=now)
    if answers:
        post_answers(answers, by=by, now=now)
    new = standing(result, [answer.payment.reference for answer in answers])
    posted |= new
    how = How.PAID if result == Payment.State.PAID else How.RETURNED
    fresh = {each.pk for each in new.values()}
    ties: list[BankTie] = []
    for line, payments in fits:
        ties += fit(line, how, [posted[payment.reference] for payment in payments], fresh=fresh)
    BankTie.objects.bulk_create(ties, batch_size=2000)
    return halves


def _why_not(
    line: BankLine,
    named: Named,
    posted: dict[str, Transaction],
    taken: set[int],
    spoken_of: set[int],
) -> str:
    """Why a line doesn't settle the payments that it names; nothing where it does."""
    payments = named.payments
    if any(payment.state == Payment.State.CANCELLED or payment.run.state not in SENT for payment in payments):
        return Why.NOT_SENT
    if sum(payment.amount for payment in payments) != abs(line.amount):
        return Why.WRONG_AMOUNT
    unbooked = [
        payment.state == Payment.State.RETURNED
        and (payment.reference not in posted or not moved(posted[payment.reference], BANK))
        for payment in payments
    ]
    if all(unbooked):
        return Why.WENT_AND_CAME
    answered = (
        payment.pk in spoken_of or payment.reference in posted and posted[payment.reference].pk in taken
        for payment in payments
    )
    return Why.ANSWERED if any(unbooked) or any(answered) else ""


def answer_of(line: BankLine, payment: Payment, result: str) -> BankAnswer:
    """What a line says of a payment; where the bank gives no reference of its own, the line's place is one."""
    reference = line.bank_reference or f"{line.day:%Y-%m-%d}/{line.position}"
    return BankAnswer(payment, result, line.day, reference, line.return_reason)


def _pair(halves: Sequence[BankLine], names: Names) -> None:
    """Lines of a payment that a file of answers called returned: its money went out and came back between postings."""
    waiting: dict[tuple[int, ...], list[BankLine]] = defaultdict(list)
    for line in halves:
        same = tuple(sorted(payment.pk for payment in names[line.pk].payments))
        partner = next((each for each in waiting[same] if each.amount == -line.amount), None)
        if partner is None:
            waiting[same].append(line)
        else:
            waiting[same].remove(partner)
            pair(*sorted((partner, line), key=lambda each: each.amount))


def _propose(lines: Sequence[BankLine], names: Names) -> None:
    """For lines that name nothing for sure: what they could be, by amount and day."""
    could = possibilities(lines, BANK)
    received: set[int] = set()
    for line in lines:
        found, named = could.of(line), names[line.pk]
        found = [each for each in found if not received.intersection(each[1].get("transactions", []))]
        payouts = [option for why, option in found if why == Why.LIKE_A_PAYOUT]
        if sure := [option for option in payouts if _names_payout(line, option)]:
            payout = Transaction.objects.filter(pk__in=sure[0]["transactions"])
            BankTie.objects.bulk_create(fit(line, How.STRIPE_PAYOUT, payout))
            received.update(sure[0]["transactions"])
        elif named.unclear or len(found) > 1:
            wait(
                line,
                Why.SEVERAL,
                options=[option for _why, option in found],
                payments=[payment.reference for payment in named.payments],
            )
        elif named.unknown:
            wait(
                line,
                Why.NO_SUCH_PAYMENT,
                options=[option for _why, option in found],
                payments=named.unknown,
            )
        elif found:
            propose(line, *found[0])
        else:
            wait(line, Why.UNKNOWN_CREDIT if line.amount > 0 else Why.UNKNOWN_DEBIT)


def _names_payout(line: BankLine, option: dict) -> bool:
    """Whether a line has the id of a Stripe payout in it, or what Stripe says the bank traces it by."""
    payouts = Transaction.objects.filter(kind=Kind.STRIPE_PAYOUT, pk__in=option["transactions"])
    keys = list(payouts.values_list("source_key", flat=True))
    told = BankLine.objects.filter(account__book=BankAccount.Book.STRIPE, kind="payout", reference__in=keys)
    words = set(re.findall(r"[A-Z0-9_]+", written(line)))
    return any(
        each.upper() in words for each in [*keys, *told.values_list("bank_reference", flat=True)] if each
    )
