"""Orders to make: asked, answered by her or for her, taken back, made; and who earns."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, OrderNote
from marketplace.making.jobs import (
    JobRefused,
    answer_job,
    finish_job,
    lines_to_make,
    makers_of,
    offer_job,
    take_back_job,
)
from marketplace.making.models import Job
from marketplace.making.parcels import Parcel, send_parcels
from payouts.models import SaleShare
from tests.catalog.loom import NOON, make_coordinator, make_group, make_person, make_weaver
from tests.marketplace.dashboard.orders import make_order, make_piece
from weavers.models import Weaver

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 10)


@pytest.fixture
def team(db: None) -> list[Weaver]:
    return [make_weaver(name) for name in ("Daplin", "Ibani")]


@pytest.fixture
def rida(team: list[Weaver]) -> User:
    return make_coordinator(username="rida")


@pytest.fixture
def line(team: list[Weaver]) -> Line:
    """Two pieces made to order, of two makers with shares 2 and 1."""
    piece = make_piece("IE-80001", makers=team)
    piece.makers.filter(weaver=team[0]).update(weight=2)
    Product.objects.update(lead_time_days=20)
    line = make_order(Product.objects.get()).lines.get()
    Line.objects.update(quantity=2)
    return line


@pytest.fixture
def ask(line: Line, rida: User) -> Callable[..., Job]:
    def asked(weaver: Weaver, pieces: int = 1, **more: object) -> Job:
        facts = {"due_on": DUE, "by": rida, "now": NOON, "key": uuid4(), **more}
        return offer_job(line=line, weaver=weaver, pieces=pieces, **facts)  # type: ignore[arg-type]

    return asked


def makers(line: Line) -> list[tuple[str, int]]:
    return list(line.makers.values_list("weaver__display_name", "weight"))


def test_whoever_weaves_it_earns_it(
    line: Line, ask: Callable[..., Job], rida: User, team: list[Weaver]
) -> None:
    other = make_weaver("Wanda")
    hers = answer_job(job=ask(team[0]), accept=True, by=rida, now=NOON)
    assert makers(line) == [("Daplin", 2), ("Ibani", 1)]
    theirs = answer_job(job=ask(other), accept=True, by=rida, now=NOON)
    assert makers(line) == [("Daplin", 2), ("Ibani", 1), ("Wanda", 3)]  # one piece each
    assert "Made by" in OrderNote.objects.get(note_type="makers").message
    take_back_job(job=theirs, by=rida, now=NOON)
    assert makers(line) == [("Daplin", 2), ("Ibani", 1)]
    take_back_job(job=hers, by=rida, now=NOON)
    answer_job(job=ask(other, 2), accept=True, by=rida, now=NOON)
    assert makers(line) == [("Wanda", 1)]
    assert makers_of(line, list(Job.objects.all())) == [(other.pk, 1)]

    Line.objects.update(quantity=1)  # of the stock that is promised
    send_parcels(parcels=[Parcel(line.order, [line], "", "")], by=make_person("fulfilment"), now=NOON)
    assert list(SaleShare.objects.values_list("weaver__display_name", "earning")) == [("Wanda", 2050_00)]
    with pytest.raises(JobRefused):
        ask(team[0])


def test_each_step_counts_once_and_only_in_its_turn(
    line: Line, ask: Callable[..., Job], rida: User, team: list[Weaver]
) -> None:
    key = uuid4()
    job = ask(team[0], 2, key=key)
    assert ask(team[1], 2, key=key) == job  # sent twice
    with pytest.raises(JobRefused, match="Only 0"):
        ask(team[1])
    with pytest.raises(JobRefused):
        finish_job(job=job, by=rida, now=NOON)
    for _twice in range(2):
        answer_job(job=job, accept=True, by=rida, now=NOON)
    with pytest.raises(JobRefused):
        answer_job(job=job, accept=False, by=rida, now=NOON)
    assert list(lines_to_make(rida)) == [line]
    for _twice in range(2):
        finish_job(job=job, by=rida, now=NOON)
    assert not lines_to_make(rida)
    with pytest.raises(JobRefused):
        take_back_job(job=job, by=rida, now=NOON)
    with pytest.raises(JobRefused, match="from today"):
        Line.objects.update(quantity=3)
        ask(team[1], due_on=NOON.date() - timedelta(days=1))
    assert Job.objects.get().state == "made"


def test_she_answers_for_herself_and_nobody_else_does(
    line: Line, ask: Callable[..., Job], team: list[Weaver]
) -> None:
    her, stranger = make_person("weaver"), make_coordinator(make_group("Dakmanda Collective"))
    team[0].user = her
    team[0].save()
    job = ask(team[0], 2)
    for who in (stranger, make_person("weaver"), make_person("quality")):
        with pytest.raises(JobRefused):
            answer_job(job=job, accept=True, by=who, now=NOON)
    with pytest.raises(JobRefused):
        take_back_job(job=job, by=her, now=NOON)  # that is her coordinator's
    with pytest.raises(JobRefused):
        ask(make_weaver("Elsewhere", group=make_group("Dakmanda Collective")))
    with pytest.raises(JobRefused):
        ask(team[1], by=stranger)
    assert answer_job(job=job, accept=False, by=her, now=NOON).state == "declined"
    assert ask(team[1], 2).state == "offered"


def test_the_database_lets_nobody_be_asked_twice_at_once(ask: Callable[..., Job], team: list[Weaver]) -> None:
    job = ask(team[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(
            key=uuid4(), line=job.line, weaver=team[0], pieces=1, due_on=DUE, team=job.team, offered_by=job.offered_by,
            offered_at=NOON,
        )  # fmt: skip
