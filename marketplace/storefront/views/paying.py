"""Which payment this browser has open: a signed cookie that names it, since a frozen basket has none."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from marketplace.payment.models import Checkout

from ..own_basket import number_in_cookie

COOKIE = "paying"
SECONDS = 24 * 60 * 60

_SIGNER = Signer(salt="paying")


def open_checkout(request: HttpRequest, *, now: datetime) -> Checkout | None:
    """This browser's checkout that is still to be paid, with its lines; None where there is none.

    Known by the cookie that it got on its way to pay, or by that of its basket, if it pressed twice and the
    first answer never arrived.
    """
    if key := _key(request):
        mine = Q(pk=key)
    elif number := number_in_cookie(request):
        mine = Q(basket=number)
    else:
        return None
    open_now = Checkout.objects.filter(mine, state=Checkout.State.OPEN, reserved_until__gt=now)
    return open_now.prefetch_related("lines__product").first()


def _key(request: HttpRequest) -> UUID | None:
    """Of the checkout that its cookie names."""
    try:
        return UUID(_SIGNER.unsign(request.COOKIES[COOKIE]))
    except (KeyError, ValueError, BadSignature):
        return None


def remember_checkout(response: HttpResponse, checkout: Checkout) -> None:
    response.set_cookie(
        COOKIE,
        _SIGNER.sign(str(checkout.pk)),
        max_age=SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget_checkout(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")
