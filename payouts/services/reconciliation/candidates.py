"""What a line that names nothing could be: payments, files, payouts and postings of its amount near its day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from marketplace.kernel.months import india_day
from payouts.bankfiles import FORMATS
from payouts.models import BankLine, BankTie, Leg, Payment, Run, RunFile, Transaction
from payouts.models.ledger import Kind
from payouts.services.answers import standing

MOST = 8
"""So many possibilities are kept with a line."""
TO_BE_PAID = timedelta(days=15)
TO_COME_BACK = timedelta(days=45)
TO_ARRIVE = timedelta(days=7)
NEAR = timedelta(days=10)
SENT = (Run.State.EXPORTED, Run.State.SETTLED)
Option = dict[str, Any]
"""What is proposed: ``how`` (BankLine.How), and ``payments`` (references), ``file`` or ``transactions`` (keys)."""


@dataclass(frozen=True)
class Possibilities:
    """All that is open, looked up by amount, for the lines of one account that name nothing."""

    payments: dict[int, list[Payment]]
    files: dict[int, list[RunFile]]
    postings: dict[int, list[Transaction]]
    tied: frozenset[str]
    """References of payments whose being paid stands on a statement already."""

    def of(self, line: BankLine) -> list[tuple[str, Option]]:
        """Why each is possible (BankLine.Why), and what it would be; the likeliest first."""
        found = self._out(line) if line.amount < 0 else self._into(line)
        return found[:MOST]

    def _out(self, line: BankLine) -> list[tuple[str, Option]]:
        how, why = BankLine.How, BankLine.Why
        found = [
            (why.WHOLE_FILE.value, {"how": how.PAID.value, "file": file.pk})
            for file in self.files.get(-line.amount, [])
            if _within(india_day(file.written_at), line.day, TO_BE_PAID)
        ]
        for payment in self.payments.get(-line.amount, []):
            sent = payment.settled_on or _sent_on(payment)
            if payment.reference not in self.tied and _within(sent, line.day, TO_BE_PAID):
                found.append((why.LIKE_A_PAYMENT, {"how": how.PAID.value, "payments": [payment.reference]}))
        return found + self._booked(line)

    def _into(self, line: BankLine) -> list[tuple[str, Option]]:
        how, why = BankLine.How, BankLine.Why
        found: list[tuple[str, Option]] = []
        booked = self._booked(line)
        if line.kind != "return":
            found += [each for each in booked if each[0] == why.LIKE_A_PAYOUT]
        for payment in self.payments.get(line.amount, []):
            if payment.settled_on and _within(payment.settled_on, line.day, TO_COME_BACK):
                found.append(
                    (why.LIKE_A_RETURN, {"how": how.RETURNED.value, "payments": [payment.reference]})
                )
        return found + [each for each in booked if each not in found]

    def _booked(self, line: BankLine) -> list[tuple[str, Option]]:
        found = []
        for posted in self.postings.get(line.amount, []):
            day = india_day(posted.moment)
            payout = posted.kind == Kind.STRIPE_PAYOUT
            near = _within(day, line.day, TO_ARRIVE) if payout else abs(day - line.day) <= NEAR
            if near and payout:
                option = {"how": BankLine.How.STRIPE_PAYOUT.value, "transactions": [posted.pk]}
                found.append((BankLine.Why.LIKE_A_PAYOUT.value, option))
            elif near:
                option = {"how": BankLine.How.BOOKED.value, "transactions": [posted.pk]}
                found.append((BankLine.Why.IN_BOOKS.value, option))
        return found


def possibilities(lines: Iterable[BankLine], book: str) -> Possibilities:
    """What is open on an account in the books with the amounts of these lines, in a handful of queries."""
    amounts = {line.amount for line in lines}
    sizes = {abs(amount) for amount in amounts}
    payments = list(
        Payment.objects.filter(amount__in=sizes, run__state__in=SENT)
        .filter(state__in=[Payment.State.APPROVED, Payment.State.PAID])
        .select_related("run")
        .defer("payee_name", "account_number", "upi_id")
        .order_by("reference")
    )
    paid = standing(Kind.PAID, [payment.reference for payment in payments])
    ties = set(tied(paid.values(), book))
    by_amount = defaultdict(list)
    for payment in payments:
        by_amount[payment.amount].append(payment)
    return Possibilities(
        payments=dict(by_amount),
        files=_files(sizes, book),
        postings=_postings(amounts, book),
        tied=frozenset(reference for reference, posted in paid.items() if posted.pk in ties),
    )


def tied(posted: Iterable[Transaction], book: str) -> list[int]:
    """Those of these postings, by key, that a line stands for already."""
    keys = [each.pk for each in posted]
    live = BankTie.objects.filter(transaction__in=keys, book=book, undone_at=None)
    return list(live.values_list("transaction", flat=True))


def untied(book: str) -> Any:
    """Postings that move an account in the books, and that no line stands for; nothing that was taken back."""
    legs = Leg.objects.filter(transaction=OuterRef("pk"), account=book)
    ties = BankTie.objects.filter(transaction=OuterRef("pk"), book=book, undone_at=None)
    return Transaction.objects.filter(Exists(legs), ~Exists(ties), reverses=None, reversed_by=None)


def _postings(amounts: set[int], book: str) -> dict[int, list[Transaction]]:
    """Untied postings by what they move; the bank's answers to payments are found as payments."""
    legs = Leg.objects.filter(account=book, amount__in=amounts).values("transaction")
    waiting = untied(book).exclude(kind__in=[Kind.PAID, Kind.RETURNED]).filter(pk__in=legs)
    found = defaultdict(list)
    for posted in waiting.prefetch_related("legs").order_by("moment", "pk"):
        found[moved(posted, book)].append(posted)
    return dict(found)


def moved(posted: Transaction, book: str) -> int:
    """Paise that a posting moves on an account."""
    return sum(leg.amount for leg in posted.legs.all() if leg.account == book)


def _files(sizes: set[int], book: str) -> dict[int, list[RunFile]]:
    """Files of several payments, none of which stands on a statement yet or has come back."""
    found = defaultdict(list)
    written = RunFile.objects.filter(total__in=sizes, payments__gt=1, run__state__in=SENT)
    seen: set[tuple[int, int, str]] = set()
    for file in written.select_related("run"):
        same = (file.run_id, file.batch, FORMATS[file.format].method)
        if same not in seen and all_open(payments_of(file), book):
            found[file.total].append(file)
        seen.add(same)
    return dict(found)


def payments_of(file: RunFile) -> list[Payment]:
    """The payments that a file holds."""
    return list(
        Payment.objects.filter(run=file.run_id, batch=file.batch, method=FORMATS[file.format].method)
        .select_related("run", "weaver")
        .defer("payee_name", "account_number", "upi_id")
        .order_by("reference")
    )


def all_open(payments: list[Payment], book: str) -> bool:
    """Whether each is on its way, or paid with no line of a statement yet."""
    paid = standing(Kind.PAID, [payment.reference for payment in payments])
    return not tied(paid.values(), book) and all(
        payment.state == Payment.State.APPROVED or payment.reference in paid for payment in payments
    )


def _sent_on(payment: Payment) -> date | None:
    return india_day(payment.run.exported_at) if payment.run.exported_at else None


def _within(begin: date | None, day: date, most: timedelta) -> bool:
    """Whether a day is at most so long after another; a bank in another zone may be a day before."""
    return begin is not None and begin - timedelta(days=1) <= day <= begin + most
