"""Movements of yarn are guarded like the books: only added, complete, and found out where they were tampered with."""

import pytest
from django.db import DatabaseError, connection, transaction

from payouts.models import YarnKind, YarnMove
from payouts.services.advances import sell_yarn
from payouts.services.checks import broken

from .books import Desk, weaver
from .yarn import DAY, NOW, counted, moved

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", ["payouts_yarnmove", "payouts_yarnrequest"])
@pytest.mark.parametrize("what", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_no_movement_is_changed_or_taken_away(desk: Desk, eri: YarnKind, table: str, what: str) -> None:
    moved(desk, "received", eri, 100)
    sell_yarn(weaver=weaver(1), kind=eri, grams=10, day=DAY, reason="", by=desk.finance, now=NOW)
    connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(what.format(table))


@pytest.mark.parametrize(
    "change",
    [
        {"what": "issued", "weaver": None},
        {"what": "received", "source": ""},
        {"what": "bought", "source": ""},
        {"grams": 0},
    ],
    ids=str,
)
def test_the_database_refuses_a_movement_that_cannot_be(
    desk: Desk, eri: YarnKind, change: dict[str, object]
) -> None:
    her = weaver(1)
    content: dict[str, object] = {"what": "received", "weaver": None, "source": "bank", "grams": 10}
    if change.get("what") == "bought":
        content["weaver"] = her
    move = YarnMove(ref="R", kind=eri, value=0, day=DAY, by=desk.finance, at=NOW, **content | change)
    with pytest.raises(DatabaseError, match="yarn_"), transaction.atomic():
        move.save()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payouts_yarnmove SET grams = grams * 2 WHERE what = 'issued'",
        "UPDATE payouts_yarnmove SET value = value + 1 WHERE what = 'issued'",
        "DELETE FROM payouts_yarnmove WHERE what = 'issued'",
        "UPDATE payouts_yarncorrection SET confirmed_at = now(), entered_by_id = NULL",
    ],
)
def test_what_was_tampered_with_is_found(desk: Desk, eri: YarnKind, statement: str) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 1000)
    moved(desk, "issued", eri, 600, her)
    counted(desk, "found", eri, 20)
    assert broken("yarn") == []
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = origin")
    assert broken("yarn") != []
