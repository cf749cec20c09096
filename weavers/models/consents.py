"""What each weaver has agreed to show of herself, and until when."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.private import PrivateCharField

from .people import Weaver

LONGEST = timedelta(days=3 * 365 + 1)
"""Three years, with a leap day."""


def private_files() -> Storage:
    """Where signed sheets and recordings lie; nothing of it is served by its address."""
    return storages["private"]


IN_FORCE = """consent.given_on <= {day} AND consent.ends_on > {day}
    AND consent.withdrawn_at IS NULL AND consent.closed_at IS NULL"""
"""The rule of ``in_force`` for queries written as SQL, in which ``consent`` is one."""


class ConsentQuerySet(models.QuerySet["Consent"]):
    def in_force(self, *, on: date) -> ConsentQuerySet:
        """Those given by that day, not ended, not withdrawn and not given anew."""
        return self.filter(given_on__lte=on, ends_on__gt=on, withdrawn_at=None, closed_at=None)

    def showing(self, purpose: str, *, on: date) -> ConsentQuerySet:
        """Those by which something may be shown that day: whatever it is, she must agree to be named too."""
        named = Consent.objects.in_force(on=on).filter(
            weaver=OuterRef("weaver"), purpose=Consent.Purpose.NAME
        )
        return self.in_force(on=on).filter(Exists(named), purpose=purpose)

    def over(self, *, on: date) -> ConsentQuerySet:
        """Those that show nothing any more, and whose pictures haven't been taken away yet."""
        return self.filter(Q(ends_on__lte=on) | Q(withdrawn_at__isnull=False), closed_at=None)

    def ending(self, *, on: date, within: timedelta) -> ConsentQuerySet:
        """Those in force whose end comes soon."""
        return self.in_force(on=on).filter(ends_on__lte=on + within)


class Consent(models.Model):
    """One purpose, one wording, one end (three years at most). Withdrawn, it stays on record and shows nothing."""

    class Purpose(models.TextChoices):
        NAME = "name", _("name she chose")
        PHOTO = "photo", _("photo")
        STORY = "story", _("story")
        VILLAGE = "village", _("village")

    class Form(models.TextChoices):
        WRITTEN = "written", _("in writing")
        SPOKEN = "spoken", _("spoken, recorded")
        FILE = "file", _("when she joined")

    weaver = models.ForeignKey(Weaver, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=8, choices=Purpose)
    version = models.PositiveSmallIntegerField(_("version of the wording"))
    given_on = models.DateField(_("given on"))
    ends_on = models.DateField(_("ends on"))
    form = models.CharField(_("how it was given"), max_length=8, choices=Form)
    proof = models.FileField(
        _("signed sheet, or recording"), upload_to="consents/", storage=private_files, blank=True
    )
    proof_erased_at = models.DateTimeField(_("sheet or recording erased"), null=True, blank=True)
    witness = PrivateCharField(_("witness"), max_length=120, null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"), null=True, blank=True)
    key = models.UUIDField(_("made by the form that sent it"), null=True, editable=False)
    """Of one form for all purposes that are ticked in it; sent twice, each is recorded once."""
    reminded = models.PositiveSmallIntegerField(
        _("days before its end at which somebody was told"), null=True
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("over, and all that showed it gone"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["weaver", "purpose", "-given_on"]
        verbose_name = _("consent")
        constraints = [
            models.UniqueConstraint(
                fields=["weaver", "purpose"],
                condition=Q(withdrawn_at=None, closed_at=None),
                name="one_consent_a_purpose",
            ),
            models.UniqueConstraint(fields=["key", "purpose"], name="consent_recorded_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("given_on")), name="consent_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lte=F("given_on") + LONGEST), name="consent_of_three_years_at_most"
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=None) | ~Q(proof="") | Q(proof_erased_at__isnull=False),
                name="consent_has_its_proof",
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=None)
                | ~Q(form="spoken")
                | Q(witness__isnull=False)
                | Q(proof_erased_at__isnull=False),
                name="consent_spoken_before_a_witness",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weaver.code} {self.purpose}"


def shown_name(weaver: str, *, on: date) -> Case:
    """For a query whose rows lead to a weaver by ``weaver``: her name while she agrees to it, else what all are called."""
    named = Consent.objects.in_force(on=on).filter(weaver=OuterRef(weaver), purpose=Consent.Purpose.NAME)
    return Case(
        When(Exists(named), then=F(f"{weaver}__display_name")),
        default=Value(_("A weaver"), output_field=models.CharField()),
        output_field=models.CharField(),
    )
