"""A report as an XLSX workbook, one sheet a table, written row by row."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from marketplace.kernel.months import INDIA

from .shapes import Cell, Column, Report, Table

RUPEES = "[>=10000000]##\\,##\\,##\\,##0.00;[>=100000]##\\,##\\,##0.00;##,##0.00"
FORMATS = {
    "paise": RUPEES,
    "count": "0",
    "percent": "0.0",
    "day": "yyyy-mm-dd",
    "month": "mmm yyyy",
    "text": "@",
}
FORBIDDEN = str.maketrans("", "", "[]:*?/\\")


def workbook(report: Report) -> bytes:
    """Every table of a report, each on a sheet of its own."""
    return written([section.table for section in report.sections])


def written(tables: Iterable[Table]) -> bytes:
    """Tables as a workbook. Amounts are rupees; no text is taken for a formula."""
    book, used = Workbook(write_only=True), set()
    for table in tables:
        title = table.caption.translate(FORBIDDEN)[:28] or "Sheet"
        while title in used:
            title += "+"
        used.add(title)
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for place, column in enumerate(table.columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = 16 if column.is_number else 24
        bold = Font(bold=True)
        sheet.append([_cell(sheet, str(column.label), Column(""), bold) for column in table.columns])
        for row in table.rows:
            sheet.append(_row(sheet, table.columns, row))
        if table.total is not None:
            sheet.append(_row(sheet, table.columns, table.total, bold))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _row(sheet: Any, columns: Sequence[Column], row: Sequence[Cell], font: Font | None = None) -> list[Any]:
    return [_cell(sheet, value, column, font) for value, column in zip(row, columns, strict=True)]


def _cell(sheet: Any, value: Cell, column: Column, font: Font | None = None) -> Any:
    if isinstance(value, datetime):
        value = value.astimezone(INDIA).strftime("%Y-%m-%d %H:%M")
    if column.kind == "paise" and isinstance(value, int):
        cell = WriteOnlyCell(sheet, Decimal(value) / 100)  # type: ignore[arg-type]  # it takes any number
    else:
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # and any date
    if isinstance(value, str):
        cell.data_type = "s"  # else what begins with = would be a formula
    elif isinstance(value, int | float | date):
        cell.number_format = FORMATS[column.kind]
    if font is not None:
        cell.font = font
    return cell
