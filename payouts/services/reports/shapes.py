"""What a report is made of: figures with their names, ready to be shown as tables, drawn as charts, or written to a sheet.

Amounts are paise, months their first day. A chart shows figures that stand in its section's table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["text", "paise", "count", "percent", "day", "month"]
"""How a figure is written; percent has one decimal."""
Cell = str | int | float | date | None


@dataclass(frozen=True)
class Column:
    label: str
    kind: Kind = "text"

    @property
    def is_number(self) -> bool:
        return self.kind in ("paise", "count", "percent")


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as there are columns; the first names the row. ``total`` is one more row, below."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None = None
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """One figure that says most."""

    label: str
    value: Cell
    kind: Kind = "paise"
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """A line that the figures are held against."""

    label: str
    value: int


@dataclass(frozen=True)
class Bars:
    """One bar for each row, lying. ``summary`` says in a sentence what is to be seen."""

    title: str
    summary: str
    rows: Sequence[tuple[str, int]]
    kind: Kind = "paise"
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Histogram:
    """How many there are between each edge and the next, against lines. ``edges`` has one more than ``counts``."""

    title: str
    summary: str
    edges: Sequence[int]
    counts: Sequence[int]
    unit: str
    marks: Sequence[Mark] = ()
    kind: Kind = "paise"


@dataclass(frozen=True)
class Lines:
    """One line for each series over the same months; None where there is no figure."""

    title: str
    summary: str
    months: Sequence[date]
    series: Sequence[tuple[str, Sequence[int | None]]]
    kind: Kind = "paise"


@dataclass(frozen=True)
class Columns:
    """One standing column for each month, its parts on top of one another. What is below zero is left out of it."""

    title: str
    summary: str
    months: Sequence[date]
    series: Sequence[tuple[str, Sequence[int]]]
    kind: Kind = "paise"


Chart = Bars | Histogram | Lines | Columns


@dataclass(frozen=True)
class Section:
    """A table, and what is drawn of it."""

    table: Table
    chart: Chart | None = None


@dataclass(frozen=True)
class Report:
    """A page of figures. ``missing`` says what isn't known yet and so isn't shown."""

    title: str
    lede: str
    facts: Sequence[Fact] = ()
    sections: Sequence[Section] = ()
    missing: Sequence[str] = field(default_factory=tuple)
    pages: int = 1
    """How many pages the last table has; a sheet has all of it."""
