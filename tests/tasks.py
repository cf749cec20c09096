"""How the tests run background work: at once, and what is for later not at all (a test that wants it calls it)."""

from typing import Any

from django.utils import timezone
from django_tasks.backends.immediate import ImmediateBackend


class AtOnce(ImmediateBackend):
    supports_defer = True

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        if task.run_after and task.run_after > timezone.now():
            return None
        return super().enqueue(task, args, kwargs)
