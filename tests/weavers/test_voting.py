"""One woman, one vote, secret; counted once, published, and taken over by finance with a second person."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.test import Client
from django.utils import timezone

from catalog.models import TermsRule
from marketplace.kernel.months import india_day, midnight
from tests.catalog.loom import make_coordinator, make_group, make_person, make_weaver
from weavers.models import Proposal, Tally, Voted
from weavers.standing import take_step
from weavers.voting import (
    VoteRefused,
    cast_vote,
    count_votes,
    count_what_is_over,
    members_on,
    open_to,
    propose,
    take_back,
)

pytestmark = pytest.mark.django_db


def make_proposal(by: Any, **facts: Any) -> Proposal:
    today = india_day(timezone.now())
    values: dict[str, Any] = {
        "title": "More for makers", "words": "Two percent.", "share": Decimal("72.5"), "members_on": today,
        "opens_on": today, "closes_on": today + timedelta(days=7), "from_day": today + timedelta(days=30),
        "quorum": 50, "key": uuid4(), "now": timezone.now(),
    }  # fmt: skip
    return propose(by=by, **(values | facts))


def counts(proposal: Proposal) -> dict[str, int]:
    return dict(Tally.objects.filter(proposal=proposal).values_list("choice", "count"))


def test_a_vote_is_cast_once_counted_published_and_nothing_tells_who_chose_what(client: Client) -> None:
    coordinator, now = make_coordinator(), timezone.now()
    women = [make_weaver(f"Her{n}", user=make_person("weaver")) for n in range(6)]
    today = india_day(now)
    gone = make_weaver("Gone", status="left")
    later = make_weaver("Later", joined=today + timedelta(days=1))
    proposal = make_proposal(coordinator)
    assert {*members_on(today)} == {*women}
    with pytest.raises(VoteRefused):
        cast_vote(proposal=proposal, weaver=gone, choice="yes", witness=None, now=now)
    assert open_to(later, on=today) == []
    for her, choice in zip(women[:4], ["yes", "yes", "yes", "no"], strict=True):
        cast_vote(proposal=proposal, weaver=her, choice=choice, witness=None, now=now)
    with pytest.raises(VoteRefused):
        cast_vote(proposal=proposal, weaver=women[0], choice="no", witness=None, now=now)
    client.force_login(coordinator)
    client.post(f"/work/weavers/{women[4].code}/open/")
    assert client.post(f"/mine/votes/{proposal.pk}/", {"choice": "yes"}).status_code == 302
    assert counts(proposal) == {"yes": 4, "no": 1, "neither": 0}
    witnessed = Voted.objects.get(weaver=women[4])
    assert (witnessed.witness, witnessed.day) == (coordinator, today)
    assert {field.name for field in Voted._meta.get_fields()} == {
        "id",
        "proposal",
        "weaver",
        "day",
        "witness",
    }
    with pytest.raises(VoteRefused):
        take_back(proposal=proposal, by=coordinator, now=now)
    assert count_what_is_over(now=now) == 0
    assert "More for makers" not in Client().get("/members/").content.decode()
    after = midnight(proposal.closes_on + timedelta(days=1))
    assert count_what_is_over(now=after) == 1 and count_what_is_over(now=after) == 0
    proposal.refresh_from_db()
    assert (proposal.members, proposal.accepted) == (6, True)
    page = Client().get("/members/").content.decode()
    assert "5 of 6 members voted" in page and "for it 4" in page and "Her1" not in page
    finance = Client()
    finance.force_login(make_person("finance"))
    office = finance.get("/office/terms/").content.decode()
    assert f"/office/requests/new/terms/?terms=share:72.5&amp;from_day={proposal.from_day:%Y-%m-%d}" in office
    form = finance.get(f"/office/requests/new/terms/?terms=share:72.5&from_day={proposal.from_day}")
    assert 'value="share:72.5"' in form.content.decode()
    TermsRule.objects.create(terms="share:72.5", from_day=proposal.from_day, entered_at=now)
    assert "new/terms/?terms=share:72.5" not in finance.get("/office/terms/").content.decode()


def test_too_few_votes_or_as_many_against_accept_nothing() -> None:
    coordinator, now = make_coordinator(), timezone.now()
    women = [make_weaver(f"Her{n}") for n in range(4)]
    few, even = make_proposal(coordinator, quorum=75), make_proposal(coordinator)
    for her, choice in zip(women[:2], ["yes", "no"], strict=True):
        cast_vote(proposal=few, weaver=her, choice="yes", witness=None, now=now)
        cast_vote(proposal=even, weaver=her, choice=choice, witness=None, now=now)
    assert count_what_is_over(now=midnight(few.closes_on + timedelta(days=1))) == 2
    assert not any(Proposal.objects.values_list("accepted", flat=True))
    page = Client().get("/members/").content.decode()
    assert "2 of 4 members voted" in page and "for it" not in page, "so few would tell who"


def test_what_isnt_in_order_is_not_proposed_and_what_was_voted_on_not_taken_back() -> None:
    coordinator, now = make_coordinator(), timezone.now()
    today = india_day(now)
    her = make_weaver()
    for by, wrong in (
        (make_person("finance"), {}),
        (coordinator, {"from_day": today + timedelta(days=7)}),
        (coordinator, {"members_on": today + timedelta(days=1)}),
        (coordinator, {"members_on": today - timedelta(days=1), "opens_on": today - timedelta(days=1)}),
    ):
        with pytest.raises(VoteRefused):
            make_proposal(by, **wrong)
    key = uuid4()
    proposal = make_proposal(coordinator, key=key)
    assert make_proposal(coordinator, key=key) == proposal == Proposal.objects.get()
    other = make_proposal(coordinator, closes_on=today)
    with pytest.raises(VoteRefused, match="one of the answers"):
        cast_vote(proposal=proposal, weaver=her, choice="perhaps", witness=None, now=now)
    cast_vote(proposal=proposal, weaver=her, choice="yes", witness=None, now=now)
    for by in (make_person("quality"), coordinator):
        with pytest.raises(VoteRefused):
            take_back(proposal=proposal, by=by, now=now)
    for _twice in range(2):
        take_back(proposal=other, by=coordinator, now=now)
    with pytest.raises(VoteRefused, match="isn't open"):
        cast_vote(proposal=other, weaver=her, choice="yes", witness=None, now=now)
    after = midnight(proposal.closes_on + timedelta(days=1))
    assert count_what_is_over(now=after) == 1, "what was taken back isn't counted"
    other.refresh_from_db()
    assert other.counted_at is None and other.taken_back_at


def test_votes_that_are_not_as_many_as_voters_are_left_for_somebody_to_look() -> None:
    coordinator, now = make_coordinator(), timezone.now()
    proposal = make_proposal(coordinator)
    assert not count_votes(proposal=proposal, now=now), "it isn't over"
    Voted.objects.create(proposal=proposal, weaver=make_weaver(), day=india_day(now))
    with pytest.raises(VoteRefused, match="aren't as many"):
        count_votes(proposal=proposal, now=midnight(proposal.closes_on + timedelta(days=1)))
    proposal.refresh_from_db()
    assert proposal.counted_at is None


def test_the_database_lets_nobody_change_votes() -> None:
    coordinator, now = make_coordinator(), timezone.now()
    her, proposal = make_weaver(), make_proposal(coordinator)
    cast_vote(proposal=proposal, weaver=her, choice="yes", witness=None, now=now)
    tally = Tally.objects.filter(proposal=proposal)
    for change in (
        lambda: tally.filter(choice="no").update(count=7),
        lambda: tally.filter(choice="yes").update(choice="neither"),
        lambda: tally.delete(),
        lambda: Voted.objects.all().delete(),
        lambda: Voted.objects.create(proposal=proposal, weaver=her, day=date(2026, 1, 1)),
    ):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            change()
    count_what_is_over(now=midnight(proposal.closes_on + timedelta(days=1)))
    with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
        Proposal.objects.update(accepted=False)


def test_who_was_a_member_on_a_day_stays_so_whatever_comes_after() -> None:
    group = make_group()
    coordinator = make_coordinator(group)
    her, now = make_weaver(group=group), timezone.now()
    take_step(weaver=her, what="leaving", by=coordinator, now=now)
    yesterday = india_day(now) - timedelta(days=1)
    assert her in members_on(yesterday) and her not in members_on(india_day(now))
    assert her not in members_on(date(2023, 12, 31)), "before she joined"
