"""The books are checked every night, and after each month that is closed; what breaks a rule is told once."""

import logging
import time
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.kernel import nights
from payouts.models import BooksCheck, MonthSeal, Run
from payouts.services.checks import RULES, Break, check_ledger
from payouts.services.posting import SQL

log = logging.getLogger(__name__)

HOUR = timedelta(hours=2, minutes=30)
"""When in the night, in India."""
SOON = timedelta(minutes=1)
KEPT = 200
"""How many places of one rule a check keeps in its details."""
TOLD = ("finance", "approver", "admin")
"""The roles that are written to."""


def check_books(*, now: datetime, day: date | None = None, by: User | None = None) -> BooksCheck:
    """Seal what was closed, hold the books to every rule, keep what was found, and tell of what wasn't broken before.

    ``day`` is that of a daily check, which is made once; ``by`` is who asked for another.
    """
    began = time.perf_counter()
    seal_months(now=now)
    found = list(check_ledger())
    kept = [
        each for _rule, places in groupby(found, key=lambda each: each.rule) for each in list(places)[:KEPT]
    ]
    fresh = _not_broken_before(kept)
    with transaction.atomic():
        check = BooksCheck.objects.create(
            day=day,
            at=now,
            seconds=round(time.perf_counter() - began, 3),
            broken=len(found),
            fresh=len(fresh),
            details=[vars(each) for each in kept],
            asked_by=by,
        )
        if fresh:
            for rule, count in Counter(each.rule for each in fresh).items():
                log.error("The books break the rule “%s” in %d places that held before", rule, count)
            tell_of_breaks.enqueue(check.pk)
    return check


def _not_broken_before(found: list[Break]) -> list[Break]:
    last = BooksCheck.objects.first()
    known = {(each["rule"], each["what"]) for each in last.details} if last else set()
    return [each for each in found if (each.rule, each.what) not in known]


def seal_months(*, now: datetime) -> int:
    """Keep what the books hold of each closed month that has no seal yet; gives how many months that were."""
    closed = Run.objects.exclude(state__in=[Run.State.DRAFT, Run.State.CANCELLED]).filter(seal=None)
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "month_seals.sql").read_text(), {"runs": list(closed.values_list("pk", flat=True))}
        )
        names = ("run_id", "transactions", "legs", "debits", "fingerprint")
        seals = [MonthSeal(**dict(zip(names, row, strict=True)), made_at=now) for row in cursor.fetchall()]
    MonthSeal.objects.bulk_create(seals, ignore_conflicts=True)
    return len(seals)


def keep_watch(*, now: datetime) -> None:
    """See to it that the next daily check waits for the worker; asked again, it changes nothing."""
    nights.keep_up(check_daily, HOUR, now=now)


def next_night(now: datetime) -> date:
    """The day of the next check that is still to come."""
    return nights.next_night(now, HOUR)


@task()
def check_daily(day: str) -> None:
    """The check of one day. The next is asked for first, so that no check that fails is the last."""
    now = timezone.now()
    if BooksCheck.objects.filter(day=day).exists():
        return  # somebody else has made it, and has asked for the next
    nights.ask_for_next(check_daily, day, HOUR, now=now)
    check_books(now=now, day=date.fromisoformat(day))


@task()
def check_once(user_id: int | None = None) -> None:
    """A check that somebody asked for, or that follows the closing of a month."""
    by = User.objects.filter(pk=user_id).first() if user_id else None
    check_books(now=timezone.now(), by=by)


def check_soon() -> None:
    """Have the books checked, and what was just closed sealed, once the caller's transaction is done."""
    check_once.using(run_after=timezone.now() + SOON).enqueue()


@task()
def tell_of_breaks(check_id: int) -> None:
    """Write to everybody of finance, the approvers and the admins."""
    people = User.objects.filter(groups__name__in=TOLD, is_active=True).exclude(email="").distinct()
    for user in people.order_by("pk").values_list("pk", flat=True):
        write_of_breaks.enqueue(check_id, user)


@task()
def write_of_breaks(check_id: int, user_id: int) -> None:
    """One letter: which rules, and which rows. Amounts stay on the page."""
    check = BooksCheck.objects.get(pk=check_id)
    counted = Counter(each["rule"] for each in check.details)
    send(
        "books_broken",
        to=User.objects.get(pk=user_id).email,
        language=settings.LANGUAGE_CODE,
        path=reverse("office:ledger"),
        context={
            "check": check,
            "rules": [(RULES.get(rule, rule), count) for rule, count in counted.items()],
            "first": [each["what"] for each in check.details[:10]],
        },
    )
