"""Asking for our letters, confirming it, leaving; and taking the list out. Each can be sent twice to no effect."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from marketplace.accounts.models import User
from marketplace.forks.order.mails import send
from marketplace.languages.addresses import in_language

from .models import Subscriber, SubscriberExport, SubscriberStep, email_hash

WORDS = 1
"""Version of the words beside the form; ``docs/newsletter.md`` keeps each."""
CONFIRM_WITHIN = timedelta(days=7)
FORGET_AFTER = timedelta(days=30)
"""An address that nobody confirmed is taken out then."""

_CONFIRM, _LEAVE = TimestampSigner(salt="newsletter-confirm"), Signer(salt="newsletter-leave")
What = SubscriberStep.What


@dataclass(frozen=True)
class Address:
    """A line of the list that editors take out."""

    email: str
    language: str
    confirmed_at: datetime | None
    leave_url: str


@transaction.atomic
def ask(*, email: str, language: str, source: str, now: datetime) -> None:
    """Keep that somebody asked for our letters, and write to the address for her to confirm it.

    Who has confirmed already, or was written to within the hour, isn't written to.
    """
    _forget_unconfirmed(now=now)
    facts = {"email": email, "language": language, "asked_at": now}
    found, created = Subscriber.objects.get_or_create(email_hash=email_hash(email), defaults=facts)
    found = Subscriber.objects.select_for_update().get(pk=found.pk)
    if found.left_at:  # she begins anew
        found.email, found.language, found.asked_at = email, language, now
        found.confirmed_at = found.left_at = None
    if not found.may_be_mailed(now):
        return
    found.mailed_at = now
    found.save()
    _step(found, What.ASKED, now=now, source=source)
    mail_confirm.enqueue(found.pk)


@transaction.atomic
def confirm(*, token: str, now: datetime) -> bool:
    """Whether she now has our letters. False where the link is wrong, too old, or she has left since."""
    found = who_confirms(token)
    if not found:
        return False
    found = Subscriber.objects.select_for_update().get(pk=found.pk)
    if found.left_at:
        return False
    if not found.confirmed_at:
        found.confirmed_at = now
        found.save()
        _step(found, What.CONFIRMED, now=now)
    return True


@transaction.atomic
def leave(*, token: str, now: datetime) -> bool:
    """She gets no more letters, and her address is taken out. False where the link is wrong."""
    found = who_leaves(token)
    if not found:
        return False
    found = Subscriber.objects.select_for_update().get(pk=found.pk)
    if not found.left_at:
        found.left_at, found.email = now, None
        found.save()
        _step(found, What.LEFT, now=now)
    return True


@transaction.atomic
def take_out(*, by: User, now: datetime) -> list[Address]:
    """All confirmed addresses, each with the link by which she leaves. Who took them out is kept."""
    found = [
        Address(each.email or "", each.language, each.confirmed_at, leave_url(each))
        for each in Subscriber.objects.confirmed().order_by("confirmed_at", "pk")
    ]
    SubscriberExport.objects.create(by=by, at=now, number=len(found))
    return found


def who_confirms(token: str) -> Subscriber | None:
    try:
        return Subscriber.objects.filter(pk=int(_CONFIRM.unsign(token, max_age=CONFIRM_WITHIN))).first()
    except BadSignature:
        return None


def who_leaves(token: str) -> Subscriber | None:
    try:
        return Subscriber.objects.filter(pk=int(_LEAVE.unsign(token))).first()
    except BadSignature:
        return None


def confirm_path(subscriber: Subscriber) -> str:
    return reverse("newsletter:confirm", args=[_CONFIRM.sign(str(subscriber.pk))])


def leave_url(subscriber: Subscriber) -> str:
    path = reverse("newsletter:leave", args=[_LEAVE.sign(str(subscriber.pk))])
    return settings.SITE_URL + in_language(path, subscriber.language)


@task()
def mail_confirm(subscriber_id: int) -> None:
    """Ask the owner of the mail box whether it was her."""
    found = Subscriber.objects.get(pk=subscriber_id)
    if found.confirmed_at or found.left_at:
        return
    send(
        "newsletter_confirm",
        to=found.email or "",
        language=found.language,
        path=confirm_path(found),
        context={"days": CONFIRM_WITHIN.days, "leave_url": leave_url(found)},
        headers=leaving_headers(found),
    )


def leaving_headers(subscriber: Subscriber) -> dict[str, str]:
    """What lets a mail program leave with one press (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{leave_url(subscriber)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _step(subscriber: Subscriber, what: SubscriberStep.What, *, now: datetime, source: str = "") -> None:
    SubscriberStep.objects.create(subscriber=subscriber, what=what, words=WORDS, source=source, at=now)


def _forget_unconfirmed(*, now: datetime) -> None:
    old = Subscriber.objects.waiting().filter(asked_at__lt=now - FORGET_AFTER)
    old.update(email=None, left_at=now)
