"""Who wants our letters: asked, confirmed from her own mail box, and left whenever she likes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateCharField
from payouts.models.ledger import only_added

MAIL_AGAIN = timedelta(hours=1)
"""How long one address isn't written to again, however often it's asked for."""


def email_hash(email: str) -> str:
    """The same for the same address, however it's written; it doesn't tell the address.

    It's keyed with SECRET_KEY and the first of SALT_KEY: after a change of either, rows are saved anew.
    """
    secret = settings.SECRET_KEY + settings.SALT_KEY[0]
    return salted_hmac(
        "cms.Subscriber.email", email.strip().lower(), secret=secret, algorithm="sha256"
    ).hexdigest()


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def confirmed(self) -> SubscriberQuerySet:
        return self.filter(confirmed_at__isnull=False, left_at=None)

    def waiting(self) -> SubscriberQuerySet:
        return self.filter(confirmed_at=None, left_at=None)


class Subscriber(models.Model):
    """An address that somebody wrote into the form. Whoever has left, has her address taken out."""

    email = PrivateCharField(_("e-mail"), max_length=254, null=True, blank=True)
    email_hash = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=10)
    asked_at = models.DateTimeField(_("asked"))
    mailed_at = models.DateTimeField(_("asked to confirm"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    left_at = models.DateTimeField(_("left"), null=True)

    objects: ClassVar[Any] = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("asked_at")),
                name="subscriber_asked_before_confirming",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def may_be_mailed(self, now: Any) -> bool:
        """Asked to confirm, that is: nobody is who has confirmed, or was asked a moment ago."""
        recently = self.mailed_at is not None and now - self.mailed_at < MAIL_AGAIN
        return not self.confirmed_at and not self.left_at and not recently


class SubscriberStep(models.Model):
    """What she agreed to, or took back, and when. Kept when she has left; it doesn't hold the address."""

    class What(models.TextChoices):
        ASKED = "asked", _("asked")
        CONFIRMED = "confirmed", _("confirmed")
        LEFT = "left", _("left")

    subscriber = models.ForeignKey(Subscriber, models.PROTECT, related_name="steps")
    what = models.CharField(_("what"), max_length=9, choices=What)
    words = models.PositiveSmallIntegerField(_("version of the words"))
    source = models.CharField(_("where"), max_length=20, blank=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("step of a subscriber")
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.subscriber_id} {self.what}"


class SubscriberExport(models.Model):
    """Who took the list of addresses out, and how many there were."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"))
    number = models.PositiveIntegerField(_("addresses"))

    class Meta:
        ordering = ["-id"]
        verbose_name = _("export of subscribers")
        permissions = [("export_subscribers", "Take out the newsletter's addresses")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.number}"
