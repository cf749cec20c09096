from typing import Any

from django.db.models.signals import post_migrate
from oscar.core.application import OscarConfig


class OrderConfig(OscarConfig):
    name = "marketplace.forks.order"
    label = "order"

    def ready(self) -> None:
        post_migrate.connect(know_countries, sender=self, dispatch_uid="order.know_countries")


def know_countries(using: str, **kwargs: Any) -> None:
    """Without countries nobody could give an address, so they come with the tables."""
    from marketplace.forks.shipping.countries import make_countries

    make_countries()
