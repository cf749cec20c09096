"""Orders as the packing table needs them: what, where it lies, where to, until when. Amounts are left to the books."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.http import urlencode
from wagtail.images.models import Rendition

from catalog.pictures import first_picture, thumbs
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, LineMaker, Order, ShippingAddress, ShippingEvent
from marketplace.forks.order.sending import ALL, lines_of, orders_of
from marketplace.forks.shipping.fairs import PREFIX
from marketplace.forks.shipping.ways import PACKING_DAYS
from marketplace.kernel.holding import SHORTEST, holds

A_PAGE = 25
MOST = 500
"""So many orders are printed, or given their numbers, at once."""

_FIRST_MAKER = LineMaker.objects.filter(line=OuterRef("pk")).order_by("weaver__code")
PLACE = Subquery(_FIRST_MAKER.values("weaver__group")[:1])
"""Where a line's cloth lies: with the group of its first maker by code."""
PLACE_NAME = Subquery(_FIRST_MAKER.values("weaver__group__name")[:1])
WHEN = ("now", "late", "later")
KINDS = ("abroad", "gift", "made", "fair")


@dataclass(frozen=True)
class PackingLine:
    """A line to pick: the stored line with its product, who made it, where it lies, and a picture."""

    line: Line
    makers: list[str]
    groups: list[str]
    picture: Rendition | None
    place: str = ""

    @property
    def to_send(self) -> bool:
        return self.line.status == Line.Status.PAID

    @property
    def made_to_order(self) -> bool:
        return bool(self.line.product and self.line.product.lead_time_days)


@dataclass(frozen=True)
class OrderRow:
    """An order in the list, with its lines that the reader may send; ``elsewhere`` are others."""

    order: Order
    lines: list[PackingLine] = field(default_factory=list)
    today: date = date.min

    @property
    def left(self) -> int:
        """How many of its lines are still here."""
        return sum(each.to_send for each in self.lines)

    @property
    def elsewhere(self) -> int:
        return int(getattr(self.order, "all_lines", 0)) - len(self.lines)

    @property
    def due_on(self) -> date | None:
        """When the first of what is still here is to leave."""
        return min(
            (each.line.due_on for each in self.lines if each.to_send and each.line.due_on), default=None
        )

    @property
    def late(self) -> int:
        """By how many days."""
        return max(0, (self.today - self.due_on).days) if self.due_on else 0

    @property
    def made_to_order(self) -> bool:
        return any(each.to_send and each.made_to_order for each in self.lines)


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to, as its address says it."""

    words: str = ""
    status: str = ""
    place: str = ""
    when: str = ""
    kind: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """What an address asks for; what it can't ask for is left out. Without words, orders to send."""
        words = query.get("q", "").strip()[:100]
        status = query.get("status", "" if words else Order.Status.PAID)
        return cls(
            words=words,
            status=status if status in ("", *Order.Status.values) else Order.Status.PAID.value,
            place=query.get("place", "")[:120],
            when=query.get("when", "") if query.get("when") in WHEN else "",
            kind=query.get("kind", "") if query.get("kind") in KINDS else "",
        )

    @property
    def query(self) -> str:
        """It as an address, without what isn't narrowed."""
        said = {"q" if name == "words" else name: value for name, value in asdict(self).items()}
        return urlencode(
            {name: value for name, value in said.items() if value or name == "status" and not self.words}
        )


def wanted_orders(user: User, wanted: Wanted, *, today: date) -> QuerySet[Order]:
    """The orders of somebody that are wanted, in every status."""
    orders = search(wanted.words, orders_of(user))
    lines = lines_of(user).filter(order=OuterRef("pk"))
    if wanted.place or wanted.when:
        if wanted.status == Order.Status.PAID or wanted.when:
            lines = lines.filter(status=Line.Status.PAID)
        if wanted.place:
            lines = lines.annotate(lies_in=Subquery(_FIRST_MAKER.values("weaver__group__slug")[:1]))
            lines = lines.filter(lies_in=wanted.place)
        orders = orders.filter(Exists(lines.filter(due(wanted.when, today))))
    match wanted.kind:
        case "abroad":
            orders = orders.exclude(shipping_address__country="IN")
        case "gift":
            orders = orders.exclude(gift_note="")
        case "fair":
            orders = orders.filter(shipping_code__startswith=PREFIX)
        case "made":
            orders = orders.filter(Exists(lines.filter(product__lead_time_days__gt=0)))
    if not user.has_perm(ALL):
        orders = orders.annotate(waits=Exists(lines_of(user).filter(order=OuterRef("pk"), status="paid")))
    return orders


def due(when: str, today: date) -> Q:
    """Lines to be packed now, late already, or still being made."""
    soon = today + timedelta(days=PACKING_DAYS)
    return {
        "now": Q(due_on__lte=soon) | Q(due_on=None),
        "late": Q(due_on__lt=today),
        "later": Q(due_on__gt=soon),
    }.get(when, Q())


def in_status(user: User, status: str) -> Q:
    """Orders in a status; to somebody who sends a part of them alone, theirs are sent once her part is."""
    if not status or user.has_perm(ALL) or status == Order.Status.REFUNDED:
        return Q(status=status) if status else Q()
    return Q(waits=status == Order.Status.PAID) & ~Q(status=Order.Status.REFUNDED)


def search(words: str, orders: QuerySet[Order]) -> QuerySet[Order]:
    """Orders by number, by a name or PIN of the address, by a piece's reference or a parcel's number: each of the words.

    Words without a digit are names, all of them of one address; one that stands alone may be a reference too.
    """
    asked = words.split()[:6]
    names = [word for word in asked if not any(map(str.isdigit, word))]
    if names:
        orders = _any_of(orders, _named(names), *(_of_piece(word) for word in names if len(asked) == 1))
    for word in asked:
        if word not in names:
            pin = ShippingAddress.objects.filter(postcode__iexact=word)
            parcels = ShippingEvent.objects.filter(tracking__iexact=word)
            orders = _any_of(
                orders,
                Order.objects.filter(number__contains=word),
                Order.objects.filter(shipping_address__in=pin.values("pk")),
                Order.objects.filter(pk__in=parcels.values("order")),
                _of_piece(word),
                _named([word]),
            )
    return orders


def _any_of(orders: QuerySet[Order], first: QuerySet[Order], *others: QuerySet[Order]) -> QuerySet[Order]:
    """Each way looks into its own table, by its index; joined and asked for in one condition, none would answer."""
    rows = [way.order_by().values("pk") for way in (first, *others)]
    return orders.filter(pk__in=rows[0].union(*rows[1:]))


def _named(words: list[str]) -> QuerySet[Order]:
    found = holds(words, "first_name", "last_name")
    if all(len(word) < SHORTEST for word in words):
        found = Q(*(Q(first_name__icontains=word) | Q(last_name__icontains=word) for word in words))
    return Order.objects.filter(shipping_address__in=ShippingAddress.objects.filter(found).values("pk"))


def _of_piece(word: str) -> QuerySet[Order]:
    return Order.objects.filter(pk__in=Line.objects.filter(upc__iexact=word).values("order"))


def how_many(orders: QuerySet[Order], user: User) -> dict[str, int]:
    """In each status, and in all (``""``). One query."""
    counts: dict[str, Any] = {
        state: Count("pk", filter=in_status(user, state), distinct=True) for state in Order.Status.values
    }
    found: dict[str, int] = orders.order_by().aggregate(**counts, total=Count("pk", distinct=True))
    return {"": found.pop("total"), **found}


def page_of(
    orders: QuerySet[Order], user: User, number: str | None, *, count: int, today: date
) -> tuple["Page[Any]", list[OrderRow]]:
    """A page of orders whose number is known, with the lines of each. Three queries."""
    whole = Line.objects.filter(order=OuterRef("pk")).order_by().values("order")
    shown = orders.annotate(all_lines=Subquery(whole.annotate(n=Count("pk")).values("n")))
    paginator = Paginator(shown.select_related("shipping_address__country"), A_PAGE)
    paginator.__dict__["count"] = count  # its own would be a query more
    page = paginator.get_page(number)
    page.numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    found = {order.pk: OrderRow(order, today=today) for order in page.object_list}
    for each in packing_lines(lines_of(user).filter(order__in=found)):
        found[each.line.order_id].lines.append(each)
    return page, list(found.values())


def packing_lines(lines: QuerySet[Line]) -> list[PackingLine]:
    """Lines with all that picking needs, in their order. Two queries."""
    rows = list(
        lines.select_related("product", "stockrecord")
        .annotate(
            image=first_picture("product_id"),
            lies_in=PLACE_NAME,
            made_by=ArrayAgg("makers__weaver__display_name", order_by="makers__weaver__code", default=[]),
            lies_with=ArrayAgg("makers__weaver__group__name", distinct=True, default=[]),
        )
        .order_by("order_id", "pk")
    )
    shown = thumbs(line.image for line in rows)
    return [
        PackingLine(
            line,
            [name for name in dict.fromkeys(line.made_by) if name],
            [name for name in line.lies_with if name],
            shown.get(line.image),
            line.lies_in or "",
        )
        for line in rows
    ]


@dataclass(frozen=True)
class Packet:
    """What of an order goes into one parcel, for its papers: what is still here, or what left where all did."""

    order: Order
    lines: list[PackingLine]
    others: int
    """Lines that come in another parcel."""

    @property
    def is_gift(self) -> bool:
        return bool(self.order.gift_note)


def packets(user: User, numbers: Sequence[str]) -> list[Packet]:
    """Those of some orders that somebody may send, in the order asked for. Three queries."""
    wanted = list(dict.fromkeys(numbers))[:MOST]
    orders = orders_of(user).filter(number__in=wanted).select_related("shipping_address__country")
    found = {order.number: order for order in orders}
    by_order: dict[int, list[PackingLine]] = {}
    lines = lines_of(user).filter(order__in=[order.pk for order in found.values()])
    for each in packing_lines(lines.exclude(status=Line.Status.REFUNDED)):
        by_order.setdefault(each.line.order_id, []).append(each)
    made = []
    for number in wanted:
        if (order := found.get(number)) and (whole := by_order.get(order.pk)):
            chosen = [each for each in whole if each.to_send] or whole
            made.append(Packet(order, chosen, len(whole) - len(chosen)))
    return made


def latest_first(orders: QuerySet[Order], status: str) -> QuerySet[Order]:
    """What is to be sent by the day it's to leave, anything else the newest first."""
    if status != Order.Status.PAID:
        return orders.order_by("-date_placed", "pk")
    first = Line.objects.filter(order=OuterRef("pk"), status=Line.Status.PAID).order_by("due_on")
    orders = orders.annotate(first_due=Subquery(first.values("due_on")[:1]))
    return orders.order_by(F("first_due").asc(nulls_first=True), "date_placed", "pk")
