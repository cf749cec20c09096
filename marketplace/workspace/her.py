"""A weaver's own: her pieces, what is on its way, this month as the books have it, and what was paid. In paise."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet, Sum

from catalog.models import Product
from catalog.terms import Terms
from marketplace.forks.order.models import Line, LineMaker
from marketplace.kernel.money import split
from marketplace.kernel.months import Month, india_day
from marketplace.making.models import HoursNote
from payouts.models import CashMark, Item, Leg, Run, SaleShare
from payouts.models.ledger import Account
from payouts.services.accounts import Sold, month_of
from weavers.models import Weaver


@dataclass(frozen=True)
class OnItsWay:
    """A piece that is paid for and hasn't left yet: what it will bring her, in no total until then."""

    title: str
    ordered_at: datetime
    quantity: int
    part: int
    making: bool = False
    product: int | None = None


@dataclass(frozen=True)
class Entry:
    """One thing in the books that moved what she is owed: a sale, with the piece it was of, or something else."""

    day: date
    what: str
    amount: int
    sale: Sold | None = None


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

    @property
    def hours(self) -> int:
        """Her part of the hours that listings give for what was sold, to the nearest whole one."""
        sold = [entry.sale for entry in self.entries if entry.sale]
        return round(sum(each.hours * each.quantity * each.weight / each.weights for each in sold))

    @property
    def an_hour(self) -> int:
        """What one of these hours brought, in paise; 0 where nobody noted any."""
        return self.earned // self.hours if self.hours else 0


State = Product.State
STILL = (State.DRAFT, State.SUBMITTED, State.SENT_BACK)
COMING = (Line.Status.PAID, Line.Status.MAKING)


def her_pieces(weaver: Weaver) -> QuerySet[Product]:
    return Product.objects.filter(makers__weaver=weaver).order_by("-pk")


def pieces_where(weaver: Weaver, where: str) -> QuerySet[Product]:
    """Hers that wait, are in the shop, were sold, or are paid for and not sent; all of them for anything else."""
    pieces = her_pieces(weaver)
    if where == "waiting":
        return pieces.filter(state__in=STILL)
    if where == "shop":
        return pieces.filter(state=State.LIVE)
    if where == "sold":
        return pieces.filter(pk__in=SaleShare.objects.filter(weaver=weaver).values("sale__product"))
    if where == "coming":
        lines = Line.objects.filter(status__in=COMING, makers__weaver=weaver)
        return pieces.filter(pk__in=lines.values("product"))
    return pieces


WHERE = ("waiting", "shop", "sold", "coming")


def how_many(weaver: Weaver) -> dict[str, int]:
    """Of her pieces, how many are where. One query for each of four."""
    return {where: pieces_where(weaver, where).order_by().count() for where in WHERE}


@dataclass(frozen=True)
class Brought:
    """One sale of a piece, and her part of it."""

    day: date
    quantity: int
    hers: int


def brought_by(weaver: Weaver, piece: Product) -> list[Brought]:
    """What a piece has brought her, the latest first."""
    shares = SaleShare.objects.filter(weaver=weaver, sale__product=piece).select_related("sale")
    return [
        Brought(india_day(share.sale.sold_at), share.sale.quantity, share.earning)
        for share in shares.order_by("-sale__sold_at", "-pk")
    ]


@dataclass(frozen=True)
class AccountLine:
    """One thing that changed her advances (given above zero, given back below) or savings (put aside above zero)."""

    pk: int
    day: date
    what: str
    amount: int


def account_lines(weaver: Weaver, account: Account) -> QuerySet[Leg]:
    legs = Leg.objects.filter(weaver=weaver, account=account).select_related("transaction")
    return legs.order_by("-transaction__moment", "-pk")


def account_line(leg: Leg) -> AccountLine:
    """As she reads it."""
    sign = -1 if leg.account == Account.SAVINGS else 1
    day = india_day(leg.transaction.moment)
    return AccountLine(leg.pk, day, str(leg.transaction.get_kind_display()).capitalize(), sign * leg.amount)


def on_its_way(weaver: Weaver) -> list[OnItsWay]:
    """Lines of hers that are paid, or ordered with a deposit, and haven't been sent, the oldest first. Two queries."""
    lines = (
        Line.objects.filter(status__in=COMING, makers__weaver=weaver)
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
            line.product_id,
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
    sold = [Entry(each.day, _what(each.title, each.quantity), each.hers, each) for each in lines.sold]
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


def hours_noted(weaver: Weaver, month: Month) -> list[HoursNote]:
    """What her coordinator has noted of her work in a month, as she said it, the latest first. One query."""
    found = HoursNote.objects.filter(
        weaver=weaver, taken_back_at=None, day__gte=month.first_day, day__lte=month.last_day
    )
    return list(found.order_by("-day", "-pk"))


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


def handed_to(weaver: Weaver, items: Sequence[Item]) -> dict[int, CashMark]:
    """By run what her coordinator says of her pay in cash, for these months. One query."""
    marks = CashMark.objects.standing().filter(
        payment__weaver=weaver, payment__run__in=[item.run_id for item in items]
    )
    return {mark.payment.run_id: mark for mark in marks.select_related("payment", "by").order_by("pk")}
