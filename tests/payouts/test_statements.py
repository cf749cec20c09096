"""The sheet that each weaver is given: her figures, in her language, and nothing that could hurt her."""

import io
from pathlib import Path

import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from catalog.models import Product
from payouts.models import Item, Run, Statement
from payouts.services.files import export_run
from payouts.services.runs import Refused
from payouts.services.settlement import settle_run
from payouts.services.statements import language_of, statement_of, statement_pdf
from weavers.models import Weaver

from .books import JULY, JUNE, Desk, after, weaver


def words(pdf: bytes) -> str:
    """The text of a PDF, spaces made even."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def item(desk: Desk) -> Item:
    """Two parts of three of a line, of which one piece came back; yarn ahead. She reads English."""
    her, other = weaver(1), weaver(2)
    Weaver.objects.update(language="en")
    sale = desk.sold(JUNE, {her: 2, other: 1}, earning=900_00, quantity=2)
    desk.came_back(sale, JUNE)
    desk.gave(her, JUNE, 100_00)
    desk.approve(JUNE)
    return desk.item(her, JUNE)


def test_a_statement_has_each_figure_that_the_run_froze(item: Item) -> None:
    text = words(statement_pdf(item))
    for part in [
        "Weaver 1", "W0001 · Umden Eri Circle", "June 2026", "Paid to you ₹500 into your bank account",
        "500 × 1", "From last month ₹0", "Your part of what was sold ₹1,200", "For cloth that came back −₹600",
        "Towards your advance −₹100", "Kept for next month ₹0", "Eri stole × 2", "15 June · fair", "2 of 3 parts",
        "The buyer paid ₹3,600", "₹1,200 ₹600 ₹1,628.57 ₹171.43", "Cloth that came back −₹600",
        "20 June · Eri stole: Fault in the weave", "2 June · yarn ₹100", "Taken this month −₹100", "Left to repay ₹0",
        "From April 2026 until now", "₹90 for each hour of weaving",
    ]:  # fmt: skip
        assert part in text, part


def test_a_statement_is_on_a5_and_tells_nothing_of_her_name_or_account(item: Item) -> None:
    pdf = statement_pdf(item)
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (420, 595)
    for private in ["Legal Name", "00000000001", "PUNB0821426"]:
        assert private not in words(pdf)
        assert private not in str(Statement.objects.get().data)


def test_the_same_item_gives_the_same_bytes_whoever_asks_in_whatever_language(item: Item) -> None:
    first = statement_pdf(item)
    with override("hi"):
        assert statement_pdf(Item.objects.get(pk=item.pk)) == first


def test_a_statement_stays_as_it_was_when_names_prices_and_her_language_change(item: Item) -> None:
    first = statement_pdf(item)
    Product.objects.update(title="Another title", hours=99)
    Weaver.objects.update(display_name="Another name", language="hi", district="Elsewhere")
    item.weaver.group.__class__.objects.update(name="Another group")
    assert statement_pdf(Item.objects.get(pk=item.pk)) == first


def test_what_the_bank_sent_back_stands_on_the_next_statement(desk: Desk, tmp_path: Path) -> None:
    her = weaver(1)
    Weaver.objects.update(language="en")
    desk.sold(JUNE, {her: 1}, earning=500_00)
    run = desk.approve(JUNE)
    export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    path = tmp_path / "bank.csv"
    path.write_text(
        "reference,weaver,amount,result,bank_reference,date,note\n"
        "2026-06-W0001,W0001,500.00,returned,,2026-07-03,account closed\n"
    )
    settle_run(run=run, path=path, by=desk.finance, now=after(JUNE))
    desk.approve(JULY)
    statement = statement_of(desk.item(her, JULY), now=after(JULY))
    text = words(statement_pdf(desk.item(her, JULY)))
    assert "Sent back by the bank ₹500" in text
    assert "3 July · 2026-06-W0001" in text
    assert "Nothing was sold this month." in text
    assert statement.data["figures"]["year_paid"] == 500_00  # paid twice, sent back once


def test_a_line_told_of_late_shows_its_own_date(desk: Desk) -> None:
    her = weaver(1)
    Weaver.objects.update(language="en")
    desk.sold(JUNE, {her: 1}, earning=500_00)
    desk.approve(JUNE)
    desk.sold(JUNE, {her: 1}, earning=200_00, day=9)
    desk.approve(JULY)
    assert "9 June · fair" in words(statement_pdf(desk.item(her, JULY)))


def test_a_language_that_nobody_has_translated_gets_english() -> None:
    assert language_of(Weaver(language="mni")) == "en"
    assert language_of(Weaver(language="kha")) == "kha"


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_only_an_approved_run_has_statements(desk: Desk, state: str) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=500_00)
    run = desk.close(JUNE) if state == "draft" else desk.approve(JUNE)
    Run.objects.filter(pk=run.pk).update(state=state)
    client = Client()
    client.force_login(desk.finance)
    assert client.get(reverse("office:statement", args=["2026-06", "W0001"])).status_code == 404
    assert client.get(reverse("office:statements", args=["2026-06"])).status_code == 404
    for item in Item.objects.all():
        with pytest.raises(Refused):
            statement_pdf(item)
    assert not Statement.objects.exists()


def test_a_statement_is_downloaded_by_her_code(desk: Desk, item: Item) -> None:
    client = Client()
    client.force_login(desk.finance)
    answer = client.get(reverse("office:statement", args=["2026-06", "W0001"]))
    assert answer["Content-Disposition"] == 'inline; filename="2026-06-W0001.pdf"'
    assert answer.content == statement_pdf(item)
