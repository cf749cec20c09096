"""Proposing, voting and counting. Each verb is one transaction; VoteRefused says why not, and then nothing has changed."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from marketplace.kernel.months import india_day

from .models import Proposal, Step, Tally, Voted, Weaver

if TYPE_CHECKING:
    from marketplace.accounts.models import User

MAY_PROPOSE = "weavers.propose_votes"
GONE = (Step.What.LEAVING, Step.What.LEFT)


class VoteRefused(Exception):
    """Why not, for whoever asked."""


def members_on(day: date) -> QuerySet[Weaver]:
    """Members in good standing on a day: who had joined, and wasn't leaving. Pausing doesn't take a vote away."""
    steps = Step.objects.filter(weaver=OuterRef("pk"))
    last = steps.filter(day__lte=day).order_by("-day", "-id").values("what")[:1]
    stood = Case(When(Exists(steps.filter(day__gt=day)), then=Value("stood")), default=F("status"))
    members = Weaver.objects.filter(joined__lte=day).annotate(stood=Coalesce(Subquery(last), stood))
    return members.exclude(stood__in=[str(what) for what in GONE])


@transaction.atomic
def propose(
    *,
    title: str,
    words: str,
    share: Decimal,
    from_day: date,
    members_on: date,
    opens_on: date,
    closes_on: date,
    quorum: int,
    by: "User",
    now: datetime,
    key: UUID,
) -> Proposal:
    """Put to the members what makers are to have from a day on. Sent twice, it's proposed once."""
    if not by.has_perm(MAY_PROPOSE):
        raise VoteRefused(_("Your role doesn't include this."))
    if known := Proposal.objects.filter(key=key).first():
        return known
    if not members_on <= opens_on <= closes_on < from_day:
        raise VoteRefused(_("The days aren't in order: members, first, last day to vote, in force."))
    if opens_on < india_day(now):
        raise VoteRefused(_("Voting can't begin before today."))
    proposal = Proposal.objects.create(
        title=title, words=words, share=share, from_day=from_day, members_on=members_on, opens_on=opens_on,
        closes_on=closes_on, quorum=quorum, proposed_by=by, proposed_at=now, key=key,
    )  # fmt: skip
    Tally.objects.bulk_create(Tally(proposal=proposal, choice=choice) for choice in Tally.Choice.values)
    return proposal


@transaction.atomic
def take_back(*, proposal: Proposal, by: "User", now: datetime) -> Proposal:
    """It isn't voted on after all. Only until somebody has voted."""
    if not by.has_perm(MAY_PROPOSE):
        raise VoteRefused(_("Your role doesn't include this."))
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.taken_back_at is None:
        if found.counted_at or Voted.objects.filter(proposal=found).exists():
            raise VoteRefused(_("Members have voted on it already."))
        found.taken_back_at = now
        found.save(update_fields=["taken_back_at"])
    return found


def open_to(weaver: Weaver, *, on: date) -> list[Proposal]:
    """What she may vote on today and hasn't yet."""
    running = Proposal.objects.filter(
        opens_on__lte=on, closes_on__gte=on, taken_back_at=None, counted_at=None
    )
    mine = running.exclude(pk__in=Voted.objects.filter(weaver=weaver).values("proposal"))
    return [
        each
        for each in mine.order_by("closes_on")
        if members_on(each.members_on).filter(pk=weaver.pk).exists()
    ]


@transaction.atomic
def cast_vote(
    *, proposal: Proposal, weaver: Weaver, choice: str, witness: "User | None", now: datetime
) -> None:
    """One woman, one vote. A second one, the same or another, is refused: nobody knows any more what the first was."""
    if choice not in Tally.Choice.values:
        raise VoteRefused(_("Choose one of the answers."))
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    today = india_day(now)
    if found.taken_back_at or found.counted_at or not found.opens_on <= today <= found.closes_on:
        raise VoteRefused(_("It isn't open to vote on."))
    if not members_on(found.members_on).filter(pk=weaver.pk).exists():
        raise VoteRefused(_("Who was a member on %(day)s may vote on it.") % {"day": found.members_on})
    if Voted.objects.filter(proposal=found, weaver=weaver).exists():
        raise VoteRefused(_("You have voted on it."))
    Voted.objects.create(proposal=found, weaver=weaver, day=today, witness=witness)
    Tally.objects.filter(proposal=found, choice=choice).update(count=F("count") + 1)


def count_what_is_over(*, now: datetime) -> int:
    """Each night: count what was voted on until yesterday, once. Gives how many."""
    over = Proposal.objects.filter(closes_on__lt=india_day(now), counted_at=None, taken_back_at=None)
    return sum(count_votes(proposal=each, now=now) for each in over.order_by("pk"))


@transaction.atomic
def count_votes(*, proposal: Proposal, now: datetime) -> bool:
    """The result, if its last day is over: accepted with enough votes and more for it than against. Gives whether.

    Raises VoteRefused where there are other numbers of votes than of women who voted; then somebody has to look.
    """
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.counted_at or found.taken_back_at or found.closes_on >= india_day(now):
        return False
    counts = dict(found.tallies.values_list("choice", "count"))
    voted = found.voted.count()
    if sum(counts.values()) != voted:
        raise VoteRefused(_("Votes and voters aren't as many."))
    found.members = members_on(found.members_on).count()
    enough = voted > 0 and voted * 100 >= found.quorum * found.members
    found.accepted = enough and counts[Tally.Choice.YES] > counts[Tally.Choice.NO]
    found.counted_at = now
    found.save(update_fields=["members", "accepted", "counted_at"])
    return True


FEWEST = 5
"""Fewer votes than these are told without how many chose what: everybody would know who."""


def results() -> QuerySet[Proposal]:
    """What was counted, the newest first, with ``all_votes``. Two queries with the tallies."""
    counted = Proposal.objects.filter(counted_at__isnull=False).annotate(all_votes=Sum("tallies__count"))
    return counted.defer("proposed_by").prefetch_related("tallies")
