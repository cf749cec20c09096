"""``after_new_key``: what is found by a fingerprint made with ``SECRET_KEY`` is found again."""

from typing import Any

from django.db import transaction

from cms.newsletter.models import Subscriber, email_hash
from marketplace.kernel.commands import ShopCommand
from marketplace.payment.gift_cards import GiftCard, lookup_of
from weavers.models import Payee
from weavers.models.payees import details_hash


class Command(ShopCommand):
    help = "Make the fingerprints of gift cards, subscribers and accounts anew, after a change of SECRET_KEY or FIELD_KEY."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        cards = list(GiftCard.objects.exclude(code=None).select_for_update())
        for card in cards:
            card.lookup = lookup_of(card.code or "")
        GiftCard.objects.bulk_update(cards, ["lookup"], batch_size=500)
        readers = list(Subscriber.objects.exclude(email=None).select_for_update())
        for reader in readers:
            reader.email_hash = email_hash(reader.email or "")
        Subscriber.objects.bulk_update(readers, ["email_hash"], batch_size=500)
        payees = list(Payee.objects.exclude(details_hash="").select_for_update())
        for payee in payees:
            payee.details_hash = details_hash(
                account_number=payee.account_number, ifsc=payee.ifsc, upi_id=payee.upi_id
            )
        Payee.objects.bulk_update(payees, ["details_hash"], batch_size=500)
        self.stdout.write(
            f"{len(cards)} gift cards, {len(readers)} subscribers and {len(payees)} accounts are found by the new key."
        )
