"""Members' votes on what the makers have of each price: one woman, one vote, secret.

Who has voted is one table, how many chose what another. Nothing ties a row of one to the other, and no ballot is kept: a
vote is a name in the one and one more in the other, by the day.
"""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .guards import only_added
from .people import Weaver

ONE_MORE = """
IF NEW.count <> OLD.count + 1 OR NEW.choice <> OLD.choice OR NEW.proposal_id <> OLD.proposal_id OR EXISTS (
    SELECT 1 FROM weavers_proposal WHERE id = NEW.proposal_id AND counted_at IS NOT NULL
) THEN
    RAISE EXCEPTION 'votes: one more at a time, until they are counted' USING ERRCODE = 'restrict_violation';
END IF;
RETURN NEW;
"""


class Proposal(models.Model):
    """That the makers have a share of each price from a day on. Counted, it stays as it is."""

    title = models.CharField(_("in a few words"), max_length=120)
    words = models.TextField(_("what it is about"), max_length=2000)
    share = models.DecimalField(
        _("makers' share of the price without GST, percent"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    from_day = models.DateField(_("in force from, if it's accepted"))
    members_on = models.DateField(_("who was a member on this day may vote"))
    opens_on = models.DateField(_("first day to vote"))
    closes_on = models.DateField(_("last day to vote"))
    quorum = models.PositiveSmallIntegerField(
        _("of the members, percent that have to vote"), default=50, validators=[MaxValueValidator(100)]
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"))
    taken_back_at = models.DateTimeField(_("taken back"), null=True)
    counted_at = models.DateTimeField(_("counted"), null=True)
    members = models.PositiveIntegerField(_("members"), null=True)
    accepted = models.BooleanField(_("accepted"), null=True)
    key = models.UUIDField(unique=True, editable=False)

    class Meta:
        ordering = ["-closes_on", "-id"]
        verbose_name = _("proposal")
        permissions = [("propose_votes", "Propose what members vote on")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    members_on__lte=F("opens_on"), opens_on__lte=F("closes_on"), from_day__gt=F("closes_on")
                ),
                name="proposal_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(counted_at=None, members=None, accepted=None)
                | Q(
                    counted_at__isnull=False,
                    members__isnull=False,
                    accepted__isnull=False,
                    taken_back_at=None,
                ),
                name="proposal_counted_whole",
            ),
            models.CheckConstraint(
                condition=Q(share__gte=0, share__lte=100, quorum__lte=100), name="proposal_of_a_percentage"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="counted_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__counted_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def terms(self) -> str:
        """As rules have them: ``share:72.5``."""
        return f"share:{self.share.normalize():f}"


class Voted(models.Model):
    """That a woman has voted, by the day and not the hour; with whom, where she didn't by herself. Not what."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="voted")
    weaver = models.ForeignKey(Weaver, models.PROTECT, related_name="voted")
    day = models.DateField(_("day"))
    witness = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["weaver__code"]
        constraints = [models.UniqueConstraint(fields=["proposal", "weaver"], name="one_woman_one_vote")]
        triggers = only_added()

    def __str__(self) -> str:
        return f"{self.weaver.code}: {self.proposal_id}"


class Tally(models.Model):
    """How many have chosen one of the answers. It only goes up, by one."""

    class Choice(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        NEITHER = "neither", _("neither")

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="tallies")
    choice = models.CharField(max_length=7, choices=Choice)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-choice"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "choice"], name="tally_of_each_once"),
            models.CheckConstraint(
                condition=Q(choice__in=["yes", "no", "neither"]), name="tally_of_an_answer"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="one_more", when=pgtrigger.Before, operation=pgtrigger.Update, func=ONE_MORE
            ),
            pgtrigger.Protect(name="stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.choice}: {self.count}"
