"""What an order would cost as it stands: pieces, what a voucher takes off, and delivery. In paise with GST."""

from dataclasses import dataclass
from datetime import datetime

from marketplace.forks.shipping.ways import Shipping
from marketplace.payment.vouchers import VoucherRefused, voucher_for

from .baskets import Contents


@dataclass(frozen=True)
class Quote:
    """One basket, sent one way. ``trouble``: why the voucher that was typed takes nothing off."""

    basket: Contents
    shipping: Shipping
    discount: int = 0
    trouble: str = ""

    @property
    def total(self) -> int:
        return self.basket.goods - self.discount + self.shipping.price


def quote(basket: Contents, shipping: Shipping, *, voucher: str, now: datetime) -> Quote:
    """One query where a code was typed, two where its uses are counted, else none."""
    if not voucher.strip():
        return Quote(basket, shipping)
    try:
        found = voucher_for(voucher, goods=basket.goods, now=now)
    except VoucherRefused as problem:
        return Quote(basket, shipping, trouble=str(problem))
    return Quote(basket, shipping, discount=sum(found.discounts([line.total for line in basket.lines])))
