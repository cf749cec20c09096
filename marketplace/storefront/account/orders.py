"""A buyer's orders, and ordering the same again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from catalog.models import Product, ProductImage
from marketplace.accounts.gates import person
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line, Order, ShippingEvent
from marketplace.languages.names import said
from payouts.models import Invoice

from ..baskets import Unavailable, set_quantity
from ..own_basket import remember
from ..pictures import CARD, Picture, pictures
from ..views.answers import see_other
from .pages import buyer

PER_PAGE = 10
STATUS = dict(Order.Status.choices)
TONE = {"sent": "good", "refunded": "warn"}


@dataclass(frozen=True)
class Ordered:
    """One order in the list. ``total`` in paise; ``pieces`` are titles with how many."""

    order: Order
    status: str
    tone: str
    total: int
    pieces: Sequence[str]
    pictures: Sequence[Picture]
    parcels: Sequence[ShippingEvent] = field(default_factory=list)
    papers: Sequence[Invoice] = field(default_factory=list)
    can_come_back: bool = False
    can_be_reviewed: bool = False


@require_safe
@buyer
def orders(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first. Eight queries, however many there are."""
    hers = Order.objects.filter(user=person(request)).order_by("-date_placed", "-pk")
    pages = Paginator(hers, PER_PAGE)
    number = request.GET.get("page", "1")
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= pages.num_pages):
        raise Http404(_("This list has fewer pages."))
    page = pages.page(int(number))
    page.numbers = list(pages.get_elided_page_range(page.number, on_each_side=1, on_ends=1))  # type: ignore[attr-defined]
    rows = rows_of(list(page.object_list), now=timezone.now())
    return render(request, "account/orders.html", {"section": "orders", "page": page, "rows": rows})


def latest(user: User, *, now: datetime) -> list[Ordered]:
    """Her last two."""
    return rows_of(list(Order.objects.filter(user=user).order_by("-date_placed", "-pk")[:2]), now=now)


def rows_of(found: Sequence[Order], *, now: datetime) -> list[Ordered]:
    """What the list shows of these orders; five queries, six with pictures."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for line in Line.objects.filter(order__in=found).order_by("pk"):
        lines[line.order_id].append(line)
    shown = _pictures([line.product_id for each in lines.values() for line in each if line.product_id])
    parcels: dict[int, list[ShippingEvent]] = defaultdict(list)
    for parcel in ShippingEvent.objects.filter(order__in=found).order_by("date_created"):
        parcels[parcel.order_id].append(parcel)
    papers: dict[int, list[Invoice]] = defaultdict(list)
    for paper in Invoice.objects.filter(order__in=found).defer("content"):
        papers[paper.order_id].append(paper)
    since = now - timedelta(days=settings.RETURN_DAYS)
    return [
        Ordered(
            order=order,
            status=str(STATUS.get(order.status, order.status)),
            tone=TONE.get(order.status, ""),
            total=int(order.total_incl_tax * 100),
            pieces=[
                f"{line.quantity} × {said(line.title)}" if line.quantity > 1 else said(line.title)
                for line in lines[order.pk]
            ],
            pictures=[shown[line.product_id] for line in lines[order.pk] if line.product_id in shown][:4],
            parcels=parcels[order.pk],
            papers=papers[order.pk],
            can_be_reviewed=any(
                line.status == Line.Status.SENT and line.product_id for line in lines[order.pk]
            ),
            can_come_back=any(
                line.status == Line.Status.SENT and line.dispatched_at and line.dispatched_at >= since
                for line in lines[order.pk]
            ),
        )
        for order in found
    ]


def _pictures(products: Sequence[int]) -> Mapping[int | None, Picture]:
    firsts: dict[int, int] = {}
    for product, image in (
        ProductImage.objects.filter(product__in=products)
        .order_by("display_order", "pk")
        .values_list("product", "image")
    ):
        firsts.setdefault(product, image)
    found = pictures(firsts.values(), CARD)
    return {product: found[image] for product, image in firsts.items() if image in found}


@require_POST
@buyer
def again(request: HttpRequest, number: str) -> HttpResponse:
    """Put what is left of an order's pieces into the basket, and say what isn't there any more.

    Pressed twice, it puts in no more than was ordered.
    """
    order = get_object_or_404(Order, number=number, user=person(request))
    gone = []
    for line in order.lines.order_by("pk"):
        try:
            if line.product_id is None:
                raise Product.DoesNotExist
            set_quantity(request, line.product_id, line.quantity)
        except (Product.DoesNotExist, Unavailable):
            gone.append(said(line.title))
    if gone:
        messages.warning(request, _("No longer to be had: %s.") % ", ".join(gone))
    response = see_other(reverse("storefront:basket"))
    remember(request, response)
    return response
