"""Joining, pausing, moving, leaving, and who stands in for a coordinator."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.utils import timezone

from catalog.models import Product
from marketplace.workspace.erasing import let_leave
from payouts.services.posting import post
from tests.catalog.loom import make_coordinator, make_draft, make_group, make_person, make_weaver
from weavers.models import Consent, Group, StandIn, Step, Weaver
from weavers.standing import StepRefused, end_stand_in, join_weaver, move_weaver, stand_in, take_step

pytestmark = pytest.mark.django_db

FACTS = {
    "display_name": "Ibaphi", "legal_name": "Ibaphi Syiem", "village": "Umden", "district": "Ri Bhoi",
    "language": "kha", "phone": "",
}  # fmt: skip


def test_she_joins_once_with_the_next_code_and_agrees_to_her_name() -> None:
    group, by, now, key = make_group(), make_coordinator(), timezone.now(), uuid4()
    make_weaver(code="W0041")
    her = join_weaver(group=group, facts=FACTS, by=by, now=now, key=key)
    assert join_weaver(group=group, facts=FACTS, by=by, now=now, key=key) == her
    assert (her.code, her.status, her.found_by) == ("W0042", "active", "Ibaphi")
    assert list(Consent.objects.filter(weaver=her).values_list("purpose", flat=True)) == ["name"]
    for elsewhere, other in ((make_group("Dakmanda Collective"), by), (group, make_person("quality"))):
        with pytest.raises(StepRefused):
            join_weaver(group=elsewhere, facts=FACTS, by=other, now=now, key=uuid4())
    assert Weaver.objects.count() == 2


def test_she_leaves_when_her_account_is_at_zero_and_her_steps_stay() -> None:
    her, by, now = make_weaver(), make_coordinator(), timezone.now()
    for what, status in (("paused", "on_hold"), ("back", "active"), ("leaving", "leaving")):
        for _twice in range(2):
            assert take_step(weaver=her, what=what, by=by, now=now, why="she quarrelled").status == status
    with pytest.raises(StepRefused):
        take_step(weaver=her, what="paused", by=by, now=now)

    def entry(paise: int) -> None:
        post(
            kind="adjusted", source_key=f"A-{paise}", moment=now,
            legs=[("income:cooperative", None, paise), ("liabilities:weavers", her, -paise)],
        )  # fmt: skip

    entry(100)
    assert let_leave(now=now) == 0
    entry(-100)
    assert (let_leave(now=now), let_leave(now=now)) == (1, 0)
    assert Weaver.objects.get().status == "left"
    assert list(Step.objects.order_by("pk").values_list("what", "why")) == [
        ("paused", ""), ("back", ""), ("leaving", ""), ("left", ""),
    ]  # fmt: skip
    with pytest.raises(StepRefused):
        move_weaver(weaver=her, group=make_group("Dakmanda Collective"), by=by, now=now)
    assert move_weaver(weaver=her, group=her.group, by=by, now=now).status == "left"
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.update(why="work")


def test_moved_she_is_of_her_new_group_and_was_of_the_old_one_before(client: Client) -> None:
    her, by, stranger = (
        make_weaver("Daplin"),
        make_coordinator(),
        make_coordinator(make_group("Dakmanda Collective")),
    )
    old, new, now = her.group, Group.objects.get(name="Dakmanda Collective"), timezone.now()
    Step.objects.create(weaver=her, what="joined", group=old, day=her.joined, at=now)
    with pytest.raises(StepRefused):
        move_weaver(weaver=her, group=new, by=stranger, now=now)
    client.force_login(by)
    assert (
        client.post(f"/work/weavers/{her.code}/step/", {"what": "moved", "group": new.pk}).status_code == 302
    )
    assert client.get(f"/work/weavers/{her.code}/standing/").status_code == 404
    client.force_login(stranger)
    assert "Dakmanda Collective" in client.get(f"/work/weavers/{her.code}/standing/").content.decode()
    her.refresh_from_db()
    today = timezone.localdate()
    assert (Step.group_on(her, today), Step.group_on(her, today - timedelta(days=1))) == (new.pk, old.pk)


def test_who_stands_in_sees_the_group_in_those_days_alone(client: Client) -> None:
    by, other = make_coordinator(), make_coordinator(make_group("Dakmanda Collective"))
    her = make_weaver("Daplin")
    piece = make_draft(by, her)
    today, now = timezone.localdate(), timezone.now()
    days: dict[str, Any] = {"from_day": today, "to_day": today + timedelta(days=20)}
    client.force_login(other)
    seen = [f"/work/weavers/{her.code}/", f"/work/pieces/{piece.pk}/"]
    assert {client.get(address).status_code for address in seen} == {404}
    more: list[dict[str, Any]] = [
        {"by": other}, {"user": make_person("finance")}, {"user": by}, {"to_day": today + timedelta(days=100)},
        {"to_day": today - timedelta(days=1)},
    ]  # fmt: skip
    right: dict[str, Any] = {"group": her.group, "user": other, "by": by, "now": now} | days
    for wrong in more:
        with pytest.raises(StepRefused):
            stand_in(**(right | wrong))
    entered = stand_in(group=her.group, user=other, by=by, now=now, **days)
    assert stand_in(group=her.group, user=other, by=by, now=now, **days) == entered
    assert {client.get(address).status_code for address in seen} == {200}
    assert Product.objects.of(other).count() == 1
    with pytest.raises(StepRefused):
        end_stand_in(stand_in=entered, by=other, now=now)
    StandIn.objects.update(from_day=today - timedelta(days=9), to_day=today - timedelta(days=1))
    assert {client.get(address).status_code for address in seen} == {404}
    StandIn.objects.update(to_day=today)
    end_stand_in(stand_in=entered, by=by, now=now)
    assert {client.get(address).status_code for address in seen} == {404}
