"""Steps that take more than a moment: asked for once, done by the worker, and looked at while they are under way."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from marketplace.accounts.models import User
from payouts.models import Job, Run
from payouts.services.jobs import ending
from payouts.services.runs import approve_run

AT_ONCE = 3000
"""So many weavers' figures are frozen and posted while somebody waits for the page: about a second's work."""
GIVEN_UP = timedelta(minutes=15)
"""After so long without an end, the worker is taken to have been stopped; its transaction was undone with it."""
UNDER_WAY = (Job.State.WAITING, Job.State.RUNNING)


def under_way(kind: str, run: Run, *, now: datetime) -> Job | None:
    """The step of this kind that somebody has asked for already and that hasn't ended."""
    return Job.objects.filter(kind=kind, run=run, state__in=UNDER_WAY, asked_at__gt=now - GIVEN_UP).first()


@transaction.atomic
def ask_for(*, kind: str, run: Run, by: User, now: datetime, options: dict[str, Any]) -> Job:
    """Have the worker take a step of STEPS. Asked again before it has ended, gives the same job."""
    Run.objects.select_for_update().get(pk=run.pk)
    if found := under_way(kind, run, now=now):
        return found
    job = Job.objects.create(kind=kind, run=run, asked_by=by, asked_at=now, options=options)
    take_step.enqueue(job.pk)
    return job


@task()
def take_step(job_id: int) -> None:
    """Take a step that was asked for, once. What goes wrong is kept with the job, in words."""
    waiting = Job.objects.filter(pk=job_id, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.RUNNING, started_at=timezone.now()):
        return
    job = Job.objects.select_related("run", "asked_by").get(pk=job_id)
    with (
        override(job.options.get("language", "en")),
        ending(job, wrong=_("Something went wrong, and nothing has changed. It is in the log.")),
    ):
        STEPS[job.kind](job)


def has_happened(job: Job) -> bool:
    """Whether the step was taken, also where its worker was stopped right after."""
    return job.state == Job.State.DONE or bool(
        job.kind == "approve"
        and job.run
        and job.run.figures_sha256 == job.options.get("seen")
        and job.run.approved_by_id == job.asked_by_id
        and job.run.state != Run.State.CANCELLED
    )


def _approve(job: Job) -> None:
    assert job.run and job.asked_by, "an approval has its run and its approver"
    approve_run(run=job.run, by=job.asked_by, now=timezone.now(), seen=job.options["seen"])


STEPS: dict[str, Callable[[Job], None]] = {"approve": _approve}
