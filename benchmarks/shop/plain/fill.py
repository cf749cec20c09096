"""Makes plain Oscar's tables and fills them: as many products as ours has pieces, alike in words, prices and picture."""

import io
import json
import sys
from decimal import Decimal
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.core.management import call_command  # noqa: E402
from oscar.apps.address.models import Country  # noqa: E402
from oscar.apps.catalogue.models import Category, Product, ProductClass, ProductImage  # noqa: E402
from oscar.apps.partner.models import Partner, StockRecord  # noqa: E402
from PIL import Image  # noqa: E402
from whoosh.index import open_dir  # noqa: E402


def main(pieces: list[dict[str, str]]) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    Country.objects.get_or_create(
        iso_3166_1_a2="IN", defaults={"printable_name": "India", "is_shipping_country": True}
    )
    kind = ProductClass.objects.create(name="Piece", track_stock=True, requires_shipping=True)
    shelf = Category.add_root(name="Scarves")
    partner = Partner.objects.create(name="Impulse Empower")
    file = io.BytesIO()
    Image.new("RGB", (500, 625), "#96222f").save(file, "JPEG")
    picture = default_storage.save("cloth.jpg", file)
    products = Product.objects.bulk_create(
        Product(
            upc=each["sku"], title=each["title"], slug=each["slug"], description=each["description"],
            product_class=kind, structure="standalone", is_public=True,
        )
        for each in pieces
    )  # fmt: skip
    StockRecord.objects.bulk_create(
        StockRecord(
            product=product, partner=partner, partner_sku=each["sku"], price=Decimal(each["price"]), price_currency="INR",
            num_in_stock=3,
        )
        for product, each in zip(products, pieces, strict=True)
    )  # fmt: skip
    ProductImage.objects.bulk_create(ProductImage(product=product, original=picture) for product in products)
    on_shelf = Product.categories.through
    on_shelf.objects.bulk_create(on_shelf(product=product, category=shelf) for product in products)
    call_command("rebuild_index", verbosity=0, interactive=False)
    open_dir(settings.HAYSTACK_CONNECTIONS["default"]["PATH"]).optimize()


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
