"""The lines that a figure is made of, back to the sale, refund or payment, with the entry in the books behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.months import Month, india_day
from payouts.models import Leg, Payment, Refund, Run, Sale, SaleShare, Transaction
from payouts.models.ledger import Account, Kind
from weavers.models import Weaver

PAGE_SIZE = 50
KINDS = {
    "earned": (Kind.SOLD, Kind.DISPATCHED),
    "charged_back": (Kind.CHARGED_BACK,),
    "adjusted": (Kind.ADJUSTED, Kind.PATRONAGE),
    "returned": (Kind.RETURNED, Kind.RETRIED),
}
"""The figures that are sums of entries in the books, and the entries' kinds."""
LABELS = {
    "earned": _("Earned"),
    "charged_back": _("Charged back"),
    "adjusted": _("Adjusted"),
    "returned": _("Sent back by the bank"),
}
FIGURE_OF = {kind: figure for figure, kinds in KINDS.items() for kind in kinds}
PRIVATE = ("payee_name", "account_number", "ifsc", "upi_id")


@dataclass(frozen=True)
class Line:
    """One entry on one weaver's account. ``amount`` is above zero where it's to her good.

    ``day`` is when it happened; ``late`` says that its month was closed by then, so it's in a later one.
    """

    entry: int
    kind: str
    kind_label: str
    day: date
    late: bool
    amount: int
    note: str
    key: str
    weaver: str
    name: str
    sale: Sale | None = None
    refund: Refund | None = None
    payment: Payment | None = None
    weight: int = 0
    weights: int = 0

    @property
    def title(self) -> str:
        sale = self.sale or (self.refund.sale if self.refund else None)
        return str(sale.product.title) if sale else self.note or self.key

    @property
    def cooperative(self) -> int:
        """The cooperative's part of a sale line; below zero where it gave more than it kept."""
        assert self.sale is not None, "only a sale line is shared"
        return self.sale.paid - self.sale.tax - self.sale.earning


@dataclass(frozen=True)
class LinePage:
    """A page of a figure's lines; ``total`` is what all of them come to, which is the figure."""

    total: int
    page: Page


def lines_of_run(run: Run, figure: str, *, group: str = "", number: str | None = None) -> LinePage:
    """The lines of all weavers' figure in a run, or of one group's, in the order in which they happened."""
    legs = _legs(run.period).filter(transaction__kind__in=KINDS[figure])
    if group:
        legs = legs.filter(weaver__group__name=group)
    both = legs.order_by().aggregate(count=Count("pk"), total=Sum("amount"))
    page: Any = Paginator(range(both["count"]), PAGE_SIZE).get_page(number)
    first = (page.number - 1) * PAGE_SIZE
    page.object_list = resolve(_values(legs)[first : first + PAGE_SIZE], run.period)
    page.numbers = list(page.paginator.get_elided_page_range(page.number))
    return LinePage(total=-(both["total"] or 0), page=page)


def lines_of_weaver(weaver: Weaver, month: Month) -> dict[str, list[Line]]:
    """All that her figures of a month are made of, by figure."""
    legs = _values(_legs(month).filter(weaver=weaver, transaction__kind__in=FIGURE_OF))
    found: dict[str, list[Line]] = {figure: [] for figure in KINDS}
    for line in resolve(legs, month):
        found[FIGURE_OF[Kind(line.kind)]].append(line)
    return found


def posted_for(weaver: Weaver, run: Run, references: Iterable[str]) -> list[Transaction]:
    """What a run itself has posted for her: recovered, deducted, approved, and what became of her payments."""
    keys = [f"{run.reference}/{weaver.code}", *references]
    keys += [
        f"{run.reference}/{weaver.code}/{what}/{rule}"
        for what, rule in run.deductions.filter(weaver=weaver).values_list("what", "rule_id")
    ]
    keys += [f"{key}/reversed" for key in keys]
    return list(Transaction.objects.filter(source_key__in=keys).order_by("id"))


def advances_of(weaver: Weaver, month: Month) -> list[dict[str, Any]]:
    """Her advances account up to a month's end: given above zero, given back below, the newest first."""
    legs: Any = (
        Leg.objects.filter(account=Account.ADVANCES, weaver=weaver, transaction__month__lte=month.first_day)
        .order_by("-transaction__moment", "-id")
        .values(
            "amount",
            entry=F("transaction_id"),
            kind=F("transaction__kind"),
            key=F("transaction__source_key"),
            moment=F("transaction__moment"),
            note=F("transaction__note"),
        )
    )
    return list(legs)


def _legs(month: Month) -> QuerySet[Leg]:
    return Leg.objects.filter(account=Account.WEAVERS, transaction__month=month.first_day)


def _values(legs: QuerySet[Leg]) -> Any:
    return legs.order_by("transaction__moment", "transaction_id", "id").values(
        "weaver_id",
        "amount",
        entry=F("transaction_id"),
        kind=F("transaction__kind"),
        key=F("transaction__source_key"),
        moment=F("transaction__moment"),
        note=F("transaction__note"),
        code=F("weaver__code"),
        name=F("weaver__display_name"),
    )


def resolve(legs: Iterable[dict[str, Any]], month: Month) -> list[Line]:
    """Entries with the sale, refund or payment behind each, in as many queries for many as for one."""
    each = list(legs)
    sales = _sales(_keys(each, "earned"))
    shares = _shares(sales.values())
    refunds = {
        refund.ref: refund
        for refund in Refund.objects.filter(ref__in=_keys(each, "charged_back")).select_related(
            "sale__product"
        )
    }
    payments = {
        payment.reference: payment
        for payment in Payment.objects.filter(reference__in=_keys(each, "returned"))
        .select_related("run")
        .defer(*PRIVATE)
    }
    kinds = dict(Kind.choices)
    found = []
    for leg in each:
        sale = sales.get(leg["key"])
        weights = shares.get(sale.pk, {}) if sale else {}
        day = india_day(leg["moment"])
        found.append(
            Line(
                entry=leg["entry"],
                kind=leg["kind"],
                kind_label=str(kinds[leg["kind"]]),
                day=day,
                late=Month.of(day) < month,
                amount=-leg["amount"],
                note=leg["note"],
                key=leg["key"],
                weaver=leg["code"],
                name=leg["name"],
                sale=sale,
                refund=refunds.get(leg["key"]),
                payment=payments.get(leg["key"]),
                weight=weights.get(leg["weaver_id"], 0),
                weights=sum(weights.values()),
            )
        )
    return found


def _keys(legs: list[dict[str, Any]], figure: str) -> list[str]:
    return sorted({leg["key"] for leg in legs if leg["kind"] in KINDS[figure]})


def _sales(keys: list[str]) -> dict[str, Sale]:
    refs = {key.rpartition("/")[0] for key in keys}
    found = Sale.objects.filter(ref__in=refs).select_related("product")
    return {f"{sale.ref}/{sale.line}": sale for sale in found if f"{sale.ref}/{sale.line}" in keys}


def _shares(sales: Iterable[Sale]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    shares = SaleShare.objects.filter(sale__in=[sale.pk for sale in sales])
    for sale, weaver, weight in shares.values_list("sale_id", "weaver_id", "weight"):
        found.setdefault(sale, {})[weaver] = weight
    return found
