"""Every letter that there is, sent to those of the small world."""

from collections.abc import Iterator
from typing import NamedTuple

from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone
from django_tasks.base import Task

from cms.models import Subscriber
from cms.newsletter.services import mail_confirm
from marketplace.accounts.models import User
from marketplace.custom.mails import mail_buyer, mail_coordinators
from marketplace.forks.order.mails import mail_order_placed, mail_order_sent
from marketplace.own_data.letters import mail_forgotten, mail_own_data
from marketplace.payment.gift_buying import mail_bought, send_due_cards
from marketplace.payment.models import MoneyBack
from marketplace.payment.nightly import write_of_stuck
from marketplace.payment.refunds import mail_given_back
from marketplace.payment.returns import mail_return_answered
from marketplace.payment.tasks import mail_refunded
from marketplace.reviews.letters import mail_review_answered, mail_review_ask, mail_review_decided
from marketplace.storefront.account.letters import (
    mail_changed,
    mail_new_account,
    mail_new_address,
    mail_new_password,
)
from marketplace.wholesale.mails import mail_business, mail_us
from marketplace.workspace.reminding import mail_ending

from .world import Life


class Letter(NamedTuple):
    """Who it is to, of which life (from 1), and what it is."""

    to: str
    life: int
    message: EmailMessage

    @property
    def words(self) -> str:
        parts = [self.message.subject, self.message.body, str(self.message.extra_headers)]
        parts += [str(content) for content, _kind in getattr(self.message, "alternatives", [])]
        return "\n".join(map(str, parts))


def letters(lives: list[Life]) -> list[Letter]:
    found = []
    for number, life in enumerate(lives, 1):
        for to, task, arguments in _of(life):
            mail.outbox.clear()
            task.call(*arguments)
            found += [Letter(to, number, message) for message in mail.outbox]
    mail.outbox.clear()
    return found


def _of(life: Life) -> Iterator[tuple[str, Task, tuple[object, ...]]]:
    back = MoneyBack.objects.get(order=life.sent)
    parcel = life.sent.shipping_events.get()
    email = User.objects.get(pk=life.buyer.pk).email
    subscriber = Subscriber.objects.order_by("pk").first()
    staff = User.objects.get(username="staff-finance")
    for task, *arguments in (
        (mail_order_placed, life.sent.pk),
        (mail_order_sent, parcel.pk),
        (mail_given_back, str(back.pk)),
        (mail_refunded, str(back.checkout_id)),
        (mail_return_answered, life.asked_back.pk),
        (mail_review_decided, life.review.pk),
        (mail_review_answered, life.review.pk),
        (mail_review_ask, life.sent.pk),
        (mail_buyer, life.request.pk, "offer", "", None, 0),
        (mail_business, life.business.pk, "quote", "", life.quote.pk),
        (mail_bought, str(life.gift_card.pk)),
        (send_due_cards, timezone.localdate().isoformat()),
        (mail_new_account, email, "en"),
        (mail_new_password, email, "en"),
        (mail_new_address, life.buyer.pk, "new@example.com", "en"),
        (mail_changed, "password", email, "en"),
        (mail_own_data, email, "en"),
        (mail_forgotten, email, "en"),
        (mail_confirm, subscriber.pk if subscriber else 0),
    ):
        yield "buyer", task, tuple(arguments)
    yield "coordinator", mail_coordinators, (life.request.pk, "asked", "")
    yield "coordinator", mail_ending, (life.coordinator.pk, 2)
    yield "finance", mail_us, ("asked_quote", life.business.pk, life.quote.pk, "")
    yield "finance", write_of_stuck, ([life.sent.number], staff.pk)
