"""What the pages of checks show, in a constant number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.http import HttpRequest
from wagtail.images.models import Rendition

from catalog.models import Product
from catalog.pictures import first_picture, thumbs
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, LineMaker
from marketplace.kernel.months import india_day
from marketplace.making.checking import lines_to_check, points_for, record_check
from marketplace.making.models import Check, Checklist

from .check_forms import CheckForm
from .reads import ROW

A_PAGE = 20
TONES: dict[str, str] = {Check.Grade.A: "good", Check.Grade.B: "warn", Check.Grade.REWORK: "bad"}


@dataclass(frozen=True)
class Row:
    """An ordered line to look at, with its form. ``again`` where it was sent back before."""

    line: Line
    form: CheckForm
    picture: Rendition | None
    makers: str
    again: bool
    late: int


def rows_to_check(
    user: User, *, now: datetime, page: str | None, request: HttpRequest | None = None
) -> tuple["Page[Line]", list[Row]]:
    """A page of what is to be looked at before it leaves. Sent in, the rows that it names and that are still to be looked at."""
    today = india_day(now)
    lists = Checklist.in_force(on=today)
    named = LineMaker.objects.select_related("weaver").only("line", "weaver__display_name")
    found = (
        lines_to_check(user)
        .select_related("product", "order")
        .prefetch_related(Prefetch("makers", named))
        .annotate(image=first_picture("product_id"))
    )
    if request is not None:
        sent = [key for key in request.POST.getlist("lines") if key.isascii() and key.isdigit()]
        found = found.filter(pk__in=sent[: 2 * A_PAGE])
    shown: Page[Any] = Paginator(found, A_PAGE if request is None else 2 * A_PAGE).get_page(page)
    shown.numbers = shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    lines = list(shown.object_list)
    pictures = thumbs((line.image for line in lines), spec=ROW)  # type: ignore[attr-defined]
    return shown, [_row(line, lists, today, pictures, request) for line in lines]


def _row(
    line: Line, lists: Any, today: date, pictures: dict[int, Rendition], request: HttpRequest | None
) -> Row:
    piece = line.product
    assert isinstance(piece, Product)  # those without one aren't asked for
    data = (request.POST, request.FILES) if request is not None else ()
    form = CheckForm(
        *data, product=piece, line=line, points=points_for(piece, lists), prefix=f"l{line.pk}",
        version=line.version or 0,  # type: ignore[attr-defined]
    )  # fmt: skip
    return Row(
        line=line,
        form=form,
        picture=pictures.get(line.image),  # type: ignore[attr-defined]
        makers=", ".join(dict.fromkeys(maker.weaver.display_name for maker in line.makers.all())),
        again=line.grade == Check.Grade.REWORK,  # type: ignore[attr-defined]
        late=max(0, (today - line.due_on).days) if line.due_on else 0,
    )


def form_for(
    piece: Product, line: Line | None, *, now: datetime, version: int, data: Any = (), prefix: str = ""
) -> CheckForm:
    """The form of one check, by the checklist of the day."""
    points = points_for(piece, Checklist.in_force(on=india_day(now)))
    return CheckForm(*data, product=piece, line=line, points=points, version=version, prefix=prefix or None)


def save_check(form: CheckForm, *, by: User, now: datetime, key: Any = None) -> Check:
    """Store a valid form. Raises CheckRefused, CheckedMeanwhile."""
    data = form.cleaned_data
    return record_check(
        product=form.product, line=form.line, found=form.found, version=data["version"], by=by, now=now,
        key=key or data["key"],
    )  # fmt: skip
