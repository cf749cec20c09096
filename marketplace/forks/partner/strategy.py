"""Prices include GST, at the rate of the piece."""

from decimal import Decimal

from oscar.apps.partner import strategy
from oscar.apps.partner.prices import FixedPrice

from catalog.terms import gst_within


class GstIncluded:
    """Takes the GST out of the price that the buyer sees."""

    def pricing_policy(self, product, stockrecord):  # type: ignore[no-untyped-def]
        if stockrecord is None or stockrecord.price is None:
            return strategy.UnavailablePrice()
        tax = Decimal(gst_within(int(stockrecord.price * 100), product.gst_rate)) / 100
        return FixedPrice(currency=stockrecord.price_currency, excl_tax=stockrecord.price - tax, tax=tax)

    def parent_pricing_policy(self, product, children_stock):  # type: ignore[no-untyped-def]
        return strategy.UnavailablePrice()


class Shop(strategy.UseFirstStockRecord, strategy.StockRequired, GstIncluded, strategy.Structured):
    """The one strategy of the shop. It never asks who is looking: pages for nobody in particular read no cookie."""

    user = None

    def __init__(self, request=None):  # type: ignore[no-untyped-def]
        self.request = request


class Selector:
    """Everybody gets the same prices."""

    def strategy(self, request=None, user=None, **kwargs):  # type: ignore[no-untyped-def]
        return Shop(request)
