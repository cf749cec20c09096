"""What somebody would like to have one day: in her account, or without one in a signed cookie of her browser.

The cookie can be read by the script of the page, which fills the hearts; the page itself is the same for everybody.
With an account it's only that, a copy without signature, and the list is in the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from oscar.core.loading import get_model

from catalog.models import Maker, Product
from marketplace.accounts.models import User

from .cards import Card, cards, cards_of, for_sale

WishList = get_model("wishlists", "WishList")
Line = get_model("wishlists", "Line")

COOKIE = "wishes"
SECONDS = 365 * 24 * 3600
MOST = 100
SIMILAR = 3

_SIGNER = Signer(salt="wishes")


class Full(Exception):
    """There is no room for one more."""


def wished(request: HttpRequest) -> list[int]:
    """The pieces on her list by their keys, the newest first. One query with an account, else none."""
    if isinstance(request.user, User):
        return _stored(request.user)
    return _in_cookie(request)


def _stored(user: User) -> list[int]:
    lines = Line.objects.filter(wishlist__owner=user, product__isnull=False)
    return list(lines.order_by("-pk").values_list("product", flat=True))


def _in_cookie(request: HttpRequest) -> list[int]:
    try:
        keys = _SIGNER.unsign(request.COOKIES[COOKIE])
        return [int(key) for key in keys.split(".") if key][:MOST]
    except (KeyError, ValueError, BadSignature):
        return []


def wish(request: HttpRequest, piece: Product) -> list[int]:
    """Put a piece on her list; there already, it stays. Gives the list as it's now. Raises Full."""
    before = wished(request)
    if piece.pk in before:
        return before
    if len(before) >= MOST:
        raise Full
    if isinstance(request.user, User):
        _store(request.user, [piece])
        return _stored(request.user)
    return [piece.pk, *before]


def unwish(request: HttpRequest, key: int) -> list[int]:
    """Take a piece off her list; gives the list as it's now."""
    if isinstance(request.user, User):
        Line.objects.filter(wishlist__owner=request.user, product=key).delete()
    return [each for each in wished(request) if each != key]


@transaction.atomic
def _store(user: User, pieces: Sequence[Product]) -> None:
    wishlist = list_of(user)
    Line.objects.bulk_create(
        [Line(wishlist=wishlist, product=piece, title=piece.title[:255]) for piece in pieces],
        ignore_conflicts=True,
    )


def list_of(user: User) -> Any:
    """Her one list, made where she has none; to be called in a transaction."""
    User.objects.select_for_update().get(pk=user.pk)
    return WishList.objects.filter(owner=user).first() or WishList.objects.create(owner=user, name="")


def take_wishes_along(request: HttpRequest, user: User) -> list[int]:
    """What this browser kept is on her own list from now on, as far as there is room; gives her list."""
    keys, hers = _in_cookie(request), _stored(user)
    fresh = [key for key in reversed(keys) if key not in hers][: MOST - len(hers)]
    if fresh:
        live = Product.objects.live().in_bulk(fresh)
        _store(user, [live[key] for key in fresh if key in live])
    return _stored(user)


def remember_wishes(request: HttpRequest, response: HttpResponse, keys: Sequence[int]) -> None:
    """Let the browser keep the list, or a copy of it for the hearts; an empty one leaves no cookie."""
    if not keys:
        if COOKIE in request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Lax")
        return
    value = ".".join(str(key) for key in keys)
    response.set_cookie(
        COOKIE,
        value if isinstance(request.user, User) else _SIGNER.sign(value),
        max_age=SECONDS,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


@transaction.atomic
def share(user: User) -> None:
    """Whoever has the link sees her list, until she takes the link back."""
    wishlist = list_of(user)
    if wishlist.visibility != WishList.SHARED:
        wishlist.visibility = WishList.SHARED
        wishlist.save(update_fields=["visibility"])


@transaction.atomic
def stop_sharing(user: User) -> None:
    """The link that was given out leads nowhere any more, and never again: another would be another one."""
    wishlist = list_of(user)
    wishlist.visibility, wishlist.key = WishList.PRIVATE, WishList.random_key()
    wishlist.save(update_fields=["visibility", "key"])


def link_of(user: User) -> str:
    """Where her list can be seen by others; empty while nobody can. One query."""
    shared = WishList.objects.filter(owner=user, visibility=WishList.SHARED).first()
    return reverse("storefront:shared-wishes", args=[shared.key, _token(shared.key)]) if shared else ""


def shared_list(key: str, token: str) -> list[int] | None:
    """The pieces of a list that its owner shares by this link; None where there is none."""
    if not constant_time_compare(_token(key), token):
        return None
    found = WishList.objects.filter(key=key, visibility=WishList.SHARED).first()
    if found is None:
        return None
    return list(found.lines.filter(product__isnull=False).order_by("-pk").values_list("product", flat=True))


def _token(key: str) -> str:
    return Signer(salt="shared wishes").signature(key)


@dataclass(frozen=True)
class Wish:
    """A wished piece; where it's sold, others from the same group that are to be had."""

    card: Card
    similar: Sequence[Card]


def wishes(keys: Sequence[int]) -> list[Wish]:
    """What a page shows of these. Three queries, eight where some are sold."""
    found = cards_of(keys)
    sold = [card for card in found if card.left <= 0]
    near = _near(sold, keys) if sold else {}
    return [Wish(card, near.get(card.pk, ())) for card in found]


def _near(sold: Sequence[Card], wanted: Sequence[int]) -> dict[int, list[Card]]:
    """For each sold piece some of the same group, those of the same craft first."""
    groups: dict[int, set[int]] = {}
    for product, group in Maker.objects.filter(product__in=[card.pk for card in sold]).values_list(
        "product", "weaver__group"
    ):
        groups.setdefault(product, set()).add(group)
    made = Maker.objects.filter(weaver__group__in=set().union(*groups.values()) if groups else ())
    left = for_sale(Product.objects.filter(pk__in=made.values("product"))).exclude(pk__in=wanted)
    others = cards(left.order_by("-date_created", "-id")[:48])
    of: dict[int, set[int]] = {}
    for product, group in Maker.objects.filter(product__in=[card.pk for card in others]).values_list(
        "product", "weaver__group"
    ):
        of.setdefault(product, set()).add(group)
    return {
        card.pk: sorted(
            (each for each in others if of[each.pk] & groups.get(card.pk, set())),
            key=lambda each: each.technique != card.technique,
        )[:SIMILAR]
        for card in sold
    }


def gone(keys: Sequence[int]) -> list[tuple[int, str]]:
    """Those of them that are no longer public, by key and title."""
    live = Product.objects.live().values("pk")
    return list(Product.objects.filter(pk__in=keys).exclude(pk__in=live).values_list("pk", "title"))
