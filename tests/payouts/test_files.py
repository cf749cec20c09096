"""Payment files: what stands in them, and that a run never writes two different ones."""

import csv
import hashlib
import io

import pypdf
import pytest

from marketplace.accounts.models import User
from payouts.bankfiles import FORMATS, Batch, Outgoing
from payouts.models import Run, RunFile
from payouts.services.files import export_run
from payouts.services.runs import Refused
from weavers.models import AccessLog

from .books import JUNE, Desk, after, payee, weaver


def rows(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode(), newline="")))


def outgoing(**changed: object) -> Outgoing:
    plain = {
        "reference": "2026-06-W0001",
        "weaver": "W0001",
        "payee_name": "Daplin Nongrum",
        "group": "Umden Eri Circle",
        "amount": 1234_50,
        "account_number": "000123456789",
        "ifsc": "PUNB0821426",
    }
    return Outgoing(**{**plain, **changed})  # type: ignore[arg-type]


def test_account_numbers_keep_the_zeros_they_begin_with() -> None:
    written = FORMATS["bank-csv"].write(Batch("2026-06", JUNE, (outgoing(),)))
    assert written == (
        b"reference,weaver,payee_name,account_number,ifsc,amount,currency,remark\r\n"
        b"2026-06-W0001,W0001,Daplin Nongrum,000123456789,PUNB0821426,1234.50,INR,Weaving earnings 2026-06\r\n"
    )


@pytest.mark.parametrize("name", ["=1+1", "+91", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_name_that_a_spreadsheet_would_run_stays_text(name: str) -> None:
    written = FORMATS["bank-csv"].write(Batch("2026-06", JUNE, (outgoing(payee_name=name),)))
    assert rows(written)[0]["payee_name"] == "'" + name


def test_the_upi_sheet_has_each_id_and_amount() -> None:
    written = FORMATS["upi-csv"].write(Batch("2026-06", JUNE, (outgoing(upi_id="w1@okexample"),)))
    assert rows(written) == [
        {
            "reference": "2026-06-W0001",
            "weaver": "W0001",
            "payee_name": "Daplin Nongrum",
            "upi_id": "w1@okexample",
            "amount": "1234.50",
            "currency": "INR",
            "remark": "Weaving earnings 2026-06",
        }
    ]


def test_the_roll_has_a_page_for_each_group_with_names_amounts_and_totals() -> None:
    payments = (
        outgoing(amount=100_00),
        outgoing(reference="2026-06-W0002", weaver="W0002", payee_name="Salsa Marak", amount=1_23_456_00),
        outgoing(reference="2026-06-W0003", weaver="W0003", group="Jowai Loom House", amount=200_00),
    )
    roll = FORMATS["cash-roll"].write(Batch("2026-06", JUNE, payments))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(roll)).pages]
    assert len(pages) == 2
    assert "Jowai Loom House · June 2026" in pages[0]
    assert "₹200" in pages[0]
    assert "Salsa Marak" in pages[1]
    assert "₹1,23,456" in pages[1]
    assert "₹1,23,556" in pages[1]  # the group's total
    assert "₹1,23,756" in pages[0]  # the roll's


@pytest.mark.parametrize("format", list(FORMATS))
def test_the_same_batch_gives_the_same_bytes(format: str) -> None:
    batch = Batch("2026-06", JUNE, (outgoing(payee_name="রিমা দাস"),))
    assert FORMATS[format].write(batch) == FORMATS[format].write(batch)


@pytest.fixture
def run(desk: Desk) -> Run:
    """June, approved: one by bank, one by UPI, one in cash."""
    for number, method in enumerate(["bank", "upi", "cash"], start=1):
        desk.sold(JUNE, {weaver(number, method): 1}, earning=number * 1000_50)
    return desk.approve(JUNE)


def test_each_format_has_the_payments_of_its_method(run: Run, finance: User) -> None:
    for format, method, total in [
        ("bank-csv", "bank", 1000_50),
        ("upi-csv", "upi", 2001_00),
        ("cash-roll", "cash", 3001_00),
    ]:
        written = export_run(run=run, format=format, by=finance, now=after(JUNE))
        file = RunFile.objects.get(run=run, format=format)
        assert (file.payments, file.total) == (1, total), method
        assert file.sha256 == hashlib.sha256(written).hexdigest()
    run.refresh_from_db()
    assert (run.state, run.exported_at) == ("exported", after(JUNE))


@pytest.mark.parametrize("format", list(FORMATS))
def test_whatever_changes_later_a_run_writes_the_same_bytes(run: Run, finance: User, format: str) -> None:
    first = export_run(run=run, format=format, by=finance, now=after(JUNE))
    for payment in run.payments.all():
        her = payment.weaver
        her.legal_name = "Another Name"
        her.group.name = "Another Group"
        her.group.save()
        her.save()
        payee(her, "cash")
    assert export_run(run=run, format=format, by=finance, now=after(JUNE.next)) == first
    assert RunFile.objects.filter(run=run).count() == 1


def test_a_file_that_would_differ_from_the_one_before_is_refused(run: Run, finance: User) -> None:
    RunFile.objects.create(
        run=run, format="bank-csv", sha256="0" * 64, payments=1, total=1, written_at=after(JUNE)
    )
    with pytest.raises(Refused, match="would differ"):
        export_run(run=run, format="bank-csv", by=finance, now=after(JUNE))
    run.refresh_from_db()
    assert run.state == "approved"


def test_a_draft_writes_no_file(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    with pytest.raises(Refused, match="only an approved one"):
        export_run(run=desk.close(JUNE), format="bank-csv", by=desk.finance, now=after(JUNE))
    assert RunFile.objects.count() == 0


def test_the_approver_writes_no_file(run: Run, approver: User) -> None:
    with pytest.raises(Refused, match="may not write payment files"):
        export_run(run=run, format="bank-csv", by=approver, now=after(JUNE))
    assert RunFile.objects.count() == 0


def test_each_woman_whose_details_a_file_holds_is_in_the_log(run: Run, finance: User) -> None:
    export_run(run=run, format="upi-csv", by=finance, now=after(JUNE))
    assert list(AccessLog.objects.values_list("user__username", "weaver__code", "why")) == [
        ("finance", "W0002", "upi-csv 2026-06")
    ]
