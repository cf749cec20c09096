"""Every night: names go from orders and invoices that nothing needs any more, and parts of files that stopped coming."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from cms.contact.services import forget_messages
from marketplace.kernel import nights
from marketplace.workspace.parts import forget_parts

from .forgetting import forget_what_is_due

log = logging.getLogger(__name__)

HOUR = timedelta(hours=3)
"""When in the night, in India."""


def keep_forgetting(*, now: datetime) -> None:
    """See to it that the next round waits for the worker; asked again, it changes nothing."""
    nights.keep_up(forget_daily, HOUR, now=now)


@task()
def forget_daily(day: str) -> None:
    """The round of one day. The next is asked for first, so that none that fails is the last."""
    now = timezone.now()
    nights.ask_for_next(forget_daily, day, HOUR, now=now)
    log.info("%d orders and %d invoices without their names", *forget_what_is_due(now=now))
    log.info("%d messages of more than a year ago", forget_messages(now=now))
    log.info("%d files that stopped coming", forget_parts(now=now))
