"""Pieces to look at and buy."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.images.models import Image

from catalog.models import Category, Maker, Product, ProductClass, ProductImage
from marketplace.forks.partner.models import Partner, StockRecord
from weavers.consenting import name_when_joined
from weavers.models import Group, Weaver


def make_weaver(code: str = "W0001", name: str = "Daplin", group: str = "Umden Eri Circle") -> Weaver:
    circle, _ = Group.objects.get_or_create(name=group, defaults={"district": "Ri Bhoi"})
    weaver, new = Weaver.objects.get_or_create(
        code=code,
        defaults={
            "legal_name": "Daplin Nongrum",
            "display_name": name,
            "group": circle,
            "village": "Umden",
            "district": "Ri Bhoi",
            "language": "kha",
            "phone": "+919000084829",
            "joined": date(2024, 1, 1),
            "story": "I learned at my mother's loom.",
        },
    )
    if new:
        name_when_joined(weaver=weaver, now=timezone.now())
    return weaver


def make_shelf(name: str = "Scarves") -> Category:
    return Category.objects.filter(name=name).first() or Category.add_root(name=name)


def make_picture(title: str = "cloth") -> Image:
    content = io.BytesIO()
    Drawing.new("RGB", (500, 625), "#96222f").save(content, "JPEG")
    return Image.objects.create(title=title, file=ContentFile(content.getvalue(), name="cloth.jpg"))


def make_piece(
    sku: str = "IE-00001",
    *,
    title: str = "Ryndia shawl — lac red",
    price: str | None = "3280.00",
    stock: int = 1,
    makers: Sequence[Weaver] = (),
    shelf: Category | None = None,
    picture: Image | None = None,
    state: str = Product.State.LIVE,
    **facts: object,
) -> Product:
    kind, _ = ProductClass.objects.get_or_create(name="Piece", defaults={"track_stock": True})
    values: dict[str, object] = {
        "terms": "share:62.5",
        "gst_rate": Decimal(5),
        "fibre": "Eri silk",
        "technique": "Throw-shuttle loom",
        "colour": "Lac red",
        "hours": 63,
        "length_cm": 180,
        "width_cm": 70,
    }
    piece = Product.objects.create(upc=sku, title=title, product_class=kind, state=state, **(values | facts))
    if price is not None:
        partner, _ = Partner.objects.get_or_create(name="Impulse Empower")
        StockRecord.objects.create(
            product=piece,
            partner=partner,
            partner_sku=sku,
            price=Decimal(price),
            price_currency="INR",
            num_in_stock=stock,
        )
    for weaver in makers:
        Maker.objects.create(product=piece, weaver=weaver)
    if shelf:
        piece.categories.add(shelf)
    if picture:
        ProductImage.objects.create(product=piece, image=picture)
    return piece
