from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils import timezone


class PaymentConfig(AppConfig):
    name = "marketplace.payment"
    label = "payment"
    verbose_name = "Payment"

    def ready(self) -> None:
        post_migrate.connect(send_nightly, sender=self, dispatch_uid="payment.send_nightly")


def send_nightly(using: str, **kwargs: Any) -> None:
    """The nightly round of refunds waits for the worker from the first migration on."""
    from django_tasks_db.models import DBTaskResult

    from .nightly import keep_sending

    if DBTaskResult._meta.db_table in connections[using].introspection.table_names():
        keep_sending(now=timezone.now())
