"""Gift cards: money paid beforehand, which whoever knows the code pays with, bit by bit. In paise.

A card isn't a voucher: it takes nothing off a price, and nobody goes without. What is left of a card stands in its own
row, so that the database itself refuses to let more be spent than there is, however many tabs are open.
"""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.private import PrivateCharField, PrivateTextField
from payouts.models.ledger import Kind
from payouts.services.buyers import post_gift

LEAST, MOST = 500_00, 50_000_00
"""What a card may be worth."""
LEAST_ONLINE = 50_00
"""Stripe takes no less. Where a card leaves a smaller rest to pay, less is taken from it."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""None that looks like another. Sixteen of them are eighty bits, which nobody guesses."""
_SIGNER = Signer(salt="gift-card-link")


class CardRefused(Exception):
    """A code that pays nothing; the message is for the buyer."""


class GiftCard(models.Model):
    """One card, from the moment its buyer goes to pay for it. It has a code once it's paid, and doesn't run out.

    What is encrypted is null where it's empty.
    """

    class State(models.TextChoices):
        ASKED = "asked", gettext_lazy("not paid yet")
        LIVE = "live", gettext_lazy("can be used")
        BLOCKED = "blocked", gettext_lazy("blocked")
        ENDED = "ended", gettext_lazy("taken back, money returned")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(gettext_lazy("state"), max_length=7, choices=State, default=State.ASKED)
    value = models.PositiveBigIntegerField(gettext_lazy("worth"))
    left = models.PositiveBigIntegerField(gettext_lazy("left"), default=0)
    code = PrivateCharField(gettext_lazy("code"), max_length=20, null=True, blank=True)
    lookup = models.CharField(max_length=64, null=True, unique=True)
    """Of the code, to find it by without reading any."""
    ending = models.CharField(gettext_lazy("last letters of the code"), max_length=4, blank=True)
    buyer_email = models.EmailField(gettext_lazy("who bought it"), blank=True)
    from_name = PrivateCharField(gettext_lazy("from"), max_length=80, null=True, blank=True)
    to_name = PrivateCharField(gettext_lazy("to"), max_length=80, null=True, blank=True)
    to_email = models.EmailField(gettext_lazy("sent to"), blank=True)
    words = PrivateTextField(gettext_lazy("words"), max_length=400, null=True, blank=True)
    language = models.CharField(max_length=8, default="en")
    send_on = models.DateField(gettext_lazy("sent on"))
    asked_at = models.DateTimeField(gettext_lazy("asked"))
    sold_at = models.DateTimeField(gettext_lazy("paid"), null=True)
    sent_at = models.DateTimeField(gettext_lazy("sent"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    why = models.CharField(gettext_lazy("why it was blocked or taken back"), max_length=200, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = gettext_lazy("gift card")
        indexes = [
            models.Index(fields=["send_on"], condition=Q(state="live", sent_at=None), name="gift_to_send")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(left__lte=F("value")), name="gift_card_has_no_more_than_its_worth"),
            models.CheckConstraint(condition=Q(value__range=(LEAST, MOST)), name="gift_card_worth"),
            models.CheckConstraint(
                condition=Q(state="asked", left=0, sold_at=None)
                | ~Q(state="asked") & Q(sold_at__isnull=False, lookup__isnull=False),
                name="gift_card_paid_has_a_code",
            ),
            models.CheckConstraint(condition=~Q(state="ended") | Q(left=0), name="gift_card_ended_is_empty"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"…{self.ending}" if self.ending else str(self.pk)

    @property
    def shown_code(self) -> str:
        """In fours, as it's read aloud."""
        code = self.code or ""
        return "-".join(code[n : n + 4] for n in range(0, len(code), 4))

    @property
    def token(self) -> str:
        return _SIGNER.signature(str(self.pk))

    def is_token(self, token: str) -> bool:
        return constant_time_compare(self.token, token)

    def get_absolute_url(self) -> str:
        """Its own page, for whoever bought it."""
        return reverse("storefront:gift-card", args=[self.pk, self.token])


def new_code() -> str:
    return "".join(secrets.choice(_LETTERS) for _n in range(16))


def lookup_of(code: str) -> str:
    """Of a code however it was typed, with spaces and dashes or without."""
    plain = "".join(each for each in code.upper() if each.isalnum())
    return salted_hmac("gift-card", plain, algorithm="sha256").hexdigest()


def card_of(code: str, *, locked: bool = False) -> GiftCard:
    """The card that a buyer typed the code of, with something left on it. Raises CardRefused.

    ``locked``: nobody else pays with it until this transaction ends.
    """
    cards = GiftCard.objects.select_for_update() if locked else GiftCard.objects
    found = cards.filter(lookup=lookup_of(code)).first()
    if found is None:
        raise CardRefused(_("There is no gift card with this code."))
    if found.state != GiftCard.State.LIVE:
        raise CardRefused(_("This gift card can't be used. Please write to us."))
    if not found.left:
        raise CardRefused(_("Nothing is left on this gift card."))
    return found


def part_of(card: GiftCard, total: int) -> int:
    """What a card pays of a total: all of it, or as much as leaves a rest that can be paid online."""
    part = min(card.left, total)
    return part if total - part == 0 or total - part >= LEAST_ONLINE else max(total - LEAST_ONLINE, 0)


def hold(card_id: uuid.UUID, amount: int) -> bool:
    """Take an amount off a card for an order on its way; False where so much isn't there any more."""
    live = GiftCard.objects.filter(pk=card_id, state=GiftCard.State.LIVE, left__gte=amount)
    return bool(live.update(left=F("left") - amount))


def let_go(card_id: uuid.UUID, amount: int) -> None:
    """Put back on a card what was held for an order that came to nothing."""
    GiftCard.objects.filter(pk=card_id).update(left=F("left") + amount)


def give_back_to_card(*, card_id: uuid.UUID, key: str, amount: int, in_books: bool, moment: datetime) -> None:
    """Put on a card again what an order was paid with, and post it. ``in_books``: its return is booked already."""
    let_go(card_id, amount)
    post_gift(kind=Kind.GIFT_BACK, key=key, amount=amount, moment=moment, from_stripe=in_books)
