"""The power goes the moment an order is stored, before anything that waits for that: its letter goes all the same."""

import os
import signal
from typing import Any

from django.db import connection
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from marketplace.forks.order.models import Order
from marketplace.payment import services
from marketplace.worker import Worker
from tests.marketplace.storefront.stock import make_piece, make_weaver
from tests.payouts.forked import start_call

from .standin.process import Standin
from .test_paying import fill_basket, go_to_pay, pay

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def confirm_and_die(session: str, stripe: str) -> None:
    """In a process of its own: what Django does right after a commit, it doesn't come to."""
    connection.run_and_clear_commit_hooks = lambda: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
    with override_settings(TASKS=QUEUE, STRIPE_API_BASE=stripe):
        services.confirm_payment(session, now=timezone.now())


def test_an_orders_letter_outlives_a_kill_right_after_its_commit(
    shop: Standin, settings: Any, mailoutbox: list[Any]
) -> None:
    settings.TASKS = QUEUE
    shop.post("switches", drop=["*"])
    checkout = go_to_pay(fill_basket(make_piece(makers=[make_weaver()])))
    pay(shop, checkout)
    DBTaskResult.objects.all().delete()  # who looks after this payment; nobody is to make up for what is lost
    process = start_call(confirm_and_die, checkout.stripe_session, settings.STRIPE_API_BASE)
    process.join()
    assert process.exitcode == -signal.SIGKILL
    order = Order.objects.get(number=checkout.number)
    assert mailoutbox == []
    worker = Worker()
    worker.interval = 0.05
    worker.run(once=True)
    assert [(letter.to, order.get_absolute_url() in letter.body) for letter in mailoutbox] == [
        (["asha@example.com"], True)
    ]
