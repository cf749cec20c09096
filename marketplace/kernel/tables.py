"""Reading files that come in: CSV in UTF-8 or XLSX, header first. Every fault is kept with its line and column."""

import csv
import zipfile
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .money import parse_rupees


@dataclass
class Faults:
    """What is wrong with a file, each with its line and column."""

    found: list[str] = field(default_factory=list)

    def add(self, line: int, column: str, what: str) -> None:
        self.found.append(f"line {line}, {column}: {what}")


class FileRefused(Exception):
    """A file with faults; nothing of it was stored."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass
class Row:
    """One row; its readers note a fault and give a stand-in value, so that every fault of a file is found."""

    line: int
    cells: dict[str, str]
    faults: Faults

    def text(self, column: str, *, required: bool = True, most: int = 200) -> str:
        value = self.cells[column].strip()
        if required and not value:
            self.faults.add(self.line, column, "is empty")
        if len(value) > most:
            self.faults.add(self.line, column, f"is longer than {most} characters")
        if not value.isprintable():
            self.faults.add(self.line, column, "has characters that can't be printed")
        return value

    def choice(self, column: str, choices: list[str], *, required: bool = True) -> str:
        value = self.text(column, required=required)
        if value and value not in choices:
            self.faults.add(self.line, column, f"“{value}” is none of {', '.join(choices)}")
        return value

    def whole(self, column: str, *, least: int = 0, most: int = 1_000_000) -> int:
        value = self.text(column, required=False)
        plain = value.isascii() and value.isdigit() and len(value) < 10
        if not plain or not least <= int(value) <= most:
            self.faults.add(self.line, column, f"“{value}” is not a whole number from {least} to {most}")
            return least
        return int(value)

    def rupees(self, column: str, *, least: int = 0) -> int:
        try:
            amount = parse_rupees(self.cells[column])
        except ValueError as problem:
            self.faults.add(self.line, column, str(problem))
            return least
        if not least <= amount < 1_000_000_000_00:
            self.faults.add(
                self.line, column, "is too small an amount" if amount < least else "is too large an amount"
            )
        return amount

    def day(self, column: str, *, today: date) -> date:
        try:
            found = date.fromisoformat(self.text(column))
        except ValueError:
            self.faults.add(self.line, column, "is not a date like 2026-10-31")
            return today
        if found > today:
            self.faults.add(self.line, column, "lies in the future")
        return found

    def moment(self, column: str, *, now: datetime) -> datetime:
        try:
            found = datetime.fromisoformat(self.text(column))
        except ValueError:
            self.faults.add(self.line, column, "is not a time like 2026-10-31T18:00:00+05:30")
            return now
        if found.tzinfo is None:
            self.faults.add(self.line, column, "has no offset")
            return now
        if found > now:
            self.faults.add(self.line, column, "lies in the future")
        return found


@dataclass
class Seen:
    """The references of one file; each may stand in it once."""

    known: set[Hashable] = field(default_factory=set)

    def note(self, row: Row, column: str, reference: Hashable) -> None:
        if reference in self.known:
            row.faults.add(row.line, column, "stands twice in this file")
        self.known.add(reference)


def differs(row: Row, stored: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    """Note each column in which a row isn't what is stored under its reference."""
    for column, value in given.items():
        if stored[column] != value:
            row.faults.add(row.line, column, "is stored already with another value")


def read_rows(path: Path, columns: list[str], more: list[str] | None = None) -> tuple[list[Row], Faults]:
    """The rows of a CSV or XLSX file with exactly these columns, and after them any of ``more``, in that order.

    A column that isn't there is empty in each row. Raises FileRefused where it's no such file.
    """
    more = more or []
    faults = Faults()
    try:
        lines = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    except (
        OSError,
        UnicodeDecodeError,
        csv.Error,
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
    ) as problem:
        raise FileRefused([f"{path.name} can't be read: {problem}"]) from problem
    header = [cell.strip() for cell in lines[0]] if lines else []
    if header != columns + [column for column in more if column in header]:
        raise FileRefused([f"line 1: the columns must be {','.join(columns)}"])
    absent = {column: "" for column in more}
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            faults.add(number, "row", f"has {len(cells)} cells, not {len(header)}")
            continue
        rows.append(Row(number, absent | dict(zip(header, cells, strict=True)), faults))
    return rows, faults


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def no_formula(value: Any) -> Any:
    """A cell for a file that goes out: text that a spreadsheet would take for a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_typed(text: str) -> str:
    """The other way round, for such a file that comes back."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def _xlsx(path: Path) -> list[list[str]]:
    """The first sheet, as text: a whole number without decimals, a day as 2026-10-31."""
    sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    return [[_written(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def _written(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat()
    return str(cell)
