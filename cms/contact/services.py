"""Taking a message, telling the shop of it, and letting go of it."""

from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_tasks import task

from marketplace.accounts.limits import may_once_more
from marketplace.accounts.models import User
from marketplace.forks.order.mails import send_letter
from marketplace.kernel.months import india_day

from ..newsletter.models import email_hash
from .models import ContactMessage

FROM_ONE_ADDRESS, FROM_ONE_NETWORK = 5, 20
"""Messages an hour."""
KEPT = timedelta(days=365)
"""After it was written."""


class TooMany(Exception):
    """So many messages came from there within an hour that this one isn't taken."""


@transaction.atomic
def take_message(
    *, name: str, email: str, about: str, words: str, language: str, asked_from: str | None, now: datetime
) -> ContactMessage:
    """Keep a message and have the shop told. The same words from one address on one day are one message.

    Raises TooMany.
    """
    said = f"{email.strip().casefold()} {india_day(now)} {words}"
    digest = salted_hmac("cms.ContactMessage", said, algorithm="sha256").hexdigest()
    known = ContactMessage.objects.filter(digest=digest).first()
    if known:
        return known
    most = {
        ("message of", email.strip().casefold()): FROM_ONE_ADDRESS,
        ("message from", asked_from or ""): FROM_ONE_NETWORK,
    }
    if not may_once_more(most, now=now):
        raise TooMany
    facts = {"name": name, "email": email, "about": about, "words": words, "language": language, "at": now}
    message, new = ContactMessage.objects.get_or_create(
        digest=digest, defaults={**facts, "email_hash": email_hash(email)}
    )
    if new:
        mail_message.enqueue(message.pk)
    return message


@transaction.atomic
def mark_answered(*, message: ContactMessage, by: User, now: datetime) -> None:
    """That somebody has answered it from her mail box. Said again, the first stands."""
    ContactMessage.objects.filter(pk=message.pk, answered_at=None).update(answered_at=now, answered_by=by)


def delete_message(*, message: ContactMessage) -> None:
    message.delete()


def forget_messages(*, now: datetime) -> int:
    """Each night: those that are older than a year; gives how many."""
    gone, _each = ContactMessage.objects.filter(at__lt=now - KEPT).delete()
    return gone


@task()
def mail_message(message_id: int) -> None:
    """Tell the shop, so that an answer goes straight to whoever wrote. Of one that was deleted meanwhile, nothing."""
    message = ContactMessage.objects.filter(pk=message_id).first()
    if message is None:
        return
    send_letter(
        _("A message about %(what)s") % {"what": message.get_about_display()},
        [_("%(name)s writes:") % {"name": message.name}, *message.words.splitlines()],
        to=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        language=settings.LANGUAGE_CODE,
        foot=_("Somebody wrote this into the form of the shop. Answer it, and the answer goes to her."),
        path=reverse("messages_to_us"),
        label=_("All messages"),
        headers={"Reply-To": message.email},
    )
