"""A weaver's own: her pieces, what is on its way, this month as the books have it, and what was paid. In paise."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Sum

from catalog.models import Product
from catalog.terms import Terms
from marketplace.forks.order.models import Line, LineMaker
from marketplace.kernel.money import split
from marketplace.kernel.months import Month
from payouts.models import Item, Leg, Run, Sale
from payouts.models.ledger import Account, Kind
from weavers.models import Weaver

EARNED = (Kind.DISPATCHED, Kind.SOLD)


@dataclass(frozen=True)
class OnItsWay:
    """A piece that is paid for and hasn't left yet: what it will bring her, in no total until then."""

    title: str
    ordered_at: datetime
    quantity: int
    part: int


@dataclass(frozen=True)
class Entry:
    """One thing in the books that moved what she is owed."""

    moment: datetime
    kind: str
    what: str
    amount: int


@dataclass(frozen=True)
class MonthSoFar:
    """``owed = opening + earned + other``; ``advances`` is what she still has to give back."""

    month: Month
    opening: int
    earned: int
    other: int
    advances: int
    entries: list[Entry]

    @property
    def owed(self) -> int:
        return self.opening + self.earned + self.other


def her_pieces(weaver: Weaver) -> QuerySet[Product]:
    return Product.objects.filter(makers__weaver=weaver).order_by("-pk")


def on_its_way(weaver: Weaver) -> list[OnItsWay]:
    """Paid lines of hers that haven't been sent, the oldest first. Two queries."""
    lines = (
        Line.objects.filter(status=Line.Status.PAID, makers__weaver=weaver)
        .select_related("order")
        .order_by("order__date_placed", "pk")
    )
    weights: dict[int, list[LineMaker]] = defaultdict(list)
    for maker in LineMaker.objects.filter(line__in=lines.values("pk")).order_by("weaver__code"):
        weights[maker.line_id].append(maker)
    return [
        OnItsWay(line.title, line.order.date_placed, line.quantity, _her_part(line, weights[line.pk], weaver))
        for line in lines
    ]


def _her_part(line: Line, makers: list[LineMaker], weaver: Weaver) -> int:
    earning = Terms.parse(line.terms).earning(
        unit_price=line.unit_price, quantity=line.quantity, gst_rate=line.gst_rate
    )
    parts = split(earning, [maker.weight for maker in makers])
    return next(part for maker, part in zip(makers, parts, strict=True) if maker.weaver_id == weaver.pk)


def month_so_far(weaver: Weaver, *, now: datetime) -> MonthSoFar:
    """This month from the books. Three queries."""
    month = Month.of(now)
    hers = Leg.objects.filter(weaver=weaver, account=Account.WEAVERS)
    legs = list(hers.filter(transaction__month=month.first_day).select_related("transaction").order_by("-pk"))
    before = hers.filter(transaction__month__lt=month.first_day).aggregate(sum=Sum("amount"))["sum"] or 0
    given = (
        Leg.objects.filter(weaver=weaver, account=Account.ADVANCES).aggregate(sum=Sum("amount"))["sum"] or 0
    )
    titles = _titles([leg for leg in legs if leg.transaction.kind in EARNED])
    entries = [
        Entry(
            leg.transaction.moment,
            leg.transaction.kind,
            titles.get(leg.transaction.source_key) or leg.transaction.get_kind_display(),
            -leg.amount,
        )
        for leg in legs
    ]
    earned = sum(entry.amount for entry in entries if entry.kind in EARNED)
    return MonthSoFar(month, -before, earned, sum(e.amount for e in entries) - earned, given, entries)


def _titles(legs: list[Leg]) -> dict[str, str]:
    """What was sold, by the transaction's source key."""
    keys = [leg.transaction.source_key for leg in legs]
    refs = {key.rpartition("/")[0] for key in keys}
    sold = Sale.objects.filter(ref__in=refs).values_list("ref", "line", "product__title") if refs else ()
    return {f"{ref}/{line}": title for ref, line, title in sold}


def statements(weaver: Weaver) -> QuerySet[Item]:
    """Her figures in every month that was approved, the newest first."""
    approved = [Run.State.APPROVED, Run.State.EXPORTED, Run.State.SETTLED]
    return (
        Item.objects.filter(weaver=weaver, run__state__in=approved)
        .select_related("run")
        .order_by("-run__month")
    )
