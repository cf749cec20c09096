"""The sheet that each weaver is given: her figures, in her language, and nothing that could hurt her."""

import gettext
import io
from pathlib import Path

import pypdf
import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import payouts
from payouts.models import Item, Run
from payouts.services.files import export_run
from payouts.services.settlement import settle_run
from payouts.services.statements import language_of, statement_pdf
from weavers.models import Weaver

from .books import JULY, JUNE, Desk, after, weaver


def words(pdf: bytes) -> str:
    """The text of a PDF, spaces made even."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def item(desk: Desk) -> Item:
    """Two parts of three of a line, of which one piece came back; yarn ahead."""
    her, other = weaver(1), weaver(2)
    sale = desk.sold(JUNE, {her: 2, other: 1}, earning=900_00, quantity=2)
    desk.came_back(sale, JUNE)
    desk.gave(her, JUNE, 100_00)
    desk.approve(JUNE)
    return desk.item(her, JUNE)


def test_a_statement_has_each_figure_that_the_run_froze(item: Item) -> None:
    text = words(statement_pdf(item))
    for part in [
        "Weaver 1", "W0001 · Umden Eri Circle", "June 2026", "Paid to you ₹500 into your bank account",
        "Your part of what was sold ₹1,200", "Taken back for pieces that came back −₹600", "Towards your advances −₹100",
        "Carried to next month ₹0", "Eri stole × 2", "15 Jun · fair", "Yours, 2 of 3 parts", "The buyer paid ₹3,600:",
        "Makers ₹1,800", "GST ₹171.43", "Fault in the weave", "2 Jun · yarn ₹100", "Left to repay ₹0",
    ]:  # fmt: skip
        assert part in text, part


def test_a_statement_is_on_a5_and_tells_nothing_of_her_name_or_account(item: Item) -> None:
    pdf = statement_pdf(item)
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (420, 595)
    for private in ["Legal Name", "00000000001", "PUNB0821426"]:
        assert private not in words(pdf)


def test_the_same_item_gives_the_same_bytes_whoever_asks_in_whatever_language(item: Item) -> None:
    first = statement_pdf(item)
    with override("hi"):
        assert statement_pdf(Item.objects.get(pk=item.pk)) == first


def test_a_statement_is_in_hindi_for_her_who_reads_hindi(item: Item) -> None:
    Weaver.objects.filter(code="W0001").update(language="hi")
    her = Item.objects.get(pk=item.pk)
    assert language_of(her.weaver) == "hi"
    text = words(statement_pdf(her))
    assert "₹500" in text
    assert "Paid to you" not in text
    assert "आपको" in text


def test_a_language_without_a_translation_gets_english(item: Item) -> None:
    assert (item.weaver.language, language_of(item.weaver)) == ("kha", "en")


def test_the_compiled_translation_is_the_written_one() -> None:
    folder = Path(payouts.__file__).parent / "locale" / "hi" / "LC_MESSAGES"
    with (folder / "django.po").open("rb") as written, (folder / "django.mo").open("rb") as compiled:
        wanted = {message.id: message.string for message in read_po(written, locale="hi") if message.id}
        found = gettext.GNUTranslations(compiled)
    assert {each: found.gettext(str(each)) for each in wanted} == wanted
    assert all(wanted.values())


def test_what_the_bank_sent_back_stands_on_the_next_statement(desk: Desk, tmp_path: Path) -> None:
    her = weaver(1)
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
    text = words(statement_pdf(desk.item(her, JULY)))
    assert "Sent back by the bank ₹500" in text
    assert "3 Jul Sent back by the bank 2026-06-W0001 ₹500" in text
    assert "Nothing was sold this month." in text


def test_a_line_told_of_late_shows_its_own_date(desk: Desk) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=500_00)
    desk.approve(JUNE)
    desk.sold(JUNE, {her: 1}, earning=200_00, day=9)
    desk.approve(JULY)
    assert "9 Jun · fair" in words(statement_pdf(desk.item(her, JULY)))


@pytest.mark.parametrize("state", ["draft", "cancelled"])
def test_only_an_approved_run_has_statements(desk: Desk, state: str) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=500_00)
    run = desk.close(JUNE)
    Run.objects.filter(pk=run.pk).update(state=state)
    client = Client()
    client.force_login(desk.finance)
    assert client.get(reverse("office:statement", args=["2026-06", "W0001"])).status_code == 404
    assert client.get(reverse("office:statements", args=["2026-06"])).status_code == 404


def test_a_statement_is_downloaded_by_her_code(desk: Desk, item: Item) -> None:
    client = Client()
    client.force_login(desk.finance)
    answer = client.get(reverse("office:statement", args=["2026-06", "W0001"]))
    assert answer["Content-Disposition"] == 'inline; filename="2026-06-W0001.pdf"'
    assert answer.content == statement_pdf(item)
