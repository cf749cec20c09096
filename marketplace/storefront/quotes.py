"""What an order would cost as it stands: pieces, what a voucher takes off, and delivery. In paise with GST."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from marketplace.forks.shipping.ways import Shipping
from marketplace.kernel.months import india_day
from marketplace.payment.currencies import HOME, PriceList, list_of
from marketplace.payment.vouchers import VoucherRefused, voucher_for

from .baskets import Contents

RUPEES = list_of(HOME, date(2026, 1, 1))


@dataclass(frozen=True)
class Quote:
    """One basket, sent one way. ``trouble``: why the voucher that was typed takes nothing off."""

    basket: Contents
    shipping: Shipping
    discount: int = 0
    trouble: str = ""
    discounts: Sequence[int] = ()
    prices: PriceList = RUPEES

    @property
    def charged(self) -> int:
        """What is charged, in the minor unit of the currency: each line and delivery by its price list."""
        off = self.discounts or [0] * len(self.basket.lines)
        lines = (line.total - less for line, less in zip(self.basket.lines, off, strict=True))
        return sum(self.prices.price(paid) for paid in lines) + self.prices.price(self.shipping.price)

    @property
    def shown(self) -> str:
        """The sum as the form sends it back, to be sure that the buyer has seen it."""
        return f"{self.charged} {self.prices.currency}" if self.is_abroad else str(self.total)

    @property
    def is_abroad(self) -> bool:
        return self.prices.currency != HOME

    @property
    def to_pay(self) -> str:
        return self.prices.show(self.charged)

    @property
    def total(self) -> int:
        return self.basket.goods - self.discount + self.shipping.price


def quote(
    basket: Contents, shipping: Shipping, *, voucher: str, currency: str | None, now: datetime
) -> Quote:
    """One query where a code was typed, two where its uses are counted, else none."""
    prices = list_of(currency, india_day(now))
    if not voucher.strip():
        return Quote(basket, shipping, prices=prices)
    try:
        found = voucher_for(voucher, goods=basket.goods, now=now)
    except VoucherRefused as problem:
        return Quote(basket, shipping, trouble=str(problem), prices=prices)
    off = found.discounts([line.total for line in basket.lines])
    return Quote(basket, shipping, discount=sum(off), discounts=off, prices=prices)
