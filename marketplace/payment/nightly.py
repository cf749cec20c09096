"""Every night: money that is still on its way to buyers is asked for again, disputes are looked up, and what is stuck is told."""

import logging
from datetime import date, datetime, timedelta

import stripe
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.kernel import nights
from marketplace.kernel.months import midnight

from . import stripe_api
from .disputes import note_dispute
from .gift_buying import send_due_cards
from .models import MoneyBack
from .refunds import ask_for_the_rest

log = logging.getLogger(__name__)

HOUR = timedelta(hours=1, minutes=30)
"""When in the night, in India: before the books are checked."""
TOO_LONG = timedelta(days=1)
"""Money that Stripe hasn't sent for so long is told of, as is what it refused."""
LOOK_BACK = timedelta(days=120)
"""How long a bank may take over a dispute."""
TOLD = ("finance",)


def keep_sending(*, now: datetime) -> None:
    """See to it that the next night's round waits for the worker; asked again, it changes nothing."""
    nights.keep_up(send_refunds_daily, HOUR, now=now)


@task()
def send_refunds_daily(day: str) -> None:
    """The round of one night. The next is asked for first, so that none that fails is the last."""
    now = timezone.now()
    nights.ask_for_next(send_refunds_daily, day, HOUR, now=now)
    tell_of_stuck(day=date.fromisoformat(day))
    send_due_cards.enqueue(day)
    log.info("%d refunds asked for", ask_for_the_rest())
    look_up_disputes(now=now)


def look_up_disputes(*, now: datetime) -> int:
    """Note how disputes stand, in case Stripe's word was lost; gives how many there are. None where Stripe is away."""
    count = 0
    try:
        for told in stripe_api.disputes(since=now - LOOK_BACK):
            note_dispute(told, now)
            count += 1
    except stripe.StripeError as problem:
        log.warning("Stripe doesn't tell its disputes: %s", problem)
    return count


@transaction.atomic
def tell_of_stuck(*, day: date) -> int:
    """Write to finance about money that buyers should have by now, once a day; gives how many refunds that is."""
    waiting = Q(state=MoneyBack.State.ASKED, asked_at__lt=midnight(day) + HOUR - TOO_LONG)
    stuck = MoneyBack.objects.filter(waiting | Q(state=MoneyBack.State.FAILED))
    fresh = stuck.filter(Q(told_on=None) | Q(told_on__lt=day))
    found = list(fresh.select_for_update().values_list("order__number", flat=True).order_by("asked_at"))
    if not fresh.update(told_on=day):
        return 0
    log.error("Refunds of %d orders are stuck", len(set(found)))
    people = User.objects.filter(groups__name__in=TOLD, is_active=True).exclude(email="").distinct()
    keys = list(people.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        write_of_stuck.enqueue(sorted(set(found)), key)
    return len(found)


@task()
def write_of_stuck(numbers: list[str], user_id: int) -> None:
    """One letter: of which orders. Names and amounts stay on the page."""
    send(
        "refunds_stuck",
        to=User.objects.get(pk=user_id).email,
        language=settings.LANGUAGE_CODE,
        path=reverse("dashboard:returns"),
        context={"numbers": numbers},
    )
