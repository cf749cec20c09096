"""The whole books as a plain-text journal that others' tools check: hledger or Beancount."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import Month, india_day
from payouts.models import Leg


@dataclass(frozen=True)
class Entry:
    """One transaction as exports write it; legs of full account and paise."""

    day: date
    kind: str
    source_key: str
    happened: date
    legs: list[tuple[str, int]]


def entries() -> Iterator[Entry]:
    """Every transaction in order of the day it's booked on, read in one query.

    What was booked in a later month than its own stands on the first of that month.
    """
    legs = Leg.objects.select_related("transaction", "weaver").order_by(
        "transaction__month", "transaction__moment", "transaction_id", "id"
    )
    for _, group in groupby(legs.iterator(chunk_size=5000), key=lambda leg: leg.transaction_id):
        each = list(group)
        posted = each[0].transaction
        happened = india_day(posted.moment)
        yield Entry(
            day=happened if Month.of(happened) == Month.of(posted.month) else posted.month,
            kind=posted.kind,
            source_key=posted.source_key,
            happened=happened,
            legs=[(leg.full_account, leg.amount) for leg in each],
        )


def accounts() -> list[str]:
    """Every account that has a leg, with the weaver's code where it's hers, in order."""
    used = Leg.objects.values_list("account", "weaver__code").distinct().order_by()
    return sorted(f"{account}:{code}" if code else account for account, code in used)


def hledger(found: Iterable[Entry]) -> Iterator[str]:
    """An hledger journal, which ends with an assertion of each account's balance."""
    yield "; Amounts in rupees. Debit is above zero, credit below.\n"
    yield "decimal-mark .\ncommodity INR 1000.00\n\n"
    yield from (f"account {account}\n" for account in accounts())
    balances: dict[str, int] = defaultdict(int)
    last = date.min
    for entry in _ordered(found):
        last = entry.day
        yield f"\n{entry.day} {entry.kind} {_plain(entry.source_key)}{_happened(entry)}\n"
        for account, amount in entry.legs:
            balances[account] += amount
            yield f"    {account}  INR {plain_rupees(amount)}\n"
    if balances:
        yield f"\n{last} closing balances\n"
        for account in sorted(balances):
            yield f"    {account}  INR 0.00 = INR {plain_rupees(balances[account])}\n"


def beancount(found: Iterable[Entry]) -> Iterator[str]:
    """A Beancount ledger, which ends with an assertion of each account's balance."""
    yield 'option "title" "Impulse Empower"\noption "operating_currency" "INR"\n\n'
    yield from (f"{OPENED} open {_capital(account)} INR\n" for account in accounts())
    balances: dict[str, int] = defaultdict(int)
    last = date.min
    for entry in _ordered(found):
        last = entry.day
        yield f'\n{entry.day} * "{entry.kind}" "{_plain(entry.source_key)}{_happened(entry)}"\n'
        for account, amount in entry.legs:
            balances[account] += amount
            yield f"  {_capital(account)}  {plain_rupees(amount)} INR\n"
    yield "\n"
    for account in sorted(balances):
        after = date.fromordinal(last.toordinal() + 1)
        yield f"{after} balance {_capital(account)}  {plain_rupees(balances[account])} INR\n"


FORMATS: dict[str, Callable[[Iterable[Entry]], Iterator[str]]] = {"hledger": hledger, "beancount": beancount}
OPENED = date(2000, 1, 1)


def _ordered(found: Iterable[Entry]) -> Iterator[Entry]:
    """Within a month, what is booked on its first day for an earlier one stands before the rest."""
    for _, month in groupby(found, key=lambda entry: Month.of(entry.day)):
        yield from sorted(month, key=lambda entry: entry.day)


def _happened(entry: Entry) -> str:
    return f", of {entry.happened}" if entry.happened != entry.day else ""


def _plain(text: str) -> str:
    """On one line, with nothing that either format reads as more than text."""
    return re.sub(r'[\s;"\\]+', " ", text)


def _capital(account: str) -> str:
    """``liabilities:weavers:W0001`` → ``Liabilities:Weavers:W0001``; a code keeps its capitals and digits."""
    return ":".join(
        part[:1].upper() + part[1:] if part[:1] != "-" else f"X{part}" for part in account.split(":")
    )
