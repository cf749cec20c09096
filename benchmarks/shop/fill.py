"""Fills our shop for a benchmark: pieces with makers, prices and a picture each, on one shelf and in the search index."""

import json
import sys
from decimal import Decimal
from pathlib import Path


def fill(pieces: list[dict[str, str]]) -> list[int]:
    """Make the pieces that ``sites.stock`` describes, live and with three of each. Returns their keys, in order."""
    from django.db import connection
    from modelsearch.backends import get_search_backend

    from catalog.models import Maker, Product, ProductImage
    from marketplace.forks.partner.models import Partner, StockRecord
    from tests.marketplace.storefront.stock import make_picture, make_piece, make_shelf, make_weaver

    shelf, picture = make_shelf(), make_picture()
    weavers = [make_weaver(f"W{n:04}", f"Name {n}") for n in range(20)]
    kind = make_piece("FIRST", state="draft").product_class
    made = Product.objects.bulk_create(
        Product(  # type: ignore[no-untyped-call]
            upc=each["sku"],
            title=each["title"],
            slug=each["slug"],
            description=each["description"],
            product_class=kind,
            structure="standalone",
            state="live",
            terms="share:60",
            gst_rate=Decimal(5),
            fibre=each["fibre"],
            technique="Loin loom" if n % 2 else "Natural dye",
            colour=each["colour"],
            hours=20,
            lead_time_days=14 if n % 4 == 0 else 0,
            length_cm=180,
            width_cm=70,
        )
        for n, each in enumerate(pieces)
    )
    partner = Partner.objects.get()
    StockRecord.objects.bulk_create(
        StockRecord(
            product=piece,
            partner=partner,
            partner_sku=each["sku"],
            price=Decimal(each["price"]),
            num_in_stock=3,
        )
        for piece, each in zip(made, pieces, strict=True)
    )
    Maker.objects.bulk_create(Maker(product=piece, weaver=weavers[n % 20]) for n, piece in enumerate(made))
    ProductImage.objects.bulk_create(ProductImage(product=piece, image=picture) for piece in made)
    on_shelf = Product.categories.through
    on_shelf.objects.bulk_create(on_shelf(product=piece, category=shelf) for piece in made)
    get_search_backend().get_index_for_model(Product).add_items(
        Product, list(Product.objects.prefetch_related("weavers"))
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server does by itself once rows are committed
    return [piece.pk for piece in made]


if __name__ == "__main__":
    import django

    django.setup()
    fill(json.loads(Path(sys.argv[1]).read_text()))
