"""Any payments at all: the file is refused with a row named, or it says exactly the same payments."""

import csv
import io
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marketplace.kernel.money import parse_rupees
from payouts.bankfiles import FORMATS, Batch, FileProblem, Outgoing
from payouts.bankfiles.names import plain

from .batches import batch

Paid = tuple[str, str, str, int]
"""Reference, account or UPI id, IFSC, paise."""
NS = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}


def of_sheet(written: bytes) -> list[Paid]:
    rows = csv.DictReader(io.StringIO(written.decode(), newline=""))
    return [
        (
            r["reference"],
            r.get("account_number") or r["upi_id"],
            r.get("ifsc") or "",
            parse_rupees(r["amount"]),
        )
        for r in rows
    ]


def of_enet(written: bytes) -> list[Paid]:
    rows = [row.split(",") for row in written.decode("ascii").splitlines()]
    return [(row[13], row[2], row[24], parse_rupees(row[3])) for row in rows]


def of_filehdr(written: bytes) -> list[Paid]:
    header, *rows = [row.split(",") for row in written.decode("ascii").splitlines()]
    paid = [(row[10], row[4], row[3], parse_rupees(row[6])) for row in rows]
    count, _payments, _total, total = header[4].split()
    assert (int(count), parse_rupees(total)) == (len(paid), sum(each[3] for each in paid))
    return paid


def of_pain(written: bytes) -> list[Paid]:
    message = ET.fromstring(written)
    paid = [
        (
            transfer.findtext(".//p:EndToEndId", "", NS),
            transfer.findtext("p:CdtrAcct//p:Othr/p:Id", "", NS),
            transfer.findtext("p:CdtrAgt//p:MmbId", "", NS),
            parse_rupees(transfer.findtext(".//p:InstdAmt", "", NS)),
        )
        for transfer in message.iterfind(".//p:CdtTrfTxInf", NS)
    ]
    assert message.findtext(".//p:GrpHdr/p:NbOfTxs", "", NS) == str(len(paid))
    assert parse_rupees(message.findtext(".//p:GrpHdr/p:CtrlSum", "", NS)) == sum(each[3] for each in paid)
    return sorted(paid)


same: Callable[[str], str] = str
READERS = {
    "bank-csv": (of_sheet, same, True),
    "upi-csv": (of_sheet, same, False),
    "hdfc-enet": (of_enet, plain, True),
    "filehdr": (of_filehdr, plain, True),
    "pain001": (of_pain, same, True),
}

names = st.one_of(
    st.sampled_from(["Rima Das", "রিমা দাস", "राधा देवी", "ꯆꯥꯅꯨ", "A·chik, D’Silva", "=1+1", "X" * 200]),
    st.text(max_size=60),
)
accounts = st.one_of(
    st.from_regex(r"\A[0-9]{9,18}\Z"), st.from_regex(r"\A[0-9]{9,18}\Z"), st.text(max_size=20)
)
ifscs = st.one_of(
    st.sampled_from(["PUNB0821426", "HDFC0000009", "HDFC0CACABL", "SBIN0RRMIGB"]), st.text(max_size=11)
)
amounts = st.one_of(st.integers(1, 10**13), st.integers(1, 3_00_000_00), st.integers(-5, 5))


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    codes = draw(st.lists(st.from_regex(r"\A[A-Z0-9-]{1,12}\Z"), min_size=1, max_size=6))
    return batch(
        *(
            Outgoing(
                reference=f"2026-06-{code}",
                weaver=code,
                payee_name=draw(names),
                group="",
                amount=draw(amounts),
                account_number=draw(accounts),
                ifsc=draw(ifscs),
                upi_id=draw(st.one_of(st.just("w1@okexample"), st.text(max_size=9))),
            )
            for code in sorted(codes)
        )
    )


@pytest.mark.parametrize("format", list(READERS))
@settings(max_examples=150, deadline=None)
@given(of=batches())
def test_a_file_is_refused_with_its_rows_named_or_says_the_same_payments(format: str, of: Batch) -> None:
    read, reference, by_bank = READERS[format]
    try:
        written = FORMATS[format].write(of)
    except FileProblem as problem:
        assert {row for row, _why in problem.rows} <= {payment.reference for payment in of.payments}
        assert problem.rows
        return
    expected = [
        (
            reference(payment.reference),
            payment.account_number if by_bank else payment.upi_id,
            payment.ifsc if by_bank else "",
            payment.amount,
        )
        for payment in of.payments
    ]
    assert read(written) == (sorted(expected) if format == "pain001" else expected)
