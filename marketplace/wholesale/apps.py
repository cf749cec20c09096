from datetime import UTC, datetime
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

FIRST = [("", 6, 10), ("", 20, 15), ("", 50, 20), ("Bags & pouches", 12, 15), ("Bags & pouches", 40, 25)]
"""What comes off to begin with: of a shelf or everything, from how many on, percent."""


class WholesaleConfig(AppConfig):
    name = "marketplace.wholesale"
    label = "wholesale"
    verbose_name = "Wholesale"

    def ready(self) -> None:
        post_migrate.connect(begin_tiers, sender=self, dispatch_uid="wholesale.begin_tiers")


def begin_tiers(using: str, **kwargs: Any) -> None:
    """The tiers to begin with."""
    from .models import Tier

    first, known = datetime(2026, 1, 1, tzinfo=UTC), Tier.objects.using(using)
    if not known.exists():
        known.bulk_create(
            Tier(
                from_day=first.date(),
                shelf=shelf,
                least=least,
                percent=percent,
                entered_at=first,
                confirmed_at=first,
            )
            for shelf, least, percent in FIRST
        )
