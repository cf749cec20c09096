"""``python -m marketplace.worker``: does the work that pages have put off: letters, refunds, what each night has to do.

What a worker had in hand when it ended, however it ended, is done by the next one; what failed is tried again, at
growing distances, and given up with an error in the log. So a task may be begun twice, and each is written for that.
A database that goes away, or only reads for now, is waited for. ``--once`` does what waits and ends.

Workers on other machines take part by being started: each task is taken under a row lock.
"""

import argparse
import logging
import os
import time
from datetime import datetime, timedelta
from typing import Any

import django
from django.db import InterfaceError, InternalError, OperationalError, connection, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings.dev")
    django.setup()

from django_tasks_db.management.commands import db_worker  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

log = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440)]
"""Between one try and the next; after the last there is none."""
TRIES = len(PAUSES) + 1
LOOK = timedelta(minutes=1)
"""How often tasks of workers that are gone are looked for."""
ALIVE = 7240011
"""A worker is alive while its session holds the advisory lock of this number and its name's hash."""

GIVE_BACK = """
UPDATE django_tasks_database_dbtaskresult SET status = 'READY' WHERE status = 'RUNNING' AND NOT EXISTS (
    SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s AND objsubid = 2
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND objid::bigint = hashtext(worker_ids ->> -1)::bigint & 4294967295)
RETURNING id
"""


class Worker(db_worker.Worker):  # type: ignore[misc]  # the library has no types
    """The library's, which outlives its database and leaves nothing behind."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=1.0,
            batch=True,  # the library's own loop ends when nothing waits, and ours goes on
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="",
        )
        self._session: Any = None
        self._looked: datetime | None = None

    def run(self, *, once: bool = False) -> None:
        """Work until somebody stops it, or ``once`` all that waits."""
        while self.running:
            try:
                self._be_alive()
                self._look_for_lost()
                super().run()
            except (OperationalError, InterfaceError, InternalError) as problem:
                log.warning("The database went away (%s); trying again", str(problem).strip())
                self._let_go()
            else:
                if once:
                    break
            if self.running:
                time.sleep(self.interval)
        self._let_go()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            try_again(db_task_result, now=timezone.now())

    def _be_alive(self) -> None:
        """Hold our lock in a session of its own. A session that was lost takes our name along: what we had in hand is lost too."""
        if self._session is None:
            self.worker_id = get_random_string(32)
            self._session = connection.copy()
            with self._session.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [ALIVE, self.worker_id])
        elif not self._session.is_usable():
            raise OperationalError("the worker's own session is gone")

    def _look_for_lost(self) -> None:
        now = timezone.now()
        if self._looked is None or now - self._looked >= LOOK:
            give_back()
            self._looked = now

    def _let_go(self) -> None:
        if self._session is not None:
            self._session.close()
        self._session = self._looked = None
        connections.close_all()


def give_back() -> int:
    """Have the tasks of workers that are gone done by another; gives how many. One that ends its worker again and again
    is given up like any that fails."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE_BACK, [ALIVE])
        lost = [key for (key,) in cursor.fetchall()]
    for task in DBTaskResult.objects.filter(pk__in=lost):
        if len(task.worker_ids) >= TRIES:
            task.set_failed(RuntimeError("The worker ended each time."))
            log.error("%s (%s) ended its worker %d times and is given up", task.task_path, task.pk, TRIES)
        else:
            log.warning("%s (%s) was in hand when its worker ended", task.task_path, task.pk)
    return len(lost)


def try_again(task: DBTaskResult, *, now: datetime) -> None:
    """Put a failed task back for later, unless it has failed too often."""
    tries = len(task.worker_ids)
    if tries >= TRIES:
        log.error("%s (%s) failed %d times and is given up", task.task_path, task.pk, tries)
        return
    DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=now + PAUSES[tries - 1]
    )
    log.warning(
        "%s (%s) failed: %s; tried again in %s",
        task.task_path,
        task.pk,
        task.exception_class_path,
        PAUSES[tries - 1],
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m marketplace.worker", description=__doc__)
    parser.add_argument("--once", action="store_true", help="do what waits, and end")
    asked = parser.parse_args()
    worker = Worker()
    worker.configure_signals()
    worker.run(once=asked.once)


if __name__ == "__main__":
    main()
