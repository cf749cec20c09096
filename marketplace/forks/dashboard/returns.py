"""Returns that buyers ask for, and giving money back for an order."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.forks.order.models import Line, Order
from marketplace.payment.models import Dispute, MoneyBack, ReturnPhoto, ReturnRequest
from marketplace.payment.refunds import NotGivenBack, refund_lines, try_again
from marketplace.payment.returns import NotReturned, answer_return, take_in_return
from payouts.models import Refund
from payouts.services.refusals import Refused

money_givers = open_to("payment.give_back")
REFUSALS = (NotGivenBack, NotReturned, Refused)


@require_GET
@money_givers
def returns(request: HttpRequest) -> HttpResponse:
    """Those that wait for staff first, and refunds that Stripe refused, and disputes. Six queries."""
    waiting = ReturnRequest.objects.filter(state__in=["asked", "agreed"])
    listed = ReturnRequest.objects.filter(state__in=["refused", "done"]).order_by("-asked_at")
    page = Paginator(listed.select_related("order"), 25).get_page(request.GET.get("page"))
    return render(
        request,
        "dashboard/returns.html",
        {
            "waiting": list(waiting.select_related("order")),
            "page": page,
            "disputes": list(Dispute.objects.select_related("order")[:25]),
            "failed": list(MoneyBack.objects.filter(state="failed").select_related("order")),
        },
    )


@require_http_methods(["GET", "POST"])
@money_givers
def one_return(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked, with its photographs; by POST it's agreed to, refused, or taken in."""
    found = get_object_or_404(ReturnRequest.objects.select_related("order"), pk=pk)
    if request.method == "POST":
        step = request.POST.get("step")
        try:
            if step == "here":
                take_in_return(request=found, by=person(request), now=timezone.now())
            elif step in ("agree", "refuse"):
                answer_return(
                    request=found,
                    agree=step == "agree",
                    answer=request.POST.get("answer", ""),
                    by=person(request),
                    now=timezone.now(),
                )
        except REFUSALS as problem:
            messages.error(request, str(problem))
        return redirect("dashboard:return", pk=pk)
    pieces = found.pieces.select_related("line")
    return render(
        request, "dashboard/return.html", {"asked": found, "pieces": pieces, "photos": found.photos.all()}
    )


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
    lines = list(order.lines.order_by("pk"))
    if request.method == "POST":
        try:
            refund_lines(
                order=order,
                pieces={line.pk: _whole(request.POST.get(f"line-{line.pk}")) for line in lines},
                seen={line.pk: _whole(request.POST.get(f"gone-{line.pk}")) for line in lines},
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
    return render(
        request,
        "dashboard/refund.html",
        {
            "order": order,
            "lines": [_offered(line, gone.get(line.pk, 0)) for line in lines],
            "nothing_left": all(line.status == Line.Status.PAID for line in lines),
            "given": list(MoneyBack.objects.filter(order=order)),
            "shipping": int(order.shipping_incl_tax * 100),
        },
    )


@require_http_methods(["POST"])
@money_givers
def again(request: HttpRequest, number: str) -> HttpResponse:
    """Ask Stripe once more for everything of an order that it refused."""
    order = get_object_or_404(Order, number=number)
    for back in MoneyBack.objects.filter(order=order, state="failed"):
        try_again(back=back, by=person(request))
    return redirect("dashboard:refund", number=number)


def _offered(line: Line, gone: int) -> dict[str, object]:
    """A line with how many of its pieces can go back: all or none before it leaves, any number after."""
    left = 0 if line.status == Line.Status.REFUNDED else line.quantity - gone
    some = range(left + 1) if line.status == Line.Status.SENT else sorted({0, left})
    return {"line": line, "left": left, "numbers": list(some), "name": f"line-{line.pk}", "gone": gone}


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else 0
