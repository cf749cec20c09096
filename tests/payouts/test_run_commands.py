"""The command line: each step takes one command, and a failure is one clear line that has changed nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from payouts.models import Run

from .books import JUNE, Desk, weaver
from .test_guards import everything

HEADER = "reference,weaver,amount,result,bank_reference,date,note\n"


def payouts(*arguments: object) -> str:
    out = StringIO()
    call_command("payouts", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.fixture
def june(desk: Desk) -> Desk:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    return desk


def test_a_month_goes_from_close_to_settled_by_commands(june: Desk, tmp_path: Path) -> None:
    assert payouts("close", "2026-06", "--by", "finance") == "2026-06: draft\n"
    seen = payouts("show", "2026-06").splitlines()[-1].removeprefix("fingerprint ")
    assert payouts("approve", "2026-06", "--by", "approver", "--seen", seen) == "2026-06: approved\n"
    output = tmp_path / "bank.csv"
    payouts("export", "2026-06", "--format", "bank-csv", "--output", output)
    assert output.read_text().splitlines()[1].startswith("2026-06-W0001,W0001,Legal Name 1,00000000001,")
    answers = tmp_path / "answers.csv"
    answers.write_text(HEADER + "2026-06-W0001,W0001,1000.50,paid,UTR1,2026-07-02,\n")
    assert payouts("settle", "2026-06", answers, "--by", "finance") == "2026-06: settled\n"


def test_show_gives_every_figure_in_paise_and_the_reason_in_words(june: Desk) -> None:
    payouts("close", "2026-06", "--by", "finance")
    assert json.loads(payouts("show", "2026-06", "--json")) == {
        "month": "2026-06",
        "state": "draft",
        "currency": "INR",
        "total_payable": 1000_50,
        "items": [
            {
                "weaver": "W0001", "opening": 0, "earned": 1000_50, "charged_back": 0, "adjusted": 0, "returned": 0,
                "gross": 1000_50, "recovered": 0, "deducted": 0, "net": 1000_50, "payable": 1000_50, "carried": 0,
                "status": "payable", "reason": "₹1,000.50 is paid into her bank account.",
            }
        ],
    }  # fmt: skip


def test_a_cancelled_run_is_no_longer_shown(june: Desk) -> None:
    payouts("close", "2026-06", "--by", "finance")
    assert payouts("cancel", "2026-06", "--by", "finance", "--reason", "Wrong") == "2026-06: cancelled\n"
    with pytest.raises(CommandError, match="2026-06 has no run; close it first."):
        payouts("show", "2026-06")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["close", "2026-6", "--by", "finance"], "“2026-6” is not a month; write it like 2026-10."),
        (["close", "2999-01", "--by", "finance"], "2999-01 is not over yet."),
        (["close", "2026-06", "--by", "nobody"], "There is nobody who signs in as nobody."),
        (["close", "2026-06", "--by", "approver"], "approver may not prepare runs."),
        (["approve", "2026-06", "--by", "approver"], "2026-06 has no run; close it first."),
        (
            ["export", "2026-06", "--format", "bank-csv", "--output", "x"],
            "2026-06 has no run; close it first.",
        ),
        (["settle", "2026-06", "x.csv", "--by", "finance"], "2026-06 has no run; close it first."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(june: Desk, arguments: list[str], said: str) -> None:
    with pytest.raises(CommandError) as problem:
        payouts(*arguments)
    assert str(problem.value) == said
    assert not Run.objects.exists()


@pytest.mark.parametrize("place", ["missing/bank.csv", "."])
def test_an_export_that_cannot_be_written_leaves_the_run_as_it_was(
    june: Desk, tmp_path: Path, place: str
) -> None:
    june.approve(JUNE)
    before = everything()
    with pytest.raises(CommandError, match="can't be written|is a folder"):
        payouts("export", "2026-06", "--format", "bank-csv", "--output", tmp_path / place)
    assert everything() == before
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_answers_that_is_not_there_is_said(june: Desk, tmp_path: Path) -> None:
    june.approve(JUNE)
    payouts("export", "2026-06", "--format", "bank-csv", "--output", tmp_path / "bank.csv")
    before = everything()
    with pytest.raises(CommandError, match="nowhere.csv can't be read"):
        payouts("settle", "2026-06", tmp_path / "nowhere.csv", "--by", "finance")
    assert everything() == before
