"""Work of every night goes on by itself, once a night."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from marketplace.own_data.nightly import forget_daily, keep_forgetting
from marketplace.payment.nightly import send_refunds_daily
from marketplace.reviews.nightly import ask_daily, keep_asking
from payouts.services.watch import check_daily
from weavers.nightly import keep_taking_down, take_down_daily

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    DBTaskResult.objects.all().delete()


def waiting(task: Any) -> int:
    return DBTaskResult.objects.filter(task_path=task.module_path, status="READY").count()


@pytest.mark.parametrize(
    ("keep", "task"),
    [(keep_asking, ask_daily), (keep_forgetting, forget_daily), (keep_taking_down, take_down_daily)],
)
def test_each_night_asks_for_the_next_once(keep: Callable[..., None], task: Any) -> None:
    for _twice in range(2):
        keep(now=timezone.now())
        task.call(timezone.localdate().isoformat())
        assert waiting(task) == 1


def test_a_migration_sees_to_every_nights_work() -> None:
    for _twice in range(2):
        emit_post_migrate_signal(0, False, "default")
    assert [waiting(task) for task in (ask_daily, forget_daily, send_refunds_daily, check_daily)] == [
        1,
        1,
        1,
        1,
    ]
