"""How the tests run background work: at once, and what is for later not at all (a test that wants it calls it)."""

from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django_tasks.backends.immediate import ImmediateBackend


class AtOnce(ImmediateBackend):
    supports_defer = True

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """What is asked for within a transaction begins once that is stored, as a worker would see it. Indexes are filled
        at once: most tests store nothing for good."""
        if task.run_after and task.run_after > timezone.now():
            return None
        ours = [block for block in connection.atomic_blocks if not block._from_testcase]  # type: ignore[attr-defined]
        if ours and not task.module_path.startswith("modelsearch."):
            return transaction.on_commit(lambda: super(AtOnce, self).enqueue(task, args, kwargs))
        return super().enqueue(task, args, kwargs)
