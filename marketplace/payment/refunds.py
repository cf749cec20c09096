"""Giving buyers their money back through Stripe: lines that never left, and pieces that came back. In paise.

What came back is booked by ``payouts`` (whoever books it: the office, a file, a return); its setting
``ONLINE_REFUNDS`` names ``give_back_return`` here, which sends the money. Lines that never left are posted once
Stripe has given their money back, as for a payment that came too late.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

import stripe
from django.core.mail import mail_admins
from django.db import transaction
from django.db.models import F, Sum
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.forks.order.models import Line, Order
from marketplace.forks.partner.models import StockRecord
from marketplace.kernel.money import round_half_up
from marketplace.kernel.months import india_day
from payouts.models import Refund, Sale
from payouts.services.buyers import post_exchange, post_refund_before_dispatch
from payouts.services.requests import take_back

from . import stripe_api
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
    refused the second time. A line that hasn't left goes back on the shelf. Delivery is given back only with a whole order of which nothing
    has left. Raises NotGivenBack, or ``payouts``' Refused; then nothing has changed.
    """
    if not by.has_perm("payment.give_back"):
        raise NotGivenBack(f"{by} may not give money back.")
    if not reason.strip():
        raise NotGivenBack("Say why the money goes back.")
    order = Order.objects.select_for_update().get(pk=order.pk)
    if not Checkout.objects.filter(order=order).exclude(stripe_payment="").exists():
        raise NotGivenBack("This order wasn't paid through Stripe.")
    locked = order.lines.select_for_update().order_by("pk")
    lines = [line for line in locked if pieces.get(line.pk)]
    if not lines:
        raise NotGivenBack("Choose what the money goes back for.")
    waiting = [line for line in lines if line.status == Line.Status.PAID]
    for line in lines:
        if line.status == Line.Status.REFUNDED:
            raise NotGivenBack(f"“{line.title}” was given back already.")
        if line in waiting and pieces[line.pk] != line.quantity:
            raise NotGivenBack(f"“{line.title}” hasn't left yet: give back all of it, or send it first.")
    nothing_left = len(waiting) == len(locked)
    if with_shipping and not nothing_left:
        raise NotGivenBack("Delivery goes back only with a whole order of which nothing has left.")
    made = [_of_waiting(order, waiting, with_shipping, reason, by, now)] if waiting else []
    for line in lines:
        if line.status == Line.Status.SENT:
            made.append(_of_sent(line, pieces[line.pk], (seen or {}).get(line.pk), reason, by, now))
    return made


def _of_waiting(
    order: Order, lines: Sequence[Line], with_shipping: bool, reason: str, by: User, now: datetime
) -> MoneyBack:
    shipping = int(order.shipping_incl_tax * 100) if with_shipping else 0
    amount = sum(line.paid for line in lines) + shipping
    back = MoneyBack.objects.create(
        order=order,
        amount=amount,
        charged=_in_currency(order, amount),
        reason=reason.strip()[:200],
        by=by,
        asked_at=now,
    )
    back.lines.set(lines)
    for line in sorted(lines, key=lambda each: each.stockrecord_id or 0):
        StockRecord.objects.filter(line=line).update(num_allocated=F("num_allocated") - line.quantity)
    Line.objects.filter(pk__in=[line.pk for line in lines]).update(status=Line.Status.REFUNDED)
    still = set(order.lines.values_list("status", flat=True))
    if Line.Status.PAID not in still:
        order.status = Order.Status.SENT if Line.Status.SENT in still else Order.Status.REFUNDED
        order.save(update_fields=["status"])
    transaction.on_commit(lambda: give_back.enqueue(str(back.pk)))
    return back


def _of_sent(line: Line, quantity: int, seen: int | None, reason: str, by: User, now: datetime) -> MoneyBack:
    sale = Sale.objects.get(order_line=line)
    before = sale.refunds.aggregate(pieces=Sum("quantity"))["pieces"] or 0
    if seen is not None and seen != before:
        raise NotGivenBack(f"Pieces of “{line.title}” were given back since you looked. Look again.")
    refund = take_back(
        ref=f"{sale.ref}/{sale.line}/back/{before + 1}", sale=sale, quantity=quantity, day=india_day(now),
        reason=reason.strip()[:200], by=by, now=now,
    )  # fmt: skip
    return _of_return(refund, by=by, now=now)


def _in_currency(order: Order, amount: int) -> int:
    """Paise to give back in what was charged, so that all of it together comes to all that was charged."""
    paid = Checkout.objects.select_for_update().get(order=order)
    before = MoneyBack.objects.filter(order=order).aggregate(amount=Sum("amount"), charged=Sum("charged"))
    so_far = Fraction(paid.charged * ((before["amount"] or 0) + amount), paid.total)
    return round_half_up(so_far) - (before["charged"] or 0)


@transaction.atomic
def _of_return(refund: Refund, *, by: User | None, now: datetime) -> MoneyBack:
    line = refund.sale.order_line
    assert line is not None  # an online sale always has one
    Checkout.objects.select_for_update().get(order=line.order)
    if known := MoneyBack.objects.filter(refund=refund).first():
        return known
    back, _fresh = MoneyBack.objects.get_or_create(
        refund=refund,
        defaults={
            "order": line.order, "amount": refund.amount, "charged": _in_currency(line.order, refund.amount), "reason": refund.reason, "by": by, "asked_at": now
        },
    )  # fmt: skip
    return back


@task()
def give_back_return(refund_id: int) -> None:
    """Send the money of a booked return of an online sale, once. One that wasn't paid through Stripe is left alone."""
    refund = Refund.objects.select_related("sale__order_line__order").get(pk=refund_id)
    line = refund.sale.order_line
    if line is None or not refund.amount:
        return
    if not Checkout.objects.filter(order=line.order).exclude(stripe_payment="").exists():
        log.warning("Order %s wasn't paid through Stripe; its refund isn't sent", line.order.number)
        return
    give_back.enqueue(str(_of_return(refund, by=None, now=timezone.now()).pk))


@task()
def give_back(back_id: str) -> None:
    """Have Stripe give it back; where Stripe is away, again later; where it refuses, a person is told."""
    back = MoneyBack.objects.select_related("order").get(pk=back_id)
    if back.state != MoneyBack.State.ASKED:
        return
    try:
        made = stripe_api.give_back(back, Checkout.objects.get(order=back.order))
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
    if back.refund_id is None:
        post_refund_before_dispatch(refund=made.id, amount=back.amount, moment=now)
    moved = made.balance_transaction
    if moved is not None and not isinstance(moved, str) and moved.currency == "inr":
        post_exchange(key=made.id, difference=moved.amount + back.amount, moment=now)
    back.state, back.stripe_refund, back.problem = MoneyBack.State.DONE, made.id, ""
    back.save(update_fields=["state", "stripe_refund", "problem"])
    transaction.on_commit(lambda: mail_given_back.enqueue(back_id))


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
        transaction.on_commit(lambda: give_back.enqueue(str(back.pk)))


def ask_for_the_rest() -> int:
    """Send what is booked or asked for and hasn't been sent, as after a worker that was killed; gives how many."""
    booked = Refund.objects.filter(sale__channel="online", amount__gt=0, money_back=None)
    keys = list(booked.filter(sale__order_line__order__checkout__isnull=False).values_list("pk", flat=True))
    for key in keys:
        give_back_return.enqueue(key)
    asked = [str(key) for key in MoneyBack.objects.filter(state="asked").values_list("pk", flat=True)]
    for each in asked:
        give_back.enqueue(each)
    return len(keys) + len(asked)


@task()
def mail_given_back(back_id: str) -> None:
    back = MoneyBack.objects.select_related("order", "refund__sale__order_line").get(pk=back_id)
    line = back.refund.sale.order_line if back.refund else None
    language = Checkout.objects.filter(order=back.order).values_list("language", flat=True).first()
    send(
        "money_back",
        to=back.order.guest_email,
        language=language or "en",
        path=reverse("storefront:order", args=[back.order.number, back.order.token]),
        context={"back": back, "order": back.order, "lines": [line] if line else list(back.lines.all())},
    )
