"""A weaver's own: her pieces, what is on its way, this month as the books have it, and what was paid. In paise."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, Sum

from catalog.models import Product
from catalog.terms import Terms
from marketplace.forks.order.models import Line, LineMaker
from marketplace.kernel.money import split
from marketplace.kernel.months import Month
from payouts.models import Item, Leg, Run
from payouts.models.ledger import Account
from payouts.services.accounts import month_of
from weavers.models import Weaver


@dataclass(frozen=True)
class OnItsWay:
    """A piece that is paid for and hasn't left yet: what it will bring her, in no total until then."""

    title: str
    ordered_at: datetime
    quantity: int
    part: int
    making: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing in the books that moved what she is owed."""

    day: date
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
    """Lines of hers that are paid, or ordered with a deposit, and haven't been sent, the oldest first. Two queries."""
    coming = [Line.Status.PAID, Line.Status.MAKING]
    lines = (
        Line.objects.filter(status__in=coming, makers__weaver=weaver)
        .select_related("order")
        .order_by("order__date_placed", "pk")
    )
    weights: dict[int, list[LineMaker]] = defaultdict(list)
    for maker in LineMaker.objects.filter(line__in=lines.values("pk")).order_by("weaver__code"):
        weights[maker.line_id].append(maker)
    return [
        OnItsWay(
            line.title,
            line.order.date_placed,
            line.quantity,
            _her_part(line, weights[line.pk], weaver),
            line.status == Line.Status.MAKING,
        )
        for line in lines
    ]


def _her_part(line: Line, makers: list[LineMaker], weaver: Weaver) -> int:
    earning = Terms.parse(line.terms).earning(
        unit_price=line.unit_price, quantity=line.quantity, gst_rate=line.gst_rate, discount=line.discount
    )
    parts = split(earning, [maker.weight for maker in makers])
    return next(part for maker, part in zip(makers, parts, strict=True) if maker.weaver_id == weaver.pk)


def month_so_far(weaver: Weaver, *, now: datetime) -> MonthSoFar:
    """This month from the books, the latest first."""
    month = Month.of(now)
    lines = month_of(weaver, month)
    sold = [Entry(each.day, _what(each.title, each.quantity), each.hers) for each in lines.sold]
    back = [Entry(each.day, _what(each.title, each.quantity), each.amount) for each in lines.charged_back]
    rest = [Entry(each.day, each.what, each.amount) for each in [*lines.adjusted, *lines.returned]]
    return MonthSoFar(
        month=month,
        opening=-_sum(weaver, Account.WEAVERS, transaction__month__lt=month.first_day),
        earned=sum(entry.amount for entry in sold),
        other=sum(entry.amount for entry in [*back, *rest]),
        advances=_sum(weaver, Account.ADVANCES),
        entries=sorted([*sold, *back, *rest], key=lambda entry: entry.day, reverse=True),
    )


def _what(title: str, quantity: int) -> str:
    return f"{title} × {quantity}" if quantity > 1 else title


def _sum(weaver: Weaver, account: Account, **when: date) -> int:
    legs = Leg.objects.filter(weaver=weaver, account=account, **when)
    return legs.aggregate(sum=Sum("amount"))["sum"] or 0


def statements(weaver: Weaver) -> QuerySet[Item]:
    """Her figures in every month that was approved, the newest first."""
    approved = [Run.State.APPROVED, Run.State.EXPORTED, Run.State.SETTLED]
    return (
        Item.objects.filter(weaver=weaver, run__state__in=approved)
        .select_related("run")
        .order_by("-run__month")
    )
