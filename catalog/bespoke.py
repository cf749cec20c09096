"""A piece that one buyer asked for: like another one, in her size and colour, and never on a shelf of the shop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils.text import slugify

from marketplace.accounts.models import User
from marketplace.kernel.money import round_half_up

from .listing import next_reference
from .models import ListingChange, Maker, Product, ProductCategory

State = Product.State
SAME = ("product_class", "gst_rate", "hsn", "fibre", "technique", "community", "making", "care")
OF_COLOUR = ("dye", "dyestuff")
"""What is known of the cloth it's like only while the colour is the same."""


@dataclass(frozen=True)
class Wish:
    """What is to be woven. Sizes in cm, weight in grams, terms as people agree to them."""

    title: str
    colour: str
    length_cm: int
    width_cm: int
    grams: int
    terms: str
    lead_time_days: int


@transaction.atomic
def begin_bespoke(
    *, like: Product, wish: Wish, makers: Sequence[tuple[int, int]], by: User | None, now: datetime
) -> Product:
    """Store a piece that is going to be woven like another one; ``makers`` are weavers' keys with weights.

    It's in no list of the shop. Its hours are those of the other by the size.
    """
    area = Fraction(wish.length_cm * wish.width_cm, max(like.length_cm * like.width_cm, 1))
    same = [*SAME, *(OF_COLOUR if wish.colour == like.colour else ())]
    piece = Product.objects.create(
        upc=next_reference(),
        slug=slugify(wish.title)[:200] or "piece",
        state=State.BESPOKE,
        title=wish.title,
        terms=wish.terms,
        colour=wish.colour,
        length_cm=wish.length_cm,
        width_cm=wish.width_cm,
        weight_grams=wish.grams,
        lead_time_days=wish.lead_time_days,
        hours=max(round_half_up(like.hours * area), 1),
        **{name: getattr(like, name) for name in same},
    )
    Maker.objects.bulk_create(Maker(product=piece, weaver_id=her, weight=weight) for her, weight in makers)
    shelves = ProductCategory.objects.filter(product=like).values_list("category", flat=True)
    ProductCategory.objects.bulk_create(ProductCategory(product=piece, category_id=key) for key in shelves)
    ListingChange.objects.create(product=piece, before="", after=State.BESPOKE, by=by, at=now)
    return piece


@transaction.atomic
def end_bespoke(*, piece: Product, woven: bool, by: User, now: datetime) -> None:
    """Nobody takes it any more: a woven one becomes a draft, to be listed for everybody; another is withdrawn."""
    piece = Product.objects.select_for_update(of=("self",)).get(pk=piece.pk)
    after = State.DRAFT if woven else State.WITHDRAWN
    if piece.state != State.BESPOKE:
        return
    ListingChange.objects.create(product=piece, before=piece.state, after=after, by=by, at=now)
    piece.state = after
    piece.save(update_fields=["state", "date_updated"])
