"""Putting everything of the demonstration into the indexes at once."""

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from modelsearch.tasks import insert_or_update_object_task
from wagtail.tasks import update_reference_index_task

ONE_BY_ONE = [insert_or_update_object_task.module_path, update_reference_index_task.module_path]


def index_everything() -> None:
    """Everything can be found, and Wagtail knows what is used where. What was waiting to be indexed one by one,
    by the worker, needn't be any more."""
    call_command("update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)
    DBTaskResult.objects.ready().filter(task_path__in=ONE_BY_ONE).delete()
