"""How work in the background ends, whatever it was: done, or with why not, in words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from marketplace.kernel.tables import FileRefused
from payouts.models import Job

from .refusals import Refused

logger = logging.getLogger(__name__)


@contextmanager
def ending(job: Job, *, wrong: str) -> Iterator[None]:
    """Ends a job with what is done inside. A refusal is told as it is; of anything else ``wrong`` is told, and the log has it."""
    try:
        yield
    except (Refused, FileRefused) as refused:
        _end(job, Job.State.FAILED, message=str(refused)[:200])
    except Exception:
        logger.exception("job %s", job.pk)
        _end(job, Job.State.FAILED, message=wrong[:200])
    else:
        _end(job, Job.State.DONE)


def _end(job: Job, state: str, **told: str) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, ended_at=timezone.now(), **told)
