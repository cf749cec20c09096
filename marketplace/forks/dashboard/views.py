"""The packing table: orders to send, and one of them with its parcels."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import open_to, person
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, OrderNote, ShippingEvent
from marketplace.forks.order.sending import NotCorrected, correct_parcel, lines_of, orders_of
from marketplace.forks.shipping.carriers import carrier_for, carriers, tracking_link
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.kernel.months import india_day
from marketplace.making.checking import why_not_to_leave
from marketplace.making.parcels import Parcel, send_parcels
from marketplace.payment.disputing import TAKEN, Dispute
from marketplace.payment.refunds import NotGivenBack, cancel_lines
from payouts.services.dispatch import NotToSend
from payouts.services.refusals import Refused
from weavers.models import Group

from . import reads
from .forms import ParcelForm
from .papers import without_hs
from .places import senders
from .reads import Packet, Wanted

TONES: dict[str, str] = {Order.Status.PAID: "warn", Order.Status.SENT: "good"}


@require_GET
@senders
def orders(request: HttpRequest) -> HttpResponse:
    """Orders to send, the first to leave first; the others by status, the newest first. ``q`` searches in all of them."""
    user, today = person(request), india_day(timezone.now())
    wanted = Wanted.of(request.GET)
    found = reads.wanted_orders(user, wanted, today=today)
    counts = reads.how_many(found, user)
    listed = reads.latest_first(found.filter(reads.in_status(user, wanted.status)), wanted.status)
    page, rows = reads.page_of(
        listed, user, request.GET.get("page"), count=counts[wanted.status], today=today
    )
    context = {
        "page": page,
        "rows": rows,
        "wanted": wanted,
        "status": wanted.status,
        "words": wanted.words,
        "places": _places(user),
        "tabs": [
            (value, label, counts[value])
            for value, label in [
                (Order.Status.PAID.value, _("To send")),
                (Order.Status.SENT.value, _("Sent")),
                (Order.Status.MAKING.value, _("Being made")),
                (Order.Status.REFUNDED.value, _("Refunded")),
                ("", _("All")),
            ]
        ],
        "query": wanted.query,
    }
    return render(request, "dashboard/orders.html", context)


def _places(user: User) -> list[Group]:
    """Those that somebody can narrow the list to."""
    groups = Group.objects.order_by("name")
    return list(groups if user.has_perm("order.fulfil_orders") else groups.of(user))


@require_http_methods(["GET", "POST"])
@senders
def order(request: HttpRequest, number: str) -> HttpResponse:
    """One order with the lines that are hers to send; a parcel leaves by POST. Sent twice, it leaves once."""
    user = person(request)
    found = _order(user, number)
    lines = reads.packing_lines(lines_of(user).filter(order=found))
    form = ParcelForm(
        request.POST if request.method == "POST" else None, lines=lines, initial={"carrier": _carrier(found)}
    )
    if request.method == "POST" and form.is_valid():
        parcel = Parcel(
            found,
            [each.line for each in form.chosen()],
            form.cleaned_data["carrier"],
            form.cleaned_data["tracking"].strip(),
        )
        try:
            left = send_parcels(parcels=[parcel], by=user, now=timezone.now())
        except NotToSend as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _left(left))
        return redirect("dashboard:order", number=number)
    here = [each for each in lines if each.to_send]
    packet = Packet(found, here, 0)
    context: dict[str, Any] = {
        "order": found,
        "tone": TONES.get(found.status, ""),
        "lines": lines,
        "here": here,
        "gone": [each for each in lines if not each.to_send],
        "elsewhere": found.lines.count() - len(lines),
        "grams": parcel_grams(
            (grams_of(each.line.product), each.line.quantity) for each in here if each.line.product
        ),
        "row": reads.OrderRow(found, lines, india_day(timezone.now())),
        "without_hs": without_hs([packet]),
        "disputed": Dispute.objects.filter(order=found, status__in=TAKEN).exists(),
        "held": why_not_to_leave(each.line for each in here).values(),
        "parcels": _parcels(user, found),
        "notes": OrderNote.objects.filter(order=found, note_type__in=["parcel", "makers"]).select_related(
            "user"
        ),
        "can_cancel": user.has_perm("order.fulfil_orders") or user.has_perm("payment.give_back"),
        "form": form,
        "ticked": form.ticked(),
        "carriers": carriers(),
    }
    return render(request, "dashboard/order.html", context, status=422 if form.errors else 200)


def _parcels(user: User, order: Order) -> list[tuple[ShippingEvent, str]]:
    """Those that left with something of hers, each with where it can be followed."""
    found = order.shipping_events.filter(lines__in=lines_of(user).filter(order=order)).distinct()
    return [
        (parcel, tracking_link(parcel.carrier, parcel.tracking)) for parcel in found.order_by("date_created")
    ]


@require_POST
@open_to("order.fulfil_orders", "payment.give_back")
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Cancel what hasn't left, whole lines: the buyer has the money back. Sent twice, it's done once."""
    found = get_object_or_404(Order, number=number)
    lines = [int(key) for key in request.POST.getlist("lines") if key.isascii() and key.isdigit()]
    try:
        back = cancel_lines(
            order=found,
            lines=lines,
            reason=request.POST.get("reason", ""),
            by=person(request),
            now=timezone.now(),
        )
    except (NotGivenBack, Refused) as problem:
        messages.error(request, str(problem))
    else:
        done = _("Cancelled. Stripe is asked to give the money back; the buyer is written to.")
        messages.success(request, done if back else _("That was cancelled already; nothing was done again."))
    return redirect("dashboard:order", number=number)


@require_POST
@senders
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a parcel's carrier or number right; the buyer is written the right one."""
    user = person(request)
    mine = ShippingEvent.objects.filter(order__in=orders_of(user)).select_related("order")
    parcel = get_object_or_404(mine, pk=pk)
    try:
        correct_parcel(
            parcel=parcel,
            carrier=request.POST.get("carrier", ""),
            tracking=request.POST.get("tracking", ""),
            by=user,
            now=timezone.now(),
        )
    except NotCorrected as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("It's put right, and the buyer is written to."))
    return redirect("dashboard:order", number=parcel.order.number)


def _order(user: User, number: str) -> Order:
    """Hers to send, in whole or in part; anybody else's is not there."""
    return get_object_or_404(orders_of(user).select_related("shipping_address__country"), number=number)


def _carrier(order: Order) -> str:
    address = order.shipping_address
    return carrier_for(address.country_id if address else "IN", order.shipping_code or "")


def _left(lines: int) -> str:
    if not lines:
        return _("That had left already; nothing was done again.")
    return ngettext("%(n)d line has left.", "%(n)d lines have left.", lines) % {"n": lines}
