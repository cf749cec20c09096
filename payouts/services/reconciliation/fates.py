"""What may become of a line. Nothing is stored until ``store``, and the ties that a fit gives are the caller's to store."""

import json
from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from payouts.models import BankLine, BankTie, Transaction
from payouts.services.posting import SQL

CHANGED = ["state", "why", "how", "proposal", "other_half"]


def wait(line: BankLine, why: str, *, options: Sequence[dict] = (), payments: Sequence[str] = ()) -> None:
    """It waits for a person; what it could be, or which payments it names, is kept to be shown."""
    line.state, line.why, line.how = BankLine.State.OPEN, why, ""
    line.proposal = {"options": list(options)} if options else {}
    if payments:
        line.proposal["names"] = list(payments)


def propose(line: BankLine, why: str, option: dict) -> None:
    """It waits for a person to say yes to the one thing that it could be."""
    line.state, line.why, line.how = BankLine.State.PROPOSED, why, ""
    line.proposal = {"options": [option]}


def fit(
    line: BankLine,
    how: str,
    postings: Iterable[Transaction],
    *,
    state: str = BankLine.State.MATCHED,
    fresh: Collection[int] = (),
) -> list[BankTie]:
    """It's these postings, which no other line on the same account may stand for; ``fresh`` are those it brought."""
    line.state, line.how, line.why, line.proposal = state, how, "", {}
    return [
        BankTie(line=line, transaction=posted, book=line.account.book, posted=posted.pk in fresh)
        for posted in postings
    ]


def pair(out: BankLine, back: BankLine) -> None:
    """One went out and the other is the same money come back; the books have neither."""
    for line, other in ((out, back), (back, out)):
        line.state, line.how, line.why = BankLine.State.MATCHED, BankLine.How.WENT_AND_CAME, ""
        line.other_half, line.proposal = other, {}


def store(lines: Iterable[BankLine]) -> None:
    """What became of lines, in one statement however many."""
    columns = [field.attname for field in BankLine._meta.concrete_fields if field.name in CHANGED]
    rows = [{"id": line.pk, **{name: getattr(line, name) for name in columns}} for line in lines]
    with connection.cursor() as cursor:
        cursor.execute((SQL / "bank_lines.sql").read_text(), {"lines": json.dumps(rows)})
