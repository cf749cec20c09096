"""What the pages of work show: what is to be made and who has it, what is to be sent, hours and yarn. Constant queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum
from wagtail.images.models import Rendition

from catalog.pictures import first_picture, thumbs
from marketplace.accounts.models import User
from marketplace.custom.models import Offer
from marketplace.forks.order.models import Line, LineMaker, Order
from marketplace.forks.order.sending import lines_of, orders_of
from marketplace.kernel.months import india_day
from marketplace.making.checking import why_not_to_leave
from marketplace.making.jobs import free_pieces, lines_to_make, ready_by
from marketplace.making.models import Check, HoursNote, Job
from payouts.models import YarnKind, YarnMove
from payouts.services.yarn import in_hands, wastage_of
from weavers.models import Weaver

from .hands import weavers_of
from .reads import ROW
from .work_forms import JobForm

A_PAGE = 20
JOB_TONES: dict[str, str] = {
    Job.State.OFFERED: "warn",
    Job.State.ACCEPTED: "good",
    Job.State.MADE: "good",
    Job.State.DECLINED: "bad",
}
NAMES = LineMaker.objects.select_related("weaver").only("line", "weaver__display_name")


@dataclass(frozen=True)
class ToMake:
    """An ordered line that isn't all woven: who has what of it, how many pieces nobody has, and a form to ask somebody."""

    line: Line
    jobs: list[Job]
    picture: Rendition | None
    makers: str
    free: int
    form: JobForm | None
    ready_by: date
    late: int
    request: int | None
    """The custom request that it's for."""


def lines_with_work(user: User) -> QuerySet[Line]:
    found = lines_to_make(user).select_related("product", "order").annotate(image=first_picture("product_id"))
    jobs = Job.objects.select_related("weaver").order_by("pk")
    return found.prefetch_related(Prefetch("makers", NAMES), Prefetch("jobs", jobs))


def to_make(lines: list[Line], user: User, *, now: datetime, wrong: JobForm | None = None) -> list[ToMake]:
    """Rows of the board, the late ones first. ``wrong`` is a form that came back, of the line that its prefix names."""
    today = india_day(now)
    pictures = thumbs((line.image for line in lines), spec=ROW)  # type: ignore[attr-defined]
    offers = Offer.objects.filter(order__in=[line.order_id for line in lines])
    requests = dict(offers.values_list("order", "request"))
    hers = weavers_of(Weaver.objects.of(user))
    found = []
    for line in lines:
        jobs = list(line.jobs.all())
        by, free = ready_by(line, now=now), free_pieces(line, jobs)
        prefix, form = f"l{line.pk}", None
        if free > 0:
            first = {"pieces": free, "due_on": by}
            fresh = JobForm(by=user, today=today, hers=hers, prefix=prefix, initial=first)
            form = wrong if wrong and wrong.prefix == prefix else fresh
        last = min([job.due_on for job in jobs if job.is_late(today)], default=None)
        due = min([day for day in (last, line.due_on) if day], default=today)
        found.append(
            ToMake(
                line=line, jobs=[_toned(job, today) for job in jobs], picture=pictures.get(line.image),  # type: ignore[attr-defined]
                makers=", ".join(dict.fromkeys(maker.weaver.display_name for maker in line.makers.all())), free=free, form=form,
                ready_by=by, late=max(0, (today - due).days), request=requests.get(line.order_id),
            )
        )  # fmt: skip
    return sorted(found, key=lambda row: -row.late)


def _toned(job: Job, today: date) -> Job:
    job.tone = JOB_TONES.get(job.state, "")  # type: ignore[attr-defined]
    job.late = (today - job.due_on).days if job.is_late(today) else 0  # type: ignore[attr-defined]
    return job


def her_jobs(weaver: Weaver, *, now: datetime) -> list[Job]:
    """What a weaver is asked to make, and what she makes; then what she made lately."""
    found = Job.objects.filter(weaver=weaver).exclude(state__in=[Job.State.DECLINED, Job.State.TAKEN_BACK])
    rows: list[Any] = list(
        found.filter(Q(state__in=[Job.State.OFFERED, Job.State.ACCEPTED]) | Q(line__status="paid"))
        .select_related("line__product")
        .annotate(image=first_picture("line__product_id"))
        .order_by("due_on", "pk")[:50]
    )
    pictures = thumbs((job.image for job in rows), spec=ROW)
    for job in rows:
        _toned(job, india_day(now)).picture = pictures.get(job.image)  # type: ignore[attr-defined]
    return rows


@dataclass(frozen=True)
class ToSend:
    """An order with the lines of hers that are still here, each with what was found, and what stops one."""

    order: Order
    lines: list[Line]
    held: list[str]
    due_on: date | None
    late: int


def to_send(orders: list[Order], user: User, *, today: date) -> list[ToSend]:
    lines: list[Any] = list(
        _waiting(user)
        .filter(order__in=orders)
        .select_related("product")
        .prefetch_related(Prefetch("checks", Check.objects.newest(), to_attr="found"))
        .annotate(image=first_picture("product_id"))
        .order_by("pk")
    )
    pictures = thumbs((line.image for line in lines), spec=ROW)
    held, by_order = why_not_to_leave(lines), defaultdict(list)
    for line in lines:
        line.picture = pictures.get(line.image)
        by_order[line.order_id].append(line)
    rows = []
    for order in orders:
        mine = by_order[order.pk]
        due = min((line.due_on for line in mine if line.due_on), default=None)
        stopped = [held[line.pk] for line in mine if line.pk in held]
        rows.append(ToSend(order, mine, stopped, due, max(0, (today - due).days) if due else 0))
    return rows


def _waiting(user: User) -> QuerySet[Line]:
    """What is to be sent and no longer on somebody's loom."""
    weaving = Job.objects.live().filter(line=OuterRef("pk"))
    return lines_of(user).filter(status=Line.Status.PAID).exclude(Exists(weaving))


def orders_to_send(user: User) -> QuerySet[Order]:
    """Those with something of hers that is to leave, the first to leave first."""
    found = orders_of(user).filter(pk__in=_waiting(user).values("order")).select_related("shipping_address")
    return found.order_by("date_placed", "pk")


def hours_notes(user: User) -> QuerySet[HoursNote]:
    """Of the weavers whom she looks after, the newest first."""
    found = HoursNote.objects.filter(weaver__in=Weaver.objects.of(user), taken_back_at=None)
    return found.select_related("weaver", "by").defer(
        "weaver__legal_name", "weaver__phone", "weaver__village"
    )


def yarn_in_hands(user: User) -> list[dict[str, Any]]:
    """Each weaver of hers and each yarn that she has, with grams and value (paise). One query."""
    return list(
        in_hands()
        .filter(weaver__in=Weaver.objects.of(user), grams__gt=0)
        .order_by("weaver__code", "kind__name")
    )


def yarn_of(weaver: Weaver) -> list[dict[str, Any]]:
    """What a weaver has and lost of each yarn, with what was over and what that cost (paise)."""
    return [row | {"wastage": wastage_of(weaver, YarnKind(pk=row["kind_id"]))} for row in in_hands(weaver)]


def yarn_moves(weaver: Weaver) -> QuerySet[YarnMove]:
    return YarnMove.objects.filter(weaver=weaver).select_related("kind", "by").order_by("-id")


def hours_total(weaver: Weaver) -> int:
    """Minutes that were noted for her."""
    found = HoursNote.objects.filter(weaver=weaver, taken_back_at=None)
    return found.aggregate(sum=Sum(F("minutes")))["sum"] or 0
