"""Pieces that are ordered and not woven yet: who is asked, who has said yes, until when.

What is earned goes to whoever weaves. Where somebody else than those whom a line was ordered from takes it, the line's
makers become those who make it, before it's sent and never after. JobRefused says why not; then nothing has changed.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from math import gcd
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, LineMaker, Order, OrderNote
from marketplace.forks.order.sending import lines_of
from marketplace.forks.shipping.ways import PACKING_DAYS
from marketplace.kernel.months import india_day
from weavers.models import Weaver

from .models import Job

State = Job.State
TO_MAKE = Q(status=Line.Status.MAKING) | Q(status=Line.Status.PAID, product__lead_time_days__gt=0)
FURTHEST = timedelta(days=400)


class JobRefused(Exception):
    """The message is for the person who asked; nothing has changed."""


def lines_to_make(user: User) -> QuerySet[Line]:
    """Ordered lines of her groups that aren't all woven yet, the first to leave first: made to order, and custom orders."""
    made = Job.objects.filter(line=OuterRef("pk"), state=State.MADE).order_by().values("line")
    done = made.annotate(n=Sum("pieces")).filter(n__gte=OuterRef("quantity"))
    found = lines_of(user).filter(TO_MAKE).exclude(Exists(done))
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")


def ready_by(line: Line, *, now: datetime) -> date:
    """Until when a line has to be woven, so that there is time to pack it."""
    last = (line.due_on or india_day(now) + timedelta(days=30)) - timedelta(days=PACKING_DAYS)
    return max(last, india_day(now))


def free_pieces(line: Line, jobs: Sequence[Job]) -> int:
    """How many of a line nobody has been asked for."""
    taken = (State.OFFERED, State.ACCEPTED, State.MADE)
    return line.quantity - sum(job.pieces for job in jobs if job.state in taken)


@transaction.atomic
def offer_job(
    *, line: Line, weaver: Weaver, pieces: int, due_on: date, by: User, now: datetime, key: UUID
) -> Job:
    """Ask a weaver to make some pieces of a line. Sent again under the same key, she's asked once. Raises JobRefused."""
    row = Line.objects.select_for_update(of=("self",)).select_related("product").get(pk=line.pk)
    if stored := Job.objects.filter(key=key).first():
        return stored
    if not lines_of(by).filter(pk=row.pk).exists() or not by.has_perm("weavers.look_after_groups"):
        raise JobRefused(_("This is of another coordinator's group."))
    if not Weaver.objects.of(by).at_work().filter(pk=weaver.pk).exists():
        raise JobRefused(_("She isn't of a group that you look after."))
    if row.status not in (Line.Status.MAKING, Line.Status.PAID):
        raise JobRefused(_("This has left already, or won't leave any more."))
    jobs = list(Job.objects.filter(line=row))
    if any(job.weaver_id == weaver.pk and job.state in (State.OFFERED, State.ACCEPTED) for job in jobs):
        raise JobRefused(_("She is asked already."))
    if not 1 <= pieces <= free_pieces(row, jobs):
        raise JobRefused(_("Only %(n)d of them are still free.") % {"n": max(0, free_pieces(row, jobs))})
    if not india_day(now) <= due_on <= india_day(now) + FURTHEST:
        raise JobRefused(_("Say until which day, from today on."))
    team: list[list[int]] = (
        jobs[0].team if jobs else [list(pair) for pair in row.makers.values_list("weaver", "weight")]
    )
    if weaver.pk not in [pk for pk, _weight in team] and row.order.channel != Order.Channel.ONLINE:
        raise JobRefused(
            _("A wholesale order is in the books already: only those it was ordered from can make it.")
        )
    return Job.objects.create(
        key=key,
        line=row,
        weaver=weaver,
        pieces=pieces,
        due_on=due_on,
        team=team,
        offered_by=by,
        offered_at=now,
    )


@transaction.atomic
def answer_job(*, job: Job, accept: bool, by: User, now: datetime) -> Job:
    """She takes it or can't: said by herself, or by her coordinator for her. Answered so already, it stays so."""
    found, line = _locked(job, by)
    after = State.ACCEPTED if accept else State.DECLINED
    if found.state == after:
        return found
    if found.state != State.OFFERED:
        raise JobRefused(_("This was answered or taken back already."))
    if accept and line.status not in (Line.Status.MAKING, Line.Status.PAID):
        raise JobRefused(_("This has left already, or won't leave any more."))
    found.state, found.answered_by, found.answered_at = after, by, now
    found.save(update_fields=["state", "answered_by", "answered_at"])
    _name_makers(line, by=by, now=now)
    return found


@transaction.atomic
def take_back_job(*, job: Job, by: User, now: datetime) -> Job:
    """It goes to somebody else, or nobody makes it. Taken back already, it stays so."""
    found, line = _locked(job, by, coordinator=True)
    if found.state == State.TAKEN_BACK:
        return found
    if found.state not in (State.OFFERED, State.ACCEPTED):
        raise JobRefused(_("This was made or declined already."))
    found.state, found.ended_by, found.ended_at = State.TAKEN_BACK, by, now
    found.save(update_fields=["state", "ended_by", "ended_at"])
    _name_makers(line, by=by, now=now)
    return found


@transaction.atomic
def finish_job(*, job: Job, by: User, now: datetime) -> Job:
    """It's off the loom. Said already, it stays so."""
    found, _line = _locked(job, by)
    if found.state == State.MADE:
        return found
    if found.state != State.ACCEPTED:
        raise JobRefused(_("Only what she has taken can be made."))
    found.state, found.ended_by, found.ended_at = State.MADE, by, now
    found.save(update_fields=["state", "ended_by", "ended_at"])
    return found


def _locked(job: Job, by: User, *, coordinator: bool = False) -> tuple[Job, Line]:
    line = Line.objects.select_for_update(of=("self",)).get(pk=job.line_id)
    found = Job.objects.select_for_update(of=("self",)).select_related("weaver").get(pk=job.pk)
    looks_after = by.has_perm("weavers.look_after_groups") and Job.objects.of(by).filter(pk=job.pk).exists()
    if not looks_after and (coordinator or found.weaver.user_id != by.pk):
        raise JobRefused(_("She isn't of a group that you look after."))
    return found, line


def makers_of(line: Line, jobs: Sequence[Job]) -> list[tuple[int, int]]:
    """Who makes a line, with weights: a piece counts for the whole team where one of it weaves, else for who weaves."""
    team = dict(jobs[0].team)
    whole = sum(team.values())
    weights: Counter[int] = Counter()
    for job in jobs:
        if job.state not in (State.ACCEPTED, State.MADE):
            continue
        if job.weaver_id in team:
            weights.update({weaver: weight * job.pieces for weaver, weight in team.items()})
        else:
            weights[job.weaver_id] += whole * job.pieces
    if not weights:
        return sorted(team.items())
    common = reduce(gcd, weights.values())
    return sorted((weaver, weight // common) for weaver, weight in weights.items())


def _name_makers(line: Line, *, by: User, now: datetime) -> None:
    """Have the line's earning go to those who make it. Only what isn't sent and not in the books is touched."""
    if line.status not in (Line.Status.MAKING, Line.Status.PAID):
        return
    jobs = list(Job.objects.filter(line=line).order_by("pk"))
    before, after = sorted(line.makers.values_list("weaver", "weight")), makers_of(line, jobs)
    if before == after or {weaver for weaver, _w in before} == {weaver for weaver, _w in after} == set(
        dict(jobs[0].team)
    ):
        return
    line.makers.all().delete()
    LineMaker.objects.bulk_create(
        LineMaker(line=line, weaver_id=weaver, weight=weight) for weaver, weight in after
    )
    codes = dict(
        Weaver.objects.filter(pk__in=[weaver for weaver, _w in before + after]).values_list("pk", "code")
    )

    def said(hands: list[tuple[int, int]]) -> str:
        return ", ".join(f"{codes[weaver]} {weight}" for weaver, weight in hands)

    words = _("Made by: %(was)s became %(now)s.") % {"was": said(before), "now": said(after)}
    note = OrderNote.objects.create(order_id=line.order_id, user=by, note_type="makers", message=words)
    OrderNote.objects.filter(pk=note.pk).update(date_created=now)
