"""The two worked cases, from the files to every month's figures, by the command line's own commands."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from marketplace.accounts.models import User
from payouts.models import Advance, Leg, Payment, Sale, Transaction

DATA = Path(__file__).parent / "data"
FILES = ["weavers", "products", "sales", "refunds", "advances"]


@pytest.fixture
def people(db: None) -> None:
    for role in ("finance", "approver"):
        User.objects.create_user(role).groups.add(Group.objects.get(name=role))


def load_all(case: str) -> None:
    for what in FILES:
        call_command("load", what, DATA / case / f"{what}.csv", stdout=StringIO())


def shown(month: str) -> dict:
    out = StringIO()
    call_command("payouts", "show", month, "--json", stdout=out)
    return json.loads(out.getvalue())


@pytest.mark.parametrize("case", ["demo", "edge"])
def test_every_month_comes_to_the_expected_figures(case: str, people: None) -> None:
    load_all(case)
    expected = json.loads((DATA / case / "expected.json").read_text())
    for month, items in expected.items():
        call_command("payouts", "close", month, "--by", "finance", stdout=StringIO())
        draft = shown(month)["items"]
        call_command("payouts", "approve", month, "--by", "approver", stdout=StringIO())
        frozen = shown(month)["items"]
        assert draft == frozen
        assert [{key: item[key] for key in items[0]} for item in frozen] == items
    assert sum(Leg.objects.values_list("amount", flat=True)) == 0


def test_loading_twice_stores_once(people: None) -> None:
    load_all("edge")
    before = (Sale.objects.count(), Advance.objects.count(), Transaction.objects.count())
    load_all("edge")
    assert (Sale.objects.count(), Advance.objects.count(), Transaction.objects.count()) == before


def test_whoever_prepared_a_run_cannot_approve_it(people: None) -> None:
    load_all("edge")
    User.objects.get(username="finance").groups.add(Group.objects.get(name="approver"))
    call_command("payouts", "close", "2026-07", "--by", "finance", stdout=StringIO())
    with pytest.raises(CommandError, match="can't approve"):
        call_command("payouts", "approve", "2026-07", "--by", "finance", stdout=StringIO())
    assert Payment.objects.count() == 0
    assert shown("2026-07")["state"] == "draft"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payouts_leg SET amount = amount + 1",
        "DELETE FROM payouts_leg",
        "UPDATE payouts_transaction SET note = 'x'",
        "TRUNCATE payouts_leg CASCADE",
        "INSERT INTO payouts_leg (transaction_id, account, amount) SELECT min(id), 'assets:bank', 5 FROM payouts_transaction",
        "INSERT INTO payouts_leg (transaction_id, account, amount) SELECT min(id), a, x FROM payouts_transaction,"
        " (VALUES ('assets:bank', 5), ('assets:cash', -5)) AS v(a, x) GROUP BY a, x",
    ],
)
def test_the_books_refuse_raw_sql(people: None, statement: str) -> None:
    load_all("edge")
    before = list(Leg.objects.values_list("id", "amount"))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)
    assert list(Leg.objects.values_list("id", "amount")) == before
