"""What buyers say of a piece that they have had from us, and who doesn't want to be asked."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from marketplace.forks.order.models import Line, Order


def private() -> Storage:
    return storages["private"]


class ReviewQuerySet(models.QuerySet["Review"]):
    def shown(self) -> ReviewQuerySet:
        """Those that staff have let through, the newest first."""
        return self.filter(state=Review.State.SHOWN).order_by("-written_at", "-pk")

    def waiting(self) -> ReviewQuerySet:
        """Those that nobody has looked at, the longest waiting first."""
        return self.filter(state=Review.State.WAITING).order_by("written_at", "pk")


class Review(models.Model):
    """One of each bought line that was sent, by whoever has the order: an account, or the order's link."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be looked at")
        SHOWN = "shown", _("on the piece's page")
        REFUSED = "refused", _("refused")

    line = models.OneToOneField(Line, models.PROTECT, related_name="review")
    product = models.ForeignKey(Product, models.CASCADE, related_name="piece_reviews")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="piece_reviews"
    )
    score = models.PositiveSmallIntegerField(_("stars"))
    words = models.TextField(_("in words"), max_length=2000, blank=True)
    shown_name = models.CharField(_("name beside it"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.WAITING)
    written_at = models.DateTimeField(_("written"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    reason = models.CharField(_("why it was refused"), max_length=500, blank=True)
    answer = models.TextField(_("answer of the cooperative"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered"), null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("review")
        permissions = [("moderate_reviews", "Look at reviews and answer them")]
        indexes = [models.Index(fields=["product", "state", "-written_at"], name="review_of_piece")]
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="review_has_one_to_five"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None)
                | Q(state="shown", decided_at__isnull=False, reason="")
                | Q(state="refused", decided_at__isnull=False) & ~Q(reason=""),
                name="review_decided_with_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | Q(state="shown", answered_at__isnull=False) & ~Q(answer=""),
                name="only_a_shown_review_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product_id}: {self.score}"


class ReviewPhoto(models.Model):
    """A photograph as pixels alone: in the private store until its review is shown, then in the library too."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="reviews/", storage=private)
    image = models.ForeignKey("wagtailimages.Image", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.file)


class ReviewAsk(models.Model):
    """That the buyer of an order was asked what she thinks of it, once."""

    order = models.OneToOneField(Order, models.CASCADE, related_name="review_ask")
    asked_at = models.DateTimeField(_("asked"))

    def __str__(self) -> str:
        return f"{self.order_id}"


class DoNotAsk(models.Model):
    """An address whose owner doesn't want to be asked, as a hash: it's found again, and says nothing."""

    key = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("address not to ask")

    def __str__(self) -> str:
        return self.key[:8]

    @staticmethod
    def key_of(email: str) -> str:
        return salted_hmac("do not ask", email.strip().casefold(), algorithm="sha256").hexdigest()
