"""Pieces that came back: what the buyer has back, and what the makers are charged back. In paise."""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from catalog.terms import Terms
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.kernel.money import round_half_up, split
from payouts.models import Refund, RefundShare, Sale, SaleShare, Transaction
from payouts.models.ledger import Account, Kind
from payouts.services.invoices import issue_credit_note, issue_delivery_credit_note
from payouts.services.posting import post
from payouts.services.refusals import Refused


@transaction.atomic
def refund_sale(
    *, sale: Sale, ref: str, quantity: int, borne_by: str, reason: str, refunded_at: datetime
) -> Refund:
    """Store pieces that came back and post what the buyer had back, and what the makers are charged back.

    The money of an online sale is then sent by the task that ``ONLINE_REFUNDS`` names: how it was paid isn't known here.
    """
    _one_at_a_time(sale)
    sale = Sale.objects.get(pk=sale.pk)
    earlier = list(sale.refunds.all())
    before = sum(r.quantity for r in earlier)
    left, was_left = sale.quantity - before - quantity, sale.quantity - before
    amount = part(sale.paid, was_left, sale.quantity) - part(sale.paid, left, sale.quantity)
    tax = part(sale.tax, was_left, sale.quantity) - part(sale.tax, left, sale.quantity)
    refund = Refund.objects.create(
        ref=ref, sale=sale, quantity=quantity, borne_by=borne_by, reason=reason, refunded_at=refunded_at,
        amount=amount, tax=tax,
    )  # fmt: skip
    money = Account.STRIPE if sale.channel == "online" else f"assets:takings:{sale.channel}"
    if amount:
        post(
            kind=Kind.REFUND_AFTER, source_key=ref, moment=refunded_at,
            legs=[(Account.GST, None, tax), (Account.COOPERATIVE, None, amount - tax), (money, None, -amount)],
        )  # fmt: skip
    if borne_by == Refund.BorneBy.MAKER:
        charged = sum(r.quantity for r in earlier if r.borne_by == Refund.BorneBy.MAKER)
        shares = list(sale.shares.select_related("weaver").order_by("weaver__code"))
        kept = _kept(sale, shares, sale.quantity - charged)
        keeps = _kept(sale, shares, sale.quantity - charged - quantity)
        back = [(share.weaver, a - b) for share, a, b in zip(shares, kept, keeps, strict=True) if a != b]
        RefundShare.objects.bulk_create(RefundShare(refund=refund, weaver=w, amount=a) for w, a in back)
        if back:
            post(
                kind=Kind.CHARGED_BACK, source_key=ref, moment=refunded_at,
                legs=[*[(Account.WEAVERS, w, a) for w, a in back],
                      (Account.COOPERATIVE, None, -sum(a for _, a in back))],
            )  # fmt: skip
    issue_credit_note(refund)
    if sale.channel == Sale.Channel.ONLINE:
        import_string(settings.ONLINE_REFUNDS).enqueue(refund.pk)
    return refund


@transaction.atomic
def give_back_delivery(*, order: Order, by: User, now: datetime) -> int:
    """Post that a buyer has back what she paid for delivery, once something has left; gives that in paise.

    Posted once an order: the order's row is locked by whoever calls. Raises Refused where delivery isn't income yet,
    cost nothing, or was given back already.
    """
    shipped = Transaction.objects.filter(kind=Kind.SHIPPED, source_key=order.number).first()
    if shipped is None:
        raise Refused(_("Nothing has been earned with this order's delivery."))
    if Transaction.objects.filter(kind=Kind.SHIPPING_BACK, source_key=order.number).exists():
        raise Refused(_("Delivery was given back already."))
    legs = [(leg.account, None, -leg.amount) for leg in shipped.legs.all() if leg.account != Account.BUYERS]
    amount = sum(paise for _account, _weaver, paise in legs)
    post(
        kind=Kind.SHIPPING_BACK, source_key=order.number, moment=now, by=by,
        legs=[*legs, (Account.STRIPE, None, -amount)],
    )  # fmt: skip
    issue_delivery_credit_note(order, now)
    return amount


def _one_at_a_time(sale: Sale) -> None:
    """Two refunds of one sale take turns. Not by a lock on its row: that takes the right to change the row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"refund of sale {sale.pk}"])


def part(amount: int, pieces: int, quantity: int) -> int:
    """What so many of a line's pieces come to of its amount, in paise."""
    return round_half_up(Fraction(amount * pieces, quantity))


def _kept(sale: Sale, shares: Iterable[SaleShare], pieces: int) -> list[int]:
    """What each maker keeps when only ``pieces`` of the line stay sold: the earning afresh for those, split.

    By list price; where the makers bear discounts, by what the buyer still has paid for those pieces, so that
    makers and buyer count the discount alike: all pieces leave the earning as it was, none leaves nothing.
    """
    weights = [share.weight for share in shares]
    if pieces == 0:
        return [0] * len(weights)
    discount = sale.unit_price * pieces - part(sale.paid, pieces, sale.quantity)
    earning = Terms.parse(sale.terms).earning(
        unit_price=sale.unit_price, quantity=pieces, gst_rate=sale.gst_rate, discount=discount
    )
    return split(earning, weights)
