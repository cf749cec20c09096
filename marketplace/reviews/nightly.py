"""Every morning: those whose parcel came two weeks ago are asked how they like it."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from marketplace.kernel import nights

from .asking import ask_for_reviews

log = logging.getLogger(__name__)

HOUR = timedelta(hours=10)
"""When in the morning, in India."""


def keep_asking(*, now: datetime) -> None:
    """See to it that the next round waits for the worker; asked again, it changes nothing."""
    nights.keep_up(ask_daily, HOUR, now=now)


@task()
def ask_daily(day: str) -> None:
    """The round of one day. The next is asked for first, so that none that fails is the last."""
    now = timezone.now()
    nights.ask_for_next(ask_daily, day, HOUR, now=now)
    log.info("%d buyers asked for a review", ask_for_reviews(now=now))
