"""Putting everything of the demonstration into the search index at once."""

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task


def index_everything() -> None:
    """Everything can be found. What was waiting to be indexed one by one, by the worker, needn't be any more."""
    call_command("update_index", verbosity=0)
    DBTaskResult.objects.ready().filter(task_path=insert_or_update_object_task.module_path).delete()
