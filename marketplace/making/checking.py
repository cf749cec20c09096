"""Looking at pieces: A, B or rework, with what was wrong. What comes again is checked again, and the chain is kept.

A grade says whether a piece may be sold and sent, never what its makers earn: that is what was agreed (EARNINGS.md).
CheckRefused says why a check wasn't taken, and then nothing has changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from catalog.kinds import kind_of
from catalog.models import Maker, Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, LineMaker
from marketplace.forks.order.sending import lines_of
from marketplace.kernel.months import india_day

from .models import Check, CheckFault, Checklist, CheckPhoto, Fault, Job

ALL, OWN = "catalogue.approve_listing", "catalogue.list_piece"
"""Who checks every piece, and who checks what her own groups made."""
MOST_PHOTOS = 4
MOST_POINTS = 9
Grade = Check.Grade
Points = list[tuple[str, str]]


class CheckRefused(Exception):
    """The message is for the person who asked; nothing has changed."""


class CheckedMeanwhile(CheckRefused):
    """Somebody else has checked the same pieces since ``version``. ``theirs`` is what she found."""

    def __init__(self, theirs: Check) -> None:
        super().__init__(_("Somebody else has checked this meanwhile."))
        self.theirs = theirs


@dataclass(frozen=True)
class Found:
    """What somebody saw. ``faults`` are of the checklist; ``told`` is that the buyer knows of the flaw and wants it."""

    grade: str
    pieces: int = 1
    faults: Points = field(default_factory=list)
    note: str = ""
    told: bool = False
    photos: Sequence["File[bytes]"] = ()


def version_of(product: Product, line: Line | None) -> int:
    """What a check begins from: the newest of the same pieces, 0 where there is none."""
    return Check.of(product, line).newest().values_list("pk", flat=True).first() or 0  # type: ignore[attr-defined]


@transaction.atomic
def record_check(
    *,
    product: Product,
    line: Line | None,
    found: Found,
    version: int | None,
    by: User,
    now: datetime,
    key: UUID,
) -> Check:
    """Store what somebody found. Sent again under the same key, it's stored once.

    Raises CheckRefused, CheckedMeanwhile.
    """
    piece = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
    if stored := Check.objects.filter(key=key).first():
        if stored.by_id != by.pk:
            raise CheckRefused(_("This was sent by somebody else already."))
        return stored
    _refuse(piece, line, found, by)
    before = Check.of(piece, line).filter(again=None).first()
    if version is not None and version != (before.pk if before else 0):
        assert before
        raise CheckedMeanwhile(before)
    check = Check.objects.create(
        key=key, product=piece, line=line, before=before, pieces=found.pieces, grade=found.grade,
        note=found.note.strip()[:500], told=found.told, by=by, at=now,
    )  # fmt: skip
    CheckFault.objects.bulk_create(
        CheckFault(check_made=check, fault=fault, words=words[:200])
        for fault, words in dict(found.faults).items()
    )
    for photo in found.photos:
        CheckPhoto.objects.create(check_made=check, file=photo)
    return check


def _refuse(piece: Product, line: Line | None, found: Found, by: User) -> None:
    if not may_check(by, piece, line):
        raise CheckRefused(_("This piece is of another coordinator's group."))
    if line and (line.product_id != piece.pk or line.status not in (Line.Status.PAID, Line.Status.MAKING)):
        raise CheckRefused(_("This has left already, or won't leave any more."))
    makers = LineMaker.objects.filter(line=line) if line else Maker.objects.filter(product=piece)
    if makers.filter(weaver__user=by).exists():
        raise CheckRefused(_("Nobody checks what she made herself."))
    if found.grade not in Grade.values:
        raise CheckRefused(_("Choose A, B or rework."))
    if found.grade == Grade.A and (found.faults or found.told):
        raise CheckRefused(_("A is for what has no flaw: take the ticks out, or choose B or rework."))
    if found.grade != Grade.A and not (found.faults or found.note.strip()):
        raise CheckRefused(_("Say what is wrong: tick it, or write it."))
    if found.grade == Grade.REWORK and not found.photos:
        raise CheckRefused(_("Add a picture of what has to be better, so that she sees it."))
    if len(found.photos) > MOST_PHOTOS:
        raise CheckRefused(_("A check can have %(most)d pictures at most.") % {"most": MOST_PHOTOS})
    if not 1 <= found.pieces <= 999:
        raise CheckRefused(_("Say how many pieces you looked at."))


def may_check(by: User, piece: Product, line: Line | None) -> bool:
    if by.has_perm(ALL):
        return True
    if not by.has_perm(OWN):
        return False
    return (lines_of(by).filter(pk=line.pk) if line else Product.objects.of(by).filter(pk=piece.pk)).exists()


def lines_to_check(user: User) -> QuerySet[Line]:
    """Ordered lines that somebody may check and that nobody has found good yet, the first to leave first.

    ``grade`` is rework where they come again, else None. What a weaver has still on her loom isn't among them.
    """
    own = lines_of(user) if user.has_perm(OWN) else Line.objects.none()
    mine = Line.objects.all() if user.has_perm(ALL) else own
    newest = Check.objects.filter(line=OuterRef("pk"), again=None)
    weaving = Job.objects.live().filter(line=OuterRef("pk"))
    found = mine.filter(status=Line.Status.PAID, product__isnull=False).annotate(
        grade=Subquery(newest.values("grade")[:1]), version=Subquery(newest.values("pk")[:1])
    )
    good = found.filter(grade__in=[Grade.A, Grade.B]).values("pk")
    return (
        found.exclude(pk__in=good).exclude(Exists(weaving)).order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def checks_of(user: User) -> QuerySet[Check]:
    """Those that somebody may read: all, or those of pieces and lines that her own groups made."""
    if user.has_perm(ALL):
        return Check.objects.all()
    if not user.has_perm(OWN):
        return Check.objects.none()
    own = Product.objects.of(user).order_by().values("pk")
    lines = lines_of(user).values("pk")
    return Check.objects.filter(product__in=own, line=None) | Check.objects.filter(line__in=lines)


def to_rework(user: User) -> QuerySet[Check]:
    """What was sent back and hasn't come again, the oldest first."""
    found = checks_of(user).filter(grade=Grade.REWORK, again=None)
    gone = [Line.Status.SENT, Line.Status.REFUNDED]
    return found.exclude(line__status__in=gone).exclude(line=None, product__state=Product.State.WITHDRAWN)


def why_not_to_leave(lines: Iterable[Line]) -> dict[int, str]:
    """Ordered line → why its cloth can't leave yet, by what was found last. One query."""
    checks = Check.objects.filter(line__in=[line.pk for line in lines], again=None).select_related("product")
    reasons = ((check.line_id, _why_not(check)) for check in checks)
    return {line: why for line, why in reasons if line and why}


def newest_check(piece: Product) -> Check | None:
    """What was found last of a piece, apart from orders."""
    return Check.of(piece, None).filter(again=None).select_related("product", "by").first()


def why_not_to_sell(piece: Product) -> str:
    """Why a piece can't go into the shop yet, by what was found last; nothing where it can."""
    check = newest_check(piece)
    return _why_not(check) if check else ""


def _why_not(check: Check) -> str:
    words = {"title": check.product.title}
    if check.grade == Grade.REWORK:
        return _("“%(title)s” was checked and has to be reworked first.") % words
    if check.grade == Grade.B and not check.told and not check.product.irregularities:
        return _("“%(title)s” has a flaw that its page doesn't tell: say it there, or ask the buyer.") % words
    return ""


# Checklists


def points_for(piece: Product, lists: dict[str, Points]) -> Points:
    """What is looked at of a piece, by ``Checklist.in_force``."""
    return lists.get(kind_of(piece.title)) or lists.get("", [])


@transaction.atomic
def set_checklist(
    *, kind: str, points: Points, from_day: date, by: User, now: datetime, key: UUID
) -> Checklist:
    """From a day on, this is looked at of a kind (of every kind without its own: ``""``). Sent twice, it's stored once."""
    if not by.has_perm(ALL):
        raise CheckRefused(_("Your role doesn't include this."))
    if stored := Checklist.objects.filter(key=key).first():
        return stored
    if from_day < india_day(now):
        raise CheckRefused(_("A list counts from today on at the earliest: past checks keep theirs."))
    if not points and not kind:
        raise CheckRefused(_("The list for every kind needs something to look at."))
    if (
        len(points) > MOST_POINTS
        or len(dict(points)) != len(points)
        or not {f for f, _w in points} <= set(Fault.values)
    ):
        raise CheckRefused(_("Each thing to look at stands once."))
    tidy = [[fault, " ".join(words.split())[:200]] for fault, words in points]
    return Checklist.objects.create(
        kind=kind.strip()[:80], points=tidy, from_day=from_day, entered_by=by, entered_at=now, key=key
    )
