"""Send buyers the money that is theirs again and isn't sent yet. Run it daily; run twice, it sends nothing twice."""

from typing import Any

from django.core.management.base import BaseCommand

from marketplace.payment.refunds import ask_for_the_rest


class Command(BaseCommand):
    help = "Ask Stripe again for every refund that is booked or asked for and hasn't been sent."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{ask_for_the_rest()} refunds asked for")
