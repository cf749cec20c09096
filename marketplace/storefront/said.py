"""What buyers say of a piece, as the public sees it: never who they are beyond the name that they chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef
from django.utils import timezone

from marketplace.reviews.models import Review, ReviewPhoto

from .addresses import LISTED, shared_picture
from .pictures import SMALL, pictures

FIRST = 3
PER_PAGE = 12


@dataclass(frozen=True)
class Photo:
    """Where a buyer's photograph is, as a thumb of 120 × 150 and as large as it's shown."""

    thumb: str
    large: str


@dataclass(frozen=True)
class Said:
    """One review."""

    score: int
    words: str
    name: str
    day: date
    answer: str
    photos: Sequence[Photo]


@dataclass(frozen=True)
class Share:
    """How many gave so many stars; ``percent`` of all."""

    stars: int
    count: int
    percent: int


@dataclass(frozen=True)
class AllSaid:
    """What is said of one piece. ``average`` to one decimal; ``shares`` from five stars down."""

    count: int
    average: float
    shares: Sequence[Share]
    reviews: Sequence[Said]

    @property
    def more(self) -> bool:
        return self.count > len(self.reviews)


def said_of(
    piece: int, *, start: int = 0, most: int = FIRST, scores: dict[int, int] | None = None
) -> AllSaid:
    """One query, none where ``scores`` (stars → reviews) are known; two more where something is said.

    Another with photographs.
    """
    found = Review.objects.filter(product=piece, state=Review.State.SHOWN).order_by()
    counts: dict[int, int] = (
        dict(found.values_list("score").annotate(Count("pk"))) if scores is None else scores
    )
    total = sum(counts.values())
    if not total:
        return AllSaid(0, 0, (), ())
    average = round(sum(score * count for score, count in counts.items()) / total, 1)
    shares = [
        Share(stars, counts.get(stars, 0), 100 * counts.get(stars, 0) // total) for stars in (5, 4, 3, 2, 1)
    ]
    return AllSaid(total, average, shares, _reviews(piece, start, most))


def _reviews(piece: int, start: int, most: int) -> list[Said]:
    of_it = ReviewPhoto.objects.filter(review=OuterRef("pk"), image__isnull=False).order_by("pk")
    rows = list(
        Review.objects.shown()
        .filter(product=piece)
        .annotate(images=ArraySubquery(of_it.values("image")))
        .values("score", "words", "shown_name", "written_at", "answer", "images")[start : start + most]
    )
    found = pictures((image for row in rows for image in row["images"]), SMALL)
    return [
        Said(
            score=row["score"],
            words=row["words"],
            name=row["shown_name"],
            day=_day(row["written_at"]),
            answer=row["answer"],
            photos=[
                Photo(found[image].src, shared_picture(image, LISTED))
                for image in row["images"]
                if image in found
            ],
        )
        for row in rows
    ]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
