"""Send buyers the money that is theirs again and isn't sent yet. The worker does so every night; run twice, nothing is sent twice."""

from typing import Any

from django.utils import timezone

from marketplace.kernel.commands import ShopCommand
from marketplace.payment.nightly import keep_sending
from marketplace.payment.refunds import ask_for_the_rest


class Command(ShopCommand):
    help = "Ask Stripe again for every refund that is booked or asked for and hasn't been sent."

    def handle(self, *args: Any, **options: Any) -> None:
        keep_sending(now=timezone.now())
        self.stdout.write(f"{ask_for_the_rest()} refunds asked for")
