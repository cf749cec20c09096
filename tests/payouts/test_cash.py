"""Pay in cash: what coordinators say of it, one word that counts for each payment, and finance taking it up."""

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from payouts.models import CashMark, Leg, Payment, Run
from payouts.services.cash import (
    MarkedMeanwhile,
    Said,
    disagreeing,
    forget_marks,
    mark_cash,
    return_cash,
    settle_cash,
    take_back_mark,
    to_hand,
)
from payouts.services.checks import check_ledger
from payouts.services.files import export_run
from payouts.services.refusals import Refused
from payouts.services.retries import retry_payments
from payouts.services.runs import cancel_run
from tests.catalog.loom import make_coordinator
from weavers.models import Coordinator, Group, StandIn, Weaver

from .books import JUNE, Desk, after, weaver
from .locks import waits_for_a_lock

pytestmark = pytest.mark.django_db
NOW = after(JUNE) + timedelta(days=1)
DAY = india_day(NOW)
HANDED = Said("handed", DAY, "Ribha Rynjah", note="At the weekly market")
AWAY = Said("not_handed", DAY, reason="away")


@pytest.fixture
def run(desk: Desk) -> Run:
    """June, approved: three in cash of one group, one of another, one by bank."""
    for number, group in (
        (1, "Umden Eri Circle"),
        (2, "Umden Eri Circle"),
        (3, "Umden Eri Circle"),
        (4, "Elsewhere"),
    ):
        desk.sold(JUNE, {weaver(number, "cash", group=group): 1}, earning=1234_00)
    desk.sold(JUNE, {weaver(5): 1}, earning=900_00)
    return desk.approve(JUNE)


@pytest.fixture
def lari(run: Run) -> User:
    return make_coordinator(username="lari")


def paid_to(number: int) -> Payment:
    return Payment.objects.filter(weaver__code=f"W{number:04d}").latest("pk")


def mark(number: int, said: Said, by: User, *, version: int = 0, key: UUID | None = None) -> CashMark:
    return mark_cash(payment=paid_to(number), said=said, version=version, by=by, now=NOW, key=key or uuid4())


def export(run: Run, desk: Desk, batch: int = 1) -> None:
    export_run(run=run, format="cash-roll", by=desk.finance, now=NOW, batch=batch)


def test_a_word_counts_once_and_what_is_put_right_stays_with_who_and_when(run: Run, lari: User) -> None:
    assert [each.weaver.code for each in to_hand(lari).order_by("pk")] == ["W0001", "W0002", "W0003"]
    key = uuid4()
    first = mark(1, HANDED, lari, key=key)
    assert mark(1, AWAY, lari, key=key) == first and first.witness == "Ribha Rynjah"
    with pytest.raises(MarkedMeanwhile) as meanwhile:
        mark(1, AWAY, lari)
    assert meanwhile.value.theirs == first
    second = mark(1, AWAY, lari, version=first.pk)
    first.refresh_from_db()
    assert (first.taken_back_by, first.taken_back_at) == (lari, NOW)
    assert list(CashMark.objects.standing()) == [second]
    with pytest.raises(IntegrityError, match="cashmark_one_counts"), transaction.atomic():
        CashMark.objects.create(
            payment=paid_to(1), what="handed", day=DAY, witness="R", by=lari, at=NOW, key=uuid4()
        )
    take_back_mark(mark=second, by=lari, now=NOW)
    take_back_mark(mark=second, by=lari, now=NOW + timedelta(days=1))
    second.refresh_from_db()
    assert second.taken_back_at == NOW and to_hand(lari).count() == 3


def test_nobody_says_it_of_her_own_money_or_saw_it_herself_or_of_another_group(run: Run, lari: User) -> None:
    User.objects.filter(pk=lari.pk).update(first_name="Lari", last_name="Syiem")
    lari.refresh_from_db()
    Weaver.objects.filter(code="W0003").update(user=lari)
    wrong: list[tuple[int, Said, str]] = [
        (3, HANDED, "her own money"),
        (4, HANDED, "isn't of a group"),
        (1, Said("handed", DAY, "  lari  syiem"), "somebody else than who handed"),
        (1, Said("handed", DAY, "Weaver 1"), "somebody else than who got"),
        (1, Said("handed", DAY, " "), "who saw it"),
        (1, Said("handed", DAY + timedelta(days=1), "Ribha"), "ahead of its day"),
        (1, Said("handed", JUNE.last_day, "Ribha"), "before it was approved"),
        (1, Said("not_handed", DAY), "why it couldn't"),
        (5, HANDED, "isn't paid in cash"),
    ]
    for number, said, why in wrong:
        with pytest.raises(Refused, match=why):
            mark(number, said, lari)
    Weaver.objects.filter(code="W0002").update(status="on_hold")
    with pytest.raises(Refused, match="on hold"):
        mark(2, HANDED, lari)
    assert not CashMark.objects.exists()
    stranger = make_coordinator(Group.objects.get(name="Elsewhere"))
    with pytest.raises(Refused):
        mark(1, HANDED, stranger)
    StandIn.objects.create(
        group=Group.objects.get(name="Umden Eri Circle"), user=stranger, entered_by=lari, entered_at=NOW,
        from_day=timezone.localdate(), to_day=timezone.localdate(),
    )  # fmt: skip
    mark(1, HANDED, stranger)
    assert Coordinator.objects.count() == 2


def test_finance_takes_up_what_was_before_her_and_the_books_are_right(
    run: Run, lari: User, desk: Desk
) -> None:
    handed, away = mark(1, HANDED, lari), mark(2, AWAY, lari)
    with pytest.raises(Refused, match="in weavers' hands"):
        cancel_run(run=run, by=desk.finance, now=NOW, reason="Again")
    with pytest.raises(Refused, match="cash roll first"):
        settle_cash(run=run, seen=handed.pk, by=desk.finance, now=NOW)
    export(run, desk)
    late = mark(3, HANDED, lari)
    with pytest.raises(Refused, match="role"):
        settle_cash(run=run, seen=late.pk, by=lari, now=NOW)
    assert [settle_cash(run=run, seen=handed.pk, by=desk.finance, now=NOW) for _twice in range(2)] == [1, 0]
    paid = paid_to(1)
    assert (paid.state, paid.bank_reference, paid.settled_on, paid.settled_by) == (
        "paid", f"cash mark {handed.pk}", DAY, desk.finance,
    )  # fmt: skip
    assert [paid_to(number).state for number in (2, 3)] == ["approved"] * 2
    for refused in (
        lambda: take_back_mark(mark=handed, by=lari, now=NOW),
        lambda: mark(1, AWAY, lari, version=handed.pk),
    ):
        with pytest.raises(Refused, match="Finance has"):
            refused()
    assert return_cash(run=run, marks=[away.pk, late.pk], by=desk.finance, now=NOW) == 1
    back = paid_to(2)
    assert (back.state, back.note) == ("returned", "she wasn't there")
    assert (
        -sum(
            Leg.objects.filter(weaver__code="W0002", account="liabilities:weavers").values_list(
                "amount", flat=True
            )
        )
        == 1234_00
    )
    with pytest.raises(Refused, match="came back"):
        mark(2, HANDED, lari, version=away.pk)
    retry_payments(run=run, references=[back.reference], by=desk.finance, now=NOW)
    with pytest.raises(Refused, match="2026-06-W0002-R2"):
        mark_cash(payment=back, said=HANDED, version=away.pk, by=lari, now=NOW, key=uuid4())
    again = mark(2, HANDED, lari)
    assert settle_cash(run=run, seen=again.pk, by=desk.finance, now=NOW) == 2
    assert list(check_ledger()) == []
    Payment.objects.filter(weaver__code="W0003").update(state="returned")
    assert list(disagreeing(run)) == [late]


def test_a_month_that_was_opened_again_is_refused_and_what_was_noted_is_forgotten_with_her(
    run: Run, lari: User, desk: Desk
) -> None:
    noted = mark(1, AWAY, lari)
    cancel_run(run=run, by=desk.finance, now=NOW, reason="Again")
    with pytest.raises(Refused, match="opened that month again"):
        mark(1, HANDED, lari, version=noted.pk)
    again = desk.approve(JUNE)
    seen = mark_cash(
        payment=again.payments.get(weaver__code="W0001"),
        said=HANDED,
        version=0,
        by=lari,
        now=NOW,
        key=uuid4(),
    )
    forget_marks(weaver=seen.payment.weaver)
    seen.refresh_from_db()
    assert (seen.witness, seen.note, seen.day) == ("…", None, DAY)


@pytest.mark.django_db(transaction=True)
def test_two_who_say_it_at_once_hear_of_each_other(run: Run, lari: User) -> None:
    other = make_coordinator(username="ribha")
    came: list[Any] = []

    def second() -> None:
        try:
            came.append(mark(1, AWAY, other))
        except MarkedMeanwhile as meanwhile:
            came.append(meanwhile)
        finally:
            connections.close_all()

    with transaction.atomic():
        first = mark(1, HANDED, lari)
        thread = threading.Thread(target=second)
        thread.start()
        while thread.is_alive() and not waits_for_a_lock():
            pass
    thread.join()
    result = came[0]
    assert isinstance(result, MarkedMeanwhile) and result.theirs == first
    assert CashMark.objects.count() == 1
