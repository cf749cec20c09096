"""Which basket is a buyer's: that of her account, or the one whose number her browser has in a signed cookie.

In place of Oscar's middleware, which loads a basket with all that its offers may need, and then a page asks again.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from oscar.core.loading import get_model

from marketplace.accounts.models import User
from marketplace.kernel.prepared import Prepared

Basket = get_model("basket", "Basket")

FLAG = "has_basket"
"""A cookie that says nothing but that there is something to count, readable by the script of the header."""


@dataclass
class OwnBasket:
    """The open basket of one request: of a ``buyer`` with this key, or of a ``browser``, with the key of the basket."""

    whose: str
    key: int
    filled: bool | None = None
    """Whether there is something in it; None where nobody has looked."""
    made: int | None = None
    """Its number, where it was made in this request."""


IS_OPEN = {
    "browser": "b.id = $1 AND b.owner_id IS NULL AND b.status = 'Open'",
    "buyer": "b.id = (SELECT min(id) FROM basket_basket WHERE owner_id = $1 AND status = 'Open')",
}
"""By whose it is, the condition that ``basket_basket b`` is the one of key $1."""

_FILLED = {
    whose: Prepared(
        f"filled_basket_of_{whose}",
        "bigint",
        f"""
        SELECT FROM basket_basket b JOIN basket_line l ON l.basket_id = b.id
        WHERE l.quantity > 0 AND {is_open} LIMIT 1""",
    )
    for whose, is_open in IS_OPEN.items()
}


def own_basket(request: HttpRequest) -> OwnBasket:
    """No query, but where she has signed in elsewhere since she filled it: then it's hers from now on."""
    found: OwnBasket | None = getattr(request, "own_basket", None)
    if found is None:
        if isinstance(request.user, User):
            take_along(request, request.user)
            found = OwnBasket("buyer", request.user.pk)
        else:
            found = OwnBasket("browser", number_in_cookie(request) or 0)
        request.own_basket = found  # type: ignore[attr-defined]
    return found


def number_in_cookie(request: HttpRequest) -> int | None:
    """The number of the basket that this browser was given, open or not."""
    try:
        return int(Signer().unsign(request.COOKIES[settings.OSCAR_BASKET_COOKIE_OPEN]))
    except (KeyError, ValueError, BadSignature):
        return None


def make_basket(request: HttpRequest) -> int:
    """A new open basket, or the one that her account has meanwhile. To be called in a transaction."""
    if isinstance(request.user, User):
        User.objects.select_for_update().get(pk=request.user.pk)  # two tabs make one basket
        hers = Basket.objects.filter(owner=request.user, status=Basket.OPEN).order_by("pk").first()
        return int((hers or Basket.objects.create(owner=request.user)).pk)
    basket = own_basket(request)
    basket.made = basket.key = int(Basket.objects.create().pk)
    return basket.made


@transaction.atomic
def _join(number: int, user: User) -> None:
    User.objects.select_for_update().get(pk=user.pk)
    open_ones = Basket.objects.select_for_update().filter(status=Basket.OPEN)
    loose = open_ones.filter(pk=number, owner=None).first()
    hers = open_ones.filter(owner=user).order_by("pk").first()
    if loose and hers:
        hers.merge(loose, add_quantities=False)
    elif loose:
        loose.owner = user
        loose.save(update_fields=["owner"])


def take_along(request: HttpRequest, user: User) -> None:
    """What this browser had in its basket is in her own from now on; of a piece in both, the larger number."""
    number = number_in_cookie(request)
    if number is not None:
        _join(number, user)


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Tell the browser which basket is its own, and its header's script whether there is something in it."""
    basket = own_basket(request)
    if basket.filled is None:
        basket.filled = bool(_FILLED[basket.whose].rows(basket.key))
    name = settings.OSCAR_BASKET_COOKIE_OPEN
    if isinstance(request.user, User):
        if name in request.COOKIES:
            response.delete_cookie(name, samesite="Lax")
    elif basket.made:
        give_basket(response, basket.made)
    if basket.filled:
        _set(response, FLAG, "1", httponly=False)
    elif FLAG in request.COOKIES:
        response.delete_cookie(FLAG, samesite="Lax")


def give_basket(response: HttpResponse, number: int) -> None:
    """Have the browser use this basket from now on."""
    _set(response, settings.OSCAR_BASKET_COOKIE_OPEN, Signer().sign(str(number)), httponly=True)


def _set(response: HttpResponse, name: str, value: str, *, httponly: bool) -> None:
    response.set_cookie(
        name,
        value,
        max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
        secure=settings.OSCAR_BASKET_COOKIE_SECURE,
        httponly=httponly,
        samesite="Lax",
    )
