from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PayoutsConfig(AppConfig):
    name = "payouts"
    verbose_name = "Books and payouts"

    def ready(self) -> None:
        post_migrate.connect(open_books, sender=self, dispatch_uid="payouts.open_books")


def open_books(using: str, **kwargs: Any) -> None:
    """The one row that says up to which month the books are closed, and the policy to begin with."""
    from .models import Books, Policy

    Books.objects.using(using).get_or_create(pk=1)
    Policy.objects.using(using).get_or_create(from_month="2000-01-01")
