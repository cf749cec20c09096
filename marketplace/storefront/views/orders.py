"""An order's page, for whoever has its link."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalog.models import Product, ProductImage
from marketplace.forks.order.models import Line, LineMaker, Order, ShippingEvent
from marketplace.languages.names import said
from marketplace.payment.currencies import HOME, show_money
from marketplace.payment.models import Checkout, ReturnRequest
from payouts.models import Invoice

from ..pictures import CARD, Picture, pictures


@dataclass(frozen=True)
class OrderedLine:
    """A line as its buyer sees it, in paise. ``url`` is empty where the piece is no longer public."""

    title: str
    url: str
    picture: Picture | None
    quantity: int
    unit_price: int
    paid: int
    makers: str
    status: str


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    detail: str = ""


@never_cache
@require_safe
def order(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Needs no login: the token in its address can't be guessed. At most ten queries."""
    found = get_object_or_404(
        Order.objects.select_related("shipping_address__country"), number=number, forgotten_at=None
    )
    if not found.is_token(token):
        raise Http404
    lines = list(
        found.lines.select_related("product")
        .prefetch_related(LineMaker.named(on=timezone.localdate()))
        .order_by("pk")
    )
    left = any(
        line.status != Line.Status.PAID for line in lines
    )  # or came to nothing; before that, no papers
    parcels = list(ShippingEvent.objects.filter(order=found).order_by("date_created")) if left else []
    return render(
        request,
        "storefront/order.html",
        {
            "order": found,
            "papers": Invoice.objects.filter(order=found) if left else [],
            "asked_back": ReturnRequest.objects.filter(order=found).last() if left else None,
            "can_come_back": found.channel == Order.Channel.ONLINE
            and any(line.status == Line.Status.SENT for line in lines),
            "thanks": "thanks" in request.GET,
            "headline": _headline(found, thanks="thanks" in request.GET),
            "steps": steps_of(found, lines, parcels),
            "lines": _shown(lines),
            "listed": sum(line.unit_price * line.quantity for line in lines),
            "discount": sum(line.discount for line in lines),
            "shipping": int(found.shipping_incl_tax * 100),
            "charged": show_money(found.charged, found.charged_currency)
            if found.charged and found.charged_currency != HOME
            else "",
            "gift": Checkout.objects.filter(order=found).aggregate(gift=Sum("gift"))["gift"],
            "total": int(found.total_incl_tax * 100),
        },
    )


def steps_of(order: Order, lines: Sequence[Line], parcels: Sequence[ShippingEvent]) -> list[Step]:
    """How far an order is: paid, being packed, sent with each parcel's number; or refunded."""
    paid = Step(_("Paid"), "done", date_format(timezone.localtime(order.date_placed), "j F Y, H:i"))
    if order.status == Order.Status.REFUNDED:
        return [paid, Step(_("Refunded"), "done", _("The money is on its way back to you."))]
    if order.status == Order.Status.MAKING:
        begun = Step(_("Begun"), "done", date_format(timezone.localtime(order.date_placed), "j F Y, H:i"))
        return [begun, Step(_("Being made"), "current"), Step(_("Sent"), "todo")]
    sent = [line for line in lines if line.status == Line.Status.SENT]
    waiting = [line for line in lines if line.status == Line.Status.PAID]
    numbers = "; ".join(_parcel(parcel) for parcel in parcels)
    if not waiting:
        return [paid, Step(_("Packed"), "done"), Step(_("Sent"), "done", numbers)]
    packing = Step(
        _("Being packed"), "current", _("We write to you when it leaves, with the number to follow it by.")
    )
    if sent:
        return [paid, Step(_("A part is sent"), "done", numbers), packing, Step(_("All sent"), "todo")]
    return [paid, packing, Step(_("Sent"), "todo")]


def _parcel(parcel: ShippingEvent) -> str:
    day = date_format(timezone.localtime(parcel.date_created), "j F")
    if parcel.tracking:
        return _("%(day)s by %(carrier)s, number %(number)s") % {
            "day": day,
            "carrier": parcel.carrier or _("post"),
            "number": parcel.tracking,
        }
    return _("%(day)s by %(carrier)s") % {"day": day, "carrier": parcel.carrier or _("post")}


def _headline(order: Order, *, thanks: bool) -> str:
    if order.status == Order.Status.REFUNDED:
        return _("Your order was refunded")
    if order.status == Order.Status.MAKING:
        return _("Your piece is being made")
    if order.status == Order.Status.SENT:
        return _("Your parcel is on its way")
    return _("Thank you. Your order is paid") if thanks else _("Your order is being packed")


def line_pictures(lines: Sequence[Line]) -> list[Picture | None]:
    """The first picture of each line's piece. Two queries."""
    firsts: dict[int, int] = {}
    for product, image in (
        ProductImage.objects.filter(product__in=[line.product_id for line in lines if line.product_id])
        .order_by("display_order", "pk")
        .values_list("product", "image")
    ):
        firsts.setdefault(product, image)
    found = pictures(firsts.values(), CARD)
    return [found.get(firsts.get(line.product_id or 0, 0)) for line in lines]


def _shown(lines: Sequence[Line]) -> list[OrderedLine]:
    return [_line(line, picture) for line, picture in zip(lines, line_pictures(lines), strict=True)]


def _line(line: Line, picture: Picture | None) -> OrderedLine:
    product: Product | None = line.product
    public = product is not None and product.state == Product.State.LIVE
    names = dict.fromkeys(maker.shown for maker in line.makers.all())  # type: ignore[attr-defined]
    return OrderedLine(
        title=said(line.title),
        url=product.get_absolute_url() if product and public else "",
        picture=picture,
        quantity=line.quantity,
        unit_price=line.unit_price,
        paid=line.paid,
        makers=", ".join(names),
        status=_("Refunded") if line.status == Line.Status.REFUNDED else "",
    )
