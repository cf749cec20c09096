from datetime import UTC, datetime
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CustomConfig(AppConfig):
    name = "marketplace.custom"
    label = "custom"
    verbose_name = "Custom orders"

    def ready(self) -> None:
        post_migrate.connect(begin_rule, sender=self, dispatch_uid="custom.begin_rule")


def begin_rule(using: str, **kwargs: Any) -> None:
    """The rule of cancelling to begin with."""
    from .models import CancellingRule

    first = datetime(2026, 1, 1, tzinfo=UTC)
    CancellingRule.objects.using(using).get_or_create(
        from_day="2026-01-01",
        defaults={
            "early_days": 3, "early": 100, "weaving": 50, "made": 0, "entered_at": first, "confirmed_at": first
        },
    )  # fmt: skip
