"""A whole run's statements: frozen once, printed by group, written as sheets, and looked for in the office."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pypdf
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image as Pixels
from pytest_django import DjangoAssertNumQueries
from wagtail.images.models import Image

from catalog.models import Product, ProductImage
from marketplace.accounts.models import User
from marketplace.kernel.money import parse_rupees
from payouts.models import DayWage, Deduction, Item, Job, Run, SavingsChoice, Statement, StatementPicture
from payouts.services.runs import Refused, approve_run, cancel_run
from payouts.services.statements import (
    ask,
    csv_of,
    make_statements,
    statement_of,
    statement_pdf,
)
from payouts.services.statements.jobs import do
from payouts.services.statements.sheet import FIGURES
from payouts.services.statements.tables import line_rows
from weavers.models import Group, Weaver

from .books import JULY, JUNE, Desk, after, at, printed, weaver

NOW = after(JUNE)


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def sheet(run: Run, what: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(csv_of(run, what)).decode())))


def photograph(product: Product, colour: str) -> None:
    """Give a piece a picture of one colour, in place of any it has."""
    file = io.BytesIO()
    Pixels.new("RGB", (400, 500), colour).save(file, "JPEG")
    image = Image.objects.create(title=colour, file=ContentFile(file.getvalue(), name=f"{colour}.jpg"))
    ProductImage.objects.filter(product=product).delete()
    ProductImage.objects.create(product=product, image=image, display_order=0)


def test_every_figure_of_every_statement_is_the_runs(run: Run) -> None:
    assert make_statements(run, now=NOW) == 3
    for item in run.items.select_related("weaver"):
        data = statement_of(item, now=NOW).data
        figures = data["figures"]
        for name in FIGURES:
            assert figures[name] == getattr(item, name), name
        assert sum(line["raw"]["hers"] * len(line["raw"]["days"]) for line in data["sold"]) == item.earned
        for line in data["sold"]:
            raw = line["raw"]
            assert raw["paid"] == raw["gst"] + raw["cooperative"] + raw["makers"]
        by_kind = {each["kind"]: 0 for each in data["others"]}
        for each in data["others"]:
            by_kind[each["kind"]] += each["amount"]
        assert by_kind.get("charged_back", 0) == item.charged_back
        assert by_kind.get("advance_yarn", 0) == item.owed


def test_statements_asked_for_again_are_the_ones_that_are_there(run: Run) -> None:
    make_statements(run, now=NOW)
    first = list(Statement.objects.values_list("pk", "data"))
    assert make_statements(run, now=after(JULY)) == 0
    assert list(Statement.objects.values_list("pk", "data")) == first


def test_a_run_stopped_half_way_goes_on_from_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("payouts.services.statements.freeze.CHUNK", 1)

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_statements(run, now=NOW, told=stop)
    assert Statement.objects.count() == 1
    assert make_statements(run, now=NOW) == 2


def test_many_statements_take_as_many_queries_as_few(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    few = desk.approve(JUNE)
    for number in range(2, 14):
        desk.sold(JULY, {weaver(number, group=f"Circle {number}"): 1}, earning=1000_00)
    many = desk.approve(JULY)
    with django_assert_num_queries(11) as taken:
        make_statements(few, now=NOW)
    with django_assert_num_queries(len(taken)):
        make_statements(many, now=NOW)
    assert Statement.objects.count() == 13


def test_a_cancelled_run_makes_no_statements(run: Run, finance: User) -> None:
    cancel_run(run=run, by=finance, now=NOW, reason="wrong")
    run.refresh_from_db()
    with pytest.raises(Refused):
        make_statements(run, now=NOW)
    Job.objects.get(kind="statements").delete()  # asked for at approval
    with pytest.raises(Refused):
        ask(kind="statements", run=run, by=finance, now=NOW)
    assert not Statement.objects.exists()
    assert not Job.objects.exists()


def test_approving_has_the_statements_made(
    desk: Desk, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    desk.sold(JUNE, {weaver(1): 1, weaver(2): 1}, earning=1000_00)
    draft = desk.close(JUNE)
    with django_capture_on_commit_callbacks(execute=True):
        approve_run(run=draft, by=desk.approver, now=NOW)
    job = Job.objects.get()
    assert (job.kind, job.state, job.asked_by, job.done) == ("statements", "done", desk.approver, 2)
    assert Statement.objects.filter(item__run=draft).count() == 2


def test_a_picture_on_a_statement_stays_when_the_piece_gets_another(run: Run) -> None:
    product = Product.objects.get()
    photograph(product, "red")
    item = run.items.first()
    assert item is not None
    first = statement_pdf(item, now=NOW)
    assert StatementPicture.objects.count() == 1
    with Pixels.open(io.BytesIO(StatementPicture.objects.get().jpeg)) as small:
        assert small.size == (128, 160)
    photograph(product, "blue")
    Image.objects.filter(title="red").delete()
    assert statement_pdf(Item.objects.get(pk=item.pk), now=after(JULY)) == first
    assert len(pypdf.PdfReader(io.BytesIO(first)).pages[1].images) == 1


def test_a_piece_whose_picture_is_lost_is_shown_without(run: Run) -> None:
    product = Product.objects.get()
    photograph(product, "red")
    lost = Image.objects.get()
    lost.file.storage.delete(lost.file.name)
    item = run.items.first()
    assert item is not None
    assert statement_of(item, now=NOW).data["sold"][0]["picture"] == ""


def test_the_minimum_wage_is_the_one_of_her_district_then(run: Run, finance: User, approver: User) -> None:
    for district, day, amount, confirmed in [
        ("", 1, 300_00, True),
        ("Ri Bhoi", 1, 350_00, True),
        ("Ri Bhoi", 10, 400_00, True),
        ("Ri Bhoi", 20, 900_00, False),
        ("East Garo Hills", 12, 100_00, True),
    ]:
        DayWage.objects.create(
            district=district, from_day=at(JUNE, day).date(), amount=amount, entered_by=finance,
            entered_at=NOW, confirmed_by=approver if confirmed else None, confirmed_at=NOW if confirmed else None,
        )  # fmt: skip
    DayWage.objects.create(
        from_day=at(JULY, 1).date(), amount=500_00, entered_by=finance, entered_at=NOW, confirmed_by=approver,
        confirmed_at=NOW,
    )  # fmt: skip
    first, second = run.items.filter(weaver__code__in=["W0001", "W0002"])
    Weaver.objects.filter(code="W0002").update(district="Tura")
    figures = statement_of(first, now=NOW).data["figures"]
    assert (figures["wage"], figures["tenths_of_days"]) == (400_00, 47)  # 1,916.67 of 400 a day
    assert statement_of(second, now=NOW).data["figures"]["wage"] == 300_00


def test_what_was_saved_and_taken_since_april_is_told(desk: Desk, finance: User, approver: User) -> None:
    her = weaver(1)
    SavingsChoice.objects.create(
        weaver=her, from_month=JUNE.first_day, amount=150_00, form="written", entered_by=finance, entered_at=NOW,
        confirmed_by=approver, confirmed_at=NOW,
    )  # fmt: skip
    for month in (JUNE, JULY):
        desk.gave(her, month, 100_00)
        desk.sold(month, {her: 1}, earning=1000_00)
        desk.approve(month)
    data = statement_of(desk.item(her, JULY), now=NOW).data
    figures = data["figures"]
    assert Deduction.objects.count() == 2
    assert (figures["saved_before"], figures["put_aside"], figures["saved"]) == (150_00, 150_00, 300_00)
    assert figures["year_earned"] == 2000_00
    assert figures["year_paid"] == 1500_00
    assert figures["year_repaid"] == 200_00
    assert figures["year_saved"] == 300_00


def test_the_print_file_has_a_cover_for_each_group_and_each_statement_on_a_fresh_sheet(run: Run) -> None:
    found = pages(printed(run))
    starts = {number: text for number, text in enumerate(found) if text}
    assert len(found) % 2 == 0
    covers = [number for number, text in starts.items() if text.startswith("Statements")]
    assert [("Another Circle" in starts[number]) for number in covers] == [True, False]
    assert "1 Paid together ₹700" in starts[covers[0]].replace("Statements ", "")
    firsts = [number for number, text in starts.items() if text.startswith("Weaver ")]
    assert [starts[number][:8] for number in firsts] == ["Weaver 3", "Weaver 1", "Weaver 2"]
    assert all(number % 2 == 0 for number in [*covers, *firsts])


def test_the_print_file_is_the_same_bytes_again_whatever_was_renamed(run: Run) -> None:
    first = printed(run)
    Group.objects.filter(name="Another Circle").update(name="Zunheboto Circle")
    Weaver.objects.update(display_name="Renamed", language="bn")
    Product.objects.update(title="Renamed")
    assert printed(run) == first


def test_a_groups_file_has_its_own_alone(run: Run) -> None:
    text = " ".join(pages(printed(run, group=Group.objects.get(name="Another Circle").pk)))
    assert "W0003" in text
    assert "W0001" not in text
    assert Statement.objects.count() == 1


def test_the_sheets_say_in_rupees_what_the_run_says_in_paise(run: Run) -> None:
    make_statements(run, now=NOW)
    rows = {row["weaver"]: row for row in sheet(run, "items")}
    lines = sheet(run, "lines")
    for item in run.items.select_related("weaver"):
        row = rows[item.weaver.code]
        assert (row["status"], row["reason"], row["method"]) == (item.status, item.reason, item.method)
        for name in ("earned", "charged_back", "recovered", "payable", "carried", "owed"):
            assert parse_rupees(row[name]) == getattr(item, name), name
        hers = [line for line in lines if line["weaver"] == item.weaver.code]
        amounts: Callable[[str], int] = lambda what, hers=hers: sum(  # type: ignore[misc]  # noqa: E731
            parse_rupees(line["amount"]) for line in hers if line["what"] == what
        )
        assert amounts("sold") == item.earned
        assert amounts("charged_back") == item.charged_back
    assert list(rows) == ["W0001", "W0002", "W0003"]


def test_sales_alike_but_for_their_day_stand_together_and_one_by_one_in_the_sheet(desk: Desk) -> None:
    her = weaver(1)
    Weaver.objects.update(language="en")
    for day in (12, 3, 12):
        desk.sold(JUNE, {her: 1}, earning=300_00, quantity=2, day=day)
    desk.sold(JUNE, {her: 1}, earning=310_00, day=4)
    run = desk.approve(JUNE)
    make_statements(run, now=NOW)
    sold = Statement.objects.get().data["sold"]
    assert [(line["count"], line["where"], line["hers"], line["paid"]) for line in sold] == [
        ("6", "3, 12 June · fair", "₹1,800", "₹3,600"),
        ("", "4 June · fair", "₹310", "₹620"),
    ]
    assert [part["amount"] for part in sold[0]["split"]][0] == "₹1,800"
    assert sum(part["share"] for part in sold[0]["split"]) * 3 == 3_600_00
    rows = sheet(run, "lines")
    assert sorted((row["day"], row["quantity"], row["amount"]) for row in rows) == [
        ("2026-06-03", "2", "600.00"),
        ("2026-06-04", "1", "310.00"),
        ("2026-06-12", "2", "600.00"),
        ("2026-06-12", "2", "600.00"),
    ]


def test_a_statement_frozen_with_a_line_for_each_sale_gives_its_rows_all_the_same(run: Run) -> None:
    make_statements(run, now=NOW)
    rows = sheet(run, "lines")
    for statement in Statement.objects.select_related("item"):
        for line in statement.data["sold"]:
            (line["raw"]["day"],) = line["raw"].pop("days")
        own = [row for row in rows if row["weaver"] == statement.item.weaver.code]
        assert [[str(row[1]), str(row[3]), str(row[-2])] for row in line_rows(statement)] == [
            [row["weaver"], row["day"], row["amount"]] for row in own
        ]


def test_a_name_that_looks_like_a_formula_stays_text(run: Run) -> None:
    Weaver.objects.filter(code="W0001").update(display_name="=SUM(A1)")
    make_statements(run, now=NOW)
    assert sheet(run, "items")[0]["name"] == "'=SUM(A1)"


def test_the_workbook_has_both_sheets_in_numbers(
    run: Run, finance: User, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        job = ask(kind="statements_xlsx", run=run, by=finance, now=timezone.now())
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 3, 3)
    with job.file.open("rb") as file:
        book = load_workbook(io.BytesIO(file.read()), read_only=True)
    items, lines = (list(book[name].iter_rows(values_only=True)) for name in ("Items", "Lines"))
    at_payable = items[0].index("payable")
    assert [row[at_payable] for row in items[1:]] == [
        float(Decimal(item.payable) / 100) for item in run.items.all()
    ]
    assert len(lines) - 1 == len(sheet(run, "lines"))


def test_a_file_asked_for_twice_is_made_once(run: Run, finance: User) -> None:
    now = timezone.now()
    job = ask(kind="statements_print", run=run, by=finance, now=now)
    assert ask(kind="statements_print", run=run, by=finance, now=now) == job
    do.func(job.pk)
    do.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.percent) == ("done", 3, 100)
    assert ask(kind="statements_print", run=run, by=finance, now=after(JULY)) == job
    with job.file.open("rb") as file:
        assert file.read() == printed(run)


def test_a_job_whose_worker_was_stopped_can_be_asked_for_afresh(run: Run, finance: User) -> None:
    now = timezone.now()
    job = ask(kind="statements_print", run=run, by=finance, now=now)
    Job.objects.filter(pk=job.pk).update(state="running", asked_at=at(JUNE))
    assert ask(kind="statements_print", run=run, by=finance, now=now) != job
