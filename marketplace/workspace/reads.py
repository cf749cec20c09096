"""What the workspace's lists show, in a constant number of queries."""

from dataclasses import dataclass
from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.images.models import Rendition

from catalog.models import Maker, Product
from catalog.pictures import first_picture, thumbs
from marketplace.accounts.models import User
from marketplace.forks.partner.models import StockRecord

State = Product.State

TONES: dict[str, str] = {State.SUBMITTED: "warn", State.SENT_BACK: "bad", State.LIVE: "good"}
A_PAGE = 24
ROW = "fill-160x200|format-webp|webpquality-70"
"""A picture beside words: a page of them comes over a line with one bar."""


@dataclass(frozen=True)
class Row:
    """A piece in a list. ``price`` in paise, None while it has none; ``left`` is how many can still be sold."""

    pk: int
    title: str
    sku: str
    state: str
    state_label: str
    tone: str
    makers: str
    price: int | None
    left: int
    picture: Rendition | None

    @property
    def sold(self) -> bool:
        return self.state == State.LIVE and self.left == 0


def rows(page: "Page[Product]") -> list[Row]:
    """The pieces of a page as rows, in their order. Three queries."""
    pieces = cast("QuerySet[Product]", page.object_list)
    record = StockRecord.objects.filter(product=OuterRef("pk"))
    left = F("num_in_stock") - Coalesce(F("num_allocated"), 0)
    named = Prefetch("makers", Maker.objects.select_related("weaver").only("product", "weaver__display_name"))
    found = list(
        pieces.annotate(
            image=first_picture("pk"),
            rupees=Subquery(record.values("price")[:1]),
            left=Coalesce(Subquery(record.annotate(left=left).values("left")[:1]), 0),
        ).prefetch_related(named)
    )
    shown = thumbs((piece.image for piece in found), spec=ROW)  # type: ignore[attr-defined]
    return [_row(piece, shown) for piece in found]


def _row(piece: "Product", shown: dict[int, Rendition]) -> Row:
    rupees, left, image = piece.rupees, piece.left, piece.image  # type: ignore[attr-defined]
    return Row(
        pk=piece.pk,
        title=piece.title,
        sku=piece.sku,
        state=piece.state,
        state_label=piece.get_state_display(),
        tone=TONES.get(piece.state, ""),
        makers=", ".join(dict.fromkeys(maker.weaver.display_name for maker in piece.makers.all())),
        price=None if rupees is None else int(rupees * 100),
        left=left,
        picture=shown.get(image),
    )


def hers(user: User) -> QuerySet[Product]:
    """Pieces of the groups that ``user`` looks after, each once, the newest first."""
    return Product.objects.filter(pk__in=Product.objects.of(user).order_by().values("pk"))


def by_state(pieces: QuerySet[Product]) -> dict[str, int]:
    """How many there are in each state. One query."""
    counts = dict(pieces.order_by().values_list("state").annotate(Count("pk")))
    return {state: counts.get(state, 0) for state in State.values}


def page_of(queryset: QuerySet[Product], number: str | None, *, count: int) -> "Page[Product]":
    """A page of a list whose length is known already."""
    paginator = Paginator(queryset, A_PAGE)
    paginator.__dict__["count"] = count  # its own would be a query more
    page = paginator.get_page(number)
    page.numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    return page
