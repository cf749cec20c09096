"""A custom order is asked for and talked about. Each verb is one transaction; sent twice under its key, it's done once."""

import io
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import Maker, Product
from catalog.pictures import anew
from catalog.restrictions import restricted
from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.payment.bills import stop_bills

from . import mails
from .models import CustomPhoto, CustomRequest, Message, Offer

State = CustomRequest.State
MOST_PHOTOS = 3
MOST_OPEN = 5
"""So many requests of one e-mail address may be open at a time."""
TALKING = (State.ASKED, State.OFFERED, State.MAKING, State.MADE, State.READY)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class CustomRefused(Exception):
    """A step that isn't possible; the message is for whoever asked, and nothing has changed."""


@dataclass(frozen=True)
class Asked:
    """What a buyer wants otherwise than the piece she looks at. Sizes in cm; ``budget`` in the currency's minor unit."""

    quantity: int
    words: str
    length_cm: int | None = None
    width_cm: int | None = None
    colour: str = ""
    wished_by: date | None = None
    currency: str = "INR"
    budget: int | None = None


@dataclass(frozen=True)
class Buyer:
    name: str
    email: str
    country: str
    language: str
    user: User | None = None


def plain(words: str, *, most: int = 2000) -> str:
    """As it's kept and mailed: no control characters, nothing that turns the direction of writing, no long gaps."""
    return re.sub(r"\n{3,}", "\n\n", _CONTROL.sub("", words.replace("\r\n", "\n"))).strip()[:most]


@transaction.atomic
def ask_custom(
    *, product: Product, asked: Asked, buyer: Buyer, photos: Sequence[IO[bytes]], key: UUID, now: datetime
) -> CustomRequest:
    """Ask the group that weaves a piece for one like it; the buyer is mailed her link, and the coordinators are told.

    Pictures are written anew, as pixels alone. Raises CustomRefused, or ``catalog.pictures.PictureRefused``.
    """
    if known := CustomRequest.objects.filter(key=key).first():
        return known
    first = Maker.objects.filter(product=product).select_related("weaver").order_by("weaver__code").first()
    if first is None or product.state != Product.State.LIVE:
        raise CustomRefused(_("This piece can't be woven to order."))
    refuse_kept(product, now=now)
    if not plain(asked.words):
        raise CustomRefused(_("Please say in a few words what you would like."))
    if len(photos) > MOST_PHOTOS:
        raise CustomRefused(_("Three pictures at most, please."))
    open_ones = CustomRequest.objects.filter(
        email__iexact=buyer.email, state__in=[State.ASKED, State.OFFERED]
    )
    if open_ones.count() >= MOST_OPEN:
        raise CustomRefused(_("You have asked for several already. Please wait until they are answered."))
    request = CustomRequest.objects.create(
        key=key,
        product=product,
        group_id=first.weaver.group_id,
        quantity=asked.quantity,
        length_cm=asked.length_cm,
        width_cm=asked.width_cm,
        colour=asked.colour,
        wished_by=asked.wished_by,
        currency=asked.currency,
        budget=asked.budget,
        words=plain(asked.words),
        name=plain(buyer.name, most=200),
        email=buyer.email,
        country_id=buyer.country,
        language=buyer.language,
        user=buyer.user,
        asked_at=now,
        moved_at=now,
    )
    for photo in photos:
        data = io.BytesIO()
        anew(photo).save(data, "JPEG", quality=82, optimize=True)
        CustomPhoto.objects.create(
            request=request, file=ContentFile(data.getvalue(), name=f"{secrets.token_hex(8)}.jpg")
        )
    mails.tell_buyer(request, "asked")
    mails.tell_coordinators(request, "asked", request.words)
    return request


def refuse_kept(product: Product, *, now: datetime) -> None:
    """Cloth that a community keeps for itself isn't woven for anybody else either. Raises CustomRefused."""
    if community := restricted([product.pk], on=india_day(now)).get(product.pk):
        raise CustomRefused(_("%s keeps this cloth for itself, and hasn't agreed to a sale.") % community)


@transaction.atomic
def say(*, request: CustomRequest, words: str, by: User | None, key: UUID, now: datetime) -> Message:
    """Write to the other side, which is mailed it; ``by`` is None for the buyer. Raises CustomRefused."""
    request = locked(request)
    if known := Message.objects.filter(key=key, request=request).first():
        return known
    if by:
        may_answer(request, by)
    words = plain(words)
    if not words:
        raise CustomRefused(_("There is nothing to send."))
    if request.state not in TALKING:
        raise CustomRefused(_("This request is closed. Please ask anew."))
    message = Message.objects.create(
        request=request, by=by, from_buyer=by is None, words=words, at=now, key=key
    )
    if by is None and request.state == State.OFFERED and _let_lapse(request, now=now):
        move(request, State.ASKED, now=now)  # the offer has run out: she asks again
    else:
        request.moved_at = now
        request.save(update_fields=["moved_at"])
    if by:
        mails.tell_buyer(request, "message", words)
    else:
        mails.tell_coordinators(request, "message", words)
    return message


def withdraw_request(*, request: CustomRequest, now: datetime) -> CustomRequest:
    """The buyer no longer wants it. Once she has paid, ``ask_to_cancel`` is the way. Raises CustomRefused."""
    stop_open_bills(request, now=now)
    with transaction.atomic():
        request = locked(request)
        if request.state == State.WITHDRAWN:
            return request
        if request.state not in (State.ASKED, State.OFFERED):
            raise CustomRefused(_("This can't be withdrawn any more."))
        request.offers.filter(state=Offer.State.OPEN).update(state=Offer.State.REFUSED)
        move(request, State.WITHDRAWN, now=now)
        mails.tell_coordinators(request, "withdrawn", "")
        return request


@transaction.atomic
def decline_request(
    *, request: CustomRequest, words: str, by: User, key: UUID, now: datetime
) -> CustomRequest:
    """Tell the buyer in words why it can't be woven. Raises CustomRefused."""
    request = locked(request)
    may_answer(request, by)
    if request.state == State.DECLINED:
        return request
    if request.state != State.ASKED:
        raise CustomRefused(_("Withdraw the offer first."))
    if not plain(words):
        raise CustomRefused(_("Tell the buyer why it can't be woven."))
    Message.objects.create(request=request, by=by, from_buyer=False, words=plain(words), at=now, key=key)
    move(request, State.DECLINED, now=now)
    mails.tell_buyer(request, "declined", plain(words))
    return request


def _let_lapse(request: CustomRequest, *, now: datetime) -> bool:
    """Whether the open offer has run out; then it's open no longer."""
    past = request.offers.filter(state=Offer.State.OPEN, valid_until__lte=now)
    return bool(past.update(state=Offer.State.WITHDRAWN))


def stop_open_bills(request: CustomRequest, *, now: datetime) -> None:
    """Nobody pays for an offer while it's being taken back. Raises CustomRefused where Stripe is away."""
    for offer in request.offers.exclude(state__in=[Offer.State.REFUSED, Offer.State.WITHDRAWN]):
        if not stop_bills(f"custom/{offer.pk}/", now=now):
            raise CustomRefused(
                _("The payment page can't be reached just now. Please try again in a minute.")
            )


def may_answer(request: CustomRequest, by: User) -> None:
    if (
        not by.has_perm("catalogue.list_piece")
        or not CustomRequest.objects.of(by).filter(pk=request.pk).exists()
    ):
        raise CustomRefused(_("This request is for another coordinator's group."))


def locked(request: CustomRequest) -> CustomRequest:
    return CustomRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)


def move(request: CustomRequest, state: CustomRequest.State, *, now: datetime) -> None:
    request.state, request.moved_at = state, now
    request.save()
