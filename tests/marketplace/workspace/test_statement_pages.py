"""Statements in the workspace: read by whoever looks after her, with a trace, printed, and noted as given once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.accounts.models import User
from payouts.models import Item, Run, StatementGiven
from tests.catalog.loom import make_coordinator
from tests.payouts.books import JUNE, Desk, weaver
from tests.payouts.conftest import approver as approver
from tests.payouts.conftest import desk as desk
from tests.payouts.conftest import finance as finance
from tests.payouts.conftest import run as run
from weavers.models import AccessLog, Group, Weaver

from .test_field_work import KEYS, send

pytestmark = pytest.mark.django_db
HERE = "/work/statements/"


@pytest.fixture
def rida(client: Client, run: Run) -> User:
    user = make_coordinator(username="rida")
    client.force_login(user)
    return user


def test_what_her_statement_says_is_read_with_a_trace_and_printed_for_her_groups_alone(
    client: Client, rida: User
) -> None:
    page = client.get(HERE).content.decode()
    for words in (
        "Weaver 1",
        "Eri stole",
        "Your part of what was sold",
        "₹1,916.67",
        "Taken back and put right",
        "Left to repay",
    ):
        assert words in page, words
    assert "Weaver 3" not in page and "Legal Name" not in page
    client.get(HERE)
    logged = AccessLog.objects.filter(user=rida, what="statement", why="2026-06")
    assert sorted(logged.values_list("weaver__code", flat=True)) == ["W0001", "W0002"]
    one, other = Item.objects.get(weaver__code="W0001"), Item.objects.get(weaver__code="W0003")
    assert client.get(f"{HERE}{one.pk}.pdf").content.startswith(b"%PDF")
    assert client.get(f"{HERE}{other.pk}.pdf").status_code == 404
    mine, theirs = Group.objects.get(name="Umden Eri Circle"), other.weaver.group
    printed = client.get(f"{HERE}2026-06/{mine.slug}.pdf")
    assert b"".join(printed.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert [
        client.get(f"{HERE}{path}").status_code
        for path in (f"2026-06/{theirs.slug}.pdf", f"2026-05/{mine.slug}.pdf", "?month=2026-05")
    ] == [404] * 3


def test_it_is_noted_as_given_once_by_page_and_by_outbox(client: Client, rida: User) -> None:
    one, two, other = (Item.objects.get(weaver__code=f"W000{number}") for number in (1, 2, 3))
    for _twice in range(2):
        assert send(client, "statement", {"item": one.pk}).status_code == 200
    assert send(client, "statement", {"item": one.pk}, KEYS[1]).status_code == 200
    assert send(client, "statement", {"item": other.pk}, KEYS[2]).status_code == 422
    assert client.post(HERE, {"item": two.pk}).status_code == 302
    assert [given.item for given in StatementGiven.objects.order_by("pk")] == [one, two]
    page = client.get(HERE).content.decode()
    assert page.count("given on") == 2 and "Given or read to her" not in page


def test_its_page_asks_the_same_of_the_database_however_many_there_are(client: Client, desk: Desk) -> None:
    for number in range(1, 3):
        desk.sold(JUNE, {weaver(number): 1}, earning=900_00)
    few_of = Weaver.objects.filter(code="W0002")
    Weaver.objects.filter(code="W0001").update(group=Group.objects.create(name="Elsewhere", slug="elsewhere"))
    for number in range(3, 7):
        desk.sold(JUNE, {weaver(number, group="Elsewhere"): 1}, earning=900_00)
    desk.approve(JUNE)
    assert few_of.exists()

    def asked(name: str) -> int:
        client.force_login(make_coordinator(Group.objects.get(name=name)))
        client.get(HERE)
        with CaptureQueriesContext(connection) as queries:
            client.get(HERE)
        return len(queries)

    assert asked("Umden Eri Circle") == asked("Elsewhere")
