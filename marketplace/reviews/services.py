"""Writing a review, and what staff do with it. Only whoever bought a piece and was sent it can write one."""

import io
import secrets
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import IO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from catalog.pictures import anew, publish_picture
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line

from . import letters
from .models import DoNotAsk, Review, ReviewPhoto

MOST_PHOTOS = 4
COLLECTION = "Reviews"


class NotReviewed(Exception):
    """A review that can't be; the message says why, and nothing has changed."""


@transaction.atomic
def write_review(
    *,
    line: Line,
    score: int,
    words: str,
    shown_name: str,
    photos: Sequence[IO[bytes]],
    language: str,
    now: datetime,
) -> Review:
    """Store what a buyer says; staff look at it before anybody sees it. Photographs are written anew, as pixels alone.

    Whose it is follows from the order. Raises NotReviewed, or ``catalog.pictures.PictureRefused``.
    """
    line = Line.objects.select_for_update(of=("self",)).select_related("order").get(pk=line.pk)
    if line.status != Line.Status.SENT or line.product_id is None:
        raise NotReviewed(_("Only what was bought and sent can be reviewed."))
    if Review.objects.filter(line=line).exists():
        raise NotReviewed(_("You have said what you think of this piece already."))
    if score not in range(1, 6):
        raise NotReviewed(_("Choose between one and five stars."))
    if len(photos) > MOST_PHOTOS:
        raise NotReviewed(_("Four photographs at most, please."))
    review = Review.objects.create(
        line=line,
        product_id=line.product_id,
        user_id=line.order.user_id,
        score=score,
        words=words.strip()[:2000],
        shown_name=" ".join(shown_name.split())[:40],
        language=language,
        written_at=now,
    )
    for photo in photos:
        data = io.BytesIO()
        anew(photo).save(data, "JPEG", quality=86, optimize=True)
        ReviewPhoto.objects.create(
            review=review, file=ContentFile(data.getvalue(), name=f"{secrets.token_hex(8)}.jpg")
        )
    return review


@transaction.atomic
def take_back_review(*, line: Line) -> None:
    """Its writer wants it gone, with its photographs. Gone already, nothing happens."""
    review = Review.objects.select_for_update().filter(line=line).first()
    if review:
        remove_photos(review)
        review.delete()


def remove_photos(review: Review) -> None:
    """Delete a review's photographs from both stores, their files once this is committed."""
    for photo in review.photos.select_related("image"):
        image, delete_file = photo.image, partial(photo.file.storage.delete, str(photo.file.name))
        photo.delete()
        transaction.on_commit(delete_file)
        if image:
            image.delete()


@transaction.atomic
def decide_review(*, review: Review, show: bool, reason: str = "", by: User, now: datetime) -> None:
    """Let a review onto its piece's page, or refuse it with a reason. Its writer is told. Decided already, it stays so."""
    review = _locked(review, by)
    if not show and not reason.strip():
        raise NotReviewed(_("Say why; the buyer reads it."))
    if review.state != Review.State.WAITING:
        return
    review.state = Review.State.SHOWN if show else Review.State.REFUSED
    review.reason = "" if show else reason.strip()[:500]
    review.decided_by, review.decided_at = by, now
    review.save()
    if show:
        for photo in review.photos.all():
            with photo.file.open() as file:
                photo.image = publish_picture(file, title=f"Review {review.pk}", collection=COLLECTION)
            photo.save(update_fields=["image"])
    letters.mail_review_decided.enqueue(review.pk)


@transaction.atomic
def answer_review(*, review: Review, answer: str, by: User, now: datetime) -> None:
    """What the cooperative says to it, beside it on the page. Said once more, it's the new words that stand."""
    review = _locked(review, by)
    if review.state != Review.State.SHOWN:
        raise NotReviewed(_("Only a review that is shown can be answered."))
    if not answer.strip():
        raise NotReviewed(_("Write an answer first."))
    first, same = not review.answer, review.answer == answer.strip()[:1000]
    if same:
        return
    review.answer, review.answered_by, review.answered_at = answer.strip()[:1000], by, now
    review.save(update_fields=["answer", "answered_by", "answered_at"])
    if first:
        letters.mail_review_answered.enqueue(review.pk)


def _locked(review: Review, by: User) -> Review:
    if not by.has_perm("piece_reviews.moderate_reviews"):
        raise NotReviewed(f"{by} may not decide about reviews.")
    return Review.objects.select_for_update().get(pk=review.pk)


def asks(email: str) -> bool:
    """Whether the owner of an address lets us ask."""
    return not DoNotAsk.objects.filter(key=DoNotAsk.key_of(email)).exists()


def let_ask(*, email: str, ask: bool) -> None:
    """Ask the owner of an address from now on, or never again. Said twice, it's the same."""
    if ask:
        DoNotAsk.objects.filter(key=DoNotAsk.key_of(email)).delete()
    else:
        DoNotAsk.objects.get_or_create(key=DoNotAsk.key_of(email))
