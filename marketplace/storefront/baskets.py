"""What a buyer has in the basket, and the ways to change it. One line for each piece. In paise, with GST."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from catalog.models import Product, ProductImage
from catalog.restrictions import keepers
from marketplace.accounts.models import User
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.languages.names import said
from marketplace.payment.models import Checkout

from .cards import with_price
from .pictures import CARD, Picture, pictures

Basket = get_model("basket", "Basket")
Line = get_model("basket", "Line")

FLAG = "has_basket"
"""A cookie that says nothing but that there is something to count, readable by the script of the header."""


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
    picture: Picture | None
    trouble: str

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


def contents(basket_id: int | None, *, now: datetime) -> Contents:
    """The basket's lines in the order they went in. At most four queries."""
    if basket_id is None:
        return Contents([])
    quantities: dict[int, int] = dict(
        Line.objects.filter(basket=basket_id, quantity__gt=0)
        .order_by("pk")
        .values_list("product", "quantity")
    )
    if not quantities:
        return Contents([])
    pieces = with_price(Product.objects.filter(pk__in=quantities)).annotate(
        kept_by=keepers(on=timezone.localdate(now))
    )
    found = {product.pk: product for product in pieces}
    images: dict[int, int] = {}
    for product_id, image_id in (
        ProductImage.objects.filter(product__in=quantities)
        .order_by("display_order", "pk")
        .values_list("product", "image")
    ):
        images.setdefault(product_id, image_id)
    shown = pictures(images.values(), CARD)
    short = [pk for pk, quantity in quantities.items() if found[pk].left < quantity]
    held = _held(short, now=now)
    return Contents(
        [
            _line(found[pk], quantity, shown.get(images.get(pk, 0)), held.get(pk))
            for pk, quantity in quantities.items()
        ]
    )


@transaction.atomic
def set_quantity(request: HttpRequest, product_id: int, quantity: int, *, add: bool = False) -> Product:
    """Let there be ``quantity`` of a piece in this buyer's basket (``add``: so many more); 0 takes it out.

    Raises Product.DoesNotExist for a piece that isn't public, Unavailable where there are fewer.
    """
    pieces = with_price(Product.objects.live()).annotate(kept_by=keepers(on=timezone.localdate()))
    product = pieces.get(pk=product_id)
    basket = request.basket  # type: ignore[attr-defined]
    if basket.id is None:
        basket.save()
    line = Line.objects.select_for_update().filter(basket=basket.id, product=product).first()
    wanted = quantity + (line.quantity if line and add else 0)
    if wanted <= 0:
        if line:
            line.delete()
    elif wanted > product.left or product.list_price is None or product.kept_by:
        raise Unavailable(_trouble(product, wanted, None))
    elif line:
        line.quantity = wanted
        line.save(update_fields=["quantity"])
    else:
        basket.add_product(product, wanted)
    return product


@transaction.atomic
def take_along(request: HttpRequest, user: User) -> None:
    """What this browser had in its basket is in her own from now on; of a piece in both, the larger number."""
    try:
        number = int(Signer().unsign(request.COOKIES[settings.OSCAR_BASKET_COOKIE_OPEN]))
    except (KeyError, ValueError, BadSignature):
        return
    User.objects.select_for_update().get(pk=user.pk)
    open_ones = Basket.objects.select_for_update().filter(status=Basket.OPEN)
    loose = open_ones.filter(pk=number, owner=None).first()
    hers = open_ones.filter(owner=user).order_by("pk").first()
    if loose and hers:
        hers.merge(loose, add_quantities=False)
    elif loose:
        loose.owner = user
        loose.save(update_fields=["owner"])


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Set or take away the flag for the header's script, by whether there is something in the basket."""
    basket = request.basket  # type: ignore[attr-defined]
    if basket.id and Line.objects.filter(basket=basket.id).exists():
        response.set_cookie(
            FLAG,
            "1",
            max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
            secure=settings.OSCAR_BASKET_COOKIE_SECURE,
            samesite="Lax",
        )
    elif FLAG in request.COOKIES:
        response.delete_cookie(FLAG, samesite="Lax")


def reopen(response: HttpResponse, checkout: Checkout) -> None:
    """Give the browser its basket back, which it lost when the basket was frozen."""
    response.set_cookie(
        settings.OSCAR_BASKET_COOKIE_OPEN,
        Signer().sign(str(checkout.basket_id)),
        max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
        secure=settings.OSCAR_BASKET_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _held(product_ids: list[int], *, now: datetime) -> dict[int, datetime]:
    """Until when pieces are held for buyers who are paying at this moment."""
    if not product_ids:
        return {}
    rows = Checkout.objects.holding(product_ids, now=now).values_list("lines__product", "reserved_until")
    return {pk: until for pk, until in reversed(rows) if pk in product_ids}


def _line(
    product: Product, quantity: int, picture: Picture | None, held_until: datetime | None
) -> BasketLine:
    price = product.list_price
    return BasketLine(
        product_id=product.pk,
        title=said(product.title),
        url=product.get_absolute_url(),
        colour=said(product.colour),
        technique=said(product.technique),
        lead_time_days=product.lead_time_days,
        quantity=quantity,
        left=product.left,
        unit_price=0 if price is None else int(price * 100),
        grams=grams_of(product),
        picture=picture,
        trouble=_trouble(product, quantity, held_until),
    )


def _trouble(product: Product, quantity: int, held_until: datetime | None) -> str:
    left = product.left
    if product.state != Product.State.LIVE or product.list_price is None:
        return _("This piece is no longer in the shop.")
    if product.kept_by:
        return _("This cloth is kept by %s. It's sold only once they agree.") % product.kept_by
    if left >= quantity:
        return ""
    if left > 0:
        return _("There are only %d of these.") % left
    if held_until:
        until = timezone.localtime(held_until).strftime("%H:%M")
        return (
            _("Somebody is paying for this piece. If they don't, it's free again at %s (Indian time).")
            % until
        )
    return _("This piece has been sold.")
