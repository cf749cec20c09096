"""Orders as the packing table needs them: what, where from, where to. Amounts are left to the books."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from wagtail.images.models import Rendition

from catalog.pictures import first_picture, thumbs
from marketplace.forks.order.models import Line, Order

A_PAGE = 25


@dataclass(frozen=True)
class PackingLine:
    """A line to pick: the stored line with its product, who made it, where it lies, and a picture."""

    line: Line
    makers: list[str]
    groups: list[str]
    picture: Rendition | None

    @property
    def to_send(self) -> bool:
        return self.line.status == Line.Status.PAID


@dataclass(frozen=True)
class OrderRow:
    """An order in the list, with its lines."""

    order: Order
    lines: list[PackingLine] = field(default_factory=list)

    @property
    def left(self) -> int:
        """How many of its lines are still here."""
        return sum(each.to_send for each in self.lines)


def search(words: str) -> QuerySet[Order]:
    """Orders by number, by a name or PIN of the address, or by a piece's reference; all of them for no words."""
    orders = Order.objects.all()
    for word in words.split()[:6]:
        pieces = Line.objects.filter(order=OuterRef("pk"), upc__iexact=word)
        orders = orders.filter(
            Q(number__icontains=word)
            | Q(shipping_address__first_name__icontains=word)
            | Q(shipping_address__last_name__icontains=word)
            | Q(shipping_address__postcode__iexact=word)
            | Exists(pieces)
        )
    return orders


def how_many(orders: QuerySet[Order]) -> dict[str, int]:
    """In each status, and in all (``""``). One query."""
    counts: dict[str, Any] = {state: Count("pk", filter=Q(status=state)) for state in Order.Status.values}
    found: dict[str, int] = orders.order_by().aggregate(**counts, total=Count("pk"))
    return {"": found.pop("total"), **found}


def page_of(
    orders: QuerySet[Order], number: str | None, *, count: int
) -> tuple["Page[Order]", list[OrderRow]]:
    """A page of orders whose number is known, with the lines of each. Three queries."""
    paginator = Paginator(orders.select_related("shipping_address__country"), A_PAGE)
    paginator.__dict__["count"] = count  # its own would be a query more
    page = paginator.get_page(number)
    page.numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    found = {order.pk: OrderRow(order) for order in page.object_list}
    for each in packing_lines(Line.objects.filter(order__in=found)):
        found[each.line.order_id].lines.append(each)
    return page, list(found.values())


def packing_lines(lines: QuerySet[Line]) -> list[PackingLine]:
    """Lines with all that picking needs, in their order. Two queries."""
    rows = list(
        lines.select_related("product")
        .annotate(
            image=first_picture("product_id"),
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
        )
        for line in rows
    ]
