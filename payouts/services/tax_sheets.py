"""Registers of tax as tables, in the columns that an accountant fills the quarterly statement and certificates from."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from io import StringIO

from django.utils.translation import gettext as _

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import Month
from marketplace.kernel.tables import no_formula
from payouts.services.reports.shapes import Cell, Column, Table
from payouts.services.reports.sheets import written
from payouts.services.tax_registers import Deposited, GstMonth, TaxRow, deposits

NO_PAN = "PANNOTAVBL"
"""What the statement has in the place of a PAN that isn't known."""
OTHER_THAN_COMPANIES = "02"
COLUMNS = [
    Column("Sr. no.", "count"),
    Column("Deductee code"),
    Column("PAN of deductee"),
    Column("Name of deductee"),
    Column("Section"),
    Column("Date of credit", "day"),
    Column("Amount credited", "paise"),
    Column("TDS", "paise"),
    Column("Surcharge", "paise"),
    Column("Cess", "paise"),
    Column("Total tax deducted", "paise"),
    Column("Total tax deposited", "paise"),
    Column("Date of deduction", "day"),
    Column("Rate, percent"),
    Column("Reason for lower, higher or no deduction"),
    Column("Certificate no."),
    Column("BSR code"),
    Column("Date of deposit"),
    Column("Challan serial no."),
    Column("Weaver code"),
]


def statement_table(caption: str, rows: Iterable[TaxRow], people: Mapping[int, tuple[str, str]]) -> Table:
    """One row a weaver and month, as the annexure of the quarterly statement (Form 26Q and its successor) asks.

    ``people`` gives legal name and PAN by weaver, as ``tax_registers.read_pans`` reads them.
    """
    each = list(rows)
    paid = {(found.month, found.role): found for found in deposits(each)}
    return Table(
        caption,
        COLUMNS,
        [
            _row(number, row, people[row.weaver_id], paid.get((row.month, row.role)))
            for number, row in enumerate(each, 1)
        ],
    )


def _row(number: int, row: TaxRow, person: tuple[str, str], paid: Deposited | None) -> list[Cell]:
    name, pan = person
    last_day, rate = Month.of(row.month).last_day, row.applied
    challans = paid.challans if paid and row.taken else []
    deposited = row.taken if paid and row.taken and not paid.left else 0
    return [
        number, OTHER_THAN_COMPANIES, pan or NO_PAN, name, row.section, last_day, row.base, row.taken, 0, 0,
        row.taken, deposited, last_day if row.taken else None, f"{rate:.4f}" if rate is not None else "",
        row.reason, row.certificate or "",
        *(
            "; ".join(str(getattr(challan, name)) for challan in challans)
            for name in ("bsr_code", "paid_on", "serial")
        ),
        row.code,
    ]  # fmt: skip


def gst_table(caption: str, month: GstMonth) -> Table:
    """One row an HSN code and rate, as the summary of outward supplies asks; pieces less those that came back."""
    columns = [
        Column("HSN"), Column("Unit"), Column("Quantity", "count"), Column("Rate, percent"),
        Column("Taxable value", "paise"), Column("Tax", "paise"), Column("Total value", "paise"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            each.hsn,
            "PCS" if each.pieces or each.back else "NA",
            each.pieces - each.back,
            f"{each.rate.normalize():f}",
            each.value,
            each.tax,
            each.value + each.tax,
        ]
        for each in month.supplies
    ]
    return Table(
        caption,
        columns,
        rows,
        total=[_("Total"), "", None, "", month.value, month.tax, month.value + month.tax],
    )


def sheet(table: Table, suffix: str) -> bytes:
    """A table as ``csv`` or ``xlsx``. Amounts are rupees; no text is taken for a formula."""
    if suffix == "xlsx":
        return written([table])
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([column.label for column in table.columns])
    for row in [*table.rows, *([table.total] if table.total else [])]:
        writer.writerow([_plain(cell, column) for cell, column in zip(row, table.columns, strict=True)])
    return text.getvalue().encode()


def _plain(cell: Cell, column: Column) -> str:
    if column.kind == "paise" and isinstance(cell, int):
        return plain_rupees(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return str(no_formula("" if cell is None else str(cell)))
