"""Stock. The last piece can't be sold twice: the database refuses to allocate more than there is."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractStockRecord

AGREED = """
IF EXISTS (
    SELECT 1 FROM catalogue_restriction r
    WHERE r.product_id = NEW.product_id AND NOT EXISTS (
        SELECT 1 FROM catalogue_signoff s
        WHERE s.restriction_id = r.id AND s.withdrawn_at IS NULL
            AND s.from_day <= (now() AT TIME ZONE 'Asia/Kolkata')::date
            AND coalesce(s.to_day, 'infinity'::date) >= (now() AT TIME ZONE 'Asia/Kolkata')::date
    )
) THEN
    RAISE EXCEPTION 'stock: the community has not agreed to a sale of this piece' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""
"""The same rule as ``catalog.restrictions.restricted``, by today's date in India."""


class StockRecord(AbstractStockRecord):
    """One piece's price in rupees with GST, how many there are, and how many are promised (paid or being paid for)."""

    lies = models.CharField(_("where it lies: shelf, or who has it"), max_length=80, blank=True)

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
        triggers = [
            pgtrigger.Trigger(
                name="promised_with_consent",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("num_allocated"),
                condition=pgtrigger.Condition(
                    "coalesce(NEW.num_allocated, 0) > coalesce(OLD.num_allocated, 0)"
                ),
                func=AGREED,
            )
        ]


from oscar.apps.partner.models import *  # type: ignore[assignment]  # noqa: E402, F403 - Oscar's other models, unchanged
