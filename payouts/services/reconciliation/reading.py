"""What a statement says, whichever way it is written, and how its lines are told apart."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from marketplace.kernel.money import parse_rupees

LONGEST = 120
"""References are kept up to this length."""
_AMOUNT = re.compile(r"(?:₹|INR)?\s*([+-]?[\d,]*\d(?:\.\d+)?)\s*(CR|DR)?\.?", re.IGNORECASE)


@dataclass(frozen=True)
class ReadLine:
    """One movement. ``position`` is its line or entry in the file, ``amount`` paise, above zero what came in.

    ``kind`` says what it is where the file does: ``return`` for what came back, or Stripe's own word for it.
    """

    position: int
    day: date
    amount: int
    bank_reference: str = ""
    reference: str = ""
    text: str = ""
    kind: str = ""
    return_reason: str = ""
    order: str = ""
    key: str = ""


@dataclass(frozen=True)
class ReadStatement:
    """A whole file. Balances in paise, None where it has none; ``account`` is the account's number as it's written."""

    lines: list[ReadLine]
    opening: int | None = None
    closing: int | None = None
    first_day: date | None = None
    last_day: date | None = None
    account: str = ""


@dataclass
class StatementFaults:
    """What is wrong with a statement, each with its line or entry and the column or element."""

    found: list[str] = field(default_factory=list)
    unit: str = "line"

    def add(self, place: int, column: str, what: str) -> None:
        self.found.append(f"{self.unit} {place}, {column}: {what}" if place else f"{column}: {what}")


def bank_paise(text: str) -> int:
    """Paise of an amount as banks print it: ``1,23,456.50``, ``-5.00``, ``₹250``, ``10.00 Dr`` (below zero).

    Raises ValueError for anything else.
    """
    match = _AMOUNT.fullmatch(text.strip())
    if not match:
        raise ValueError("not an amount")
    number = match[1].replace(",", "").removeprefix("+")
    whole, point, decimals = number.partition(".")
    if len(decimals) > 2:
        decimals = decimals.rstrip("0").ljust(2, "0")
    paise = parse_rupees(f"{whole}{point}{decimals}")
    return -abs(paise) if (match[2] or "").upper() == "DR" else paise


def with_keys(lines: Iterable[ReadLine]) -> list[ReadLine]:
    """Each line with the key that it has in every statement it stands in.

    It is made of the day, the amount and the bank's reference, or of all that is written where the bank gives none;
    lines that are alike in all of it are counted within their day.
    """
    counted: Counter[str] = Counter()
    found = []
    for line in lines:
        if line.key:
            found.append(line)
            continue
        written = line.bank_reference or " ".join(f"{line.reference} {line.text}".split()).casefold()
        content = hashlib.sha256(f"{line.day}|{line.amount}|{written}".encode()).hexdigest()
        counted[content] += 1
        found.append(replace(line, key=f"{content}/{counted[content]}"))
    return found


def clean(text: str | None, most: int = LONGEST) -> str:
    """Text on one line without what can't be printed, cut to a length."""
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())[:most]
