"""Every morning: coordinators are told which consents of their weavers end, 60 and 30 days before. No names go by mail."""

import logging
from collections import Counter
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send_letter
from marketplace.kernel import nights
from marketplace.kernel.months import india_day
from weavers.models import Consent

from .erasing import erase_what_is_due, let_leave

log = logging.getLogger(__name__)

HOUR = timedelta(hours=8)
"""When in the morning, in India."""
BEFORE = (60, 30)
"""Days before its end at which somebody is told."""


def keep_reminding(*, now: datetime) -> None:
    """See to it that the next round waits for the worker; asked again, it changes nothing."""
    nights.keep_up(remind_daily, HOUR, now=now)


@task()
def remind_daily(day: str) -> None:
    """The round of one day. The next is asked for first, so that none that fails is the last."""
    now = timezone.now()
    nights.ask_for_next(remind_daily, day, HOUR, now=now)
    log.info("%d weavers have left", let_leave(now=now))
    log.info("%d weavers forgotten", erase_what_is_due(now=now))
    log.info("%d coordinators told of consents that end", remind(now=now))


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Tell each coordinator once at 60 and once at 30 days how many end; gives how many were told."""
    on = india_day(now)
    told: Counter[int] = Counter()
    for days in sorted(BEFORE):  # what ends within 30 days isn't told again as one of 60
        found = Consent.objects.ending(on=on, within=timedelta(days=days)).exclude(reminded__lte=days)
        for consent in found.select_for_update(of=("self",)).select_related("weaver").defer("witness"):
            for user in User.objects.filter(
                coordinator__groups=consent.weaver.group_id, is_active=True
            ).values_list("pk", flat=True):
                told[user] += 1
            Consent.objects.filter(pk=consent.pk).update(reminded=days)
    for user, count in told.items():
        mail_ending.enqueue(user, count)
    return len(told)


@task()
def mail_ending(user_id: int, count: int) -> None:
    """How many, and where they stand."""
    user = User.objects.get(pk=user_id)
    language = user.language or "en"
    with translation.override(language):
        send_letter(
            _("Consents that end soon"),
            [
                ngettext(
                    "%(count)d consent of a weaver of yours ends within sixty days. Ask her whether she agrees again.",
                    "%(count)d consents of weavers of yours end within sixty days. Ask them whether they agree again.",
                    count,
                )
                % {"count": count}
            ],
            to=user.email,
            language=language,
            path=reverse("workspace:consents-ending"),
            label=_("See which"),
            foot=_("You are written to because you look after groups of weavers."),
        )
