"""Checks of pieces: what they stop, who may make them, each once, the chain kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, IntegrityError, transaction

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line
from marketplace.making.checking import (
    CheckedMeanwhile,
    CheckRefused,
    Found,
    lines_to_check,
    points_for,
    record_check,
    set_checklist,
    to_rework,
    why_not_to_leave,
)
from marketplace.making.models import Check, Checklist
from marketplace.making.parcels import Parcel, send_parcels
from payouts.services.dispatch import NotToSend
from tests.catalog.loom import NOON, make_coordinator, make_group, make_person, make_weaver
from tests.marketplace.dashboard.orders import make_order

pytestmark = pytest.mark.django_db

A = Found(grade="A")
B = Found(grade="B", faults=[("edge", "Both edges run straight")])


def rework(**more: object) -> Found:
    found = Found(
        grade="rework", note="A hole near the fringe.", photos=[ContentFile(b"picture", name="1.jpg")]
    )
    return replace(found, **more)  # type: ignore[arg-type]


@pytest.fixture
def hima(db: None) -> User:
    return make_person("quality", username="hima")


@pytest.fixture
def line(db: None) -> Line:
    return make_order().lines.select_related("product", "order").get()


@pytest.fixture
def look(line: Line, hima: User) -> Callable[..., Check]:
    def looked(
        found: Found, *, by: User = hima, version: int | None = None, key: UUID | None = None
    ) -> Check:
        piece = line.product
        assert isinstance(piece, Product)
        return record_check(
            product=piece, line=line, found=found, version=version, by=by, now=NOON, key=key or uuid4()
        )

    return looked


def test_what_has_to_be_reworked_stays_until_it_comes_again_and_is_good(
    line: Line, hima: User, look: Callable[..., Check]
) -> None:
    sender = make_person("fulfilment")
    parcel = Parcel(line.order, [line], "India Post", "EU1")
    first = look(rework())
    assert [check.pk for check in to_rework(hima)] == [first.pk]
    assert [(row.pk, row.grade) for row in lines_to_check(hima)] == [(line.pk, "rework")]  # type: ignore[attr-defined]
    with pytest.raises(NotToSend, match="has to be reworked first"):
        send_parcels(parcels=[parcel], by=sender, now=NOON)
    assert Line.objects.get().status == "paid"

    second = look(A, version=first.pk)
    assert second.before == first and not to_rework(hima) and not lines_to_check(hima)
    assert send_parcels(parcels=[parcel], by=sender, now=NOON) == 1
    assert first.photos.count() == 1


def test_a_flaw_leaves_only_where_its_page_or_the_buyer_knows_of_it(
    line: Line, look: Callable[..., Check]
) -> None:
    look(B)
    assert list(why_not_to_leave([line])) == [line.pk]
    Product.objects.update(irregularities="One edge waves.")
    assert why_not_to_leave([line]) == {}
    Product.objects.update(irregularities="")
    look(replace(B, told=True))
    assert why_not_to_leave([line]) == {}


def test_sent_twice_it_counts_once_and_two_who_look_at_once_hear_of_each_other(
    line: Line, look: Callable[..., Check]
) -> None:
    key = uuid4()
    assert look(A, key=key) == look(rework(), key=key)
    with pytest.raises(CheckedMeanwhile) as other:
        look(rework(), version=0)
    assert other.value.theirs.grade == "A"
    with pytest.raises(CheckRefused):
        look(A, key=key, by=make_person("quality"))
    assert Check.objects.get().grade == "A"


@pytest.mark.parametrize(
    "found",
    [
        Found(grade="rework", note="A hole."),
        rework(note=""),
        Found(grade="B"),
        replace(A, faults=[("edge", "crooked")]),
        Found(grade="C"),
        replace(A, pieces=0),
    ],
)
def test_a_grade_comes_with_its_reasons_and_rework_with_a_picture(
    found: Found, look: Callable[..., Check]
) -> None:
    with pytest.raises(CheckRefused):
        look(found)
    assert not Check.objects.exists()


def test_nobody_checks_another_groups_piece_or_her_own_work(line: Line, look: Callable[..., Check]) -> None:
    stranger = make_coordinator(make_group("Dakmanda Collective"))
    weaver = line.makers.get().weaver
    weaver.user = make_coordinator(weaver.group, roles=["coordinator", "weaver"])
    weaver.save()
    for who in (stranger, weaver.user, make_person("fulfilment")):
        assert who == weaver.user or not lines_to_check(who)
        with pytest.raises(CheckRefused):
            look(A, by=who)
    assert look(A, by=make_coordinator(weaver.group)).grade == "A"


def test_the_database_keeps_checks_as_they_were_and_one_chain(line: Line, look: Callable[..., Check]) -> None:
    first = look(A)
    with pytest.raises(DatabaseError), transaction.atomic():
        Check.objects.update(grade="B")
    with pytest.raises(DatabaseError), transaction.atomic():
        Check.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Check.objects.create(
            key=uuid4(), product=first.product, line=line, pieces=1, grade="A", by=first.by, at=NOON
        )  # fmt: skip


def test_a_checklist_counts_from_its_day_for_its_kind_and_can_be_ended(hima: User, line: Line) -> None:
    piece = line.product
    assert isinstance(piece, Product)
    today = date(2026, 11, 24)

    def in_force(day: date) -> list[tuple[str, str]]:
        return points_for(piece, Checklist.in_force(on=day))

    common = in_force(today)
    assert len(common) == 7
    own = {"kind": "Ryndia shawl", "by": hima, "now": NOON}
    set_checklist(points=[("size", "200 × 70 cm")], from_day=today + timedelta(days=1), key=uuid4(), **own)  # type: ignore[arg-type]
    assert in_force(today) == common
    assert in_force(today + timedelta(days=1)) == [("size", "200 × 70 cm")]
    set_checklist(points=[], from_day=today + timedelta(days=2), key=uuid4(), **own)  # type: ignore[arg-type]
    assert in_force(today + timedelta(days=2)) == common
    for wrong in (
        {"from_day": today - timedelta(days=1)},
        {"kind": "", "points": []},
        {"by": make_coordinator()},
    ):
        facts = {"points": [("size", "x")], "from_day": today, "key": uuid4(), **own, **wrong}
        with pytest.raises(CheckRefused):
            set_checklist(**facts)  # type: ignore[arg-type]
    assert Checklist.objects.count() == 3


def test_a_maker_who_left_her_group_leaves_no_check_behind_her(line: Line) -> None:
    """A coordinator reads the checks of the pieces that her groups made, and of no other."""
    own = make_coordinator(line.makers.get().weaver.group)
    assert [row.pk for row in lines_to_check(own)] == [line.pk]
    assert not lines_to_check(make_coordinator(make_weaver(group=make_group("Dakmanda Collective")).group))
