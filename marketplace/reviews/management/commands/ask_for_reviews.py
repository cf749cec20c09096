"""``ask_for_reviews``, as the worker does each morning: writes to those whose parcel came two weeks ago."""

from typing import Any

from django.utils import timezone

from marketplace.kernel.commands import ShopCommand
from marketplace.reviews.asking import ask_for_reviews


class Command(ShopCommand):
    help = "Ask the buyers of what came two weeks ago how they like it; each order once."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{ask_for_reviews(now=timezone.now())} asked")
