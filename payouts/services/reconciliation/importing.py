"""Taking a statement in: whole or not at all, each file once, and each line once however often it's told."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.kernel.tables import FileRefused
from payouts.models import BankAccount, BankLine, BankStatement, Books
from payouts.services.refusals import Refused

from .camt import read_camt
from .csv_file import Columns, read_csv
from .matching import match_waiting
from .reading import ReadLine, ReadStatement, with_keys
from .stripe_report import read_stripe_report

LARGEST = 20 * 1024 * 1024
PERMISSION = "payouts.settle_run"


class NoColumns(Refused):
    """A CSV for an account whose columns nobody has named yet."""


@dataclass(frozen=True)
class Imported:
    """What came of an import: lines new to us, and by state what became of the account's waiting lines."""

    statement: BankStatement | None
    fresh: int
    counts: dict[str, int] = field(default_factory=dict)


def refuse_others(by: User) -> None:
    """Refuse whoever may not enter the bank's answers."""
    if not by.has_perm(PERMISSION):
        raise Refused(_("%(who)s may not enter the bank's answers.") % {"who": by})


def format_of(account: BankAccount, content: bytes) -> str:
    """How a file is written, by how it begins."""
    if account.book == BankAccount.Book.STRIPE:
        return BankStatement.Format.STRIPE_CSV
    begins = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    return BankStatement.Format.CAMT053 if begins.startswith(b"<") else BankStatement.Format.CSV


def read_statement(account: BankAccount, content: bytes, *, now: datetime) -> ReadStatement:
    """What a file says. Raises FileRefused with every fault, and NoColumns where its CSV can't be read yet."""
    if len(content) > LARGEST:
        raise FileRefused([_("the file is larger than %(most)d MB") % {"most": LARGEST // 1024**2}])
    today = india_day(now)
    match format_of(account, content):
        case BankStatement.Format.STRIPE_CSV:
            return read_stripe_report(content, today=today)
        case BankStatement.Format.CAMT053:
            read = read_camt(content, today=today)
            ours, theirs = _plain(account.number or ""), _plain(read.account)
            if ours and theirs and ours != theirs:
                raise FileRefused([f"Acct: the statement is of account …{theirs[-4:]}, not of {account}"])
            return read
        case _:
            if not account.columns:
                raise NoColumns(
                    _("Say first which columns the CSV of %(account)s has.") % {"account": account}
                )
            return read_csv(content, Columns.of(account.columns), today=today)


def _plain(number: str) -> str:
    return "".join(number.split()).lstrip("0").upper()


@transaction.atomic
def import_statement(*, account: BankAccount, content: bytes, name: str, by: User, now: datetime) -> Imported:
    """Store a file's lines that aren't stored yet, and match what waits. The same file again stores nothing.

    Raises FileRefused with every fault, NoColumns, or Refused where ``by`` may not; nothing is stored then.
    """
    refuse_others(by)
    read = read_statement(account, content, now=now)
    sha256 = hashlib.sha256(content).hexdigest()
    return store_statement(
        account=account,
        read=read,
        name=name,
        format=format_of(account, content),
        sha256=sha256,
        by=by,
        now=now,
    )


@transaction.atomic
def store_statement(
    *,
    account: BankAccount,
    read: ReadStatement,
    name: str,
    format: str,
    sha256: str,
    by: User,
    now: datetime,
) -> Imported:
    """Store what was read, and match. Imports take turns, so that two at once store and match each line once."""
    Books.objects.select_for_update().get()
    stored = BankStatement.objects.filter(account=account, sha256=sha256).first()
    if stored:
        return Imported(stored, 0, match_waiting(account, by=by, now=now))
    lines = with_keys(read.lines)
    known = set(
        BankLine.objects.filter(account=account, key__in=[line.key for line in lines]).values_list(
            "key", flat=True
        )
    )
    fresh = [line for line in lines if line.key not in known]
    if not fresh and format == BankStatement.Format.STRIPE:
        return Imported(None, 0, match_waiting(account, by=by, now=now))
    days = [line.day for line in lines] or [india_day(now)]
    statement = BankStatement.objects.create(
        account=account,
        name=name[:120],
        format=format,
        sha256=sha256,
        first_day=read.first_day or min(days),
        last_day=read.last_day or max(days),
        opening=read.opening,
        closing=read.closing,
        lines_in_it=len(lines),
        fresh=len(fresh),
        at=now,
        by=by,
    )
    BankLine.objects.bulk_create((_to_store(line, statement) for line in fresh), batch_size=2000)
    return Imported(statement, len(fresh), match_waiting(account, by=by, now=now))


def _to_store(line: ReadLine, statement: BankStatement) -> BankLine:
    """A line that nobody has looked at yet."""
    return BankLine(
        account_id=statement.account_id,
        statement=statement,
        position=line.position,
        key=line.key,
        day=line.day,
        amount=line.amount,
        kind=line.kind,
        bank_reference=line.bank_reference,
        reference=line.reference,
        order=line.order,
        text=line.text,
        return_reason=line.return_reason,
        why=BankLine.Why.UNKNOWN_CREDIT if line.amount > 0 else BankLine.Why.UNKNOWN_DEBIT,
    )
