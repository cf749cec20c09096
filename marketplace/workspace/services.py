"""A piece with its price, in one go."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.images.models import Image

from catalog.listing import (
    Changed,
    Facts,
    ListingRefused,
    Makers,
    draft_listing,
    revise_listing,
    submit_listing,
    taken_under,
)
from catalog.models import Category, Product
from marketplace.accounts.models import User
from marketplace.forks.partner.stock import stock_piece
from marketplace.kernel.money import show_rupees


@transaction.atomic
def list_piece(
    *,
    facts: Facts,
    shelf: Category,
    makers: Makers,
    pictures: Sequence[Image],
    price: int,
    pieces: int,
    by: User,
    now: datetime,
    key: UUID,
    submit: bool,
    besides: Changed | None = None,
) -> Product:
    """Store a new piece with its price in paise and how many there are, and hand it to quality if so asked.

    Sent again under the same key, gives the piece that is stored and changes nothing. Raises ListingRefused.
    """
    piece = draft_listing(
        facts=facts, shelf=shelf, makers=makers, pictures=pictures, by=by, now=now, key=key, besides=besides
    )
    if not piece.stockrecords.exists():
        stock_piece(product=piece, price=price, pieces=pieces)
        if submit:
            submit_listing(product=piece, by=by, now=now)
    return piece


@transaction.atomic
def change_piece(
    *,
    product: Product,
    facts: Facts,
    shelf: Category,
    makers: Makers,
    pictures: Sequence[Image],
    price: int,
    pieces: int,
    by: User,
    now: datetime,
    submit: bool,
    key: UUID | None = None,
    version: int | None = None,
) -> Product:
    """Change a draft or a piece that was sent back, its price included. Raises ListingRefused, ChangedMeanwhile.

    Sent again under the same key, gives the piece as it is now and changes nothing.
    """
    if key and (stored := taken_under(key, by)):
        return stored
    piece = revise_listing(
        product=product,
        facts=facts,
        shelf=shelf,
        makers=makers,
        pictures=pictures,
        by=by,
        now=now,
        key=key,
        version=version,
        besides=_besides(product, price=price, pieces=pieces),
    )
    try:
        with transaction.atomic():
            stock_piece(product=piece, price=price, pieces=pieces)
    except IntegrityError as problem:
        raise ListingRefused(_("There can't be fewer than buyers have been promised.")) from problem
    if submit:
        noted = key and piece.listing_changes.filter(key=key).exists()
        submit_listing(product=piece, by=by, now=now, key=None if noted else key)
    return piece


def _besides(piece: Product, *, price: int, pieces: int) -> Changed:
    """What changes of price and number, as people read it."""
    record = piece.stockrecords.first()
    before = ("", "") if record is None else (show_rupees(piece.price or 0), str(record.num_in_stock or 0))
    after = (show_rupees(price), str(pieces))
    both = zip(("price", "pieces"), before, after, strict=True)
    return {name: [was, becomes] for name, was, becomes in both if was != becomes}
