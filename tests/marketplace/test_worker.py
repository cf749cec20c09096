"""The worker loses no task: not when it is killed, not when the task fails, not when its database goes away."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from marketplace.worker import ALIVE, PAUSES, TRIES, Worker, give_back

pytestmark = pytest.mark.django_db(transaction=True)


@task()
def write_to(address: str) -> None:
    EmailMessage("Woven", "It is woven.", to=[address]).send()


@task()
def cut_off(address: str) -> None:
    """The first time, the database ends the session that it runs in."""
    if len(DBTaskResult.objects.get().worker_ids) == 1:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    write_to.call(address)


@task()
def meets_a_replica(address: str) -> None:
    """The first time, the database takes nothing any more: its disk is nearly full, or it's a replica by now."""
    if len(DBTaskResult.objects.get().worker_ids) > 1:
        write_to.call(address)
        return
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")


@pytest.fixture(autouse=True)
def queue(settings: Any) -> Iterator[None]:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    DBTaskResult.objects.all().delete()
    yield
    DBTaskResult.objects.all().delete()


def worker() -> Worker:
    found = Worker()
    found.interval = 0.05
    return found


def given_up(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The tasks that the log says nobody will try again, as whoever watches it is told."""
    said = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    return [words.split("(")[1].split(")")[0] for words in said if words.endswith("given up")]


def test_a_killed_workers_task_is_done_by_the_next_and_a_living_ones_is_left(mailoutbox: list[Any]) -> None:
    write_to.enqueue("maya@example.com")
    DBTaskResult.objects.get().claim("lives")
    alive = connection.copy()
    with alive.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, hashtext('lives'))", [ALIVE])
    worker().run(once=True)
    assert (DBTaskResult.objects.get().status, mailoutbox) == ("RUNNING", [])
    alive.close()
    worker().run(once=True)
    assert (DBTaskResult.objects.get().status, len(mailoutbox)) == ("SUCCESSFUL", 1)
    worker().run(once=True)
    assert len(mailoutbox) == 1


def test_a_task_that_ends_its_worker_each_time_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    write_to.enqueue("maya@example.com")
    for n in range(TRIES):
        assert DBTaskResult.objects.get().status == "READY"
        DBTaskResult.objects.get().claim(f"killed {n}")
        assert give_back() == 1
    assert DBTaskResult.objects.get().status == "FAILED"
    assert give_back() == 0
    assert given_up(caplog) == [str(DBTaskResult.objects.get().pk)]


def test_a_letter_that_nobody_takes_is_tried_again_ever_later_and_then_given_up(
    settings: Any, mailoutbox: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    memory = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    write_to.enqueue("maya@example.com")
    write_to.enqueue("dora@example.com")
    for pause in PAUSES:
        now = timezone.now()
        worker().run(once=True)
        for each in DBTaskResult.objects.all():
            assert each.status == "READY"
            assert pause <= each.run_after - now < pause + timedelta(minutes=1)
        worker().run(once=True)  # before its time, nothing is tried
        DBTaskResult.objects.update(run_after=now)
    first = DBTaskResult.objects.order_by("enqueued_at")[0]
    DBTaskResult.objects.exclude(pk=first.pk).update(run_after=timezone.now() + timedelta(days=1))
    worker().run(once=True)
    assert DBTaskResult.objects.get(pk=first.pk).status == "FAILED"
    assert given_up(caplog) == [str(first.pk)]
    settings.EMAIL_BACKEND = memory
    DBTaskResult.objects.update(run_after=timezone.now())
    worker().run(once=True)
    assert [each.to for each in mailoutbox] == [["dora@example.com"]]


@pytest.mark.parametrize("meanwhile", [cut_off, meets_a_replica])
def test_a_database_that_goes_away_or_only_reads_is_waited_for(meanwhile: Any, mailoutbox: list[Any]) -> None:
    meanwhile.enqueue("maya@example.com")
    worker().run(once=True)
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert len(mailoutbox) == 1
