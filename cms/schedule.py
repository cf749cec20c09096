"""Pages appear and go at the minute that an editor chose: the worker looks every few minutes."""

import logging
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

EVERY = timedelta(minutes=5)
KEPT = timedelta(days=1)
"""How long the worker's list says that it looked."""

log = logging.getLogger(__name__)


@task()
def publish_due(_at: str) -> None:
    """Publish and take down what is due. The next look is asked for first, so that none that fails is the last."""
    now = timezone.now()
    mine = DBTaskResult.objects.filter(task_path=publish_due.module_path)
    mine.filter(finished_at__lt=now - KEPT).delete()
    if not mine.filter(status=TaskResultStatus.READY).exists():
        _ask(now + EVERY)
    if is_due(now=now):
        call_command("publish_scheduled")
        log.info("Scheduled pages published or taken down")


def is_due(*, now: datetime) -> bool:
    """Whether a page is to appear or go by now. Two queries."""
    return (
        Revision.objects.filter(approved_go_live_at__lte=now).exists()
        or Page.objects.filter(live=True, expire_at__lt=now).exists()
    )


@transaction.atomic
def keep_looking(*, now: datetime) -> None:
    """See to it that the next look waits for the worker; asked again, it changes nothing."""
    waiting = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    if not DBTaskResult.objects.filter(task_path=publish_due.module_path, status__in=waiting).exists():
        _ask(now + EVERY)


def _ask(moment: datetime) -> None:
    publish_due.using(run_after=moment).enqueue(moment.isoformat())
