"""Writing into the books. Everything goes in through here, once, by kind and source key."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction

from marketplace.accounts.models import User
from payouts.models import Leg, Transaction
from weavers.models import Weaver

SQL = Path(__file__).resolve().parent.parent / "sql"


def hold_books() -> None:
    """Let no month be closed until this transaction ends; waits while one is being closed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM payouts_books FOR SHARE")


def open_month(moment: datetime) -> str:
    """First day (ISO) of the month that ``moment`` is booked in, held open until this transaction ends."""
    hold_books()
    with connection.cursor() as cursor:
        cursor.execute("SELECT payouts_open_month(%s)", [moment])
        return str(cursor.fetchone()[0])


@transaction.atomic
def post(
    *,
    kind: str,
    source_key: str,
    moment: datetime,
    legs: Sequence[tuple[str, Weaver | None, int]],
    by: User | None = None,
    note: str = "",
    month: date | None = None,
) -> Transaction:
    """One transaction: legs of account, weaver and paise (debit above zero). Legs of nothing are left out.

    ``month`` (a first day) books it elsewhere than its moment says. Raises IntegrityError where it's posted already, or where the legs don't sum to zero.
    """
    entry = Transaction.objects.create(
        kind=kind, source_key=source_key, moment=moment, month=month or open_month(moment), by=by, note=note
    )
    Leg.objects.bulk_create(
        Leg(transaction=entry, account=account, weaver=weaver, amount=amount)
        for account, weaver, amount in legs
        if amount
    )
    return entry


@transaction.atomic
def post_sales(sales: Sequence[int], *, by: User | None = None) -> None:
    """Post stored sale lines, given by primary key, in one statement."""
    hold_books()
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "post_sales.sql").read_text(), {"sales": list(sales), "by": by.pk if by else None}
        )
