"""What waits to be looked at before it goes into the shop."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.listing import ListingRefused, approve_listing, listers, send_back_listing
from catalog.models import PriceChange, Product
from marketplace.accounts.gates import compressed, open_to, person
from marketplace.accounts.models import User
from marketplace.kernel.once import key_of
from marketplace.making.checking import (
    MOST_PHOTOS,
    CheckRefused,
    Found,
    newest_check,
    record_check,
    why_not_to_sell,
)
from marketplace.making.models import Check

from .. import reads
from ..evidence import sheet
from ..prices import decide_price
from .pieces import shown

State = Product.State

quality = compressed(open_to("catalogue.approve_listing"))


@require_GET
@quality
def queue(request: HttpRequest) -> HttpResponse:
    """Submitted pieces, those that have waited longest first."""
    waiting = Product.objects.filter(state=State.SUBMITTED)
    count = waiting.count()
    ordered = waiting.annotate(since=Max("listing_changes__at")).order_by("since", "pk")
    page = reads.page_of(ordered, request.GET.get("page"), count=count)
    prices = PriceChange.objects.filter(state=PriceChange.State.WAITING).select_related("product", "by")
    context = {"page": page, "rows": reads.rows(page), "count": count, "query": "", "prices": prices}
    return render(request, "workspace/queue.html", context)


@require_POST
@quality
def price(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to a price that goes further than coordinators may, or refuse it with a reason."""
    change = get_object_or_404(PriceChange, pk=pk)
    agreed = request.POST.get("action") == "agree"
    note = request.POST.get("note", "")
    try:
        decide_price(change=change, agreed=agreed, by=person(request), now=timezone.now(), note=note)
    except ListingRefused as problem:
        messages.error(request, str(problem))
    else:
        said = _("The new price counts from now on.") if agreed else _("The price stays as it is.")
        messages.success(request, said)
    return redirect("workspace:queue")


@require_http_methods(["GET", "POST"])
@quality
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece, large; approve it or send it back with a reason."""
    piece = Product.objects.exclude(state=State.DRAFT).filter(pk=pk).first()
    if piece is None:
        raise Http404
    user = person(request)
    if request.method == "POST":
        try:
            messages.success(request, _decide(request, piece, user))
        except (ListingRefused, CheckRefused) as problem:
            messages.error(request, str(problem))
            return redirect("workspace:look", pk=pk)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("workspace:look", pk=pk)
        return redirect("workspace:queue")
    context = shown(piece) | {
        "count": Product.objects.filter(state=State.SUBMITTED).count(),
        "waiting": piece.state == State.SUBMITTED,
        "own": listers(piece).filter(pk=user.pk).exists(),
    }
    return render(request, "workspace/look.html", context)


def _decide(request: HttpRequest, piece: Product, user: User) -> str:
    """Into the shop, or back with what has to be better and perhaps a picture of it; gives what to say.

    Approved after a rework, it's graded A: whoever approves it has seen that it's as it should be.
    """
    now, key = timezone.now(), key_of(request)
    if request.POST.get("action") == "approve":
        with transaction.atomic():
            before = newest_check(piece)
            if before and before.grade == Check.Grade.REWORK:
                _note(piece, Found(grade=Check.Grade.A, pieces=before.pieces), by=user, now=now, key=key)
            elif why := why_not_to_sell(piece):
                raise ListingRefused(why)
            approve_listing(product=piece, by=user, now=now)
        return _("“%(title)s” is in the shop.") % {"title": piece.title}
    note = request.POST.get("note", "")
    photos = [sheet(each) for each in request.FILES.getlist("photos")[:MOST_PHOTOS]]
    with transaction.atomic():
        send_back_listing(product=piece, by=user, now=now, note=note)
        if photos:
            _note(piece, Found(grade=Check.Grade.REWORK, note=note, photos=photos), by=user, now=now, key=key)
    return _("“%(title)s” was sent back.") % {"title": piece.title}


def _note(piece: Product, found: Found, *, by: User, now: datetime, key: UUID) -> None:
    record_check(product=piece, line=None, found=found, version=None, by=by, now=now, key=key)
