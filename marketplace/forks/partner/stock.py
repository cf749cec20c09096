"""How many there are of a piece, and what one costs."""

from decimal import Decimal

from django.db import transaction

from catalog.models import Product
from marketplace.forks.partner.models import Partner, StockRecord


@transaction.atomic
def stock_piece(*, product: Product, price: int, pieces: int) -> StockRecord:
    """Give a piece its price (paise, with GST) and how many there are; it keeps the one record it has.

    Raises IntegrityError for fewer pieces than are promised to buyers.
    """
    partner, _ = Partner.objects.get_or_create(name="Impulse Empower")
    given = {
        "partner": partner,
        "partner_sku": product.sku,
        "price_currency": "INR",
        "price": Decimal(price) / 100,
        "num_in_stock": pieces,
    }
    record, _ = StockRecord.objects.update_or_create(
        product=product, defaults=given, create_defaults={**given, "num_allocated": 0}
    )
    return record
