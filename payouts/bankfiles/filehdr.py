"""The FILEHDR text file: a header row that names the client, then a row for each NEFT or RTGS payment.

Rows and widths are those of an Indian bank's instructions for uploading NEFT and RTGS in a text file, comma between
fields and .txt as suffix (scribd.com/document/729734128, with a Union Bank of India branch in its example):

    FILEHDR, corporate id (32), serial number of the file (6), encrypted Y or N, remarks (500)
    NEFT or RTGS, payer's IFSC (12), debit account (24), receiver's IFSC (12), account (24), currency (3),
    amount (14), remarks of the transaction (140), name (40), email (80), remarks (20)

That format has no fields of their own for the control totals, so the number of payments and their sum stand in the
remarks of the header, where whoever releases the file sees them. A file is at most 2 MiB.
"""

from django.utils.translation import gettext as _

from marketplace.kernel.money import plain_rupees

from . import faults
from .batch import Batch, Outgoing
from .hdfc import RTGS_FROM
from .names import latin_name, plain

NAME, AMOUNT, REMARKS = 40, 14, 20
MOST_BYTES = 2 * 1024 * 1024


def filehdr(batch: Batch) -> bytes:
    """Header and rows, CRLF after each."""
    faults.refuse_unfit(
        batch, faults.in_latin, faults.account, faults.ifsc(batch.payer), _room,
        needs=["client_code", "debit_account", "ifsc", "email"], written=plain,
    )  # fmt: skip
    rows = [_header(batch), *(_row(payment, batch) for payment in batch.payments)]
    written = "".join(",".join(row) + "\r\n" for row in rows).encode("ascii")
    if len(written) > MOST_BYTES:
        raise faults.FileProblem(
            [(batch.reference, _("the file is larger than the 2 MiB that the bank takes"))]
        )
    return written


def _header(batch: Batch) -> list[str]:
    totals = f"{len(batch.payments)} payments total {plain_rupees(batch.total)}"
    return ["FILEHDR", batch.payer.client_code, str(batch.serial), "N", totals]


def _row(payment: Outgoing, batch: Batch) -> list[str]:
    return [
        "RTGS" if payment.amount >= RTGS_FROM else "NEFT",
        batch.payer.ifsc,
        batch.payer.debit_account,
        payment.ifsc,
        payment.account_number,
        "INR",
        plain_rupees(payment.amount),
        f"Weaving earnings {batch.month.first_day:%m %Y}",
        latin_name(payment.payee_name, most=NAME),
        batch.payer.email,
        plain(payment.reference),
    ]


def _room(payment: Outgoing) -> str | None:
    if not 0 < len(plain(payment.reference)) <= REMARKS:
        return _("the reference has no room in %(most)d letters and digits") % {"most": REMARKS}
    if len(plain_rupees(payment.amount)) > AMOUNT:
        return _("the amount has no room in %(most)d characters") % {"most": AMOUNT}
    return None
