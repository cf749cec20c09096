"""What an order would cost as it stands: pieces, what a voucher takes off, and delivery. In paise with GST."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from marketplace.forks.shipping.ways import Shipping
from marketplace.kernel.months import india_day
from marketplace.payment.currencies import HOME, PriceList, list_of
from marketplace.payment.gift_cards import CardRefused, GiftCard, card_of, part_of
from marketplace.payment.vouchers import VoucherRefused, voucher_for

from .baskets import Contents

RUPEES = list_of(HOME, date(2026, 1, 1))


@dataclass(frozen=True)
class Quote:
    """One basket, sent one way.

    ``trouble`` and ``card_trouble``: why the voucher takes nothing off, and the gift card pays nothing. ``gift``: what it pays.
    """

    basket: Contents
    shipping: Shipping
    discount: int = 0
    trouble: str = ""
    card: GiftCard | None = None
    card_trouble: str = ""
    discounts: Sequence[int] = ()
    prices: PriceList = RUPEES

    @property
    def charged(self) -> int:
        """What is charged, in the minor unit of the currency: each line and delivery by its price list."""
        if self.gift:
            return self.prices.price(self.online)
        off = self.discounts or [0] * len(self.basket.lines)
        lines = (line.total - less for line, less in zip(self.basket.lines, off, strict=True))
        return sum(self.prices.price(paid) for paid in lines) + self.prices.price(self.shipping.price)

    @property
    def shown(self) -> str:
        """The sum as the form sends it back, to be sure that the buyer has seen it."""
        return f"{self.charged} {self.prices.currency}" if self.is_abroad else str(self.online)

    @property
    def is_abroad(self) -> bool:
        return self.prices.currency != HOME

    @property
    def to_pay(self) -> str:
        return self.prices.show(self.charged)

    @property
    def gift(self) -> int:
        return part_of(self.card, self.total) if self.card else 0

    @property
    def left_on_card(self) -> int:
        return self.card.left - self.gift if self.card else 0

    @property
    def online(self) -> int:
        """What is left to pay on Stripe's page."""
        return self.total - self.gift

    @property
    def total(self) -> int:
        return self.basket.goods - self.discount + self.shipping.price


def quote(
    basket: Contents, shipping: Shipping, *, voucher: str, gift_card: str, currency: str | None, now: datetime
) -> Quote:
    """One query for each code that was typed, one more where a voucher's uses are counted, else none."""
    quoted = Quote(basket, shipping, prices=list_of(currency, india_day(now)))
    if voucher.strip():
        try:
            found = voucher_for(voucher, goods=basket.goods, now=now)
        except VoucherRefused as problem:
            quoted = replace(quoted, trouble=str(problem))
        else:
            off = found.discounts([line.total for line in basket.lines])
            quoted = replace(quoted, discount=sum(off), discounts=off)
    if gift_card.strip():
        try:
            quoted = replace(quoted, card=card_of(gift_card))
        except CardRefused as problem:
            quoted = replace(quoted, card_trouble=str(problem))
    return quoted
