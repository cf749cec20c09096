"""What stands behind a weaver's figures of a month, line by line. All amounts in paise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from marketplace.kernel.months import Month, india_day
from payouts.models import Advance, Leg, RefundShare, SaleShare
from payouts.models.ledger import Account, Kind
from weavers.models import Weaver


@dataclass(frozen=True)
class Sold:
    """A sale line of hers. ``paid = gst + cooperative + makers``; ``hers`` is her part of ``makers``."""

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
    """An adjustment, a payment that the bank sent back, or an advance given."""

    day: date
    what: str
    amount: int


@dataclass(frozen=True)
class HerMonth:
    """Everything booked in one month on a weaver's accounts, but for what its run itself posts."""

    sold: list[Sold]
    charged_back: list[ChargedBack]
    adjusted: list[Other]
    returned: list[Other]
    advances: list[Other]


def month_of(weaver: Weaver, month: Month) -> HerMonth:
    """A weaver's lines of a month, each with its own date, in five queries however many there are."""
    legs = list(
        Leg.objects.filter(weaver=weaver, transaction__month=month.first_day)
        .select_related("transaction")
        .order_by("transaction__moment", "transaction_id", "id")
    )
    hers = [leg for leg in legs if leg.account == Account.WEAVERS]
    given = [leg for leg in legs if leg.account == Account.ADVANCES and leg.transaction.kind == Kind.ADVANCE]
    return HerMonth(
        sold=_sold(weaver, _of(hers, Kind.SOLD, Kind.DISPATCHED)),
        charged_back=_charged_back(weaver, _of(hers, Kind.CHARGED_BACK)),
        adjusted=[_other(leg, leg.transaction.note) for leg in _of(hers, Kind.ADJUSTED)],
        returned=[_other(leg, leg.transaction.source_key) for leg in _of(hers, Kind.RETURNED)],
        advances=_advances(given),
    )


def _of(legs: Iterable[Leg], *kinds: Kind) -> list[Leg]:
    return [leg for leg in legs if leg.transaction.kind in kinds]


def _other(leg: Leg, what: str) -> Other:
    return Other(india_day(leg.transaction.moment), what, -leg.amount)


def _sold(weaver: Weaver, legs: list[Leg]) -> list[Sold]:
    refs = {leg.transaction.source_key.rpartition("/")[0] for leg in legs}
    keys = {leg.transaction.source_key for leg in legs}
    shares = (
        SaleShare.objects.filter(weaver=weaver, sale__ref__in=refs)
        .select_related("sale__product")
        .annotate(weights=Sum("sale__shares__weight"))
        .order_by("sale__sold_at", "sale_id")
    )
    return [
        Sold(
            day=india_day(share.sale.sold_at),
            title=share.sale.product.title,
            channel=share.sale.get_channel_display(),
            quantity=share.sale.quantity,
            paid=share.sale.paid,
            gst=share.sale.tax,
            cooperative=share.sale.paid - share.sale.tax - share.sale.earning,
            makers=share.sale.earning,
            hers=share.earning,
            weight=share.weight,
            weights=share.weights,
        )
        for share in shares
        if str(share.sale) in keys
    ]


def _charged_back(weaver: Weaver, legs: list[Leg]) -> list[ChargedBack]:
    shares = (
        RefundShare.objects.filter(
            weaver=weaver, refund__ref__in=[leg.transaction.source_key for leg in legs]
        )
        .select_related("refund__sale__product")
        .order_by("refund__refunded_at", "refund_id")
    )
    return [
        ChargedBack(
            day=india_day(share.refund.refunded_at),
            title=share.refund.sale.product.title,
            quantity=share.refund.quantity,
            reason=share.refund.reason,
            amount=-share.amount,
        )
        for share in shares
    ]


def _advances(legs: list[Leg]) -> list[Other]:
    given = Advance.objects.filter(ref__in=[leg.transaction.source_key for leg in legs])
    return [Other(each.given_on, each.get_kind_display(), each.amount) for each in given]
