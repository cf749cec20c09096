"""What a person decides about a line that waits, with a reason; each posts once, and can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import midnight
from payouts.models import BankAccount, BankDecision, BankLine, BankTie, Books, Payment, RunFile, Transaction
from payouts.models.ledger import Account, Kind
from payouts.services.answers import post_answers, reverse, standing, take_back
from payouts.services.checks import OF_RUN, check_run
from payouts.services.posting import post
from payouts.services.refusals import Refused

from .candidates import SENT, moved, payments_of, tied
from .fates import CHANGED, fit
from .importing import refuse_others
from .matching import answer_of, match_waiting

How = BankLine.How
Postings = tuple[Sequence[Transaction], set[int]]
TAKINGS = [Account.CASH, Account.FAIR, Account.SHOP, Account.WHOLESALE]
"""Where money that is brought to the bank comes from."""
OF_BANK = [
    How.PAID, How.RETURNED, How.STRIPE_PAYOUT, How.DEPOSIT, How.DRAWN, How.CHARGES, How.INCOME, How.BOOKED, How.SET_ASIDE,
]  # fmt: skip
OF_STRIPE = [How.STRIPE_PAYOUT, How.STRIPE_FEE, How.BUYERS, How.BOOKED, How.SET_ASIDE]
ONLY_IN = {How.RETURNED, How.DEPOSIT, How.INCOME}
ONLY_OUT = {How.PAID, How.DRAWN}


@dataclass(frozen=True)
class Choice:
    """What a line was. ``payments`` are references, ``file`` and ``transactions`` keys, ``payout`` is Stripe's id.

    ``source`` says where a deposit came from, one of TAKINGS.
    """

    how: str
    payments: Sequence[str] = ()
    file: int | None = None
    transactions: Sequence[int] = ()
    payout: str = ""
    source: str = Account.CASH


def choices_for(line: BankLine) -> list[How]:
    """What a line can be, by its account and by whether money came in or went out."""
    whose = OF_STRIPE if line.account.book == BankAccount.Book.STRIPE else OF_BANK
    wrong = ONLY_OUT if line.amount > 0 else ONLY_IN
    if line.account.book == BankAccount.Book.BANK and line.amount < 0:
        wrong = wrong | {How.STRIPE_PAYOUT}
    return [how for how in whose if how not in wrong]


@transaction.atomic
def decide(*, line: BankLine, choice: Choice, reason: str, by: User, now: datetime) -> BankLine:
    """Settle a line that waits as what ``choice`` says, and post what that takes. Decided already, it's refused.

    Raises Refused without a reason, where the amounts don't agree, or where another line stands for it already.
    """
    refuse_others(by)
    if not reason.strip():
        raise Refused(_("Say why."))
    Books.objects.select_for_update().get()
    line = BankLine.objects.select_for_update(of=("self",)).select_related("account").get(pk=line.pk)
    if line.state in (BankLine.State.MATCHED, BankLine.State.DECIDED):
        raise Refused(_("Somebody has decided about this line already."))
    if choice.how not in choices_for(line):
        raise Refused(_("A line like this can't be that."))
    postings, fresh = _postings(line, choice, reason.strip(), by, now)
    if choice.how != How.SET_ASIDE:
        _refuse_unfit(line, postings)
    BankTie.objects.bulk_create(fit(line, choice.how, postings, state=BankLine.State.DECIDED, fresh=fresh))
    line.save(update_fields=CHANGED)
    BankDecision.objects.create(line=line, how=choice.how, reason=reason.strip()[:200], by=by, at=now)
    match_waiting(line.account, by=by, now=now)
    return line


def _postings(line: BankLine, choice: Choice, reason: str, by: User, now: datetime) -> Postings:
    """The postings that a line is, and the keys of those that answer payments by it."""
    if choice.how in (How.PAID, How.RETURNED):
        return _answered(line, choice, by, now)
    if choice.how == How.BOOKED:
        stands = Transaction.objects.filter(reverses=None, reversed_by=None)
        return list(stands.filter(pk__in=choice.transactions)), set()
    if choice.how == How.STRIPE_PAYOUT:
        return [_payout(line, choice, by)], set()
    if choice.how == How.SET_ASIDE:
        return [], set()
    return [_other(line, choice, reason, by)], set()


def _answered(line: BankLine, choice: Choice, by: User, now: datetime) -> Postings:
    """The postings of the bank's answer to payments, or to a whole file of them; those that are posted stay."""
    found = _payments(choice)
    result = Payment.State.PAID if choice.how == How.PAID else Payment.State.RETURNED
    months = sorted({payment.run.period for payment in found})
    for month in months:
        check_run(month, OF_RUN)
    references = [payment.reference for payment in found]
    posted = standing(result, references)
    fresh = [payment for payment in found if payment.reference not in posted]
    if result == Payment.State.RETURNED:
        unseen = [payment for payment in fresh if payment.state == Payment.State.APPROVED]
        post_answers([answer_of(line, payment, Payment.State.PAID) for payment in unseen], by=by, now=now)
    post_answers([answer_of(line, payment, result) for payment in fresh], by=by, now=now)
    for month in months:
        check_run(month, OF_RUN)
    posted = standing(result, references)
    fresh_keys = {posted[payment.reference].pk for payment in fresh}
    return [posted[reference] for reference in references], fresh_keys


def _payments(choice: Choice) -> list[Payment]:
    if choice.file:
        file = RunFile.objects.filter(pk=choice.file).select_related("run").first()
        found = payments_of(file) if file else []
    else:
        found = list(
            Payment.objects.filter(reference__in=choice.payments)
            .select_related("run", "weaver")
            .defer("payee_name", "account_number", "upi_id")
            .order_by("reference")
        )
        missing = set(choice.payments) - {payment.reference for payment in found}
        if missing:
            raise Refused(_("There is no payment %(reference)s.") % {"reference": sorted(missing)[0]})
    if not found:
        raise Refused(_("Choose at least one payment."))
    for payment in found:
        if payment.run.state not in SENT:
            raise Refused(_("%(reference)s hasn't been sent to the bank.") % {"reference": payment.reference})
    return found


def _payout(line: BankLine, choice: Choice, by: User) -> Transaction:
    """The payout's posting; posted now where Stripe's word of it was lost."""
    bank = line.account.book == BankAccount.Book.BANK
    key = choice.payout.strip() or ("" if bank else line.reference)
    stands = Transaction.objects.filter(kind=Kind.STRIPE_PAYOUT, reverses=None, reversed_by=None)
    if choice.transactions:
        found = stands.filter(pk__in=choice.transactions).first()
        if found:
            return found
    if not key:
        raise Refused(_("Say which payout: Stripe's id begins with po_."))
    arrived = line.amount > 0 if bank else line.amount < 0
    amount, key = (abs(line.amount), key) if arrived else (-abs(line.amount), f"{key}/failed")
    return stands.filter(source_key=key).first() or post(
        kind=Kind.STRIPE_PAYOUT,
        source_key=key,
        moment=midnight(line.day),
        legs=[(Account.BANK, None, amount), (Account.STRIPE, None, -amount)],
        by=by,
    )


def _other(line: BankLine, choice: Choice, reason: str, by: User) -> Transaction:
    """What is in the books by this decision alone."""
    book = line.account.book
    if choice.how == How.BUYERS:
        kind, other = (Kind.BUYER_PAID if line.amount > 0 else Kind.REFUND_BEFORE), Account.BUYERS
    elif choice.how == How.STRIPE_FEE:
        kind, other = Kind.STRIPE_FEE, Account.STRIPE_FEES
    elif choice.how == How.CHARGES:
        kind, other = Kind.BANK_CHARGE, Account.BANK_CHARGES
    elif choice.how == How.INCOME:
        kind, other = Kind.OTHER_INCOME, Account.OTHER_INCOME
    elif choice.how == How.DRAWN:
        kind, other = Kind.DEPOSITED, Account.CASH
    else:
        if choice.source not in TAKINGS:
            raise Refused(_("Say where the money came from."))
        kind, other = Kind.DEPOSITED, Account(choice.source)
    return post(
        kind=kind,
        # A fee has its charge's key, by which the shop posts it too, so that it can't be posted twice.
        source_key=line.reference if kind == Kind.STRIPE_FEE and line.reference else _key(line),
        moment=midnight(line.day),
        legs=[(book, None, line.amount), (other, None, -line.amount)],
        by=by,
        note=reason[:200],
    )


def _key(line: BankLine) -> str:
    """``line/12``; decided once more after it was taken back, ``line/12/2``."""
    before = Transaction.objects.filter(source_key__startswith=f"line/{line.pk}/", reverses__isnull=False)
    times = before.count()
    return f"line/{line.pk}" + (f"/{times + 1}" if times else "")


def _refuse_unfit(line: BankLine, postings: Sequence[Transaction]) -> None:
    """Refuse postings that don't come to the line's amount, or that another line stands for."""
    book = line.account.book
    if not postings:
        raise Refused(_("Choose what it is in the books."))
    if tied(postings, book):
        raise Refused(_("Another line of a statement stands for it already."))
    amount = sum(moved(posted, book) for posted in postings)
    if amount != line.amount:
        raise Refused(
            _("The line is %(line)s, what you chose comes to %(amount)s.")
            % {"line": show_rupees(line.amount), "amount": show_rupees(amount)}
        )


@transaction.atomic
def undo(*, line: BankLine, reason: str, by: User, now: datetime) -> BankLine:
    """Take back what became of a line: what it posted is reversed, and it waits for a person again.

    Postings that were in the books before the line stay. Raises Refused without a reason, or where something can't
    be reversed: its month is closed, or the payment has been sent once more.
    """
    refuse_others(by)
    if not reason.strip():
        raise Refused(_("Say why."))
    Books.objects.select_for_update().get()
    line = BankLine.objects.select_for_update(of=("self",)).select_related("account").get(pk=line.pk)
    if line.state not in (BankLine.State.MATCHED, BankLine.State.DECIDED):
        return line
    for tie in line.ties.filter(undone_at=None).select_related("transaction"):
        _untie(tie, line, reason=reason.strip(), by=by, now=now)
    for each in [line, line.other_half]:
        if each is not None:
            BankDecision.objects.create(
                line=each, how=each.how, undone=True, reason=reason.strip()[:200], by=by, at=now
            )
            each.state, each.how, each.other_half = BankLine.State.OPEN, "", None
            each.why, each.proposal = BankLine.Why.TAKEN_BACK, {}
            each.save(update_fields=CHANGED)
    return line


def _untie(tie: BankTie, line: BankLine, *, reason: str, by: User, now: datetime) -> None:
    """Untie a posting, and reverse it where it's in the books by this line alone. A payout has Stripe's word besides."""
    BankTie.objects.filter(pk=tie.pk).update(undone_at=now)
    key = tie.transaction.source_key
    if key.startswith("line/"):
        reverse(tie.transaction, by=by, note=reason)
    elif tie.posted:
        payment = Payment.objects.select_related("run").get(reference=key.partition("/")[0])
        take_back(payment, by=by, now=now, note=reason)
        paid_by_it = answer_of(line, payment, Payment.State.PAID)
        if payment.state == Payment.State.PAID and (payment.settled_on, payment.bank_reference) == (
            paid_by_it.day,
            paid_by_it.bank_reference[:60],
        ):
            take_back(payment, by=by, now=now, note=reason)  # it was only paid so that it could come back
        check_run(payment.run.period, OF_RUN)
