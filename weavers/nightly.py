"""Every night: what was agreed to until this day is taken away, and what is past its time let go."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from marketplace.kernel import nights

from .retention import let_go
from .showing import take_down_what_is_over
from .voting import count_what_is_over

log = logging.getLogger(__name__)

HOUR = timedelta(seconds=30)
"""Past midnight in India, when consents end by day."""


def keep_taking_down(*, now: datetime) -> None:
    """See to it that the next round waits for the worker; asked again, it changes nothing."""
    nights.keep_up(take_down_daily, HOUR, now=now)


@task()
def take_down_daily(day: str) -> None:
    """The round of one day. The next is asked for first, so that none that fails is the last."""
    now = timezone.now()
    nights.ask_for_next(take_down_daily, day, HOUR, now=now)
    for kind, count in let_go(now=now).items():
        log.info("%d of %s past their time", count, kind)
    log.info("%d weavers with a consent that is over", take_down_what_is_over(now=now))
    log.info("%d votes counted", count_what_is_over(now=now))
