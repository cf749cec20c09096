"""What a sale line keeps for good when it is ordered or sold: its GST rate, and what its makers earn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from catalog.in_force import InForce
from catalog.models import Product
from catalog.terms import Terms
from marketplace.kernel.months import Month
from payouts.models import BorneBy, Policy


@dataclass(frozen=True)
class Freezing:
    """The rules in force, read at once and then asked for each line without a query."""

    rules: InForce
    bearers: list[tuple[date, str]]
    """From which month on who bears discounts, the newest last."""

    @classmethod
    def read(cls, pieces: Iterable[Product] | None = None) -> Freezing:
        """For lines of these pieces, or of any. Three queries at most."""
        policies = Policy.objects.confirmed().order_by("from_month", "id")
        return cls(InForce.read(pieces), list(policies.values_list("from_month", "discounts_borne_by")))

    def line(self, piece: Product, day: date, *, paid: int, quantity: int) -> tuple[Decimal, Terms]:
        """GST rate and terms of ``quantity`` pieces sold on a day for ``paid`` paise with GST, after discounts.

        Where the makers bear discounts in that month, a share is of what was paid. Raises ``catalog.in_force.NoTerms``.
        """
        terms = self.rules.terms_on(piece, day)
        month = Month.of(day).first_day
        bearer = next((who for since, who in reversed(self.bearers) if since <= month), BorneBy.COOPERATIVE)
        if bearer == BorneBy.MAKER:
            terms = terms.with_discounts_borne()
        return self.rules.gst_rate_on(piece, day, paid=paid, quantity=quantity), terms
