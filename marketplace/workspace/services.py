"""A piece with its price, in one go."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.images.models import Image

from catalog.listing import Facts, ListingRefused, Makers, draft_listing, revise_listing, submit_listing
from catalog.models import Category, Product
from marketplace.accounts.models import User
from marketplace.forks.partner.stock import stock_piece


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
) -> Product:
    """Store a new piece with its price in paise and how many there are, and hand it to quality if so asked.

    Sent again under the same key, gives the piece that is stored and changes nothing. Raises ListingRefused.
    """
    piece = draft_listing(facts=facts, shelf=shelf, makers=makers, pictures=pictures, by=by, now=now, key=key)
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
) -> Product:
    """Change a draft or a piece that was sent back, its price included. Raises ListingRefused."""
    piece = revise_listing(
        product=product, facts=facts, shelf=shelf, makers=makers, pictures=pictures, by=by, now=now
    )
    try:
        with transaction.atomic():
            stock_piece(product=piece, price=price, pieces=pieces)
    except IntegrityError as problem:
        raise ListingRefused(_("There can't be fewer than buyers have been promised.")) from problem
    if submit:
        submit_listing(product=piece, by=by, now=now)
    return piece
