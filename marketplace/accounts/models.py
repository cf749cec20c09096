"""The one set of users, for the shop, the workspace, the office and Wagtail alike, and what they signed with a code."""

from __future__ import annotations

import pgtrigger
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in. Staff have roles (``marketplace.accounts.roles``); buyers have none."""

    email = models.EmailField(_("e-mail address"), blank=True)
    email_confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True, editable=False)
    """When somebody who reads the mail of ``email`` was seen to be this person; none for what was only typed."""
    language = models.CharField(_("language"), max_length=8, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)

    class Meta(AbstractUser.Meta):
        indexes = [
            GinIndex(
                fields=["username", "first_name", "last_name"],
                opclasses=["gin_trgm_ops", "gin_trgm_ops", "gin_trgm_ops"],
                name="user_found",
            )
        ]
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="user_email_once"),
            models.CheckConstraint(
                condition=models.Q(email_confirmed_at=None) | ~models.Q(email=""),
                name="no_address_is_not_confirmed",
            ),
        ]

    @classmethod
    def at_address(cls, email: str) -> models.QuerySet[User]:
        """Whoever has this e-mail address, however its letters are written: one, or none."""
        return cls.objects.alias(low=Lower("email")).filter(low=email.strip().lower()).exclude(email="")


class CodeUse(models.Model):
    """A second factor that somebody gave: with which device, for what, and when. Rows are only ever added."""

    user = models.ForeignKey(User, models.PROTECT, related_name="code_uses")
    device = models.CharField(_("device"), max_length=64)
    backup = models.BooleanField(_("by a backup code"), default=False)
    what = models.CharField(_("for what"), max_length=60)
    about = models.CharField(_("fingerprint of what was seen"), max_length=64, blank=True)
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ["-id"]
        verbose_name = _("use of a code")
        indexes = [models.Index(fields=["what", "user"], name="code_use_what")]
        triggers = [
            pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="never_emptied",
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                level=pgtrigger.Statement,
                func="RAISE EXCEPTION 'codes: uses are only added to' USING ERRCODE = 'restrict_violation';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.what}"


class Asked(models.Model):
    """That a letter was asked for, so that nobody fills somebody's letter box. ``key`` is a hash; gone after a day."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("letter asked for")
        indexes = [
            models.Index(fields=["key", "at"], name="asked_key"),
            models.Index(fields=["at"], name="asked_at"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
