"""Joining, pausing, coming back, moving, leaving; and standing in. Each verb is one transaction; StepRefused says why not.

Nobody writes down why a woman came or goes: there is a short neutral list, and most often nothing.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from marketplace.kernel.months import india_day

from .consenting import name_when_joined
from .models import Group, StandIn, Step, Weaver

if TYPE_CHECKING:
    from marketplace.accounts.models import User

What, Status = Step.What, Weaver.Status

FROM: dict[str, tuple[set[str], str]] = {
    What.PAUSED: ({Status.ACTIVE}, Status.ON_HOLD),
    What.BACK: ({Status.ON_HOLD}, Status.ACTIVE),
    What.LEAVING: ({Status.ACTIVE, Status.ON_HOLD}, Status.LEAVING),
    What.STAYS: ({Status.LEAVING}, Status.ACTIVE),
    What.LEFT: ({Status.LEAVING}, Status.LEFT),
}
"""For each step, how she may stand before it, and how she stands after."""


class StepRefused(Exception):
    """Why not, for whoever asked. Nothing has changed."""


@transaction.atomic
def join_weaver(*, group: Group, facts: dict[str, Any], by: "User", now: datetime, key: UUID) -> Weaver:
    """A new weaver of one of her groups, with the next code and the name that she chose. Sent twice, she joins once."""
    if not by.has_perm("weavers.look_after_groups"):
        raise StepRefused(_("Your role doesn't include this."))
    if not Group.objects.of(by).filter(pk=group.pk).exists():
        raise StepRefused(_("You don't look after this group."))
    Group.objects.select_for_update().order_by("pk").first()  # codes are given one after the other
    if known := Step.objects.filter(key=key).first():
        return known.weaver
    today = india_day(now)
    weaver = Weaver.objects.create(code=_next_code(), group=group, joined=today, **facts)
    name_when_joined(weaver=weaver, now=now)
    Step.objects.create(weaver=weaver, what=What.JOINED, group=group, day=today, by=by, at=now, key=key)
    return weaver


def _next_code() -> str:
    """``W0025`` after ``W0024``."""
    codes = Weaver.objects.filter(code__regex=r"^W[0-9]{4,}$").order_by(Length("code").desc(), "-code")
    last = codes.values_list("code", flat=True).first()
    return f"W{int(last[1:]) + 1 if last else 1:04d}"


@transaction.atomic
def take_step(*, weaver: Weaver, what: str, by: "User", now: datetime, why: str = "") -> Weaver:
    """She pauses, is back, leaves, or stays after all. Standing so already, nothing happens."""
    her = _hers(weaver, by)
    before, after = FROM[what]
    if her.status == after:
        return her
    if her.status not in before or what == What.LEFT:
        raise StepRefused(_("As she stands, that can't be."))
    return _step(her, what, after, by=by, now=now, why=why if why in Step.Why.values else "")


@transaction.atomic
def move_weaver(*, weaver: Weaver, group: Group, by: "User", now: datetime) -> Weaver:
    """From today on she is of another group. What was sold before stays with the group that it was sold in."""
    her = _hers(weaver, by)
    if her.group_id == group.pk:
        return her
    if her.status == Status.LEFT:
        raise StepRefused(_("As she stands, that can't be."))
    if not Step.objects.filter(weaver=her).exists():  # she came with a file: say where she was until today
        Step.objects.create(weaver=her, what=What.JOINED, group=her.group, day=her.joined, by=None, at=now)
    her.group = group
    her.save(update_fields=["group"])
    Step.objects.create(weaver=her, what=What.MOVED, group=group, day=india_day(now), by=by, at=now)
    return her


@transaction.atomic
def has_left(*, weaver: Weaver, now: datetime) -> Weaver:
    """Her last pay is with her: from now on she is no longer at work. For the morning's round, which has seen her account."""
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    return _step(her, What.LEFT, Status.LEFT, by=None, now=now) if her.status == Status.LEAVING else her


def _step(her: Weaver, what: str, after: str, *, by: "User | None", now: datetime, why: str = "") -> Weaver:
    her.status = after
    her.save(update_fields=["status"])
    Step.objects.create(weaver=her, what=what, group=her.group, day=india_day(now), by=by, at=now, why=why)
    return her


def _hers(weaver: Weaver, by: "User") -> Weaver:
    her = Weaver.objects.select_for_update(of=("self",)).get(pk=weaver.pk)
    if not by.has_perm("weavers.look_after_groups") or not Weaver.objects.of(by).filter(pk=her.pk).exists():
        raise StepRefused(_("She isn't of a group that you look after."))
    return her


@transaction.atomic
def stand_in(
    *, group: Group, user: "User", from_day: date, to_day: date, by: "User", now: datetime
) -> StandIn:
    """Somebody else with the same role looks after a group for some weeks; only its own coordinator says so."""
    own = Group.objects.select_for_update(of=("self",)).filter(coordinators__user=by, pk=group.pk).first()
    if own is None:
        raise StepRefused(_("Only this group's own coordinator names who stands in."))
    if user.pk == by.pk or not user.is_active or not user.has_perm("weavers.look_after_groups"):
        raise StepRefused(_("Somebody else with a coordinator's role can stand in."))
    if to_day < max(from_day, india_day(now)):
        raise StepRefused(_("It would be over already, or end before it begins."))
    if (to_day - from_day).days > 92:
        raise StepRefused(_("Three months at most."))
    found = StandIn.objects.filter(group=own, user=user, from_day=from_day, ended_at=None).first()
    return found or StandIn.objects.create(
        group=own, user=user, from_day=from_day, to_day=to_day, entered_by=by, entered_at=now
    )


@transaction.atomic
def end_stand_in(*, stand_in: StandIn, by: "User", now: datetime) -> StandIn:
    """Over before its day. Ended already, it stays as it was."""
    found = StandIn.objects.select_for_update().get(pk=stand_in.pk)
    if not Group.objects.filter(coordinators__user=by, pk=found.group_id).exists():
        raise StepRefused(_("Only this group's own coordinator names who stands in."))
    if found.ended_at is None:
        found.ended_at = now
        found.save(update_fields=["ended_at"])
    return found
