"""Orders to send."""

import itertools
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.contrib.sites.models import Site
from oscar.core.loading import get_model

from catalog.models import Product, ProductImage
from catalog.terms import Terms
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.order.services import FrozenLine, place_order
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.partner.stock import stock_piece
from marketplace.forks.shipping.ways import way
from tests.catalog.loom import NOON, SHAWL, make_picture, make_shelf, make_weaver
from weavers.models import Weaver

_numbers = itertools.count(800001)


def make_piece(
    sku: str,
    *,
    title: str = SHAWL.title,
    price: int = 3280_00,
    pieces: int = 3,
    terms: str = "piece:2050",
    makers: Sequence[Weaver] = (),
    picture: bool = True,
) -> Product:
    """A piece in the shop."""
    kind, _ = get_model("catalogue", "ProductClass").objects.get_or_create(name="Piece")
    piece = Product.objects.create(
        upc=sku,
        title=title,
        product_class=kind,
        state=Product.State.LIVE,
        terms=terms,
        gst_rate=Decimal(5),
        fibre="Eri silk",
        technique="Natural dye",
        colour="Lac red",
        hours=40,
        length_cm=200,
        width_cm=70,
    )
    piece.categories.add(make_shelf())
    for weaver in makers or [make_weaver()]:
        piece.makers.create(weaver=weaver)
    if picture:
        ProductImage.objects.create(product=piece, image=make_picture())
    stock_piece(product=piece, price=price, pieces=pieces)
    return piece


def make_order(
    *pieces: Product, name: str = "Asha Devi", postcode: str = "793001", placed: datetime = NOON
) -> Order:
    """A paid order of one of each piece, with its stock promised, and ₹120 for the post."""
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    chosen = pieces or (make_piece(f"IE-9{next(_numbers)}"),)
    StockRecord.objects.filter(product__in=chosen).update(num_allocated=1)
    first, _space, last = name.rpartition(" ")
    address = ShippingAddress.objects.create(
        first_name=first,
        last_name=last,
        line1="12 Laban Road",
        line4="Shillong",
        postcode=postcode,
        country_id="IN",
    )
    return place_order(
        number=str(next(_numbers)),
        lines=[
            FrozenLine(
                product=piece,
                stockrecord=piece.stockrecords.get(),
                quantity=1,
                unit_price=piece.price or 0,
                discount=0,
                gst_rate=piece.gst_rate,
                terms=str(Terms.parse(piece.terms)),
                makers=[(maker.weaver_id, maker.weight) for maker in piece.makers.all()],
            )
            for piece in chosen
        ],
        shipping=way("speed-post", "IN"),
        address=address,
        email="asha@example.com",
        user=None,
        basket_id=None,
        now=placed,
    )
