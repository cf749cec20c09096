"""Buying a gift card, sending it on its day, and what finance may do with one. In paise."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import india_day
from payouts.models.ledger import Kind
from payouts.services.buyers import post_gift

from .bills import Sum, open_bill
from .currencies import list_of
from .gift_cards import GiftCard, lookup_of, new_code
from .models import Checkout
from .taken import NotTaken, give_all_back


class CardNotChanged(Exception):
    """Something that can't be done with a card; the message says why, and nothing has changed."""


def buy_card(*, key: uuid.UUID, card: GiftCard, currency: str, now: datetime) -> Checkout:
    """Stripe's page for a card that isn't stored yet; sent twice under its key, the same page.

    Raises StripeAway, or CannotPay where it has been paid.
    """
    card.pk, card.asked_at = key, now
    card, _made = GiftCard.objects.get_or_create(
        pk=key, defaults={field.name: getattr(card, field.name) for field in GiftCard._meta.concrete_fields}
    )
    prices = list_of(currency, india_day(now))
    with override(card.language):
        title = _("Gift card, %s") % show_rupees(card.value)
    return open_bill(
        source=f"gift/{card.pk}",
        title=title,
        to_pay=Sum(card.value, prices.currency, prices.price(card.value), prices.paise),
        address=None,
        email=card.buyer_email,
        language=card.language,
        back=card.get_absolute_url(),
        now=now,
    )


def take_payment(*, checkout: Checkout, now: datetime) -> None:
    """A card that is paid has its code, and goes on its way. ``BILLS`` names this."""
    card = GiftCard.objects.select_for_update().filter(pk=checkout.source.partition("/")[2]).first()
    if card is None or card.state != GiftCard.State.ASKED or card.value != checkout.total:
        raise NotTaken
    card.code = new_code()
    card.lookup, card.ending = lookup_of(card.code), card.code[-4:]
    card.state, card.left, card.sold_at = GiftCard.State.LIVE, card.value, now
    card.save()
    post_gift(kind=Kind.GIFT_SOLD, key=str(card.pk), amount=card.value, moment=now)
    mail_bought.enqueue(str(card.pk))
    send_due_cards.enqueue(india_day(now).isoformat())


@task()
def mail_bought(card_id: str) -> None:
    """To whoever bought it: where its page is, with its code to print, and when it's sent."""
    card = GiftCard.objects.get(pk=card_id)
    path = card.get_absolute_url()
    send("gift_bought", to=card.buyer_email, language=card.language, path=path, context={"card": card})


@task()
def send_due_cards(day: str) -> None:
    """Send every card whose day has come, each once."""
    due = GiftCard.objects.filter(
        state=GiftCard.State.LIVE, sent_at=None, send_on__lte=date.fromisoformat(day)
    )
    for key in due.exclude(to_email="").values_list("pk", flat=True):
        send_card(key, now=timezone.now())


@transaction.atomic
def send_card(card_id: uuid.UUID, *, now: datetime, again: bool = False) -> None:
    """Mail a card to whom it's for; ``again``: though it was sent before."""
    card = GiftCard.objects.select_for_update().get(pk=card_id)
    if card.state != GiftCard.State.LIVE or not card.to_email or card.sent_at and not again:
        return
    card.sent_at = now
    card.save(update_fields=["sent_at"])
    send("gift_card", to=card.to_email, language=card.language, path="/", context={"card": card})


@transaction.atomic
def block_card(*, card: GiftCard, blocked: bool, why: str, by: User) -> None:
    """Let nobody pay with a card (its code was lost, or seen), or let it be used again."""
    card = _may_change(card, why, by)
    wanted = GiftCard.State.LIVE if blocked else GiftCard.State.BLOCKED
    if card.state != wanted:
        raise CardNotChanged(_("That was done already."))
    card.state = GiftCard.State.BLOCKED if blocked else GiftCard.State.LIVE
    card.decided_by, card.why = by, why.strip()[:200]
    card.save(update_fields=["state", "decided_by", "why"])


@transaction.atomic
def new_code_for(*, card: GiftCard, why: str, by: User, now: datetime) -> None:
    """Give a card another code, because the old one was lost or seen, and send it. What is left stays."""
    card = _may_change(card, why, by)
    if card.state not in (GiftCard.State.LIVE, GiftCard.State.BLOCKED):
        raise CardNotChanged(_("This card can't be used any more."))
    card.code = new_code()
    card.lookup, card.ending, card.state = lookup_of(card.code), card.code[-4:], GiftCard.State.LIVE
    card.decided_by, card.why = by, why.strip()[:200]
    card.save()
    send_card(card.pk, now=now, again=True)
    mail_bought.enqueue(str(card.pk))


@transaction.atomic
def take_card_back(*, card: GiftCard, why: str, by: User, now: datetime) -> None:
    """Give the money of a card that nobody used back to who bought it; the card is worth nothing then."""
    card = _may_change(card, why, by)
    bill = Checkout.objects.filter(source=f"gift/{card.pk}", state=Checkout.State.PAID).first()
    if card.state == GiftCard.State.ENDED or bill is None:
        raise CardNotChanged(_("That was done already."))
    if card.left != card.value:
        raise CardNotChanged(_("Something was paid with this card. What is left can be spent."))
    card.state, card.left, card.decided_by, card.why = GiftCard.State.ENDED, 0, by, why.strip()[:200]
    card.save(update_fields=["state", "left", "decided_by", "why"])
    post_gift(kind=Kind.GIFT_ENDED, key=str(card.pk), amount=card.value, moment=now, by=by)
    give_all_back(bill)


def _may_change(card: GiftCard, why: str, by: User) -> GiftCard:
    if not by.has_perm("payment.give_back"):
        raise CardNotChanged(_("%(who)s may not change gift cards.") % {"who": by})
    if not why.strip():
        raise CardNotChanged(_("Say why."))
    return GiftCard.objects.select_for_update().get(pk=card.pk)
