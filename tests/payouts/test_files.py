"""Payment files: what stands in them, and that a run never writes two different ones."""

import hashlib
import io
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from marketplace.accounts.models import User
from marketplace.kernel.months import INDIA
from payouts.bankfiles import FORMATS
from payouts.models import Payment, Run, RunFile
from payouts.services.files import Unfit, export_run, name_of, note_of
from payouts.services.retries import retry_payments
from payouts.services.runs import Refused
from weavers.models import AccessLog

from .bankfiles.batches import PAYER, batch, outgoing
from .books import JULY, JUNE, Desk, after, payee, weaver
from .test_guards import everything


def test_the_roll_has_a_page_for_each_group_with_names_amounts_and_totals() -> None:
    payments = (
        outgoing(1, amount=100_00),
        outgoing(2, payee_name="Salsa Marak", amount=1_23_456_00),
        outgoing(3, group="Jowai Loom House", amount=200_00),
    )
    roll = FORMATS["cash-roll"].write(batch(*payments))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(roll)).pages]
    assert len(pages) == 2
    assert "Jowai Loom House · June 2026" in pages[0]
    assert "₹200" in pages[0]
    assert "Salsa Marak" in pages[1]
    assert "₹1,23,456" in pages[1]
    assert "₹1,23,556" in pages[1]  # the group's total
    assert "₹1,23,756" in pages[0]  # the roll's


@pytest.fixture(autouse=True)
def pays(settings: Any) -> None:
    settings.PAYER = vars(PAYER)


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
        run=run, format="bank-csv", sha256="0" * 64, payments=1, total=1000_50, written_at=after(JUNE)
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


def test_the_control_totals_are_those_of_the_file(run: Run, finance: User) -> None:
    written = export_run(run=run, format="hdfc-enet", by=finance, now=after(JUNE))
    file = RunFile.objects.get(run=run, format="hdfc-enet")
    assert note_of(file) == (
        "Payment file  IMPE0307.001\n"
        "Format        Bank transfers, HDFC ENet\n"
        "Run           2026-06\n"
        "Payments      1\n"
        "Total         ₹1,000.50 (INR 1000.50)\n"
        f"SHA-256       {hashlib.sha256(written).hexdigest()}\n"
    )


@pytest.mark.parametrize("format", ["hdfc-enet", "filehdr", "pain001"])
def test_a_file_written_again_on_another_day_keeps_its_bytes_and_its_name(
    run: Run, finance: User, format: str
) -> None:
    first = export_run(run=run, format=format, by=finance, now=after(JUNE))
    name = name_of(RunFile.objects.get(run=run, format=format))
    with override("hi"):
        again = export_run(run=run, format=format, by=finance, now=after(JUNE) + timedelta(days=40))
        assert (again, name_of(RunFile.objects.get(run=run, format=format))) == (first, name)


def test_files_of_one_day_are_numbered_and_keep_their_numbers(desk: Desk, run: Run, finance: User) -> None:
    desk.sold(JULY, {weaver(9): 1}, earning=1000_00)
    july = desk.approve(JULY)
    early = datetime(2026, 8, 4, 0, 0, tzinfo=INDIA)
    for each in (run, july):
        export_run(run=each, format="hdfc-enet", by=finance, now=early)
    export_run(run=run, format="hdfc-enet", by=finance, now=early + timedelta(days=1))
    export_run(run=run, format="filehdr", by=finance, now=early + timedelta(days=1))
    assert [name_of(file) for file in RunFile.objects.order_by("pk")] == [
        "IMPE0408.001", "IMPE0408.002", "2026-06-filehdr.txt"
    ]  # fmt: skip


def test_a_payment_that_a_format_cannot_carry_is_named_and_nothing_changes(desk: Desk, finance: User) -> None:
    desk.sold(JUNE, {weaver(1, name="=1+1"): 1, weaver(2): 1}, earning=1000_00)
    run = desk.approve(JUNE)
    before = everything()
    with pytest.raises(Unfit) as refused:
        export_run(run=run, format="pain001", by=finance, now=after(JUNE))
    why = "the name has a character that no bank's file carries: U+003D"
    assert refused.value.rows == (("2026-06-W0001", why),)
    assert str(refused.value) == f"No pain001 file was written. 2026-06-W0001: {why}."
    assert everything() == before


def test_a_changed_payer_changes_no_file_that_was_written(run: Run, finance: User, settings: Any) -> None:
    export_run(run=run, format="filehdr", by=finance, now=after(JUNE))
    settings.PAYER = {**vars(PAYER), "debit_account": "00500099999999"}
    before = everything()
    with pytest.raises(Refused, match="would differ"):
        export_run(run=run, format="filehdr", by=finance, now=after(JUNE))
    assert everything() == before


def test_what_is_tried_again_goes_into_a_file_of_its_own(desk: Desk, run: Run, finance: User) -> None:
    first = export_run(run=run, format="bank-csv", by=finance, now=after(JUNE))
    payment = Payment.objects.get(run=run, method="bank")
    desk.bank_says(run, payment.weaver, "returned")
    retry_payments(run=run, references=[payment.reference], by=finance, now=after(JUNE))
    second = export_run(run=run, format="bank-csv", by=finance, now=after(JULY), batch=2)
    assert second == first.replace(b"2026-06-W0001", b"2026-06-W0001-R2")
    assert export_run(run=run, format="bank-csv", by=finance, now=after(JULY)) == first
    assert [name_of(file) for file in RunFile.objects.order_by("batch")] == [
        "2026-06-bank-csv.csv", "2026-06-r2-bank-csv.csv"
    ]  # fmt: skip


def test_a_batch_that_is_not_there_writes_no_file(run: Run, finance: User) -> None:
    with pytest.raises(Refused, match="2026-06 has no batch 2"):
        export_run(run=run, format="bank-csv", by=finance, now=after(JUNE), batch=2)
    assert RunFile.objects.count() == 0


@pytest.mark.parametrize("format", list(FORMATS))
def test_the_command_writes_each_format(run: Run, tmp_path: Path, format: str) -> None:
    output = tmp_path / "file"
    command = ["payouts", "export", "2026-06", "--format", format, "--output", str(output)]
    call_command(*command, stdout=io.StringIO())
    assert hashlib.sha256(output.read_bytes()).hexdigest() == RunFile.objects.get(format=format).sha256
    output.unlink()
    with pytest.raises(CommandError, match="2026-06 has no batch 2."):
        call_command(*command, "--batch", "2", stdout=io.StringIO())
    assert not output.exists()
