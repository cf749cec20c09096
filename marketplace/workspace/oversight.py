"""For whoever is in charge: what was sold, what lies there and for how long, and who had no income, by group and craft.

Amounts in paise. Sales are those of the books, by the month that they were earned in; stock is what can be sold now.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.translation import gettext as _

from catalog.models import ListingChange, Maker, Product
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.months import INDIA, Month, india_day, midnight
from payouts.models import Sale, SaleShare
from payouts.services.reports.shapes import Bars, Cell, Column, Columns, Fact, Report, Section, Table
from weavers.models import Group, Weaver

LONG = timedelta(days=90)
"""In the shop for so long without a sale, a piece is unsold for long."""
MONTHS = 6
MOST = 200
"""Rows of a list on the page; a sheet has all."""


def oversee(*, group: Group | None, craft: Any, now: datetime, most: int | None = MOST) -> Report:
    """Everything on one page, of one group or craft if asked. A constant number of queries."""
    pieces = Product.objects.all()
    if group:
        pieces = pieces.filter(pk__in=Maker.objects.filter(weaver__group=group).values("product"))
    if craft:
        pieces = pieces.filter(categories=craft)
    sold = _sold(pieces, now)
    stock, unsold = _stock(pieces), _unsold(pieces, now)
    without = _without_income(group, now)
    month = Month.of(now)
    this = sold.get(month, [0, 0])
    return Report(
        title=_("At a glance"),
        lede=_(
            "What was sold, what lies in the shop and for how long, and which weavers have had no income this month."
        ),
        facts=[
            Fact(_("Sold this month"), this[1], note=_("%(n)d pieces") % {"n": this[0]}),
            Fact(_("In the shop"), sum(row[1] for row in stock), "count", note=_("pieces that can be sold")),
            Fact(_("Unsold for long"), len(unsold), "count", note=_("90 days or more")),
            Fact(_("Weavers without income"), len(without), "count", note=f"{month.first_day:%B %Y}"),
        ],
        sections=[
            _sales_section(sold, now),
            _section(_("Stock by group"), _("Group"), stock),
            _section(_("Stock by craft"), _("Craft"), _by_craft(pieces)),
            Section(_unsold_table(unsold[:most], len(unsold))),
            Section(_without_table(without[:most], len(without))),
        ],
    )


def _sold(pieces: Any, now: datetime) -> dict[Month, list[int]]:
    """For each month, pieces and what buyers paid."""
    first = Month.of(now)
    for _back in range(MONTHS - 1):
        first = first.previous
    rows = (
        Sale.objects.filter(
            sold_at__gte=midnight(first.first_day), sold_at__lte=now, product__in=pieces.values("pk")
        )
        .annotate(month=TruncMonth("sold_at", tzinfo=INDIA))
        .values_list("month")
        .annotate(Sum("quantity"), Sum("paid"))
        .order_by("month")
    )
    return {Month.of(moment): [quantity, paid] for moment, quantity, paid in rows}


def _sales_section(sold: dict[Month, list[int]], now: datetime) -> Section:
    months: list[Month] = []
    month = Month.of(now)
    for _back in range(MONTHS):
        months.insert(0, month)
        month = month.previous
    figures = [(each, sold.get(each, [0, 0])) for each in months]
    rows = [(each.first_day, pieces, paid) for each, (pieces, paid) in figures]
    best = max(rows, key=lambda row: row[2])
    return Section(
        Table(
            _("Sales by month"),
            [Column(_("Month"), "month"), Column(_("Pieces"), "count"), Column(_("Buyers paid"), "paise")],
            rows,
            [_("Together"), sum(row[1] for row in rows), sum(row[2] for row in rows)],
        ),
        Columns(
            _("Sales by month"),
            _("Most in %(month)s.") % {"month": f"{best[0]:%B}"} if best[2] else _("Nothing was sold."),
            [row[0] for row in rows],
            [(_("Buyers paid"), [row[2] for row in rows])],
        ),
    )


def _live(pieces: Any) -> Any:
    """Pieces in the shop of which some can be sold, each with ``left`` and its price in rupees."""
    record = StockRecord.objects.filter(product=OuterRef("pk"))
    left = record.annotate(left=F("num_in_stock") - Coalesce(F("num_allocated"), 0)).values("left")[:1]
    found = pieces.filter(state=Product.State.LIVE)
    return found.annotate(
        left=Coalesce(Subquery(left), 0), rupees=Subquery(record.values("price")[:1])
    ).filter(left__gt=0)


def _stock(pieces: Any) -> list[tuple[str, int, int]]:
    """Groups with how many pieces can be sold, and their worth at list price. A piece of two groups is with the first."""
    rows = _live(pieces).annotate(at=Min("makers__weaver__group__name")).values_list("at", "left", "rupees")
    return _together(rows)


def _by_craft(pieces: Any) -> list[tuple[str, int, int]]:
    rows = _live(pieces).annotate(at=Min("categories__name")).values_list("at", "left", "rupees")
    return _together(rows)


def _together(rows: Any) -> list[tuple[str, int, int]]:
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, left, rupees in rows:
        found[name or _("none named")][0] += left
        found[name or _("none named")][1] += left * int((rupees or 0) * 100)
    return sorted(((name, *both) for name, both in found.items()), key=lambda row: (-row[2], row[0]))  # type: ignore[return-value, misc]


def _section(title: str, of: str, rows: Sequence[tuple[str, int, int]]) -> Section:
    table = Table(
        title,
        [Column(of), Column(_("Pieces"), "count"), Column(_("Worth at list price"), "paise")],
        rows,
        [_("Together"), sum(row[1] for row in rows), sum(row[2] for row in rows)],
    )
    most = _("Most lies with %(name)s.") % {"name": rows[0][0]} if rows else _("Nothing lies in the shop.")
    return Section(
        table, Bars(title, most, [(name, worth) for name, _count, worth in rows]) if rows else None
    )


def _unsold(pieces: Any, now: datetime) -> list[tuple[Cell, ...]]:
    """Pieces in the shop since long ago, none of them sold meanwhile; the longest first."""
    approved = ListingChange.objects.filter(product=OuterRef("pk"), after=Product.State.LIVE).exclude(
        before=Product.State.LIVE
    )
    since = approved.order_by("-at").values("at")[:1]
    last = Sale.objects.filter(product=OuterRef("pk")).order_by("-sold_at").values("sold_at")[:1]
    found = (
        _live(pieces)
        .annotate(
            since=Coalesce(Subquery(since), F("date_created")),
            last=Subquery(last),
            at=Min("makers__weaver__group__name"),
        )
        .filter(Q(last=None) | Q(last__lt=now - LONG), since__lt=now - LONG)
        .order_by("since", "pk")
    )
    today = india_day(now)
    return [
        (
            title,
            sku,
            group or "",
            left,
            int((rupees or 0) * 100),
            (today - india_day(max(since, last or since))).days,
        )
        for title, sku, group, left, rupees, since, last in found.values_list(
            "title", "upc", "at", "left", "rupees", "since", "last"
        )
    ]


def _unsold_table(rows: Sequence[Sequence[Cell]], count: int) -> Table:
    columns = [
        Column(_("Piece")), Column(_("Reference")), Column(_("Group")), Column(_("Pieces"), "count"),
        Column(_("Price"), "paise"), Column(_("Days"), "count"),
    ]  # fmt: skip
    return Table(_("Unsold for long"), columns, rows, note=_more(len(rows), count))


def _without_income(group: Group | None, now: datetime) -> list[tuple[Cell, ...]]:
    """Active weavers of whom nothing was sold this month; those who waited longest first."""
    month = midnight(Month.of(now).first_day)
    earned = SaleShare.objects.filter(sale__sold_at__gte=month, earning__gt=0)
    found = Weaver.objects.filter(status=Weaver.Status.ACTIVE).exclude(pk__in=earned.values("weaver"))
    if group:
        found = found.filter(group=group)
    found = found.annotate(
        last=Max("sale_shares__sale__sold_at"),
        live=Count("made", filter=Q(made__product__state=Product.State.LIVE), distinct=True),
    ).order_by(F("last").asc(nulls_first=True), "code")
    return [
        (code, name, at, india_day(last) if last else None, live)
        for code, name, at, last, live in found.values_list(
            "code", "display_name", "group__name", "last", "live"
        )
    ]


def _without_table(rows: Sequence[Sequence[Cell]], count: int) -> Table:
    columns = [
        Column(_("Code")), Column(_("Name")), Column(_("Group")), Column(_("Last sale"), "day"),
        Column(_("Pieces in the shop"), "count"),
    ]  # fmt: skip
    return Table(_("Without income this month"), columns, rows, note=_more(len(rows), count))


def _more(shown: int, count: int) -> str:
    return (
        _("The first %(shown)d of %(count)d; the sheet has all.") % {"shown": shown, "count": count}
        if count > shown
        else ""
    )
