"""The tests' settings, but what is left to the worker stays in its queue: its time is no part of a step's."""

from marketplace.settings.test import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
