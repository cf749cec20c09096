"""Weavers' accounts: what each is owed, owes and has put aside, and every leg behind it. Amounts in paise."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, Sum
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.months import Month, india_day
from payouts.models import Item, Leg, RecoveryPlan, SavingsChoice
from payouts.models.ledger import Account, Kind
from payouts.services.advances import what_limited
from weavers.models import Weaver

from .agreements import HERS

PAGE_SIZE = 50
MONTHS = 12
"""So many months of her account are on one page."""
SHOWN = {
    Account.WEAVERS: _("hers"),
    Account.ADVANCES: _("advances"),
    Account.SAVINGS: _("savings"),
    Account.YARN_OUT: _("yarn in hand"),
}
OWED_TO_HER = (Account.WEAVERS, Account.SAVINGS)
"""Accounts that are hers to have: a credit is above nothing there."""
LIMITS = {
    "all": _("all that was owed"),
    "cap": _("the policy's share of her earnings"),
    "plan": _("her plan"),
    "floor": _("the take-home floor"),
    "nothing": _("all that there was"),
}


@dataclass(frozen=True)
class Balance:
    """One weaver of the list. ``plan`` is the most a month recovers by her own plan; ``has_plan`` says there is one."""

    weaver: Weaver
    hers: int
    advances: int
    savings: int
    yarn: int
    has_plan: bool
    plan: int | None


@dataclass(frozen=True)
class Entry:
    """One leg of hers; ``amount`` and ``balance`` are of its account, above nothing as people count it."""

    transaction: int
    day: Any
    late: bool
    kind: str
    note: str
    account: str
    amount: int
    balance: int


@dataclass(frozen=True)
class Recovery:
    """What one closed month recovered, and why no more."""

    month: Any
    run: str
    owed: int
    recovered: int
    limit: str
    by_floor: bool


def signed(account: str, amount: int) -> int:
    """A leg or balance as people count it: what is hers, and what she owes or has in hand, above nothing."""
    return -amount if account in OWED_TO_HER else amount


def balances(*, group: str = "", words: str = "", number: str | None = None, now: datetime) -> Page:
    """A page of weavers with their balances, by code; the same few queries however many there are."""
    weavers = Weaver.objects.select_related("group").defer(*HERS).order_by("code")
    if group:
        weavers = weavers.filter(group__name=group)
    if words:
        weavers = weavers.filter(Q(code__iexact=words) | Q(display_name__icontains=words))
    page: Any = Paginator(weavers, PAGE_SIZE).get_page(number)
    page.numbers = list(page.paginator.get_elided_page_range(page.number))
    chosen = list(page.object_list)
    sums = sums_of([her.pk for her in chosen])
    plans = _plans([her.pk for her in chosen], Month.of(now))
    page.object_list = [
        Balance(
            weaver=her,
            hers=sums[her.pk][Account.WEAVERS],
            advances=sums[her.pk][Account.ADVANCES],
            savings=sums[her.pk][Account.SAVINGS],
            yarn=sums[her.pk][Account.YARN_OUT],
            has_plan=her.pk in plans,
            plan=plans.get(her.pk),
        )
        for her in chosen
    ]
    return page


def sums_of(weavers: list[int], *, before: Any = None) -> dict[int, dict[str, int]]:
    """Each weaver's balances by account, as people count them; of months before a day where one is named."""
    legs = Leg.objects.filter(weaver__in=weavers)
    if before:
        legs = legs.filter(transaction__month__lt=before)
    found: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SHOWN, 0))
    for her, account, amount in legs.order_by().values_list("weaver_id", "account").annotate(Sum("amount")):
        found[her][account] = signed(account, amount)
    return found


def _plans(weavers: list[int], month: Month) -> dict[int, int | None]:
    in_force = RecoveryPlan.objects.confirmed().filter(weaver__in=weavers, from_month__lte=month.first_day)
    return dict(in_force.order_by("from_month", "id").values_list("weaver_id", "most"))


def months_of(weaver: Weaver, number: str | None) -> Page:
    """A page of her months, the newest first, each with its first day and entries, the oldest first."""
    days = (
        Leg.objects.filter(weaver=weaver)
        .order_by("-transaction__month")
        .values_list("transaction__month", flat=True)
        .distinct()
    )
    page: Any = Paginator(days, MONTHS).get_page(number)
    page.numbers = list(page.paginator.get_elided_page_range(page.number))
    wanted = list(page.object_list)
    if wanted:
        entries = _entries(weaver, wanted[-1], wanted[0])
        page.object_list = [(day, entries[day]) for day in wanted]
    return page


def _entries(weaver: Weaver, first: Any, last: Any) -> dict[Any, list[Entry]]:
    running = sums_of([weaver.pk], before=first)[weaver.pk]
    kinds, found = dict(Kind.choices), defaultdict(list)
    legs: Any = (
        Leg.objects.filter(weaver=weaver, transaction__month__range=(first, last))
        .order_by("transaction__month", "transaction__moment", "transaction_id", "id")
        .values(
            "account",
            "amount",
            "transaction_id",
            month=F("transaction__month"),
            kind=F("transaction__kind"),
            moment=F("transaction__moment"),
            key=F("transaction__source_key"),
            note=F("transaction__note"),
        )
    )
    for leg in legs:
        amount = signed(leg["account"], leg["amount"])
        running[leg["account"]] += amount
        day = india_day(leg["moment"])
        found[leg["month"]].append(
            Entry(
                transaction=leg["transaction_id"],
                day=day,
                late=Month.of(day).first_day < leg["month"],
                kind=str(kinds[leg["kind"]]),
                note=leg["note"] or leg["key"],
                account=str(SHOWN[leg["account"]]),
                amount=amount,
                balance=running[leg["account"]],
            )
        )
    return found


def recoveries_of(weaver: Weaver) -> list[Recovery]:
    """Her last closed months in which something was owed, the newest first, and what limited each."""
    items = (
        Item.objects.filter(weaver=weaver, owed__gt=0)
        .exclude(run__state="cancelled")
        .select_related("run")
        .order_by("-run__month")[:MONTHS]
    )
    plans = list(RecoveryPlan.objects.confirmed().filter(weaver=weaver).order_by("from_month", "id"))
    found = []
    for item in items:
        plan = next((each for each in reversed(plans) if each.from_month <= item.run.month), None)
        why = what_limited(item, plan=plan.most if plan else None)
        found.append(
            Recovery(
                month=item.run.month,
                run=item.run.reference,
                owed=item.owed,
                recovered=item.recovered,
                limit=str(LIMITS.get(why, "")),
                by_floor=why == "floor",
            )
        )
    return found


def in_force_of(weaver: Weaver, month: Month) -> dict[str, Any]:
    """Her recovery plan and savings choice that count in a month; None where there is none."""
    plans = RecoveryPlan.objects.confirmed().filter(weaver=weaver, from_month__lte=month.first_day)
    choices = SavingsChoice.objects.confirmed().filter(weaver=weaver, from_month__lte=month.first_day)
    return {
        "plan": plans.order_by("from_month", "id").last(),
        "choice": choices.order_by("from_month", "id").last(),
    }
