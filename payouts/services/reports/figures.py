"""How figures of reports are written out for people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from marketplace.kernel.money import show_rupees
from payouts.services.reports.shapes import Cell, Column, Kind, Table


@dataclass(frozen=True)
class Shown:
    """One cell, ready to show."""

    text: str
    label: str
    number: bool
    less: bool
    nothing: bool


def written(value: Cell, kind: Kind) -> str:
    """A figure as people read it: ``₹1,23,456.50``, ``12``, ``62.5 %``, ``3 June 2026``, ``June 2026``; – for none."""
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return date_format(value, "M Y" if kind == "month" else "j M Y")
    if kind == "paise" and isinstance(value, int):
        return show_rupees(value)
    if kind == "percent":
        return f"{value:.1f}" if isinstance(value, float) else str(value)
    return str(value)


def shown(table: Table) -> dict[str, object]:
    """A table with each cell written out, as ``office/report_table.html`` takes it."""
    return {
        "caption": table.caption,
        "columns": table.columns,
        "rows": [_row(table.columns, row) for row in table.rows],
        "total": _row(table.columns, table.total) if table.total is not None else None,
        "note": table.note,
        "wide": len(table.columns) > 3,
    }


def _row(columns: Sequence[Column], row: Sequence[Cell]) -> list[Shown]:
    return [
        Shown(
            text=written(cell, column.kind),
            label=str(column.label),
            number=column.is_number,
            less=column.is_number and isinstance(cell, int) and cell < 0,
            nothing=cell in (None, "") or (column.kind == "paise" and cell == 0),
        )
        for column, cell in zip(columns, row, strict=True)
    ]
