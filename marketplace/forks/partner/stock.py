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
    record = StockRecord.objects.select_for_update().filter(product=product).first()
    if record is None:
        partner, _ = Partner.objects.get_or_create(name="Impulse Empower")
        record = StockRecord(
            product=product, partner=partner, partner_sku=product.sku, price_currency="INR", num_allocated=0
        )
    record.price, record.num_in_stock = Decimal(price) / 100, pieces
    record.save()
    return record


def note_where_it_lies(*, record: int, lies: str) -> bool:
    """Note on which shelf or with whom a piece lies; gives whether that is new. At most 80 characters are kept."""
    said = " ".join(lies.split())[:80]
    return bool(StockRecord.objects.filter(pk=record).exclude(lies=said).update(lies=said))
