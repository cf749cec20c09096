"""What is printed for parcels: slips that go into them, address labels and customs declarations that go on them."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from marketplace.accounts.gates import person
from marketplace.forks.shipping.customs import HOME, customs_form
from marketplace.forks.shipping.fairs import is_fetched
from marketplace.forks.shipping.weights import grams_of, parcel_grams
from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import india_day
from payouts.pdf import typeset

from .places import senders
from .reads import MOST, Packet, PackingLine, packets

TEMPLATE = Path(__file__).resolve().parent / "labels" / "v1.typ"
ORIGIN = "IN"


def chosen(request: HttpRequest) -> list[str]:
    """The orders that were ticked, by number; as many as are printed at once."""
    return request.GET.getlist("n")[:MOST]


@require_GET
@senders
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """What goes into one order's parcel: the pieces and who made them, without a price where it's a gift."""
    found = packets(person(request), [number])
    if not found:
        raise Http404
    return render(request, "dashboard/slips.html", {"packets": found, "order": found[0].order})


@require_GET
@senders
def slips(request: HttpRequest) -> HttpResponse:
    """Those of several orders, each on a page of its own."""
    found = packets(person(request), chosen(request))
    if not found:
        return nothing_chosen(request)
    return render(request, "dashboard/slips.html", {"packets": found})


@require_GET
@senders
def labels(request: HttpRequest) -> HttpResponse:
    """Address labels as PDF: A6, or with ``sheet=a4`` four on a sheet."""
    found = packets(person(request), chosen(request))
    if not found:
        return nothing_chosen(request)
    sheet = "a4" if request.GET.get("sheet") == "a4" else "a6"
    return HttpResponse(
        labels_pdf(found, sheet=sheet, now=timezone.now()),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="labels.pdf"'},
    )


def nothing_chosen(request: HttpRequest) -> HttpResponse:
    messages.info(request, _("Tick the orders first."))
    return redirect("dashboard:orders")


def labels_pdf(found: Sequence[Packet], *, sheet: str, now: datetime) -> bytes:
    """The same parcels on the same day give the same bytes."""
    return typeset(TEMPLATE, printed(found, sheet=sheet, day=india_day(now)), moment=now)


def printed(found: Sequence[Packet], *, sheet: str, day: date) -> dict[str, Any]:
    """What the labels say, in words and figures."""
    return {"sheet": sheet, "seller": settings.SELLER, "labels": [_label(each, day) for each in found]}


def _label(packet: Packet, day: date) -> dict[str, Any]:
    order, address = packet.order, packet.order.shipping_address
    assert address is not None  # an order of ours always has one
    home = address.country_id == HOME
    fetched = is_fetched(order.shipping_code or "")
    lines = [address.line1, address.line2, address.line3, address.line4]
    if not home:
        lines.append(" ".join(part for part in (address.state, address.postcode) if part))
    grams = parcel_grams((_grams(each), each.line.quantity) for each in packet.lines)
    return {
        "way": "" if fetched else order.shipping_method,
        "fair": order.shipping_method.removeprefix("Fetch it at ") if fetched else "",
        "number": order.number,
        "grams": str(grams),
        "date": f"{day:%d.%m.%Y}",
        "name": address.name,
        "address": [line for line in lines if line],
        "pin": address.postcode if home else "",
        "state": address.state if home else "",
        "country": "" if home else str(address.country.printable_name),
        "phone": str(address.phone_number or ""),
        "email": order.guest_email if not home else "",
        "customs": None if fetched else _customs(packet, grams, day),
    }


def _grams(each: PackingLine) -> int:
    """One piece, as it's known today; of one that left the catalogue, nothing is known."""
    return grams_of(each.line.product) if each.line.product else 0


def _customs(packet: Packet, grams: int, day: date) -> dict[str, Any] | None:
    """The declaration of what goes abroad, in rupees as the buyer paid; nothing at home."""
    order, address = packet.order, packet.order.shipping_address
    assert address is not None
    value = sum(each.line.paid for each in packet.lines)
    form = customs_form(address.country_id, order.shipping_code or "", value=value, grams=grams, on=day)
    if not form:
        return None
    return {
        "form": form,
        "value": plain_rupees(value),
        "postage": plain_rupees(int(order.shipping_incl_tax * 100)),
        "lines": [
            {
                "what": f"{each.line.title}, {each.line.product.fibre}, handwoven"
                if each.line.product
                else each.line.title,
                "quantity": str(each.line.quantity),
                "grams": str(_grams(each) * each.line.quantity),
                "value": plain_rupees(each.line.paid),
                "hs": each.line.product.hsn if each.line.product else "",
                "origin": ORIGIN,
            }
            for each in packet.lines
        ],
    }


def without_hs(found: Sequence[Packet]) -> list[str]:
    """Pieces that go abroad and have no HS code yet, by reference; customs asks for it."""
    pieces = {
        each.line.upc or each.line.title
        for packet in found
        if packet.order.shipping_address
        and packet.order.shipping_address.country_id != HOME
        and not is_fetched(packet.order.shipping_code or "")
        for each in packet.lines
        if each.line.product and not each.line.product.hsn
    }
    return sorted(pieces)
