"""What moved on our balance at Stripe, asked of Stripe or read from its report, put beside the books."""

import hashlib
import json
import logging
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

import stripe
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.kernel.months import INDIA, midnight
from marketplace.kernel.tables import FileRefused
from payouts.models import BankAccount, BankStatement, Books, Job
from payouts.services.jobs import ending
from payouts.services.reconciliation import Imported, store_statement
from payouts.services.reconciliation.importing import read_statement, refuse_others
from payouts.services.reconciliation.reading import ReadLine, ReadStatement
from payouts.services.reconciliation.stripe_report import lines_of_movement, with_orders
from payouts.services.refusals import Refused

from . import stripe_api
from .models import Checkout

KIND = "stripe-balance"
GIVEN_UP = timedelta(minutes=15)
"""After so long without an end the worker is taken to have been stopped; nothing was stored then."""
LOOK_BACK = timedelta(days=7)
"""How far before the newest known movement Stripe is asked again."""

log = logging.getLogger(__name__)


def stripe_account(*, now: datetime) -> BankAccount:
    """Our balance at Stripe as an account with statements; made at first asking."""
    found, _made = BankAccount.objects.get_or_create(
        book=BankAccount.Book.STRIPE, defaults={"name": "Stripe", "made_at": now}
    )
    return found


def orders_of(payments: Collection[str]) -> dict[str, str]:
    """Order numbers by Stripe's payment intent."""
    found = Checkout.objects.filter(stripe_payment__in=set(payments) - {""})
    return dict(found.values_list("stripe_payment", "number"))


def import_report(*, content: bytes, name: str, by: User, now: datetime) -> Imported:
    """Take in the itemised balance report of Stripe's dashboard. Raises FileRefused with every fault, or Refused."""
    refuse_others(by)
    account = stripe_account(now=now)
    read = read_statement(account, content, now=now)
    return store_statement(
        account=account,
        read=ReadStatement(
            with_orders(read.lines, orders_of), first_day=read.first_day, last_day=read.last_day
        ),
        name=name,
        format=BankStatement.Format.STRIPE_CSV,
        sha256=hashlib.sha256(content).hexdigest(),
        by=by,
        now=now,
    )


@transaction.atomic
def ask_stripe(*, by: User, now: datetime) -> Job:
    """Have the worker ask Stripe for what moved since the last time. Asked again before it has ended, the same job."""
    refuse_others(by)
    Books.objects.select_for_update().get()
    if found := under_way(now=now):
        return found
    job = Job.objects.create(
        kind=KIND, asked_by=by, asked_at=now, total=100, options={"language": get_language() or "en"}
    )
    fetch_balance.enqueue(job.pk)
    return job


def under_way(*, now: datetime) -> Job | None:
    """The asking that hasn't ended."""
    states = [Job.State.WAITING, Job.State.RUNNING]
    return Job.objects.filter(kind=KIND, state__in=states, asked_at__gt=now - GIVEN_UP).first()


@task()
def fetch_balance(job_id: int) -> None:
    """Ask Stripe for a job, afresh where its worker ended meanwhile. What goes wrong is kept with it, in words, and nothing is stored."""
    undone = Job.objects.filter(pk=job_id, state__in=[Job.State.WAITING, Job.State.RUNNING])
    if not undone.update(state=Job.State.RUNNING, started_at=timezone.now()):
        return
    job = Job.objects.select_related("asked_by").get(pk=job_id)
    assert job.asked_by, "somebody asked"
    with (
        override(job.options.get("language", "en")),
        ending(job, wrong=_("Something went wrong, and nothing has changed. It is in the log.")),
    ):
        try:
            taken = fetch(by=job.asked_by, now=timezone.now(), job=job)
        except stripe.StripeError as problem:
            log.warning("Stripe doesn't tell its movements: %s", problem)
            raise Refused(_("Stripe doesn't answer. Nothing has changed; ask again later.")) from problem
        told = _("%(count)d new movements") % {"count": taken.fresh}
        Job.objects.filter(pk=job.pk).update(done=100, message=told)


def fetch(*, by: User, now: datetime, job: Job | None = None) -> Imported:
    """Ask Stripe for every movement since a week before the newest known, and store and match those that are new."""
    refuse_others(by)
    account = stripe_account(now=now)
    newest = account.lines.order_by("-day").values_list("day", flat=True).first()
    since = midnight(newest) - LOOK_BACK if newest else None
    movements = list(_asked(since, now, job))
    read = ReadStatement(with_orders(_lines(movements), orders_of))
    told = json.dumps([[line.key, line.amount] for line in read.lines])
    return store_statement(
        account=account,
        read=read,
        name=_("Stripe, %(day)s") % {"day": f"{now.astimezone(INDIA):%Y-%m-%d %H:%M}"},
        format=BankStatement.Format.STRIPE,
        sha256=hashlib.sha256(told.encode()).hexdigest(),
        by=by,
        now=now,
    )


def _lines(movements: list[dict[str, Any]]) -> list[ReadLine]:
    """Lines from the oldest on. Raises FileRefused for another currency than INR."""
    faults = [
        f"{each['id']}: is in {each['currency']}; only inr is taken"
        for each in movements
        if each["currency"] != "inr"
    ]
    if faults:
        raise FileRefused(faults)
    return [
        line
        for position, each in enumerate(reversed(movements), start=1)
        for line in lines_of_movement(each, position=position)
    ]


def _asked(since: datetime | None, now: datetime, job: Job | None) -> Iterator[dict[str, Any]]:
    """Movements, the newest first, noting on the job how far back they have come, of 100."""
    begin, last = (since.timestamp() if since else None), 0
    for count, movement in enumerate(stripe_api.movements(since=since), start=1):
        yield movement
        if job and count % 100 == 0:
            span = now.timestamp() - begin if begin else 0
            far = (
                int(100 * (now.timestamp() - movement["created"]) / span)
                if span
                else last + (100 - last) // 4
            )
            last = max(last, min(far, 95))
            Job.objects.filter(pk=job.pk).update(done=last)
