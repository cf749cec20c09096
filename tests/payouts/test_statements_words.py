"""Statements in eight languages: each sentence there, its values kept, every letter in our fonts."""

import gettext
import hashlib
import io
import json
import re
from datetime import date
from pathlib import Path

import pypdf
import pytest
from babel.messages.pofile import read_po
from pypdf.generic import ContentStream

from payouts.services.accounts import ChargedBack, HerMonth, Other, Sold
from payouts.services.statements.sheet import FIGURES, Facts, compose
from payouts.statements.press import press
from payouts.statements.words import LOCALE, Words, words_in

from .books import JUNE, at

LANGUAGES = ["en", "hi", "as", "bn", "brx", "kha", "grt", "lus"]
TRANSLATED = LANGUAGES[1:]
DAY = date(2026, 6, 15)
DATA = Path(__file__).parent / "data" / "statements"


def written(language: str) -> dict[str, str]:
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def facts(language: str) -> Facts:
    """A month in which everything happened that a statement can tell of."""
    figures = dict.fromkeys(FIGURES, 0)
    figures |= dict(
        opening=45_50, earned=1800_00, charged_back=-600_00, adjusted=70_00, returned=500_00, gross=1815_50
    )
    figures |= dict(recovered=300_00, deducted=190_00, net=1325_50, payable=1325_00, carried=50, owed=900_00)
    person = dict(code="W0001", name="Daphisha", group="Umden Eri Circle", language=language)
    return Facts(
        item={**figures, **person, "reason": "payable", "method": "cash"},
        run="2026-06",
        month=JUNE.first_day,
        minimum=100_00,
        year_from=date(2026, 4, 1),
        year=dict(earned=5400_00, paid=4100_00, repaid=900_00, saved=150_00, tax=36_00),
        hers=HerMonth(
            sold=[
                Sold(
                    DAY,
                    "Eri stole",
                    "fair",
                    2,
                    3600_00,
                    171_43,
                    728_57,
                    2700_00,
                    1800_00,
                    2,
                    3,
                    "fair",
                    7,
                    10,
                ),
                Sold(DAY, "Shawl", "online", 1, 0, 0, 0, 0, 0, 1, 1, "online", 8, 0),
                Sold(DAY, "Shawl", "shop", 1, 0, 0, 0, 0, 0, 1, 1, "shop", 8, 0),
                Sold(DAY, "Shawl", "wholesale", 1, 0, 0, 0, 0, 0, 1, 1, "wholesale", 8, 0),
            ],
            charged_back=[ChargedBack(DAY, "Eri stole", 1, "", -600_00)],
            adjusted=[Other(DAY, "", 20_00, "adjusted"), Other(DAY, "", 50_00, "patronage")],
            returned=[Other(DAY, "", 700_00, "returned"), Other(DAY, "", -200_00, "retried")],
            advances=[Other(DAY, "", 100_00, kind) for kind in ("yarn", "cash", "bank")]
            + [Other(DAY, "", -50_00, "advance_repaid")],
            savings=[Other(DAY, "", -20_00, "savings_out")],
        ),
        deductions=[("tds", "", 18_00), ("rule", "Group fund", 22_00), ("savings", "", 150_00)],
        saved=430_00,
        wage=390_00,
        pictures={},
    )


def sheet(language: str) -> bytes:
    return press([compose(facts(language))], {}, version=1, title="2026-06", moment=at(JUNE))


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_translation_is_the_written_one_and_whole(language: str) -> None:
    wanted = written(language)
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as compiled:
        found = gettext.GNUTranslations(compiled)
    assert {each: found.gettext(each) for each in wanted} == wanted
    assert all(wanted.values())
    assert wanted.keys() == written("hi").keys()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_the_values_of_its_sentence(language: str) -> None:
    for sentence, said in written(language).items():
        assert set(re.findall(r"%\(\w+\)s", said)) == set(re.findall(r"%\(\w+\)s", sentence)), sentence


def test_every_sentence_of_a_statement_is_there_to_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said on a sheet of any reason is in the catalogues, but for names, and digits that stand for themselves."""
    known = written("hi").keys()
    asked: set[str] = set()

    class Listening(Words):
        def say(self, sentence: str, **values: object) -> str:
            asked.add(sentence)
            return super().say(sentence, **values)

    monkeypatch.setattr("payouts.services.statements.sheet.words_in", Listening)
    compose(facts("en"))
    assert len(asked) > 50
    assert asked <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_of_every_language_is_in_our_fonts(language: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(sheet(language)))
    shown = 0
    for page in reader.pages:
        for operands, operator in ContentStream(page["/Contents"], reader).operations:
            if operator in (b"Tj", b"TJ"):
                strings = operands[0] if operator == b"TJ" else operands
                glyphs = b"".join(each.original_bytes for each in strings if hasattr(each, "original_bytes"))
                codes = [glyphs[place : place + 2] for place in range(0, len(glyphs), 2)]
                assert b"\0\0" not in codes
                shown += len(codes)
    assert shown > 600


@pytest.mark.parametrize(
    ("language", "amount", "day", "month"),
    [
        ("en", "₹1,23,456.50", "9 June", "June 2026"),
        ("hi", "₹1,23,456.50", "9 जून", "जून 2026"),
        ("as", "₹১,২৩,৪৫৬.৫০", "৯ জুন", "জুন ২০২৬"),
        ("bn", "₹১,২৩,৪৫৬.৫০", "৯ জুন", "জুন ২০২৬"),
        ("brx", "₹1,23,456.50", "9 जुन", "जुन 2026"),
        ("kha", "₹1,23,456.50", "9 Jylliew", "Jylliew 2026"),
        ("grt", "₹1,23,456.50", "9 June", "June 2026"),
        ("lus", "₹1,23,456.50", "Nikir 9", "Nikir 2026"),
    ],
)
def test_amounts_days_and_months_are_written_as_the_language_writes_them(
    language: str, amount: str, day: str, month: str
) -> None:
    words = words_in(language)
    nine = date(2026, 6, 9)
    assert (words.rupees(1_23_456_50), words.day(nine), words.month(nine)) == (amount, day, month)


def test_what_stands_beside_the_words_adds_up() -> None:
    figures = compose(facts("en"))["figures"]
    assert figures["owed_before"] + figures["given"] - figures["recovered"] == figures["left"] == 600_00
    assert figures["saved_before"] + figures["put_aside"] - figures["taken_out"] == figures["saved"] == 430_00
    assert figures["tds"] + figures["rules"] + figures["put_aside"] == figures["deducted"]
    assert figures["tenths_of_days"] == 46  # 1,800 of 390 a day
    assert (figures["minutes"], figures["an_hour"]) == (800, 135_00)  # two parts of three of twenty hours


@pytest.mark.parametrize(
    ("paid", "notes"),
    [
        (0, []),
        (99, []),
        (1325_50, [["500", "2"], ["200", "1"], ["100", "1"], ["20", "1"], ["5", "1"]]),
        (388_00, [["200", "1"], ["100", "1"], ["50", "1"], ["20", "1"], ["10", "1"], ["5", "1"], ["2", "1"], ["1", "1"]]),
    ],
)  # fmt: skip
def test_an_amount_is_drawn_in_the_notes_and_coins_that_make_it(paid: int, notes: list[list[str]]) -> None:
    given = facts("en")
    item = {**given.item, "payable": paid, "net": paid}
    assert compose(Facts(**{**vars(given), "item": item}))["hero"]["notes"] == notes


@pytest.mark.parametrize(
    ("reason", "net", "word", "amount"),
    [
        ("zero", 0, "Paid to you", "₹0"),
        ("owes", -45_00, "To be set off later", "₹45"),
        ("less_than_a_rupee", 40, "Kept for you", "₹0.40"),
        ("below_minimum", 60_00, "Kept for you", "₹60"),
        ("on_hold", 900_00, "Kept for you", "₹900"),
        ("held_by_hand", 900_00, "Kept for you", "₹900"),
        ("no_method", 900_00, "Kept for you", "₹900"),
        ("not_verified", 900_00, "Kept for you", "₹900"),
    ],
)
def test_the_largest_figure_says_what_becomes_of_her_money(
    reason: str, net: int, word: str, amount: str
) -> None:
    given = facts("en")
    item = {**given.item, "payable": 0, "net": net, "reason": reason}
    hero = compose(Facts(**{**vars(given), "item": item}))["hero"]
    assert (hero["word"], hero["amount"], hero["by"]) == (word, amount, "")
    assert hero["why"] in written("hi") or reason == "below_minimum"


@pytest.mark.parametrize(
    ("language", "sha256"),
    [
        ("kha", "cb93ccfde07486250f468d17639e1cffe7c5c55a6a750e5e0c31d762312ad57a"),
        ("as", "1fb96cbcd7d0511665a8a15ae0e46c63875c2d690c08b7aaaaeadeae30b341b5"),
    ],
)
def test_the_first_design_gives_the_bytes_that_it_always_gave(language: str, sha256: str) -> None:
    """Fails when the first design, its icons or fonts are touched, or another Typst sets it otherwise.

    Then statements handed out before would change: make a new version instead, or stay with that Typst.
    """
    said = json.loads((DATA / "v1.json").read_text())[language]
    pdf = press([said], {}, version=1, title="2026-06", moment=at(JUNE))
    assert hashlib.sha256(pdf).hexdigest() == sha256


def test_a_statement_of_many_pages_numbers_them_and_the_back_of_a_sheet_stays_blank() -> None:
    said = json.loads((DATA / "v1.json").read_text())["kha"]
    fewer = {"sums": said["sums"][:2], "ends": said["ends"][:1], "moved": [], "worth": None}
    plain = {**said, **fewer, "sold": said["sold"][:1], "advances": None, "savings": None}
    short, long = {**plain, "code": "W0001"}, {**plain, "code": "W0002", "sold": plain["sold"] * 30}
    pdf = press([short, long, short], {}, version=1, title="2026-06", moment=at(JUNE))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    foot = f"{said['run']} · W000"
    assert pages[0].count(foot) == 1
    assert pages[0].rstrip().endswith(foot + "1")
    assert pages[1] == ""
    numbered = [page.split(foot)[1].strip() for page in pages if "W0002" in page]
    assert len(numbered) > 4
    assert numbered == [f"2 · {number}" for number in range(1, len(numbered) + 1)]
    assert pages[-1] == pages[0]
