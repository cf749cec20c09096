"""Files that payments go out by. Pure functions from one batch to bytes; the same batch gives the same bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .batch import Batch, Outgoing, Payer
from .control import control_note
from .faults import FileProblem
from .filehdr import filehdr
from .hdfc import hdfc_enet, hdfc_name
from .pain001 import pain001
from .roll import cash_roll
from .sheets import bank_csv, upi_csv

__all__ = ["FORMATS", "Batch", "FileProblem", "Format", "Outgoing", "Payer", "control_note", "file_name"]


@dataclass(frozen=True)
class Format:
    """One kind of file: what people call it, which payments go into it, who writes it, and its own rule for the
    file's name, where it has one. ``write`` raises FileProblem with every row that the format can't carry."""

    label: Promise
    method: str
    suffix: str
    content_type: str
    write: Callable[[Batch], bytes]
    name: Callable[[Batch], str] | None = None


FORMATS = {
    "bank-csv": Format(_("Bank transfers"), "bank", "csv", "text/csv; charset=utf-8", bank_csv),
    "hdfc-enet": Format(
        _("Bank transfers, HDFC ENet"), "bank", "001", "text/plain; charset=us-ascii", hdfc_enet, hdfc_name
    ),
    "filehdr": Format(
        _("Bank transfers, FILEHDR text file"), "bank", "txt", "text/plain; charset=us-ascii", filehdr
    ),
    "pain001": Format(_("Bank transfers, ISO 20022"), "bank", "xml", "application/xml", pain001),
    "upi-csv": Format(_("UPI payments"), "upi", "csv", "text/csv; charset=utf-8", upi_csv),
    "cash-roll": Format(_("Cash roll to sign"), "cash", "pdf", "application/pdf", cash_roll),
}


def file_name(format: str, batch: Batch) -> str:
    """What the file is called, by the format's own rule or like ``2026-10-bank-csv.csv``."""
    kind = FORMATS[format]
    return kind.name(batch) if kind.name else f"{batch.reference}-{format}.{kind.suffix}"
