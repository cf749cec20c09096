"""What is asked of a weaver for yarn, and how her advances come back over the months ahead. Paise and whole grams."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import Month, india_day
from payouts.models import Item, Leg, Policy, RecoveryPlan, Request, Run, YarnKind, YarnRequest
from payouts.models.ledger import Account, Kind
from payouts.services.entries import enter, enter_once
from payouts.services.requests import owed
from payouts.services.runs import Refused
from payouts.services.yarn import price_of, wastage_of
from weavers.models import Weaver

FRESH = [Kind.DISPATCHED, Kind.SOLD, Kind.CHARGED_BACK, Kind.ADJUSTED, Kind.PATRONAGE]
"""What of a month an advance is recovered from."""
AHEAD = 60
"""How many months a schedule looks ahead at most."""


@transaction.atomic
def sell_yarn(
    *, weaver: Weaver, kind: YarnKind, grams: int, day: date, reason: str, by: User, now: datetime
) -> Request:
    """Enter an advance for yarn that becomes her own, at its value in force. Confirmed, it leaves the store.

    Asked again with the same content, it gives the same request.
    """
    if grams < 1:
        raise Refused(_("That is no yarn at all."))
    wanted = Request(
        kind=Request.Kind.ADVANCE,
        weaver=weaver,
        day=day,
        source=Request.Source.YARN,
        amount=price_of(kind, grams, day),
        reason=_("%(grams)s g of %(yarn)s. %(reason)s") % {"grams": grams, "yarn": kind, "reason": reason},
    )
    request = enter_once(entry=wanted, by=by, now=now)
    if not hasattr(request, "yarn"):
        YarnRequest.objects.create(request=request, kind=kind, grams=grams)
    return request


@transaction.atomic
def charge_wastage(*, weaver: Weaver, kind: YarnKind, by: User, now: datetime) -> Request:
    """Enter an adjustment by which she pays for what she lost beyond what is allowed. A second person agrees, or not.

    Raises Refused where nothing is over, so asked again it is refused.
    """
    YarnKind.objects.select_for_update().get(pk=kind.pk)
    lost = wastage_of(weaver, kind)
    if not lost.cost:
        raise Refused(_("She lost no more of it than is allowed and was asked for already."))
    wanted = Request(
        kind=Request.Kind.ADJUSTMENT,
        weaver=weaver,
        day=india_day(now),
        amount=-lost.cost,
        reason=_("%(over)s g of %(yarn)s lost: %(wasted)s g of %(worked)s g worked up, %(allowed)s g allowed")
        % {
            "over": lost.over,
            "yarn": kind,
            "wasted": lost.wasted,
            "worked": lost.worked,
            "allowed": lost.allowed,
        },
    )
    request = enter(entry=wanted, by=by, now=now)
    YarnRequest.objects.create(request=request, kind=kind, grams=lost.over)
    return request


@dataclass(frozen=True)
class Instalment:
    """What a month ahead would recover, and what would be left."""

    month: Month
    recovered: int
    left: int


@dataclass(frozen=True)
class Schedule:
    """How advances would come back. ``average`` is what her last three months brought, a month.

    ``repaid`` is the month that would recover the last of it; nothing where that's further ahead than is looked.
    """

    owed: int
    average: int
    instalments: list[Instalment] = field(default_factory=list)

    @property
    def repaid(self) -> Month | None:
        last = self.instalments[-1] if self.instalments else None
        return last.month if last and not last.left else None


def schedule(weaver: Weaver, *, now: datetime) -> Schedule:
    """When her advances would be recovered, were each month like the average of her last three whole ones.

    From the month that is closed next, under the policy and plan in force in each. Savings, tax and what was carried
    forward are left out.
    """
    this = Month.of(now)
    left, average = owed(weaver), _average(weaver, this)
    found = Schedule(left, average)
    policies = list(Policy.objects.confirmed().order_by("from_month", "id"))
    plans = list(RecoveryPlan.objects.confirmed().filter(weaver=weaver).order_by("from_month", "id"))
    month = _first_open(this)
    for _ahead in range(AHEAD):
        if left <= 0:
            break
        policy = next(each for each in reversed(policies) if each.from_month <= month.first_day)
        plan = next((each for each in reversed(plans) if each.from_month <= month.first_day), None)
        most = (
            average * policy.cap // 100
            if plan is None or plan.most is None
            else min(plan.most, average * policy.cap // 100)
        )
        part = max(0, min(left, most, average - policy.take_home_floor))
        left -= part
        found.instalments.append(Instalment(month, part, left))
        month = month.next
    return found


def _first_open(this: Month) -> Month:
    closed = Run.objects.live().exclude(state=Run.State.DRAFT).filter(month=this.previous.first_day).exists()
    return this if closed else this.previous


def _average(weaver: Weaver, this: Month) -> int:
    """What the three months before this one brought her, a month; whole paise, rounded down."""
    since = this.previous.previous.previous
    brought = Leg.objects.filter(
        weaver=weaver,
        account=Account.WEAVERS,
        transaction__kind__in=FRESH,
        transaction__month__range=(since.first_day, this.previous.first_day),
    ).aggregate(sum=Sum("amount"))["sum"]
    return max(0, -(brought or 0)) // 3


def what_limited(item: Item, *, plan: int | None) -> str:
    """Why a closed month recovered no more: in a word that ``LIMITS`` says in a sentence, or nothing was owed.

    ``plan`` is what her plan of that month allowed at most, in paise.
    """
    run = item.run
    fresh = max(0, item.earned + item.charged_back + item.adjusted)
    limits = {
        "all": item.owed,
        "plan": plan,
        "floor": max(0, item.gross - run.take_home_floor) if run.take_home_floor else None,
        "cap": fresh * run.cap // 100,
        "nothing": max(0, item.gross),
    }
    if item.owed <= 0:
        return ""
    return next((name for name, most in limits.items() if most == item.recovered), "")
