"""ISO 20022 pain.001.001.09: a customer's credit transfers.

Accounts in India have no IBAN, so they stand as ``Othr``, and branches by their IFSC as member of the clearing
system INFSC. Payments from two lakh rupees on are urgent (``URGP``, which is RTGS), the others are not (``NURG``,
NEFT): each kind is one payment instruction with its own control sum.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import groupby

from django.utils.translation import gettext as _

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import INDIA

from . import faults
from .batch import Batch, Outgoing
from .hdfc import RTGS_FROM
from .names import latin_name

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
NAME, IDENTIFIER = 140, 35


def pain001(batch: Batch) -> bytes:
    """The message in UTF-8. Names are in Latin letters, up to 140 of them; references as they are."""
    faults.refuse_unfit(
        batch, faults.in_latin, faults.account, faults.ifsc(batch.payer), _room,
        needs=["name", "debit_account", "ifsc"],
    )  # fmt: skip
    document = ET.Element("Document", xmlns=NAMESPACE)
    message = _inside(document, "CstmrCdtTrfInitn")
    _header(message, batch)
    by_service = sorted(batch.payments, key=lambda each: (_service(each), each.reference))
    for service, payments in groupby(by_service, key=_service):
        _instruction(message, batch, service, list(payments))
    ET.indent(document)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(document, encoding="utf-8") + b"\n"


def message_id(batch: Batch) -> str:
    """The message's own id, the same for the same batch of the same run: ``2026-10-B1``."""
    return f"{batch.run}-B{batch.number}"


def _header(message: ET.Element, batch: Batch) -> None:
    header = _inside(message, "GrpHdr")
    _inside(header, "MsgId", message_id(batch))
    _inside(header, "CreDtTm", batch.approved_at.astimezone(INDIA).isoformat(timespec="seconds"))
    _totals(header, batch.payments)
    _inside(header, "InitgPty/Nm", latin_name(batch.payer.name, most=NAME))


def _instruction(message: ET.Element, batch: Batch, service: str, payments: list[Outgoing]) -> None:
    instruction = _inside(message, "PmtInf")
    _inside(instruction, "PmtInfId", f"{message_id(batch)}-{service}")
    _inside(instruction, "PmtMtd", "TRF")
    _totals(instruction, payments)
    kind = _inside(instruction, "PmtTpInf")
    _inside(kind, "SvcLvl/Cd", service)
    _inside(kind, "CtgyPurp/Cd", "SUPP")
    _inside(instruction, "ReqdExctnDt/Dt", batch.day.isoformat())
    _inside(instruction, "Dbtr/Nm", latin_name(batch.payer.name, most=NAME))
    _account(_inside(instruction, "DbtrAcct"), batch.payer.debit_account)
    _branch(_inside(instruction, "DbtrAgt"), batch.payer.ifsc)
    for payment in payments:
        _transfer(instruction, payment, batch)


def _transfer(instruction: ET.Element, payment: Outgoing, batch: Batch) -> None:
    transfer = _inside(instruction, "CdtTrfTxInf")
    _inside(transfer, "PmtId/EndToEndId", payment.reference)
    _inside(transfer, "Amt/InstdAmt", plain_rupees(payment.amount)).set("Ccy", "INR")
    _branch(_inside(transfer, "CdtrAgt"), payment.ifsc)
    _inside(transfer, "Cdtr/Nm", latin_name(payment.payee_name, most=NAME))
    _account(_inside(transfer, "CdtrAcct"), payment.account_number)
    _inside(transfer, "RmtInf/Ustrd", f"Weaving earnings {batch.month}")


def _service(payment: Outgoing) -> str:
    return "URGP" if payment.amount >= RTGS_FROM else "NURG"


def _totals(where: ET.Element, payments: Iterable[Outgoing]) -> None:
    amounts = [payment.amount for payment in payments]
    _inside(where, "NbOfTxs", str(len(amounts)))
    _inside(where, "CtrlSum", plain_rupees(sum(amounts)))


def _account(where: ET.Element, number: str) -> None:
    _inside(where, "Id/Othr/Id", number)


def _branch(where: ET.Element, ifsc: str) -> None:
    member = _inside(where, "FinInstnId/ClrSysMmbId")
    _inside(member, "ClrSysId/Cd", "INFSC")
    _inside(member, "MmbId", ifsc)


def _inside(where: ET.Element, path: str, text: str | None = None) -> ET.Element:
    """A new element below, with one new element for each step of the path; the innermost holds the text."""
    for tag in path.split("/"):
        where = ET.SubElement(where, tag)
    where.text = text
    return where


def _room(payment: Outgoing) -> str | None:
    fits = 0 < len(payment.reference) <= IDENTIFIER
    return None if fits else _("the reference has no room in %(most)d characters") % {"most": IDENTIFIER}
