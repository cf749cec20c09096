"""A run's statements as sheets: one row for each weaver with every figure, and one for each line of hers."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.tables import no_formula
from payouts.models import Run, Statement

CHUNK = 500
AMOUNTS = [
    "opening", "earned", "charged_back", "adjusted", "returned", "gross", "recovered", "deducted", "tds", "rules",
    "put_aside", "net", "payable", "carried", "owed_before", "given", "owed", "left", "saved_before", "taken_out",
    "saved", "wage", "an_hour", "year_earned", "year_paid", "year_repaid", "year_saved", "year_tax",
]  # fmt: skip
ITEMS = [
    "run",
    "weaver",
    "name",
    "group",
    "language",
    "status",
    "reason",
    "method",
    *AMOUNTS,
    "days_worth",
    "hours",
]
SPLIT = ["paid", "gst", "cooperative", "makers"]
LINES = [
    "run", "weaver", "what", "day", "piece", "channel", "quantity", *SPLIT, "part", "of_parts", "amount", "note",
]  # fmt: skip
MOST_ROWS = 1_000_000
"""A sheet of XLSX holds 1,048,576 rows; lines beyond this many go on in a second one."""

Cell = str | int | Decimal
Row = list[Cell]


def csv_of(run: Run, what: str) -> Iterator[bytes]:
    """``items`` or ``lines`` of a run's frozen statements as CSV in UTF-8, in pieces as they are read.

    Amounts are rupees with two decimals. A cell that a spreadsheet would take for a formula gets an apostrophe.
    """
    columns, rows_of = (ITEMS, item_row) if what == "items" else (LINES, line_rows)
    yield _written([columns])
    for chunk in statements_of(run):
        yield _written([_plain(cell) for cell in row] for each in chunk for row in rows_of(each))


def write_xlsx(run: Run, file: IO[bytes], *, told: Callable[[int], None] = lambda count: None) -> None:
    """Write a run's frozen statements as a workbook of two sheets, items and lines, row by row."""
    book = Workbook(write_only=True)
    items, lines, written = book.create_sheet("Items"), book.create_sheet("Lines"), 1
    items.append(ITEMS)
    lines.append(LINES)
    for chunk in statements_of(run):
        for each in chunk:
            for row in item_row(each):
                items.append([no_formula(cell) for cell in row])
            for row in line_rows(each):
                if written == MOST_ROWS:
                    lines, written = book.create_sheet(f"Lines {len(book.worksheets)}"), 1
                    lines.append(LINES)
                lines.append([no_formula(cell) for cell in row])
                written += 1
        told(len(chunk))
    book.save(file)


def statements_of(run: Run) -> Iterator[list[Statement]]:
    """A run's statements in order of code, some hundreds at a time, each with its item."""
    keys = list(
        Statement.objects.filter(item__run=run).order_by("item__weaver__code").values_list("pk", flat=True)
    )
    for start in range(0, len(keys), CHUNK):
        chunk = Statement.objects.filter(pk__in=keys[start : start + CHUNK])
        yield list(chunk.select_related("item").order_by("item__weaver__code"))


def item_row(statement: Statement) -> list[Row]:
    """The one row of a weaver."""
    data, item = statement.data, statement.item
    figures = data["figures"]
    return [
        [
            data["run"], data["code"], data["name"], data["group"], statement.language, item.status, item.reason,
            item.method, *[_rupees(figures[name]) for name in AMOUNTS],
            Decimal(figures["tenths_of_days"]) / 10, Decimal(figures["minutes"]) / 60,
        ]
    ]  # fmt: skip


def line_rows(statement: Statement) -> list[Row]:
    """A row for each thing that her statement tells of; ``amount`` is hers."""
    data = statement.data
    who: Row = [data["run"], data["code"]]
    sold = [
        [
            *who, "sold", day, line["title"], raw["channel"], raw["quantity"],
            *[_rupees(raw[name]) for name in SPLIT], raw["weight"], raw["weights"], _rupees(raw["hers"]), "",
        ]
        for line in data["sold"]
        for raw in [line["raw"]]
        for day in raw.get("days") or [raw["day"]]  # statements of the first months have a line for each sale
    ]  # fmt: skip
    others = [
        [*who, raw["kind"], raw["day"], *[""] * 9, _rupees(raw["amount"]), raw["what"]]
        for raw in data["others"]
    ]
    return [*sold, *others]


def _rupees(paise: int) -> Decimal:
    return Decimal(plain_rupees(paise))


def _written(rows: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _plain(cell: Cell) -> Cell:
    """Hours that don't come out even are cut to two decimals, as amounts are."""
    return f"{cell:.2f}" if isinstance(cell, Decimal) else no_formula(cell)
