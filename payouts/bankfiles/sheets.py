"""Sheets for the bank and for UPI: CSV in UTF-8, amounts in rupees with two decimals, every cell plain text."""

import csv
import io
from collections.abc import Iterable

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.tables import no_formula

from . import faults
from .batch import Batch


def bank_csv(batch: Batch) -> bytes:
    """Transfers to bank accounts. Account numbers keep the zeros they begin with, names their own script."""
    faults.refuse_unfit(batch, faults.name, faults.account, faults.ifsc(batch.payer), empty=True)
    return _sheet(
        ["reference", "weaver", "payee_name", "account_number", "ifsc", "amount", "currency", "remark"],
        (
            [p.reference, p.weaver, p.payee_name, p.account_number, p.ifsc]
            + [plain_rupees(p.amount), "INR", _remark(batch)]
            for p in batch.payments
        ),
    )


def upi_csv(batch: Batch) -> bytes:
    """Payments to UPI ids."""
    faults.refuse_unfit(batch, faults.name, faults.upi, empty=True)
    return _sheet(
        ["reference", "weaver", "payee_name", "upi_id", "amount", "currency", "remark"],
        (
            [p.reference, p.weaver, p.payee_name, p.upi_id, plain_rupees(p.amount), "INR", _remark(batch)]
            for p in batch.payments
        ),
    )


def _remark(batch: Batch) -> str:
    return f"Weaving earnings {batch.month}"


def _sheet(columns: list[str], rows: Iterable[list[str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([no_formula(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
