"""The cooperative's yarn by weight and value: every movement posted once, nothing below nothing, guarded like the books."""

import threading

import pytest
from django.db import connections, transaction

from payouts.models import Advance, Request, Transaction, YarnKind, YarnMove, YarnRate
from payouts.services.advances import charge_wastage, sell_yarn
from payouts.services.checks import check_ledger
from payouts.services.entries import confirm, enter, refuse
from payouts.services.runs import Refused, draft_items
from payouts.services.yarn import Held, Wastage, held_by, in_hands, in_store, move_yarn, wastage_of, yarn_csv
from weavers.models import Coordinator

from .books import JULY, JUNE, Desk, after, at, balance, weaver
from .conftest import member
from .locks import waits_for_a_lock
from .yarn import DAY, NOW, counted, moved, rated

pytestmark = pytest.mark.django_db


def test_each_movement_is_one_posting_at_the_average_of_where_it_was(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 1000)
    moved(desk, "received", eri, 500, paid=950_00)
    moved(desk, "issued", eri, 700, her)
    moved(desk, "used", eri, 300, her)
    moved(desk, "wasted", eri, 10, her)
    moved(desk, "returned", eri, 390, her)
    assert [(m.what, m.grams, m.value) for m in YarnMove.objects.all()] == [
        ("received", 1000, 1600_00),
        ("received", 500, 950_00),
        ("issued", 700, 1190_00),
        ("used", 300, 510_00),
        ("wasted", 10, 17_00),
        ("returned", 390, 663_00),
    ]
    assert (held_by(eri, None), held_by(eri, her)) == (Held(1190, 2023_00), Held(0, 0))
    assert {
        account: balance(account) for account in ("assets:stock:yarn", "assets:yarn-out", "assets:bank")
    } == {
        "assets:stock:yarn": 2023_00,
        "assets:yarn-out": 0,
        "assets:bank": -2550_00,
    }
    assert (balance("expenses:yarn"), balance("expenses:yarn-lost")) == (510_00, 17_00)
    assert list(Transaction.objects.values_list("kind", "source_key").order_by("id")) == [
        ("yarn", f"yarn/Y{number}") for number in range(1, 7)
    ]
    assert list(check_ledger()) == []


def test_nothing_left_is_worth_nothing(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 3, paid=100)
    for _ in range(3):
        moved(desk, "issued", eri, 1, her)
    assert [move.value for move in YarnMove.objects.filter(what="issued")] == [33, 34, 33]
    for _ in range(3):
        moved(desk, "used", eri, 1, her)
    assert (held_by(eri, None), held_by(eri, her)) == (Held(0, 0), Held(0, 0))
    assert list(check_ledger()) == []


def test_what_is_worth_less_than_half_a_paisa_moves_by_weight_alone(desk: Desk, eri: YarnKind) -> None:
    moved(desk, "received", eri, 1000, paid=100)
    assert moved(desk, "issued", eri, 1, weaver(1)).transaction is None
    assert (balance("assets:yarn-out"), balance("assets:stock:yarn")) == (0, 100)
    assert list(check_ledger()) == []


def test_the_value_in_force_on_its_day_counts(desk: Desk, eri: YarnKind) -> None:
    rated(desk, eri, at(JUNE, 15).date(), 2000_00)
    assert moved(desk, "received", eri, 100, day=at(JUNE, 14).date()).value == 160_00
    assert moved(desk, "received", eri, 100, day=at(JUNE, 15).date()).value == 200_00


def test_without_a_value_nothing_is_received(desk: Desk) -> None:
    kind = YarnKind.objects.create(name="Mulberry", colour="white")
    enter(entry=YarnRate(kind=kind, from_day=DAY, per_kg=1), by=desk.finance, now=NOW)
    with pytest.raises(Refused, match="what Mulberry, white is worth"):
        moved(desk, "received", kind, 100)
    assert YarnMove.objects.count() == 0


def test_the_same_reference_is_one_movement(desk: Desk, eri: YarnKind) -> None:
    first = moved(desk, "received", eri, 100, ref="A")
    assert moved(desk, "received", eri, 100, ref="A") == first
    with pytest.raises(Refused, match="another movement's"):
        moved(desk, "received", eri, 200, ref="A")
    assert held_by(eri, None) == Held(100, 160_00)
    assert Transaction.objects.count() == 1


@pytest.mark.parametrize(
    ("what", "grams", "said"),
    [
        ("issued", 101, "only 100 g"),
        ("returned", 1, "only 0 g"),
        ("used", 1, "only 0 g"),
        ("issued", 0, "no yarn"),
    ],
)
def test_no_more_moves_than_is_there(desk: Desk, eri: YarnKind, what: str, grams: int, said: str) -> None:
    moved(desk, "received", eri, 100)
    with pytest.raises(Refused, match=said):
        moved(desk, what, eri, grams, weaver(1))
    assert YarnMove.objects.count() == 1


def test_nothing_is_entered_ahead_of_its_day(desk: Desk, eri: YarnKind) -> None:
    with pytest.raises(Refused, match="ahead of its day"):
        moved(desk, "received", eri, 100, day=at(JULY, 1).date())


def test_a_coordinator_moves_yarn_in_her_own_groups_alone(desk: Desk, eri: YarnKind) -> None:
    her, other = weaver(1), weaver(2, group="Jowai Loom House")
    moved(desk, "received", eri, 1000)
    user = member("ibanri", "coordinator")
    Coordinator.objects.create(user=user).groups.add(her.group)
    for what in ("issued", "used", "wasted", "returned"):
        moved(desk, what, eri, 400 if what == "issued" else 100, her, by=user)
    assert held_by(eri, her).grams == 100
    for what, whose in (
        ("issued", other),
        ("received", None),
        ("written_off", her),
        ("found", her),
        ("bought", her),
    ):
        with pytest.raises(Refused, match="may not enter"):
            moved(desk, what, eri, 10, whose, by=user)
    for role in ("approver", "weaver", "quality"):
        with pytest.raises(Refused, match="may not enter"):
            moved(desk, "issued", eri, 10, her, by=member(f"a {role}", role))


def test_a_count_moves_nothing_until_a_second_person_agrees(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 1000)
    moved(desk, "issued", eri, 100, her)
    missed, spoilt, found = (
        counted(desk, "written_off", eri, 50),
        counted(desk, "written_off", eri, 100, her),
        counted(desk, "found", eri, 20),
    )
    assert YarnMove.objects.count() == 2
    for each in (missed, spoilt, found):
        for _ in range(2):
            confirm(entry=each, by=desk.approver, now=NOW)
    assert (held_by(eri, None), held_by(eri, her)) == (Held(870, 1392_00), Held(0, 0))
    assert balance("expenses:yarn-lost") == 50 * 160 + 100 * 160 - 20 * 160
    assert balance("assets:yarn-out") == 0
    assert list(check_ledger()) == []


def test_no_more_is_written_off_than_is_there_by_then(desk: Desk, eri: YarnKind) -> None:
    moved(desk, "received", eri, 100)
    with pytest.raises(Refused, match="only 100 g"):
        counted(desk, "written_off", eri, 101)
    missed = counted(desk, "written_off", eri, 80)
    moved(desk, "issued", eri, 50, weaver(1))
    with pytest.raises(Refused, match="only 50 g"):
        confirm(entry=missed, by=desk.approver, now=NOW)
    missed.refresh_from_db()
    assert (missed.confirmed_at, missed.move) == (None, None)


def test_yarn_she_buys_is_an_advance_and_leaves_the_store(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 1000, paid=1500_00)
    request = sell_yarn(
        weaver=her, kind=eri, grams=250, day=DAY, reason="For her own", by=desk.finance, now=NOW
    )
    assert (
        sell_yarn(weaver=her, kind=eri, grams=250, day=DAY, reason="For her own", by=desk.finance, now=NOW)
        == request
    )
    assert (request.amount, request.yarn.grams, YarnMove.objects.count()) == (400_00, 250, 1)
    confirm(entry=request, by=desk.approver, now=NOW)
    assert [(a.kind, a.amount) for a in Advance.objects.all()] == [("yarn", 400_00)]
    posted = Transaction.objects.get(kind="advance")
    assert [(leg.full_account, leg.amount) for leg in posted.legs.all()] == [
        ("assets:advances:W0001", 400_00),
        ("assets:stock:yarn", -400_00),
    ]
    assert held_by(eri, None) == Held(750, 1125_00)
    assert (balance("assets:stock:yarn"), balance("expenses:yarn")) == (1125_00, -25_00)
    assert held_by(eri, her) == Held(0, 0)
    assert list(check_ledger()) == []


def test_yarn_that_is_gone_by_then_is_not_sold(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 100)
    request = sell_yarn(weaver=her, kind=eri, grams=100, day=DAY, reason="", by=desk.finance, now=NOW)
    moved(desk, "issued", eri, 1, her)
    with pytest.raises(Refused, match="only 99 g"):
        confirm(entry=request, by=desk.approver, now=NOW)
    assert (Advance.objects.count(), balance("assets:advances")) == (0, 0)


def test_what_is_lost_beyond_what_is_allowed_costs_her_once_a_second_person_agrees(
    desk: Desk, eri: YarnKind
) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 2000)
    moved(desk, "issued", eri, 1000, her)
    moved(desk, "used", eri, 450, her)
    moved(desk, "wasted", eri, 50, her)
    assert wastage_of(her, eri) == Wastage(worked=500, wasted=50, allowed=20, charged=0, over=30, cost=48_00)
    request = charge_wastage(weaver=her, kind=eri, by=desk.finance, now=NOW)
    assert (request.kind, request.amount) == ("adjustment", -48_00)
    assert wastage_of(her, eri).over == 0
    with pytest.raises(Refused, match="no more of it"):
        charge_wastage(weaver=her, kind=eri, by=desk.finance, now=NOW)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    assert draft_items(JUNE)[0]["net"] == 1000_00
    confirm(entry=request, by=desk.approver, now=NOW)
    assert (draft_items(JUNE)[0]["adjusted"], draft_items(JUNE)[0]["net"]) == (-48_00, 952_00)
    assert list(check_ledger()) == []


def test_a_refused_charge_can_be_asked_for_again(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 100)
    moved(desk, "issued", eri, 100, her)
    moved(desk, "wasted", eri, 100, her)
    first = charge_wastage(weaver=her, kind=eri, by=desk.finance, now=NOW)
    refuse(entry=first, by=desk.approver, now=NOW, reason="The river took it")
    assert wastage_of(her, eri) == Wastage(worked=100, wasted=100, allowed=4, charged=0, over=96, cost=153_60)


def test_a_later_allowance_changes_nothing_that_was_worked_up_before(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    moved(desk, "received", eri, 1000)
    moved(desk, "issued", eri, 500, her)
    moved(desk, "used", eri, 100, her)
    rated(desk, eri, at(JUNE, 11).date(), 1600_00, "10")
    moved(desk, "used", eri, 100, her, day=at(JUNE, 12).date())
    assert wastage_of(her, eri).allowed == 14


def test_store_and_hands_are_listed_by_kind(desk: Desk, eri: YarnKind) -> None:
    first, second = weaver(1), weaver(2)
    moved(desk, "received", eri, 1000)
    moved(desk, "issued", eri, 300, first)
    moved(desk, "issued", eri, 200, second)
    moved(desk, "returned", eri, 200, second)
    assert [(row["kind__name"], row["grams"], row["value"]) for row in in_store()] == [
        ("Eri 2/140", 700, 1120_00)
    ]
    assert [(row["weaver__code"], row["grams"], row["value"]) for row in in_hands()] == [
        ("W0001", 300, 480_00)
    ]
    assert [(row["grams"], row["value"]) for row in in_hands(second)] == [(0, 0)]


def test_the_ledger_is_written_out_whole(desk: Desk, eri: YarnKind) -> None:
    moved(desk, "received", eri, 1000)
    move_yarn(
        ref="=1+1",
        what="issued",
        kind=eri,
        weaver=weaver(1),
        grams=300,
        day=DAY,
        by=desk.finance,
        now=NOW,
        note="A, b",
    )
    moves = YarnMove.objects.select_related("kind", "weaver", "by")
    assert yarn_csv(moves).splitlines() == [
        "reference,day,what,yarn,colour,weaver,grams,value,paid_from,note,entered_by",
        "Y1,2026-06-10,received,Eri 2/140,natural,,1000,1600.00,bank,,finance",
        '\'=1+1,2026-06-10,issued,Eri 2/140,natural,W0001,300,480.00,,"A, b",finance',
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hand_out_the_last_of_it_at_once_one_is_refused(desk: Desk, eri: YarnKind) -> None:
    first, second = weaver(1), weaver(2)
    moved(desk, "received", eri, 100)
    said: list[str] = []

    def other() -> None:
        try:
            moved(desk, "issued", eri, 80, second, ref="B")
        except Refused as refused:
            said.append(str(refused))
        finally:
            connections.close_all()

    with transaction.atomic():
        moved(desk, "issued", eri, 80, first, ref="A")
        thread = threading.Thread(target=other)
        thread.start()
        while thread.is_alive() and not waits_for_a_lock():
            pass
    thread.join()
    assert said == ["There are only 20 g of it."]
    assert (held_by(eri, None).grams, held_by(eri, second).grams) == (20, 0)
    assert list(check_ledger()) == []


def test_what_a_month_pays_is_the_same_whatever_yarn_moved(desk: Desk, eri: YarnKind) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    before = draft_items(JUNE)
    moved(desk, "received", eri, 1000)
    moved(desk, "issued", eri, 600, her)
    assert draft_items(JUNE) == before
    desk.approve(JUNE)
    late = move_yarn(
        ref="late", what="used", kind=eri, weaver=her, grams=100, day=DAY, by=desk.finance, now=after(JUNE)
    )
    assert Transaction.objects.get(yarn_move=late).month == JULY.first_day
    assert Request.objects.count() == 0
    assert list(check_ledger()) == []
