"""What may become of a line. Nothing here is stored but ties; whoever calls stores the lines."""

from collections.abc import Collection, Iterable, Sequence

from payouts.models import BankLine, BankTie, Transaction

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
) -> None:
    """It's these postings, which no other line on the same account may stand for; ``fresh`` are those it brought."""
    BankTie.objects.bulk_create(
        BankTie(line=line, transaction=posted, book=line.account.book, posted=posted.pk in fresh)
        for posted in postings
    )
    line.state, line.how, line.why, line.proposal = state, how, "", {}


def pair(out: BankLine, back: BankLine) -> None:
    """One went out and the other is the same money come back; the books have neither."""
    for line, other in ((out, back), (back, out)):
        line.state, line.how, line.why = BankLine.State.MATCHED, BankLine.How.WENT_AND_CAME, ""
        line.other_half, line.proposal = other, {}
