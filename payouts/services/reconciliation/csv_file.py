"""Bank statements as CSV: each bank names its columns differently, so each account keeps which is which."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.tables import FileRefused

from .reading import ReadLine, ReadStatement, StatementFaults, bank_paise, clean

DATE_FORMATS = {
    "%d/%m/%Y": "31/10/2026",
    "%d-%m-%Y": "31-10-2026",
    "%d.%m.%Y": "31.10.2026",
    "%d/%m/%y": "31/10/26",
    "%d-%m-%y": "31-10-26",
    "%d-%b-%Y": "31-Oct-2026",
    "%d %b %Y": "31 Oct 2026",
    "%d-%b-%y": "31-Oct-26",
    "%Y-%m-%d": "2026-10-31",
    "%m/%d/%Y": "10/31/2026",
    "%d/%m/%Y %H:%M:%S": "31/10/2026 14:05:00",
}
WAYS = {
    "one": _("one column, below zero what went out"),
    "two": _("two columns, one for what went out and one for what came in"),
    "marked": _("one column, and one that says Dr or Cr"),
}
DELIMITERS = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}
OUT = {"DR", "D", "DEBIT", "W", "WITHDRAWAL"}
IN = {"CR", "C", "CREDIT", "DEPOSIT"}


@dataclass(frozen=True)
class Columns:
    """Which column is what, by its name in the header line (counted from 1). What isn't there is empty."""

    date: str = ""
    date_format: str = "%d/%m/%Y"
    way: str = "two"
    amount: str = ""
    mark: str = ""
    debit: str = ""
    credit: str = ""
    reference: str = ""
    bank_reference: str = ""
    description: str = ""
    balance: str = ""
    header_line: int = 1
    delimiter: str = ","

    @classmethod
    def of(cls, stored: dict[str, Any]) -> "Columns":
        """As an account keeps them."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})

    def stored(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def needed(self) -> list[str]:
        """Names of the columns without which a line has no day or amount."""
        money = {"one": [self.amount], "two": [self.debit, self.credit], "marked": [self.amount, self.mark]}
        return [self.date, *money[self.way]]

    @property
    def named(self) -> list[str]:
        others = [self.reference, self.bank_reference, self.description, self.balance]
        return [name for name in [*self.needed, *others] if name]


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, or in Windows' Western letters, as older bank programs write."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def cells_of(text: str, delimiter: str) -> list[list[str]]:
    """Every line of the file in its cells, blank ones too. Raises csv.Error where quotes don't close."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def guess(content: bytes) -> tuple[int, str]:
    """The header line and the delimiter that a file seems to have: the first line with the most cells."""
    text = decode(content)
    best = (0, 1, ",")
    for delimiter in DELIMITERS:
        try:
            lines = cells_of(text, delimiter)[:40]
        except csv.Error:
            continue
        filled = [sum(1 for cell in line if cell.strip()) for line in lines]
        if filled and max(filled) > best[0]:
            best = (max(filled), filled.index(max(filled)) + 1, delimiter)
    return best[1], best[2]


def read_csv(content: bytes, columns: Columns, *, today: date) -> ReadStatement:
    """The statement. Raises FileRefused with every fault by line and column.

    A balance column must agree with the amounts, read downwards or upwards, and then gives opening and closing.
    """
    faults = StatementFaults()
    try:
        lines = cells_of(decode(content), columns.delimiter)
    except csv.Error as problem:
        raise FileRefused([f"the file can't be read: {problem}"]) from problem
    places = _places(lines, columns)
    found: list[tuple[ReadLine, int | None]] = []
    for number, cells in enumerate(lines[columns.header_line :], start=columns.header_line + 1):
        row = {
            name: (cells[at].strip() if at < len(cells) else "")
            for name, at in places.items()
        }  # fmt: skip
        if any(row.values()):
            found.append(_line(number, row, columns, faults, today))
    if not found:
        faults.found.append("the file has no line below its header")
    opening, closing, downwards = _balances(found, columns, faults)
    if faults.found:
        raise FileRefused(faults.found)
    each = [line for line, _balance in (found if downwards else reversed(found))]
    days = [line.day for line in each]
    return ReadStatement(each, opening, closing, min(days), max(days))


def _places(lines: Sequence[Sequence[str]], columns: Columns) -> dict[str, int]:
    """Where each named column stands. Raises FileRefused where one is missing or stands twice."""
    at = columns.header_line
    header = [cell.strip() for cell in lines[at - 1]] if len(lines) >= at else []
    wrong = [name for name in columns.named if header.count(name) != 1]
    if wrong:
        raise FileRefused(
            [
                f"line {at}, {name}: " + ("stands twice" if header.count(name) else "isn't in the header")
                for name in wrong
            ]
        )
    return {name: header.index(name) for name in columns.named}


def _line(
    number: int, row: dict[str, str], columns: Columns, faults: StatementFaults, today: date
) -> tuple[ReadLine, int | None]:
    """The line and its balance. A fault is noted, and a stand-in given, so that all faults are found."""
    day = _day(number, row[columns.date], columns, faults, today)
    amount = _amount(number, row, columns, faults)
    balance = _paise(number, columns.balance, row, faults) if columns.balance else None
    line = ReadLine(
        position=number,
        day=day,
        amount=amount,
        bank_reference=clean(row.get(columns.bank_reference, "")),
        reference=clean(row.get(columns.reference, "")),
        text=clean(row.get(columns.description, ""), 2000),
    )
    return line, balance


def _day(number: int, cell: str, columns: Columns, faults: StatementFaults, today: date) -> date:
    try:
        day = datetime.strptime(cell, columns.date_format).date()
    except ValueError:
        faults.add(number, columns.date, f"“{cell}” is not a date like {DATE_FORMATS[columns.date_format]}")
        return today
    if day > today:
        faults.add(number, columns.date, "lies in the future")
    return day


def _paise(number: int, column: str, row: dict[str, str], faults: StatementFaults) -> int:
    try:
        return bank_paise(row[column])
    except ValueError:
        faults.add(number, column, f"“{row[column]}” is not an amount with at most two decimals")
        return 0


def _amount(number: int, row: dict[str, str], columns: Columns, faults: StatementFaults) -> int:
    """Paise, above zero what came in."""
    faults_before = len(faults.found)
    if columns.way == "two":
        out, into = (row[columns.debit] not in EMPTY, row[columns.credit] not in EMPTY)
        if out == into:
            faults.add(number, columns.debit, "and the other column are both filled" if out else "is empty")
            return 0
        amount = _paise(number, columns.debit if out else columns.credit, row, faults)
        signed = -abs(amount) if out else amount
    else:
        signed = _paise(number, columns.amount, row, faults)
        if columns.way == "marked":
            mark = row[columns.mark].upper().rstrip(".")
            if mark not in OUT | IN:
                faults.add(number, columns.mark, f"“{row[columns.mark]}” is neither Dr nor Cr")
            signed = -abs(signed) if mark in OUT else abs(signed)
    if not signed and len(faults.found) == faults_before:
        faults.add(number, columns.amount or columns.debit, "is nothing")
    return signed


EMPTY = {"", "0", "0.0", "0.00", "-"}


def _balances(
    found: list[tuple[ReadLine, int | None]], columns: Columns, faults: StatementFaults
) -> tuple[int | None, int | None, bool]:
    """Opening and closing by the balance column, and whether lines run downwards from the oldest."""
    if faults.found or not found:
        return None, None, True
    rising = found[0][0].day <= found[-1][0].day
    if not columns.balance:
        return None, None, rising
    down, up = _breaks(found), _breaks(found[::-1])
    if down is None or up is None:
        downwards = down is None and (rising or up is not None)
        first, last = (found[0], found[-1]) if downwards else (found[-1], found[0])
        assert first[1] is not None and last[1] is not None
        return first[1] - first[0].amount, last[1], downwards
    where = down if rising else up
    faults.add(where, columns.balance, "isn't the balance before it and the amount")
    return None, None, rising


def _breaks(found: list[tuple[ReadLine, int | None]]) -> int | None:
    """The first line whose balance isn't the one before it and its amount; None where all agree."""
    for (_line, before), (line, balance) in zip(found, found[1:], strict=False):
        if balance is None or before is None or before + line.amount != balance:
            return line.position
    return None
