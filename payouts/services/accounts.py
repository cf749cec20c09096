"""What stands behind weavers' figures of a month, line by line. All amounts in paise."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Sum

from marketplace.kernel.months import Month, india_day
from payouts.models import Advance, Leg, RefundShare, Sale, SaleShare
from payouts.models.ledger import Account, Kind
from weavers.models import Weaver


@dataclass(frozen=True)
class Sold:
    """A sale line of hers. ``paid = gst + cooperative + makers``; ``hers`` is her part of ``makers``.

    ``hours`` are what one piece takes as its listing says now, 0 where nobody noted them; ``where`` is the
    channel as it's stored, ``channel`` as people read it.
    """

    day: date
    title: str
    channel: str
    quantity: int
    paid: int
    gst: int
    cooperative: int
    makers: int
    hers: int
    weight: int
    weights: int
    where: str = ""
    product: int = 0
    hours: int = 0


@dataclass(frozen=True)
class ChargedBack:
    """Pieces that came back at the makers' cost; ``amount`` is hers, below zero."""

    day: date
    title: str
    quantity: int
    reason: str
    amount: int


@dataclass(frozen=True)
class Other:
    """An adjustment, a payment that the bank sent back, an advance, or savings taken out.

    ``kind`` is the ledger's, or what an advance was given as: yarn, cash or bank.
    """

    day: date
    what: str
    amount: int
    kind: str = ""


@dataclass(frozen=True)
class HerMonth:
    """Everything booked in one month on a weaver's accounts, but for what its run itself posts."""

    sold: list[Sold] = field(default_factory=list)
    charged_back: list[ChargedBack] = field(default_factory=list)
    adjusted: list[Other] = field(default_factory=list)
    returned: list[Other] = field(default_factory=list)
    advances: list[Other] = field(default_factory=list)
    """Given above zero, given back below."""
    savings: list[Other] = field(default_factory=list)
    """Taken out, below zero."""


ADJUSTED = (Kind.ADJUSTED, Kind.PATRONAGE)
RETURNED = (Kind.RETURNED, Kind.RETRIED)
Line = dict[str, Any]


def month_of(weaver: Weaver, month: Month) -> HerMonth:
    """A weaver's lines of a month, each with its own date, in four queries however many there are."""
    return months_of([weaver.pk], month)[weaver.pk]


def months_of(weavers: Collection[int], month: Month) -> dict[int, HerMonth]:
    """The lines of several weavers by their keys, in the same four queries."""
    found = {weaver: HerMonth() for weaver in weavers}
    legs: list[Line] = [
        {**leg}
        for leg in Leg.objects.filter(weaver__in=weavers, transaction__month=month.first_day)
        .order_by("transaction__moment", "transaction_id", "id")
        .values(
            "weaver_id",
            "account",
            "amount",
            kind=F("transaction__kind"),
            key=F("transaction__source_key"),
            moment=F("transaction__moment"),
            note=F("transaction__note"),
        )
    ]
    hers = [leg for leg in legs if leg["account"] == Account.WEAVERS]
    _put_sold(found, _of(hers, Kind.SOLD, Kind.DISPATCHED))
    _put_charged_back(found, _of(hers, Kind.CHARGED_BACK))
    for leg in _of(hers, *ADJUSTED):
        found[leg["weaver_id"]].adjusted.append(_other(leg, leg["note"]))
    for leg in _of(hers, *RETURNED):
        found[leg["weaver_id"]].returned.append(_other(leg, leg["key"]))
    _put_advances(found, [leg for leg in legs if leg["account"] == Account.ADVANCES])
    for leg in _of(legs, Kind.SAVINGS_OUT):
        found[leg["weaver_id"]].savings.append(_other(leg, leg["note"]))
    return found


def _of(legs: Iterable[Line], *kinds: Kind) -> list[Line]:
    return [leg for leg in legs if leg["kind"] in kinds]


def _other(leg: Line, what: str) -> Other:
    return Other(india_day(leg["moment"]), what, -leg["amount"], leg["kind"])


def _put_sold(found: dict[int, HerMonth], legs: list[Line]) -> None:
    keys = {leg["key"] for leg in legs}
    channels = {channel: str(name) for channel, name in Sale.Channel.choices}
    shares = (
        SaleShare.objects.filter(
            weaver__in={leg["weaver_id"] for leg in legs},
            sale__ref__in={key.rpartition("/")[0] for key in keys},
        )
        .annotate(weights=Sum("sale__shares__weight"))
        .order_by("sale__sold_at", "sale_id")
        .values_list(
            "weaver_id", "earning", "weight", "weights", "sale__ref", "sale__line", "sale__sold_at", "sale__channel",
            "sale__quantity", "sale__paid", "sale__tax", "sale__earning", "sale__product_id", "sale__product__title",
            "sale__product__hours",
        )
    )  # fmt: skip
    for share in shares:
        (
            weaver,
            hers,
            weight,
            weights,
            ref,
            line,
            sold_at,
            where,
            count,
            paid,
            tax,
            makers,
            product,
            title,
            hours,
        ) = share
        if f"{ref}/{line}" in keys:
            found[weaver].sold.append(
                Sold(
                    day=india_day(sold_at),
                    title=title,
                    channel=channels[where],
                    quantity=count,
                    paid=paid,
                    gst=tax,
                    cooperative=paid - tax - makers,
                    makers=makers,
                    hers=hers,
                    weight=weight,
                    weights=weights,
                    where=where,
                    product=product,
                    hours=hours,
                )
            )


def _put_charged_back(found: dict[int, HerMonth], legs: list[Line]) -> None:
    shares = (
        RefundShare.objects.filter(
            weaver__in={leg["weaver_id"] for leg in legs}, refund__ref__in={leg["key"] for leg in legs}
        )
        .select_related("refund__sale__product")
        .order_by("refund__refunded_at", "refund_id")
    )
    for share in shares:
        found[share.weaver_id].charged_back.append(
            ChargedBack(
                day=india_day(share.refund.refunded_at),
                title=share.refund.sale.product.title,
                quantity=share.refund.quantity,
                reason=share.refund.reason,
                amount=-share.amount,
            )
        )


def _put_advances(found: dict[int, HerMonth], legs: list[Line]) -> None:
    given = Advance.objects.filter(ref__in={leg["key"] for leg in _of(legs, Kind.ADVANCE)})
    for each in given:
        found[each.weaver_id].advances.append(
            Other(each.given_on, str(each.get_kind_display()), each.amount, each.kind)
        )
    for leg in _of(legs, Kind.ADVANCE_REPAID):
        found[leg["weaver_id"]].advances.append(
            Other(india_day(leg["moment"]), leg["note"], leg["amount"], Kind.ADVANCE_REPAID)
        )
