"""The one set of users, for the shop, the workspace, the office and Wagtail alike, and what they signed with a code."""

import pgtrigger
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in. Staff have roles (``marketplace.accounts.roles``); buyers have none."""

    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="user_email_once"),
        ]


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
