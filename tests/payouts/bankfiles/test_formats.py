"""Rules of single formats, each by an exact value."""

import csv
import io
import os
from datetime import date
from xml.etree import ElementTree as ET

import pytest
import sepaxml
import xmlschema

from payouts.bankfiles import FORMATS, control_note, file_name
from payouts.bankfiles.hdfc import transaction_type

from .batches import MIXED, batch, outgoing

NS = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}


@pytest.fixture(scope="module")
def published() -> xmlschema.XMLSchema:
    schemas = os.path.join(os.path.dirname(sepaxml.__file__), "schemas")
    return xmlschema.XMLSchema(os.path.join(schemas, "pain.001.001.09.xsd"))


@pytest.mark.parametrize(
    ("ifsc", "amount", "kind"),
    [
        ("PUNB0821426", 1, "N"),
        ("PUNB0821426", 1_99_999_99, "N"),
        ("PUNB0821426", 2_00_000_00, "R"),
        ("HDFC0000009", 1, "I"),
        ("HDFC0000009", 2_00_000_00, "I"),
        ("HDFC0CACABL", 1, "N"),  # a co-operative bank that HDFC clears for
        ("HDFC0CACABL", 2_00_000_00, "R"),
    ],
)
def test_enet_pays_within_hdfc_from_two_lakh_by_rtgs_and_else_by_neft(
    ifsc: str, amount: int, kind: str
) -> None:
    assert transaction_type(outgoing(ifsc=ifsc, amount=amount)) == kind


def test_enet_rows_have_28_fields_of_letters_digits_spaces_points_and_slashes() -> None:
    rows = FORMATS["hdfc-enet"].write(MIXED).decode("ascii").split("\r\n")
    assert rows.pop() == ""
    assert len(rows) == 6
    for row in rows:
        fields = row.split(",")
        assert len(fields) == 28
        assert all(char.isalnum() or char in " ./" for field in fields for char in field)


def test_enet_gives_a_beneficiary_code_only_within_hdfc() -> None:
    rows = [row.split(",") for row in FORMATS["hdfc-enet"].write(MIXED).decode().splitlines()]
    assert [(row[0], row[1]) for row in rows] == [
        ("N", ""), ("R", ""), ("I", "W0003"), ("N", ""), ("N", ""), ("N", "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "serial", "name"),
    [(date(2026, 7, 3), 1, "IMPE0307.001"), (date(2026, 12, 31), 12, "IMPE3112.012")],
)
def test_an_enet_file_is_named_by_client_day_and_number(day: date, serial: int, name: str) -> None:
    assert file_name("hdfc-enet", batch(outgoing(), day=day, serial=serial)) == name


@pytest.mark.parametrize("format", ["bank-csv", "filehdr", "pain001", "upi-csv", "cash-roll"])
def test_files_of_a_later_batch_say_so_in_their_name(format: str) -> None:
    suffix = FORMATS[format].suffix
    assert file_name(format, batch(outgoing())) == f"2026-06-{format}.{suffix}"
    assert file_name(format, batch(outgoing(), number=2)) == f"2026-06-r2-{format}.{suffix}"


def test_a_filehdr_begins_with_client_serial_and_control_totals() -> None:
    written = FORMATS["filehdr"].write(batch(outgoing(1), outgoing(2, amount=5), serial=3)).decode("ascii")
    assert written.split("\r\n")[0] == "FILEHDR,IMPE,3,N,2 payments total 1234.55"
    assert {len(row.split(",")) for row in written.split("\r\n")[1:-1]} == {11}


def test_a_pain_message_is_valid_by_the_published_schema(published: xmlschema.XMLSchema) -> None:
    published.validate(io.BytesIO(FORMATS["pain001"].write(MIXED)))
    longest = outgoing(
        reference="R" * 35, payee_name="রি" * 300, amount=9_99_99_99_999_99, account_number="9" * 18
    )
    published.validate(io.BytesIO(FORMATS["pain001"].write(batch(longest))))


def test_a_pain_message_sums_each_kind_and_the_whole() -> None:
    message = ET.fromstring(FORMATS["pain001"].write(MIXED))
    header = message.find(".//p:GrpHdr", NS)
    assert header is not None
    assert (header.findtext("p:NbOfTxs", "", NS), header.findtext("p:CtrlSum", "", NS)) == ("6", "449444.55")
    assert [
        [part.findtext(path, "", NS) for path in ("p:PmtInfId", ".//p:SvcLvl/p:Cd", "p:NbOfTxs", "p:CtrlSum")]
        for part in message.iterfind(".//p:PmtInf", NS)
    ] == [["2026-06-B1-NURG", "NURG", "5", "249444.55"], ["2026-06-B1-URGP", "URGP", "1", "200000.00"]]


def test_a_pain_message_takes_its_moment_from_the_approval_and_its_id_from_run_and_batch() -> None:
    message = FORMATS["pain001"].write(batch(outgoing(), number=2)).decode()
    assert "<MsgId>2026-06-B2</MsgId>" in message
    assert "<CreDtTm>2026-07-02T17:30:00+05:30</CreDtTm>" in message
    assert "<Dt>2026-07-03</Dt>" in message


def test_a_pain_message_keeps_a_name_of_140_letters_whole() -> None:
    name = " ".join(["Vanlalruatsangpuii"] * 7) + " Ralte"
    assert f"<Nm>{name}</Nm>" in FORMATS["pain001"].write(batch(outgoing(payee_name=name))).decode()


def test_zeros_in_front_survive_a_sheet_that_is_read_and_written_again() -> None:
    written = FORMATS["bank-csv"].write(batch(outgoing(account_number="000000001"))).decode()
    opened = list(csv.reader(io.StringIO(written, newline="")))
    assert opened[1][3] == "000000001"
    again = io.StringIO(newline="")
    csv.writer(again).writerows(opened)
    assert again.getvalue() == written


@pytest.mark.parametrize("format", [format for format, kind in FORMATS.items() if kind.method == "bank"])
def test_zeros_in_front_are_in_every_bank_file(format: str) -> None:
    assert b"000000001" in FORMATS[format].write(batch(outgoing(account_number="000000001")))


@pytest.mark.parametrize("format", list(FORMATS))
def test_the_same_batch_gives_the_same_bytes(format: str) -> None:
    assert FORMATS[format].write(MIXED) == FORMATS[format].write(MIXED)


def test_the_control_note_has_name_format_count_total_and_sha256() -> None:
    note = control_note(
        name="IMPE0307.001", format="HDFC ENet", run="2026-06", count=6, total=4_49_444_55, sha256="ab" * 32
    )
    assert note == (
        "Payment file  IMPE0307.001\n"
        "Format        HDFC ENet\n"
        "Run           2026-06\n"
        "Payments      6\n"
        "Total         ₹4,49,444.55 (INR 449444.55)\n"
        f"SHA-256       {'ab' * 32}\n"
    )
