"""Stock. The last piece can't be sold twice: the database refuses to allocate more than there is."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from oscar.apps.partner.abstract_models import AbstractStockRecord


class StockRecord(AbstractStockRecord):
    """One piece's price in rupees with GST, how many there are, and how many are promised (paid or being paid for)."""

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(num_in_stock=None) | Q(num_in_stock__gte=Coalesce(F("num_allocated"), 0)),
                name="stock_not_promised_twice",
            ),
            models.CheckConstraint(
                condition=Q(num_allocated=None) | Q(num_allocated__gte=0), name="promised_not_negative"
            ),
            models.UniqueConstraint(fields=["product"], name="one_stock_record_a_piece"),
        ]


from oscar.apps.partner.models import *  # type: ignore[assignment]  # noqa: E402, F403 - Oscar's other models, unchanged
