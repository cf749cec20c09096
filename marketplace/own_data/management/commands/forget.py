"""``forget``, as the worker does each night: what buyers asked to have erased and had to wait, and what the law lets go by now."""

from typing import Any

from django.utils import timezone

from marketplace.kernel.commands import ShopCommand
from marketplace.own_data.forgetting import forget_what_is_due


class Command(ShopCommand):
    help = "Take names from orders whose buyers asked for it, and from invoices whose time is over."

    def handle(self, *args: Any, **options: Any) -> None:
        orders, invoices = forget_what_is_due(now=timezone.now())
        self.stdout.write(f"{orders} orders, {invoices} invoices")
