"""Files that payments go out by. Pure functions from one batch to bytes; the same batch gives the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from .batch import Batch, Outgoing
from .roll import cash_roll
from .sheets import bank_csv, upi_csv

__all__ = ["FORMATS", "Batch", "Format", "Outgoing"]


@dataclass(frozen=True)
class Format:
    """One kind of file: which payments go into it, and who writes it."""

    method: str
    suffix: str
    content_type: str
    write: Callable[[Batch], bytes]


FORMATS = {
    "bank-csv": Format("bank", "csv", "text/csv; charset=utf-8", bank_csv),
    "upi-csv": Format("upi", "csv", "text/csv; charset=utf-8", upi_csv),
    "cash-roll": Format("cash", "pdf", "application/pdf", cash_roll),
}
