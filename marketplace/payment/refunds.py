"""Giving buyers their money back through Stripe: lines that never left, and pieces that came back. In paise.

What came back is booked by ``payouts`` (whoever books it: the office, a file, a return); its setting
``ONLINE_REFUNDS`` names ``give_back_return`` here, which sends the money. Lines that never left are posted once
Stripe has given their money back, as for a payment that came too late.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import stripe
from django.core.mail import mail_admins
from django.db import transaction
from django.db.models import F, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.forks.order.models import Line, Order
from marketplace.forks.order.services import cancel_waiting
from marketplace.kernel.money import round_half_up
from marketplace.kernel.months import india_day
from payouts.models import Refund, Sale
from payouts.services.buyers import post_exchange, post_refund_before_dispatch
from payouts.services.refunds import give_back_delivery
from payouts.services.requests import take_back

from . import stripe_api
from .disputing import TAKEN, Dispute
from .gift_cards import give_back_to_card
from .models import Checkout
from .money_back import MoneyBack
from .tasks import AGAIN

log = logging.getLogger(__name__)


class NotGivenBack(Exception):
    """Money that can't be given back; the message says why, and nothing has changed."""


@transaction.atomic
def refund_lines(
    *,
    order: Order,
    pieces: dict[int, int],
    with_shipping: bool,
    reason: str,
    by: User,
    now: datetime,
    seen: dict[int, int] | None = None,
) -> list[MoneyBack]:
    """Give back so many pieces of lines, by the lines' primary keys: those sent as returns, the others whole.

    ``seen`` has how many pieces of each line were given back already when the form was shown: sent twice, it's
    refused the second time. A line that hasn't left goes back on the shelf. Delivery goes back once, alone too: after
    something has left out of what it earned, before that only where nothing is left to be sent. Raises NotGivenBack,
    or ``payouts``' Refused; then nothing has changed.
    """
    if not by.has_perm("payment.give_back"):
        raise NotGivenBack(_("%(who)s may not give money back.") % {"who": by})
    order, lines = _locked(order, pieces, reason)
    if not lines and not with_shipping:
        raise NotGivenBack(_("Choose what the money goes back for."))
    waiting = [line for line in lines if line.status == Line.Status.PAID]
    for line in lines:
        if line.status == Line.Status.REFUNDED:
            raise NotGivenBack(_("“%(title)s” was given back already.") % {"title": line.title})
        if line.status == Line.Status.MAKING:
            raise NotGivenBack(
                _("“%(title)s” is being made to order: cancel it on its own page.") % {"title": line.title}
            )
        if line in waiting and pieces[line.pk] != line.quantity:
            raise NotGivenBack(
                _("“%(title)s” hasn't left yet: give back all of it, or send it first.")
                % {"title": line.title}
            )
    ask = _Asking(order, reason.strip()[:200], by, now)
    delivery = _delivery_to_give_back(order, waiting) if with_shipping else 0
    left = delivery and _has_left(order)
    made = _of_waiting(ask, waiting, 0 if left else delivery) if waiting or delivery and not left else []
    for line in lines:
        if line.status == Line.Status.SENT:
            made.extend(_of_sent(ask, line, pieces[line.pk], (seen or {}).get(line.pk)))
    if left:
        give_back_delivery(order=order, by=by, now=now)
        made.extend(_ask(ask, delivery, shipping=delivery, in_books=True))
    return made


@transaction.atomic
def cancel_lines(
    *, order: Order, lines: Collection[int], reason: str, by: User, now: datetime
) -> list[MoneyBack]:
    """Cancel lines that haven't left, whole, by their primary keys: the buyer has the money back, the shelf the pieces.

    Delivery goes back too where nothing has left and nothing will. Who packs may do this. Lines cancelled already
    stay so (nothing goes back where all are). Raises NotGivenBack where one has left, or the money can't go back.
    """
    if not (by.has_perm("order.fulfil_orders") or by.has_perm("payment.give_back")):
        raise NotGivenBack(_("%(who)s may not cancel orders.") % {"who": by})
    order, chosen = _locked(order, dict.fromkeys(lines, 1), reason)
    if not chosen:
        raise NotGivenBack(_("Choose what is cancelled."))
    if gone := [line for line in chosen if line.status == Line.Status.SENT]:
        raise NotGivenBack(
            _("“%(title)s” has left. It can come back as a return.") % {"title": gone[0].title}
        )
    waiting = [line for line in chosen if line.status == Line.Status.PAID]
    if not waiting:
        return []
    ask = _Asking(order, reason.strip()[:200], by, now)
    to_be_sent = order.lines.filter(status=Line.Status.PAID).count()
    last = to_be_sent == len(waiting) and not _has_left(order)
    return _of_waiting(ask, waiting, _price_of_delivery(order) if last else 0)


@dataclass(frozen=True)
class _Asking:
    """Who gives money of which order back, why and when."""

    order: Order
    reason: str
    by: User | None
    now: datetime


def _locked(order: Order, pieces: Mapping[int, int], reason: str) -> tuple[Order, list[Line]]:
    """The order and the chosen lines of it, locked; refused where none of its money can go back."""
    if not reason.strip():
        raise NotGivenBack(_("Say why the money goes back."))
    order = Order.objects.select_for_update().get(pk=order.pk)
    if order.channel != Order.Channel.ONLINE:
        raise NotGivenBack(
            _("This is wholesale: book its return in the office, and pay it back from the bank.")
        )
    if not _payments(order).exists():
        raise NotGivenBack(_("This order wasn't paid through Stripe or with a gift card."))
    if Dispute.objects.filter(order=order, status__in=TAKEN).exists():
        raise NotGivenBack(_("The buyer's bank has taken this payment back; it can't be given back twice."))
    locked = order.lines.select_for_update().order_by("pk")
    return order, [line for line in locked if pieces.get(line.pk)]


def _payments(order: Order) -> QuerySet[Checkout]:
    """What was paid for it online, or with a gift card."""
    return Checkout.objects.filter(order=order).filter(Q(gift__gt=0) | ~Q(stripe_payment=""))


def _price_of_delivery(order: Order) -> int:
    return int(order.shipping_incl_tax * 100)


def _has_left(order: Order) -> bool:
    """Whether something of it was sent, so that its delivery has been earned."""
    return order.lines.filter(status=Line.Status.SENT).exists()


def _delivery_to_give_back(order: Order, waiting: Sequence[Line]) -> int:
    """What was paid for delivery, in paise. Raises NotGivenBack where none of it can go back now."""
    price = _price_of_delivery(order)
    if not price:
        raise NotGivenBack(_("Nothing was paid for delivery."))
    if MoneyBack.objects.filter(order=order, shipping__gt=0).exists():
        raise NotGivenBack(_("Delivery was given back already."))
    still = order.lines.filter(status=Line.Status.PAID).exclude(pk__in=[line.pk for line in waiting])
    if not _has_left(order) and still.exists():
        raise NotGivenBack(_("Delivery goes back once nothing of the order is to be sent any more."))
    return price


def _ask(
    ask: _Asking,
    amount: int,
    *,
    shipping: int = 0,
    in_books: bool = False,
    refund: Refund | None = None,
    lines: Sequence[Line] = (),
) -> list[MoneyBack]:
    """Keep what goes back, a row for each payment that it takes, the newest first; the worker asks Stripe for it.

    In its payment's currency, so that all of it together is all that was charged. What was paid in money goes back
    first, what was paid with a gift card goes back to the card. Raises NotGivenBack for more than is left of what was paid.
    """
    made = []
    for payment in _payments(ask.order).select_for_update().order_by("-started_at", "-pk"):
        for to_card, most in ((False, payment.online), (True, payment.gift)):
            before = payment.money_back.filter(to_card=to_card).aggregate(  # type: ignore[attr-defined]
                amount=Sum("amount"), charged=Sum("charged")
            )
            gone = before["amount"] or 0
            part = min(amount, most - gone)
            if part <= 0:
                continue
            charged = 0 if to_card else round_half_up(Fraction(payment.charged * (gone + part), most))
            back = MoneyBack.objects.create(
                order=ask.order, checkout=payment, refund=refund, to_card=to_card, amount=part,
                charged=0 if to_card else charged - (before["charged"] or 0), shipping=min(shipping, part),
                in_books=in_books, reason=ask.reason, by=ask.by, asked_at=ask.now,
            )  # fmt: skip
            back.lines.set(lines)
            made.append(back)
            amount, shipping = amount - part, 0
            give_back.enqueue(str(back.pk))
    if amount:
        raise NotGivenBack(_("That is more than is left of what was paid."))
    return made


@transaction.atomic
def ask_back(
    *, order: Order, amount: int, lines: Sequence[Line], reason: str, by: User, now: datetime
) -> list[MoneyBack]:
    """Have Stripe give back so many paise of an order whose lines never left; the books follow once it has.

    Raises NotGivenBack for more than is left of what was paid.
    """
    return _ask(_Asking(order, reason.strip()[:200], by, now), amount, lines=lines)


def _of_waiting(ask: _Asking, lines: list[Line], shipping: int) -> list[MoneyBack]:
    """Of lines that never left, or of delivery alone where none ever will."""
    made = _ask(ask, sum(line.paid for line in lines) + shipping, shipping=shipping, lines=lines)
    cancel_waiting(ask.order, lines)
    return made


def _of_sent(ask: _Asking, line: Line, quantity: int, seen: int | None) -> list[MoneyBack]:
    assert ask.by is not None
    sale = Sale.objects.get(order_line=line)
    before = sale.refunds.aggregate(pieces=Sum("quantity"))["pieces"] or 0
    if seen is not None and seen != before:
        raise NotGivenBack(
            _("Pieces of “%(title)s” were given back since you looked. Look again.") % {"title": line.title}
        )
    refund = take_back(
        ref=f"{sale.ref}/{sale.line}/back/{before + 1}", sale=sale, quantity=quantity, day=india_day(ask.now),
        reason=ask.reason, by=ask.by, now=ask.now,
    )  # fmt: skip
    return _of_return(refund, by=ask.by, now=ask.now)


@transaction.atomic
def _of_return(refund: Refund, *, by: User | None, now: datetime) -> list[MoneyBack]:
    line = refund.sale.order_line
    assert line is not None  # an online sale always has one
    order = Order.objects.select_for_update().get(pk=line.order_id)
    known = list(MoneyBack.objects.filter(refund=refund))
    return known or _ask(_Asking(order, refund.reason, by, now), refund.amount, refund=refund, in_books=True)


@task()
def give_back_return(refund_id: int) -> None:
    """Send the money of a booked return of an online sale, once. One that wasn't paid through Stripe is left alone."""
    refund = Refund.objects.select_related("sale__order_line__order").get(pk=refund_id)
    line = refund.sale.order_line
    if line is None or not refund.amount:
        return
    if not _payments(line.order).exists():
        log.warning("Order %s wasn't paid through Stripe; its refund isn't sent", line.order.number)
        return
    for back in _of_return(refund, by=None, now=timezone.now()):
        give_back.enqueue(str(back.pk))


@task()
def give_back(back_id: str) -> None:
    """Have Stripe give it back; where Stripe is away, again later; where it refuses, a person is told."""
    back = MoneyBack.objects.select_related("order", "checkout").get(pk=back_id)
    if back.state != MoneyBack.State.ASKED:
        return
    if back.to_card:
        _finish_card(back_id, now=timezone.now())
        return
    try:
        made = stripe_api.give_back(back, back.checkout)
    except stripe.InvalidRequestError as refused:
        _refused(back, str(refused.user_message or refused))
        return
    except stripe.StripeError as problem:
        log.warning("Stripe is away; money back %s is asked for again: %s", back.pk, problem)
        give_back.using(run_after=timezone.now() + AGAIN).enqueue(back_id)
        return
    _finish(back_id, made, now=timezone.now())


@transaction.atomic
def _finish(back_id: str, made: stripe.Refund, *, now: datetime) -> None:
    back = MoneyBack.objects.select_for_update().get(pk=back_id)
    if back.state == MoneyBack.State.DONE:
        return
    if not back.in_books:
        post_refund_before_dispatch(refund=made.id, amount=back.amount, moment=now)
    moved = made.balance_transaction
    if moved is not None and not isinstance(moved, str) and moved.currency == "inr":
        post_exchange(key=made.id, difference=moved.amount + back.amount, moment=now)
    back.state, back.stripe_refund, back.problem = MoneyBack.State.DONE, made.id, ""
    back.save(update_fields=["state", "stripe_refund", "problem"])
    mail_given_back.enqueue(back_id)


@transaction.atomic
def _finish_card(back_id: str, *, now: datetime) -> None:
    back = MoneyBack.objects.select_for_update(of=["self"]).select_related("checkout").get(pk=back_id)
    card = back.checkout.gift_card_id
    if back.state == MoneyBack.State.DONE or card is None:
        return
    give_back_to_card(card_id=card, key=back_id, amount=back.amount, in_books=back.in_books, moment=now)
    back.state = MoneyBack.State.DONE
    back.save(update_fields=["state"])
    mail_given_back.enqueue(back_id)


def _refused(back: MoneyBack, why: str) -> None:
    log.error("Stripe refuses to give back %s of order %s: %s", back.amount, back.order.number, why)
    MoneyBack.objects.filter(pk=back.pk).update(state=MoneyBack.State.FAILED, problem=why[:300])
    mail_admins("A refund was refused", f"Order {back.order.number}: {why}", fail_silently=True)


@transaction.atomic
def try_again(*, back: MoneyBack, by: User) -> None:
    """Ask Stripe once more for what it refused. Does nothing to any other."""
    if not by.has_perm("payment.give_back"):
        raise NotGivenBack(f"{by} may not give money back.")
    failed = MoneyBack.objects.filter(pk=back.pk, state=MoneyBack.State.FAILED)
    if failed.update(state=MoneyBack.State.ASKED, problem="", attempt=F("attempt") + 1):
        give_back.enqueue(str(back.pk))


def ask_for_the_rest() -> int:
    """Send what is booked or asked for and hasn't been sent, as after a worker that was killed; gives how many."""
    booked = Refund.objects.filter(sale__channel="online", amount__gt=0, money_back=None)
    through_stripe = booked.filter(sale__order_line__order__checkouts__isnull=False).distinct()
    keys = list(through_stripe.values_list("pk", flat=True))
    for key in keys:
        give_back_return.enqueue(key)
    asked = [str(key) for key in MoneyBack.objects.filter(state="asked").values_list("pk", flat=True)]
    for each in asked:
        give_back.enqueue(each)
    return len(keys) + len(asked)


@task()
def mail_given_back(back_id: str) -> None:
    back = MoneyBack.objects.select_related("order", "checkout", "refund__sale__order_line").get(pk=back_id)
    line = back.refund.sale.order_line if back.refund else None
    send(
        "money_back",
        to=back.order.guest_email,
        language=back.order.language,
        path=reverse("storefront:order", args=[back.order.number, back.order.token]),
        context={"back": back, "order": back.order, "lines": [line] if line else list(back.lines.all())},
    )
