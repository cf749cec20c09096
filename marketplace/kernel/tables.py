"""Reading files that come in: CSV in UTF-8 with its header first. Every fault is kept with its line and column."""

import csv
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

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

    def text(self, column: str, *, required: bool = True) -> str:
        value = self.cells[column].strip()
        if required and not value:
            self.faults.add(self.line, column, "is empty")
        return value

    def choice(self, column: str, choices: list[str], *, required: bool = True) -> str:
        value = self.text(column, required=required)
        if value and value not in choices:
            self.faults.add(self.line, column, f"“{value}” is none of {', '.join(choices)}")
        return value

    def whole(self, column: str, *, least: int = 0) -> int:
        value = self.text(column)
        if not value.isascii() or not value.isdigit() or int(value) < least or len(value) > 9:
            self.faults.add(self.line, column, f"“{value}” is not a whole number of {least} or more")
            return least
        return int(value)

    def rupees(self, column: str, *, least: int = 0) -> int:
        try:
            amount = parse_rupees(self.cells[column])
        except ValueError as problem:
            self.faults.add(self.line, column, str(problem))
            return least
        if amount < least:
            self.faults.add(self.line, column, "is too small an amount")
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


def read_rows(path: Path, columns: list[str]) -> tuple[list[Row], Faults]:
    """The rows of a CSV file with exactly these columns. Raises FileRefused where it isn't one."""
    faults = Faults()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise FileRefused([f"{path.name}: {problem}"]) from problem
    if not lines or [cell.strip() for cell in lines[0]] != columns:
        raise FileRefused([f"line 1: the columns must be {','.join(columns)}"])
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(columns):
            faults.add(number, "row", f"has {len(cells)} cells, not {len(columns)}")
            continue
        rows.append(Row(number, dict(zip(columns, cells, strict=True)), faults))
    return rows, faults
