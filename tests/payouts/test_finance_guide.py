"""The guide for finance staff, followed word by word from an empty database to settled months."""

import getpass
import itertools
import json
import re
import shlex
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from marketplace.accounts.models import User
from marketplace.kernel.money import plain_rupees
from payouts.models import Payment, Run

GUIDE = Path(settings.ROOT) / "docs" / "finance.md"
CASE = Path(__file__).parent / "data" / "demo"


def commands(chapter: str) -> list[list[str]]:
    """The commands that a chapter shows, one for each choice that it leaves, without what it puts in brackets."""
    text = re.search(rf"^## \d+\. {chapter}\n(.*?)(?=^## |\Z)", GUIDE.read_text(), re.M | re.S)
    assert text, chapter
    shown = re.findall(r"^    python manage\.py (.+)$", text[1], re.M)
    words = [shlex.split(re.sub(r"\[.*?\]", "", line)) for line in shown]
    return [list(chosen) for line in words for chosen in itertools.product(*(w.split("|") for w in line))]


def follow(chapter: str, **instead: object) -> str:
    """Do what a chapter says, with files and months of our own in the place of its own; gives what was answered."""
    out = StringIO()
    for line in commands(chapter):
        call_command(*(str(instead.get(word, word)) for word in line), stdout=out)
    return out.getvalue()


def bank_says_paid(month: str, file: Path) -> Path:
    rows = Payment.objects.filter(run__month=f"{month}-01").select_related("weaver")
    lines = [
        f"{p.reference},{p.weaver.code},{plain_rupees(p.amount)},paid,UTR{p.pk},{month}-28," for p in rows
    ]
    header = "reference,weaver,amount,result,bank_reference,date,note"
    file.write_text("\n".join([header, *lines, ""]))
    return file


@pytest.mark.django_db
def test_the_guide_leads_from_an_empty_database_to_settled_months(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda prompt: "nine looms by the river")
    follow("The two people")
    assert User.objects.get(username="approver").check_password("nine looms by the river")
    follow("Fill the books", **{path.name: path for path in CASE.glob("*.csv")})
    expected = json.loads((CASE / "expected.json").read_text())
    for month, items in expected.items():
        own = {"2026-10": month, "FILE": tmp_path / "file", "ANSWERS.csv": tmp_path / "answers.csv"}
        told = follow("Close, look, approve", **own)
        assert f"{month}: approved" in told
        paid = sum(item["payable"] for item in items)
        assert sum(Payment.objects.filter(run__month=f"{month}-01").values_list("amount", flat=True)) == paid
        pay(month, own)
        bank_says_paid(month, tmp_path / "answers.csv")
        assert f"{month}: settled" in follow("What the bank answers", **own)
    assert set(Run.objects.values_list("state", flat=True)) == {"settled"}
    assert "broken" not in follow("Prove it", FILE=tmp_path / "books")
    assert (tmp_path / "books").stat().st_size > 0


def pay(month: str, own: dict[str, object]) -> None:
    """Write every kind of file that the month has payments for; the guide names them all."""
    methods = {"bank": "bank-csv", "upi": "upi-csv", "cash": "cash-roll"}
    wanted = {
        methods[m] for m in Payment.objects.filter(run__month=f"{month}-01").values_list("method", flat=True)
    }
    for line in commands("Pay"):
        if wanted & set(line):
            call_command(*(str(own.get(word, word)) for word in line), stdout=StringIO())
