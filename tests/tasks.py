"""How the tests run background work: at once, and what is for later not at all (a test that wants it calls it)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django_tasks.backends.immediate import ImmediateBackend


class AtOnce(ImmediateBackend):
    supports_defer = True

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """What is asked for within a transaction begins once that is stored, as a worker would see it. Indexes of search and of
        what refers to what are filled at once: most tests store nothing for good."""
        if task.run_after and task.run_after > timezone.now():
            return None
        ours = [block for block in connection.atomic_blocks if not block._from_testcase]  # type: ignore[attr-defined]
        if ours and not task.module_path.startswith(("modelsearch.", "wagtail.")):
            return transaction.on_commit(lambda: super(AtOnce, self).enqueue(task, args, kwargs))
        return super().enqueue(task, args, kwargs)


@contextmanager
def thrown_away() -> Iterator[None]:
    """A transaction around several tests, marked as Django marks its own: no work that the shop puts off waits for its end."""
    whole = transaction.atomic()
    whole._from_testcase = True  # type: ignore[attr-defined]
    with whole:
        yield
        transaction.set_rollback(True)
