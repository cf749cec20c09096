"""What a buyer has in the basket, and the ways to change it. One line for each piece. In paise, with GST."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from catalog.models import Product
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.kernel.prepared import Prepared
from marketplace.languages.names import said
from marketplace.payment.models import Checkout

from .own_basket import IS_OPEN, give_basket, make_basket, own_basket
from .pictures import AS_SQL, CARD, Picture, picture_in, pictures

Line = get_model("basket", "Line")


class Unavailable(Exception):
    """The piece can't be had, or not so many of it. The message is for the buyer."""


@dataclass(frozen=True)
class BasketLine:
    """One piece in the basket. ``left``: how many could be bought; ``trouble``: why this line can't be."""

    product_id: int
    title: str
    url: str
    colour: str
    technique: str
    lead_time_days: int
    quantity: int
    left: int
    unit_price: int
    grams: int
    trouble: str
    image: int | None = None
    """Its first picture in the library."""
    picture: Picture | None = None

    @property
    def total(self) -> int:
        return self.unit_price * self.quantity

    @property
    def more(self) -> int:
        return self.quantity + 1

    @property
    def fewer(self) -> int:
        return self.quantity - 1


@dataclass(frozen=True)
class Contents:
    """A whole basket."""

    lines: Sequence[BasketLine]
    basket_id: int | None = None

    @property
    def goods(self) -> int:
        """What the pieces cost together, those in trouble included."""
        return sum(line.total for line in self.lines)

    @property
    def count(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def grams(self) -> int:
        """What the packed parcel weighs."""
        return parcel_grams((line.grams, line.quantity) for line in self.lines)

    @property
    def can_be_paid(self) -> bool:
        return bool(self.lines) and not any(line.trouble for line in self.lines)

    @property
    def lead_time_days(self) -> int:
        return max((line.lead_time_days for line in self.lines), default=0)


_FACTS = """
p.id, p.title, p.slug, p.colour, p.technique, p.lead_time_days, p.length_cm, p.width_cm, p.weight_grams,
p.state = 'live' AND p.is_public AND p.parent_id IS NULL, s.id, s.price,
coalesce(s.num_in_stock, 0) - coalesce(s.num_allocated, 0),
(SELECT r.community FROM catalogue_restriction r
    WHERE r.product_id = p.id AND NOT EXISTS (
        SELECT FROM catalogue_signoff f
        WHERE f.restriction_id = r.id AND f.withdrawn_at IS NULL AND f.from_day <= $2
            AND coalesce(f.to_day, 'infinity') >= $2)
    ORDER BY r.community LIMIT 1),
{picture}, b.id, coalesce(l.quantity, 0)
FROM catalogue_product p
LEFT JOIN partner_stockrecord s ON s.product_id = p.id
"""
"""What a basket ($1) shows of a piece, and whether it can be had on a day ($2)."""

_PICTURE = f"""
LEFT JOIN LATERAL (
    SELECT image.id, {AS_SQL}::text AS about
    FROM catalogue_productimage hung JOIN wagtailimages_image image ON image.id = hung.image_id
    WHERE hung.product_id = p.id ORDER BY hung.display_order, hung.id LIMIT 1
) AS picture ON true
"""

_IN_BASKET = {
    whose: Prepared(
        f"in_basket_of_{whose}",
        "bigint, date",
        f"""
        SELECT {_FACTS.format(picture="picture.id, picture.about")} {_PICTURE} JOIN basket_line l ON l.product_id = p.id AND l.quantity > 0
        JOIN basket_basket b ON b.id = l.basket_id WHERE {is_open} ORDER BY l.id""",
    )
    for whose, is_open in IS_OPEN.items()
}

_ONE_PIECE = {
    whose: Prepared(
        f"piece_for_basket_of_{whose}",
        "bigint, date, bigint",
        f"""
        SELECT {_FACTS.format(picture="NULL, NULL")} LEFT JOIN basket_basket b ON {is_open}
        LEFT JOIN basket_line l ON l.basket_id = b.id AND l.product_id = p.id WHERE p.id = $3""",
    )
    for whose, is_open in IS_OPEN.items()
}

_PUT_IN = Prepared(
    "put_in",
    "bigint, text, bigint, bigint, integer, numeric, boolean",
    """
    INSERT INTO basket_line AS l (basket_id, line_reference, product_id, stockrecord_id, quantity, price_currency,
        price_incl_tax, date_created, date_updated)
    SELECT b.id, $2, $3, $4, $5, 'INR', $6, now(), now() FROM basket_basket b WHERE b.id = $1 AND b.status = 'Open'
    ON CONFLICT (basket_id, line_reference) DO UPDATE
        SET quantity = EXCLUDED.quantity + CASE WHEN $7 THEN l.quantity ELSE 0 END, date_updated = now()
    RETURNING l.id""",
)


class _Row(NamedTuple):
    """A row of ``_FACTS``. Lengths in cm, ``price`` in rupees."""

    product_id: int
    title: str
    slug: str
    colour: str
    technique: str
    lead_time_days: int
    length_cm: int
    width_cm: int
    weight_grams: int | None
    is_public: bool
    stock_id: int | None
    price: Decimal | None
    left: int
    kept_by: str | None
    image: int | None
    about: str | None
    basket_id: int | None
    quantity: int


def contents(request: HttpRequest, *, now: datetime) -> Contents:
    """What is in this buyer's basket, in the order it went in. One query, one more where a piece isn't free."""
    basket, day = own_basket(request), timezone.localdate(now)
    rows = [_Row(*row) for row in _IN_BASKET[basket.whose].rows(basket.key, day)]
    basket.filled = bool(rows)
    held = _held([row.product_id for row in rows if row.left < row.quantity], now=now)
    lines = [_line(row, held.get(row.product_id)) for row in rows]
    return Contents(lines, basket_id=rows[0].basket_id if rows else None)


def with_pictures(basket: Contents) -> Contents:
    """The same, to be shown. No query, but to make sizes of pictures that aren't there yet."""
    lacking = [line.image for line in basket.lines if line.image and not line.picture]
    if not lacking:
        return basket
    made = pictures(lacking, CARD)
    lines = [replace(line, picture=line.picture or made.get(line.image or 0)) for line in basket.lines]
    return replace(basket, lines=lines)


@transaction.atomic
def set_quantity(request: HttpRequest, product_id: int, quantity: int, *, add: bool = False) -> str:
    """Let there be ``quantity`` of a piece in this buyer's basket (``add``: so many more); 0 takes it out.

    Gives the piece's title. Raises Product.DoesNotExist for a piece that isn't public, Unavailable where there are fewer.
    """
    piece = _piece(request, product_id)
    if piece is None or not piece.is_public:
        raise Product.DoesNotExist
    wanted = quantity + (piece.quantity if add else 0)
    if wanted <= 0:
        take_out(request, product_id)
    elif trouble := _trouble(piece, wanted, None):
        raise Unavailable(trouble)
    else:
        if not (piece.basket_id and _put_in(piece, quantity, piece.basket_id, add)):
            _put_in(piece, quantity, make_basket(request), add)
        own_basket(request).filled = True
    return piece.title


def _put_in(piece: _Row, quantity: int, basket_id: int, add: bool) -> bool:
    """False where the basket isn't open any more: its buyer went to pay in another tab."""
    line = f"{piece.product_id}_{piece.stock_id}", piece.product_id, piece.stock_id, quantity, piece.price
    return bool(_PUT_IN.rows(basket_id, *line, add))


def take_out(request: HttpRequest, product_id: int) -> int:
    """Take a piece out of this buyer's basket, also one that is no longer public; gives how many there were."""
    piece = _piece(request, product_id)
    if piece is None or not piece.quantity:
        return 0
    Line.objects.filter(basket=piece.basket_id, product=product_id).delete()
    own_basket(request).filled = None
    return piece.quantity


def quantity_of(request: HttpRequest, product_id: int) -> int:
    """How many of a piece are in this buyer's basket."""
    piece = _piece(request, product_id)
    return piece.quantity if piece else 0


def _piece(request: HttpRequest, product_id: int) -> _Row | None:
    basket, day = own_basket(request), timezone.localdate()
    found = _ONE_PIECE[basket.whose].rows(basket.key, day, product_id)
    return _Row(*found[0]) if found else None


def reopen(response: HttpResponse, checkout: Checkout) -> None:
    """Give the browser its basket back, which it lost when the basket was frozen."""
    if checkout.basket_id:
        give_basket(response, checkout.basket_id)


def _held(product_ids: list[int], *, now: datetime) -> dict[int, datetime]:
    """Until when pieces are held for buyers who are paying at this moment."""
    if not product_ids:
        return {}
    rows = Checkout.objects.holding(product_ids, now=now).values_list("lines__product", "reserved_until")
    return {pk: until for pk, until in reversed(rows) if pk in product_ids}


def _line(row: _Row, held_until: datetime | None) -> BasketLine:
    return BasketLine(
        product_id=row.product_id,
        title=said(row.title),
        url=reverse("storefront:piece", args=[row.slug, row.product_id]),
        colour=said(row.colour),
        technique=said(row.technique),
        lead_time_days=row.lead_time_days,
        quantity=row.quantity,
        left=row.left,
        unit_price=int((row.price or 0) * 100),
        grams=grams_of(row),
        image=row.image,
        picture=picture_in(row.about, CARD) if row.about else None,
        trouble=_trouble(row, row.quantity, held_until),
    )


def _trouble(piece: _Row, wanted: int, held_until: datetime | None) -> str:
    """Why so many can't be had; empty where they can."""
    if not piece.is_public or piece.price is None:
        return _("This piece is no longer in the shop.")
    if piece.kept_by:
        return _("This cloth is kept by %s. It's sold only once they agree.") % piece.kept_by
    if piece.left >= wanted:
        return ""
    if piece.left > 0:
        return _("There are only %d of these.") % piece.left
    if held_until:
        until = timezone.localtime(held_until).strftime("%H:%M")
        return (
            _("Somebody is paying for this piece. If they don't, it's free again at %s (Indian time).")
            % until
        )
    return _("This piece has been sold.")
