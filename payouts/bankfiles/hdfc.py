"""HDFC Bank's ENet: a file of payments to vendors, 28 fields to a row and no header row.

Fields, widths and the file's name are those of the bank's "RBI Adapter" upload format for RTGS, NEFT and transfers
within the bank (scribd.com/document/387944229), as other systems fill it for the same upload
(scribd.com/document/722332721; HDFC's sheet copied column by column in public code). That a field may hold no
comma and no special character, and what the file is called, is said in the bank's "Bulk transactions upload
manual" of 2016 (1library.net/document/zw4wjllq). The account to pay from isn't in the rows: it goes with the
client code. The bank's answer comes with the customer reference, which is the payment's reference without hyphens.
Which fields of the bank and branch names a client must fill is settled with the bank; here they stay empty.
"""

import re
from datetime import date

from django.utils.translation import gettext as _

from marketplace.kernel.money import plain_rupees

from . import faults
from .batch import Batch, Outgoing
from .names import latin_name, plain

NAME, REFERENCE, CODE, DETAIL = 40, 20, 13, 30
"""Characters that a field takes; of the name what NEFT and RTGS carry."""
RTGS_FROM = 2_00_000_00
"""Paise: from two lakh on, RTGS."""


def hdfc_enet(batch: Batch) -> bytes:
    """The rows, CRLF after each. Type I within HDFC, R from two lakh on, N otherwise."""
    faults.refuse_unfit(
        batch, faults.in_latin, faults.account, faults.ifsc(batch.payer), _reference, _code,
        needs=["client_code"], written=plain,
    )  # fmt: skip
    return "".join(",".join(_row(payment, batch)) + "\r\n" for payment in batch.payments).encode("ascii")


def hdfc_name(batch: Batch) -> str:
    """Client code, day and month of the upload, and its number on that day: ``ABCD0307.001``."""
    return f"{batch.payer.client_code}{batch.day:%d%m}.{batch.serial:03d}"


def transaction_type(payment: Outgoing) -> str:
    """A branch of HDFC itself has six digits after the zero; banks that HDFC clears for have letters there."""
    if re.fullmatch(r"HDFC0\d{6}", payment.ifsc):
        return "I"
    return "R" if payment.amount >= RTGS_FROM else "N"


def _row(payment: Outgoing, batch: Batch) -> list[str]:
    kind = transaction_type(payment)
    return [
        kind,
        plain(payment.weaver) if kind == "I" else "",
        payment.account_number,
        plain_rupees(payment.amount),
        latin_name(payment.payee_name, most=NAME),
        *[""] * 7,  # places of drawing and printing, five lines of address: for cheques and drafts
        plain(payment.reference),
        plain(payment.reference),
        f"Weaving earnings {batch.month.first_day:%m %Y}"[:DETAIL],
        *[""] * 7,  # six more details, and the cheque's number
        _slashed(batch.day),
        "",  # MICR
        payment.ifsc,
        *[""] * 3,  # bank, branch and email of the payee
    ]


def _slashed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _reference(payment: Outgoing) -> str | None:
    fits = 0 < len(plain(payment.reference)) <= REFERENCE
    return (
        None if fits else _("the reference has no room in %(most)d letters and digits") % {"most": REFERENCE}
    )


def _code(payment: Outgoing) -> str | None:
    fits = 0 < len(plain(payment.weaver)) <= CODE
    return None if fits else _("the weaver code has no room in %(most)d letters and digits") % {"most": CODE}
