"""The books against the statements, day by day, and what explains each difference. All amounts in paise."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncDate

from marketplace.kernel.months import INDIA, Month, india_day, midnight
from payouts.models import BankAccount, BankLine, BankStatement, BankTie, Leg, Payment, Transaction
from payouts.models.ledger import Kind

from .candidates import moved, untied
from .matching import WAITING

MOST = 500
"""So many open items are listed; what they come to counts all."""


@dataclass(frozen=True)
class Day:
    """The end of a day. ``bank`` is what the lines come to, ``stated`` the bank's own closing balance, where it's told."""

    day: date
    came: int
    went: int
    bank: int
    books: int
    stated: int | None = None

    @property
    def difference(self) -> int:
        return self.bank - self.books

    @property
    def is_wrong(self) -> bool:
        """Whether the bank's own balance isn't what its lines come to: a statement is missing between."""
        return self.stated is not None and self.stated != self.bank


@dataclass(frozen=True)
class OpenItems:
    """What explains the difference at the end of a day: what the bank has alone is added, what the books have alone
    taken off, and what was there before the first statement added."""

    day: date
    before: int
    lines: list[tuple[BankLine, int]] = field(default_factory=list)
    postings: list[tuple[Transaction, int]] = field(default_factory=list)

    @property
    def in_bank(self) -> int:
        return sum(amount for _line, amount in self.lines)

    @property
    def in_books(self) -> int:
        return sum(amount for _posted, amount in self.postings)

    @property
    def explained(self) -> int:
        return self.before + self.in_bank - self.in_books


def days_of(book: str, month: Month) -> list[Day]:
    """The days of a month on which anything moved at the bank or in the books, with the balances at their end."""
    lines = BankLine.objects.filter(account__book=book)
    legs = Leg.objects.filter(account=book)
    begin = midnight(month.first_day)
    bank = before_statements(book) + _sum(lines.filter(day__lt=month.first_day))
    books = _sum(legs.filter(transaction__moment__lt=begin))
    this = lines.filter(day__gte=month.first_day, day__lte=month.last_day).values("day").order_by("day")
    moved_at_bank = {
        row["day"]: (row["came"] or 0, row["went"] or 0)
        for row in this.annotate(
            came=Sum("amount", filter=Q(amount__gt=0)), went=Sum("amount", filter=Q(amount__lt=0))
        )
    }
    posted = (
        legs.filter(transaction__moment__gte=begin, transaction__moment__lt=month.end)
        .annotate(day=TruncDate("transaction__moment", tzinfo=INDIA))
        .values("day")
        .order_by("day")
        .annotate(sum=Sum("amount"))
    )
    in_books = {row["day"]: row["sum"] for row in posted}
    stated = _stated(book, month)
    found = []
    for day in sorted({*moved_at_bank, *in_books, *stated}):
        came, went = moved_at_bank.get(day, (0, 0))
        bank, books = bank + came + went, books + in_books.get(day, 0)
        found.append(Day(day, came, went, bank, books, stated.get(day)))
    return found


def before_statements(book: str) -> int:
    """What the accounts held before their first statements, as those say."""
    firsts = (
        BankStatement.objects.filter(account__book=book)
        .order_by("account_id", "first_day", "id")
        .distinct("account_id")
        .values_list("opening", flat=True)
    )
    return sum(opening or 0 for opening in firsts)


def _stated(book: str, month: Month) -> dict[date, int]:
    """Closing balances by day, where the book has one account: of several nobody tells the sum."""
    if BankAccount.objects.filter(book=book).count() != 1:
        return {}
    ended = BankStatement.objects.filter(
        account__book=book, closing__isnull=False, last_day__gte=month.first_day, last_day__lte=month.last_day
    )
    return {day: closing or 0 for day, closing in ended.order_by("id").values_list("last_day", "closing")}


def _sum(rows: QuerySet[Any]) -> int:
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def open_items(book: str, day: date) -> OpenItems:
    """Lines that the books don't have by the end of a day, and postings that the statements don't."""
    end = midnight(day + timedelta(days=1))
    later = Q(ties__undone_at=None, ties__transaction__moment__gte=end)
    alone = Q(state__in=WAITING) | Q(how=BankLine.How.SET_ASIDE) | Q(other_half__day__gt=day)
    lines = (
        BankLine.objects.filter(account__book=book, day__lte=day)
        .filter(alone | later)
        .select_related("account")
        .distinct()
        .order_by("day", "pk")
    )
    tied = _tied_by(lines, book, end)
    left = [(line, line.amount - tied.get(line.pk, 0)) for line in lines]
    early = Transaction.objects.filter(
        ties__book=book, ties__undone_at=None, ties__line__day__gt=day, moment__lt=end
    )
    postings = [
        *untied(book).filter(moment__lt=end).prefetch_related("legs"),
        *early.prefetch_related("legs"),
    ]
    postings.sort(key=lambda posted: (posted.moment, posted.pk))
    return OpenItems(
        day=day,
        before=before_statements(book),
        lines=[(line, amount) for line, amount in left if amount],
        postings=[(posted, moved(posted, book)) for posted in postings],
    )


def _tied_by(lines: QuerySet[BankLine], book: str, end: Any) -> dict[int, int]:
    """What the postings of these lines came to before a moment."""
    ties = BankTie.objects.filter(
        line__in=lines.values("pk"),
        undone_at=None,
        transaction__moment__lt=end,
        transaction__legs__account=book,
    )
    rows = ties.values("line").annotate(sum=Sum("transaction__legs__amount")).order_by()
    return {row["line"]: row["sum"] for row in rows}


@dataclass
class Evidence:
    """A payment with the lines that paid it and that brought it back."""

    payment: Payment
    paid: BankLine | None = None
    returned: BankLine | None = None


def evidence_of(payments: Collection[Payment]) -> list[Evidence]:
    """Each payment with its lines, in two queries however many there are."""
    found = {payment.reference: Evidence(payment) for payment in payments}
    ties = BankTie.objects.filter(
        undone_at=None, transaction__kind__in=[Kind.PAID, Kind.RETURNED], book=BankAccount.Book.BANK
    ).filter(
        Q(transaction__source_key__in=list(found))
        | Q(transaction__source_key__contains="/", transaction__reverses=None)
    )
    for tie in ties.select_related("line__account", "transaction").order_by("pk"):
        each = found.get(tie.transaction.source_key.partition("/")[0])
        if each and tie.transaction.kind == Kind.PAID:
            each.paid = tie.line
        elif each:
            each.returned = tie.line
    return list(found.values())


def waiting_count() -> int:
    """Lines that wait for a person, of all accounts."""
    return BankLine.objects.filter(state__in=WAITING).count()


def last_month() -> Month | None:
    """The month of the newest line."""
    newest = BankLine.objects.order_by("-day").values_list("day", flat=True).first()
    return Month.of(newest) if newest else None


def day_of(posted: Transaction) -> date:
    """The day in India on which something that is posted happened."""
    return india_day(posted.moment)


def accounts_with_counts() -> QuerySet[BankAccount]:
    """Every account with how many of its lines wait."""
    return BankAccount.objects.annotate(
        waiting=Count("lines", filter=Q(lines__state__in=WAITING)), newest=Max("lines__day")
    )
