"""What of a run's statements takes long, done in the background: freezing them, the file to print, the workbook."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import IO

from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from marketplace.accounts.models import User
from payouts.models import Job, Run
from payouts.services.jobs import ending

from .freeze import make_statements, refuse_unapproved, unmade
from .printing import write_print_file
from .tables import write_xlsx

KINDS = {"statements": "", "statements_print": "pdf", "statements_xlsx": "xlsx"}
"""What can be asked for, and the suffix of the file that comes of it."""
GIVEN_UP = timedelta(minutes=30)
"""After so long without an end, its worker is taken to have been stopped, and it can be asked for afresh."""


@transaction.atomic
def ask(*, kind: str, run: Run, by: User | None, now: datetime) -> Job:
    """Have one of KINDS done for an approved run. What is under way or has its file already isn't done twice.

    Raises Refused for a run that isn't approved.
    """
    run = Run.objects.select_for_update().get(pk=run.pk)
    refuse_unapproved(run)
    if found := latest(run, now=now).get(kind):
        return found
    job = Job.objects.create(kind=kind, run=run, asked_by=by, asked_at=now, total=run.items.count())
    do.enqueue(job.pk)
    return job


def latest(run: Run, *, now: datetime) -> dict[str, Job]:
    """What is under way or done of a run's statements, by kind. One query."""
    jobs = Job.objects.filter(run=run, kind__in=KINDS).order_by("id")
    return {
        job.kind: job
        for job in jobs
        if job.state == Job.State.DONE or is_under_way(job, now=now)
    }  # fmt: skip


def is_under_way(job: Job, *, now: datetime) -> bool:
    return job.state in (Job.State.WAITING, Job.State.RUNNING) and job.asked_at > now - GIVEN_UP


@task()
def do(job_id: int) -> None:
    """Do a job, once. Where its worker ended meanwhile, the next one does it afresh: what was frozen stays frozen."""
    undone = Job.objects.filter(pk=job_id, state__in=[Job.State.WAITING, Job.State.RUNNING])
    if not undone.update(state=Job.State.RUNNING, started_at=timezone.now(), done=0):
        return
    job = Job.objects.select_related("run").get(pk=job_id)
    with ending(job, wrong=_("Something went wrong. It is in the log, and you can ask again.")):
        _do(job)


def _do(job: Job) -> None:
    assert job.run is not None, "statements are a run's"
    run, now = job.run, timezone.now()
    if job.kind == "statements":
        Job.objects.filter(pk=job.pk).update(total=unmade(run).count())
        make_statements(run, now=now, told=_told(job))
        return
    make_statements(run, now=now)
    with tempfile.TemporaryFile() as file:
        written = {"statements_print": _print, "statements_xlsx": _sheets}[job.kind]
        written(run, file, now, _told(job))
        file.seek(0)
        job.file.save(f"{run.reference}-{job.kind}.{KINDS[job.kind]}", File(file), save=False)
    Job.objects.filter(pk=job.pk).update(file=job.file.name)


def _print(run: Run, file: IO[bytes], now: datetime, told: Callable[[int], None]) -> None:
    write_print_file(run, file, now=now, told=told)


def _sheets(run: Run, file: IO[bytes], now: datetime, told: Callable[[int], None]) -> None:
    write_xlsx(run, file, told=told)


def _told(job: Job) -> Callable[[int], None]:
    """Counts on, never beyond what there is."""

    def told(count: int) -> None:
        Job.objects.filter(pk=job.pk, done__lte=F("total") - count).update(done=F("done") + count)

    return told
