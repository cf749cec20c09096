"""Returns that buyers ask for, and giving money back for an order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.custom.models import CustomRequest
from marketplace.forks.order.models import Line, Order
from marketplace.payment.currencies import show_money
from marketplace.payment.models import Dispute, MoneyBack, ReturnLine, ReturnPhoto, ReturnRequest
from marketplace.payment.refunds import NotGivenBack, refund_lines, try_again
from marketplace.payment.returns import NotReturned, answer_return, take_in_return
from payouts.models import Refund
from payouts.services.refunds import part
from payouts.services.refusals import Refused

from .reads import PackingLine, packing_lines

money_givers = open_to("payment.give_back")
REFUSALS = (NotGivenBack, NotReturned, Refused)


@dataclass(frozen=True)
class Piece:
    """So many pieces of a line that come back, with its picture; ``amount`` is what goes back for them, in paise."""

    quantity: int
    shown: PackingLine
    amount: int


@dataclass(frozen=True)
class Asked:
    """A return with its pieces."""

    request: ReturnRequest
    pieces: list[Piece] = field(default_factory=list)

    @property
    def amount(self) -> int:
        return sum(each.amount for each in self.pieces)


def with_pieces(requests: Sequence[ReturnRequest]) -> list[Asked]:
    """Three queries for all of them."""
    found = {each.pk: Asked(each) for each in requests}
    rows = list(ReturnLine.objects.filter(request__in=found).order_by("pk"))
    lines = {
        each.line.pk: each for each in packing_lines(Line.objects.filter(pk__in={r.line_id for r in rows}))
    }
    for row in rows:
        shown = lines[row.line_id]
        amount = part(shown.line.paid, row.quantity, shown.line.quantity)
        found[row.request_id].pieces.append(Piece(row.quantity, shown, amount))
    return list(found.values())


@require_GET
@money_givers
def returns(request: HttpRequest) -> HttpResponse:
    """What waits for staff first: refunds that Stripe refused, disputes, returns; then what is decided. Thirteen queries."""
    waiting = ReturnRequest.objects.filter(state__in=["asked", "agreed"])
    listed = ReturnRequest.objects.filter(state__in=["refused", "done"]).order_by("-asked_at", "-pk")
    page = Paginator(listed.select_related("order"), 25).get_page(request.GET.get("page"))
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    open_ones, decided = list(waiting.select_related("order")), list(page.object_list)
    shown = {each.request.pk: each for each in with_pieces([*open_ones, *decided])}
    return render(
        request,
        "dashboard/returns.html",
        {
            "section": "returns",
            "waiting": [shown[each.pk] for each in open_ones],
            "decided": [shown[each.pk] for each in decided],
            "page": page,
            "to_cancel": CustomRequest.objects.to_cancel().select_related("product"),
            "disputes": [
                (each, show_money(each.amount, each.currency))
                for each in Dispute.objects.select_related("order")[:25]
            ],
            "failed": list(MoneyBack.objects.filter(state="failed").select_related("order")),
        },
    )


@require_http_methods(["GET", "POST"])
@money_givers
def one_return(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked, with its photographs; by POST it's agreed to, refused, or taken in."""
    found = get_object_or_404(
        ReturnRequest.objects.select_related("order__shipping_address", "decided_by"), pk=pk
    )
    if request.method == "POST":
        step = request.POST.get("step")
        try:
            if step == "here":
                take_in_return(request=found, by=person(request), now=timezone.now())
                messages.success(request, _("Stripe is asked to give it back; the buyer is written to."))
            elif step in ("agree", "refuse"):
                answer_return(
                    request=found,
                    agree=step == "agree",
                    answer=request.POST.get("answer", ""),
                    by=person(request),
                    now=timezone.now(),
                )
                messages.success(request, _("The buyer is written to."))
        except REFUSALS as problem:
            messages.error(request, str(problem))
        return redirect("dashboard:return", pk=pk)
    context = {"section": "returns", "asked": found, "photos": found.photos.all()}
    return render(request, "dashboard/return.html", context | {"whole": with_pieces([found])[0]})


@require_GET
@money_givers
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReturnPhoto, pk=pk)
    return HttpResponse(found.file.open("rb").read(), content_type="image/jpeg")


@require_http_methods(["GET", "POST"])
@money_givers
def refund(request: HttpRequest, number: str) -> HttpResponse:
    """Give back an order, whole or by line and piece. What was given back already is shown and can't be again."""
    order = get_object_or_404(Order, number=number)
    lines = packing_lines(order.lines.all())
    if request.method == "POST":
        keys = [each.line.pk for each in lines]
        try:
            refund_lines(
                order=order,
                pieces={pk: _whole(request.POST.get(f"line-{pk}")) for pk in keys},
                seen={pk: _whole(request.POST.get(f"gone-{pk}")) for pk in keys},
                with_shipping="shipping" in request.POST,
                reason=request.POST.get("reason", ""),
                by=person(request),
                now=timezone.now(),
            )
        except REFUSALS as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("Stripe is asked to give it back; the buyer is written to."))
        return redirect("dashboard:refund", number=number)
    back = Refund.objects.filter(sale__order_line__order=order).values_list("sale__order_line", "quantity")
    gone: dict[int | None, int] = {}
    for key, quantity in back:
        gone[key] = gone.get(key, 0) + quantity
    given = list(MoneyBack.objects.filter(order=order).select_related("by"))
    shipping = int(order.shipping_incl_tax * 100)
    offered = [_offered(each, gone.get(each.line.pk, 0)) for each in lines]
    delivery_left = bool(shipping) and not any(each.shipping for each in given)
    context = {
        "section": "returns",
        "order": order,
        "lines": offered,
        "something": delivery_left or any(each["left"] for each in offered),
        "has_left": any(each.line.status == Line.Status.SENT for each in lines),
        "given": given,
        "failed": any(each.state == MoneyBack.State.FAILED for each in given),
        "delivery_left": delivery_left,
        "shipping": shipping,
    }
    return render(request, "dashboard/refund.html", context)


@require_http_methods(["POST"])
@money_givers
def again(request: HttpRequest, number: str) -> HttpResponse:
    """Ask Stripe once more for everything of an order that it refused."""
    order = get_object_or_404(Order, number=number)
    for back in MoneyBack.objects.filter(order=order, state="failed"):
        try_again(back=back, by=person(request))
    return redirect("dashboard:refund", number=number)


def _offered(shown: PackingLine, gone: int) -> dict[str, object]:
    """A line with how many of its pieces can go back: all or none before it leaves, any number after."""
    line = shown.line
    left = 0 if line.status == Line.Status.REFUNDED else line.quantity - gone
    some = range(left + 1) if line.status == Line.Status.SENT else sorted({0, left})
    return {
        "shown": shown,
        "line": line,
        "left": left,
        "numbers": list(some),
        "name": f"line-{line.pk}",
        "gone": gone,
    }


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else 0
