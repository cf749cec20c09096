"""A return: asked for by the buyer, agreed to or refused by staff, and paid back once the pieces are here."""

import io
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _
from django_tasks import task

from catalog.pictures import anew
from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.forks.order.models import Line, Order
from payouts.models import Refund

from .models import MoneyBack
from .refunds import NotGivenBack, refund_lines
from .returning import ReturnLine, ReturnPhoto, ReturnRequest

MOST_PHOTOS = 5


class NotReturned(Exception):
    """A return that can't be; the message says why, and nothing has changed."""


def can_come_back(order: Order, *, now: datetime) -> dict[int, int]:
    """By a line's primary key, how many of its pieces can still be sent back. Two queries."""
    if order.channel != Order.Channel.ONLINE:
        return {}  # what a business sends back is agreed with the office
    since = now - timedelta(days=settings.RETURN_DAYS)
    sent = Line.objects.filter(order=order, status=Line.Status.SENT, dispatched_at__gte=since)
    quantities = dict(sent.values_list("pk", "quantity"))
    back = Refund.objects.filter(sale__order_line__in=quantities).values_list("sale__order_line")
    gone = dict(back.annotate(pieces=Sum("quantity")))
    return {pk: left for pk, quantity in quantities.items() if (left := quantity - gone.get(pk, 0)) > 0}


@transaction.atomic
def ask_return(
    *, order: Order, pieces: Mapping[int, int], reason: str, photos: Sequence[IO[bytes]], now: datetime
) -> ReturnRequest:
    """Store what a buyer asks to send back, by lines' primary keys. Photographs are written anew, as pixels alone.

    Raises NotReturned, or ``catalog.pictures.PictureRefused`` for a file that is no picture.
    """
    order = Order.objects.select_for_update().get(pk=order.pk)
    if order.return_requests.filter(state__in=["asked", "agreed"]).exists():  # type: ignore[attr-defined]
        raise NotReturned(_("You have asked for a return of this order already."))
    left = can_come_back(order, now=now)
    wanted = {pk: quantity for pk, quantity in pieces.items() if quantity}
    if not wanted:
        raise NotReturned(_("Choose what you want to send back."))
    if any(quantity < 1 or quantity > left.get(pk, 0) for pk, quantity in wanted.items()):
        raise NotReturned(_("That piece can't be sent back any more."))
    if not reason.strip():
        raise NotReturned(_("Please say what is wrong with it."))
    if len(photos) > MOST_PHOTOS:
        raise NotReturned(_("Five photographs at most, please."))
    request = ReturnRequest.objects.create(order=order, reason=reason.strip()[:1000], asked_at=now)
    ReturnLine.objects.bulk_create(
        ReturnLine(request=request, line_id=pk, quantity=quantity) for pk, quantity in wanted.items()
    )
    for photo in photos:
        data = io.BytesIO()
        anew(photo).save(data, "JPEG", quality=82, optimize=True)
        ReturnPhoto.objects.create(
            request=request, file=ContentFile(data.getvalue(), name=f"{secrets.token_hex(8)}.jpg")
        )
    return request


@transaction.atomic
def answer_return(*, request: ReturnRequest, agree: bool, answer: str, by: User, now: datetime) -> None:
    """Agree to a return or refuse it, in words that the buyer is sent. Decided already, it stays so."""
    request = _locked(request, by)
    if not answer.strip():
        raise NotReturned(_("Write the buyer why, and what she has to do now."))
    if request.state != ReturnRequest.State.ASKED:
        return
    request.state = ReturnRequest.State.AGREED if agree else ReturnRequest.State.REFUSED
    request.answer, request.decided_by, request.decided_at = answer.strip()[:500], by, now
    request.save()
    mail_return_answered.enqueue(request.pk)


@transaction.atomic
def take_in_return(*, request: ReturnRequest, by: User, now: datetime) -> list[MoneyBack]:
    """The pieces are here: their price goes back. Asked again, nothing more does. Raises as ``refund_lines`` does."""
    request = _locked(request, by)
    if request.state == ReturnRequest.State.DONE:
        return []
    if request.state != ReturnRequest.State.AGREED:
        raise NotGivenBack(_("Nobody has agreed to this return."))
    made = refund_lines(
        order=request.order,
        pieces=dict(request.pieces.values_list("line", "quantity")),
        with_shipping=False,
        reason=_("Return: %s") % request.reason[:150],
        by=by,
        now=now,
    )
    request.state = ReturnRequest.State.DONE
    request.save(update_fields=["state"])
    return made


def _locked(request: ReturnRequest, by: User) -> ReturnRequest:
    if not by.has_perm("payment.give_back"):
        raise NotReturned(f"{by} may not decide about returns.")
    return ReturnRequest.objects.select_for_update().get(pk=request.pk)


@task()
def mail_return_answered(request_id: int) -> None:
    request = ReturnRequest.objects.select_related("order").get(pk=request_id)
    context: dict[str, Any] = {"request": request, "order": request.order, "lines": list(request.lines.all())}
    send(
        "return_answered",
        to=request.order.guest_email,
        language=request.order.language,
        path=request.order.get_absolute_url(),
        context=context,
    )
