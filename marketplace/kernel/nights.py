"""Work that the worker does every night, at an hour in India. Each night asks for the next one before it does anything.

A task of the night takes its day (ISO) as its one argument, and can be asked for twice to no effect.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .months import india_day, midnight


def next_night(now: datetime, hour: timedelta) -> date:
    """The day of the next time that is still to come."""
    today = india_day(now)
    return today if now < midnight(today) + hour else today + timedelta(days=1)


def ask_for(task: Any, day: date, hour: timedelta) -> None:
    """Have the worker do it on a day."""
    task.using(run_after=midnight(day) + hour).enqueue(day.isoformat())


def ask_for_next(task: Any, day: str, hour: timedelta, *, now: datetime) -> None:
    """From within the task of ``day``: have the worker do the next one, unless somebody has asked for it."""
    if not _asked(task, [TaskResultStatus.READY]):
        ask_for(task, max(next_night(now, hour), date.fromisoformat(day) + timedelta(days=1)), hour)


def keep_up(task: Any, hour: timedelta, *, now: datetime) -> None:
    """See to it that the next time waits for the worker; asked again, it changes nothing."""
    if not _asked(task, [TaskResultStatus.READY, TaskResultStatus.RUNNING]):
        ask_for(task, next_night(now, hour), hour)


def keep_with_migrations(keep: str) -> None:
    """After each migration, see to it that a night's work waits for the worker.

    ``keep`` is the dotted path of a function that takes ``now`` and calls ``keep_up``. To be called in ``ready``.
    """

    def see_to_it(using: str, **kwargs: Any) -> None:
        if DBTaskResult._meta.db_table in connections[using].introspection.table_names():
            import_string(keep)(now=timezone.now())

    post_migrate.connect(see_to_it, sender=DBTaskResult._meta.app_config, dispatch_uid=keep, weak=False)


def _asked(task: Any, states: list[TaskResultStatus]) -> bool:
    return DBTaskResult.objects.filter(task_path=task.module_path, status__in=states).exists()
