"""Custom orders that the groups of a coordinator are asked for: the list, one with what was said, and its offer."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from catalog.models import Product
from catalog.pictures import PictureRefused, first_picture, thumbs
from marketplace.accounts.gates import person
from marketplace.accounts.models import User
from marketplace.custom import asking, offers, orders
from marketplace.custom.asking import CustomRefused
from marketplace.custom.models import CustomPhoto, CustomRequest, Offer
from marketplace.kernel.once import key_of
from weavers.models import Weaver

from .. import reads
from ..custom_forms import OfferForm
from .pieces import coordinators, navigation

A_PAGE = 25
TONES = {"asked": "warn", "making": "accent", "ready": "good", "declined": "", "cancelled": "bad"}
State = CustomRequest.State


def hers_or_404(user: User, pk: int) -> CustomRequest:
    """A request for a group of hers; any other isn't there."""
    found = CustomRequest.objects.of(user).select_related("product", "group", "country").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_GET
@coordinators
def custom_orders(request: HttpRequest) -> HttpResponse:
    """Those that wait for her first, the longest waiting above; the others by their last change. Eight queries."""
    user, words = person(request), request.GET.get("q", "").strip()[:100]
    found = _search(CustomRequest.objects.of(user), words)
    counts: dict[str, int] = dict(found.order_by().values_list("state").annotate(Count("pk")))
    chosen = request.GET.get("state", "")
    chosen = chosen if chosen in State.values else ""
    listed = found.filter(state=chosen) if chosen else found
    page = Paginator(
        listed.select_related("product", "country").annotate(image=first_picture("product_id")), A_PAGE
    ).get_page(request.GET.get("page"))
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    shown = thumbs((row.image for row in page), spec=reads.ROW)  # type: ignore[attr-defined]
    return render(
        request,
        "workspace/custom_orders.html",
        navigation(user, "custom")
        | {
            "page": page,
            "requests": [(row, shown.get(row.image), TONES.get(row.state, "")) for row in page],  # type: ignore[attr-defined]
            "words": words,
            "chosen": chosen,
            "tabs": [("", _("All"), sum(counts.values()))]
            + [(value, str(label), counts.get(value, 0)) for value, label in State.choices],
            "query": urlencode({name: value for name, value in (("q", words), ("state", chosen)) if value}),
        },
    )


def _search(found: Any, words: str) -> Any:
    for word in words.split()[:6]:
        found = found.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(words__icontains=word)
            | Q(product__title__icontains=word)
            | Q(product__upc__iexact=word)
            | Q(offers__order__number=word)
        )
    return found.distinct() if words else found


@require_http_methods(["GET", "POST"])
@coordinators
def custom(request: HttpRequest, pk: int) -> HttpResponse:
    """One request with its conversation, offers and steps. By POST she takes one of them."""
    user = person(request)
    found = hers_or_404(user, pk)
    if request.method == "POST":
        _step(request, found, user)
        return redirect("workspace:custom", pk=pk)
    made = list(found.offers.select_related("order", "made_by"))
    live = next((offer for offer in made if offer.state in (Offer.State.OPEN, Offer.State.ACCEPTED)), None)
    names = dict(
        Weaver.objects.filter(pk__in={key for offer in made for key, _w in offer.makers}).values_list(
            "pk", "display_name"
        )
    )
    image = Product.objects.filter(pk=found.product_id).values_list(first_picture("pk"), flat=True).first()
    return render(
        request,
        "workspace/custom.html",
        navigation(user, "custom")
        | {
            "asked": found,
            "tone": TONES.get(found.state, ""),
            "picture": thumbs([image]).get(image or 0),
            "photos": list(found.photos.all()),
            "talk": list(found.messages.select_related("by")),
            "offers": [
                (offer, ", ".join(names.get(key, "") for key, _w in offer.makers)) for offer in reversed(made)
            ],
            "live": live,
            "lapsed": bool(live and live.state == Offer.State.OPEN and not live.is_open(timezone.now())),
            "paid": orders.paid_for(live) if live and live.order else 0,
            "can_write": found.state in asking.TALKING,
            "can_cancel": found.state in (State.MAKING, State.MADE, State.READY)
            and not (live and live.order and live.order.status == "sent"),
            "key": uuid4(),
        },
    )


def _step(request: HttpRequest, found: CustomRequest, user: User) -> None:
    step, words, now = request.POST.get("step"), request.POST.get("words", ""), timezone.now()
    offer = found.offers.last()
    try:
        if step == "say":
            asking.say(request=found, words=words, by=user, key=key_of(request), now=now)
            messages.success(request, _("Sent to the buyer."))
        elif step == "decline":
            asking.decline_request(request=found, words=words, by=user, key=key_of(request), now=now)
            messages.success(request, _("Declined; the buyer is written to."))
        elif step == "withdraw" and offer:
            offers.withdraw_offer(offer=offer, by=user, now=now)
            messages.success(request, _("The offer is withdrawn."))
        elif step == "made":
            photo = request.FILES.get("photo")
            orders.mark_made(request=found, photo=photo.file if photo else None, by=user, now=now)
            messages.success(request, _("The buyer is told that it's made."))
        elif step == "cancel":
            orders.ask_to_cancel(request=found, words=words, by=user, now=now)
            messages.success(request, _("The office gives the money back."))
    except (CustomRefused, PictureRefused) as problem:
        messages.error(request, str(problem))


@require_http_methods(["GET", "POST"])
@coordinators
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of an offer. Asked to work it out, it shows what it comes to and stores nothing."""
    user, now = person(request), timezone.now()
    found = hers_or_404(user, pk)
    if found.state not in (State.ASKED, State.OFFERED):
        messages.error(request, _("Nothing can be offered for this request any more."))
        return redirect("workspace:custom", pk=pk)
    form = OfferForm(request.POST or None, request=found, before=found.offers.last(), now=now)
    valid = request.method == "POST" and form.is_valid()
    if valid and request.POST.get("action") == "send":
        try:
            offers.make_offer(request=found, given=form.given, by=user, key=form.cleaned_data["key"], now=now)
        except CustomRefused as problem:
            form.add_error(None, str(problem))
            valid = False
        else:
            messages.success(request, _("The offer is sent."))
            return redirect("workspace:custom", pk=pk)
    context = {"asked": found, "form": form, "worked": form.worked if valid else None}
    status = 422 if form.errors else 200
    return render(request, "workspace/custom_offer.html", context | navigation(user, "custom"), status=status)


@require_GET
@coordinators
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture that the buyer sent."""
    mine = CustomRequest.objects.of(person(request))
    found = get_object_or_404(CustomPhoto, pk=pk, request__in=mine)
    return HttpResponse(found.file.open("rb").read(), content_type="image/jpeg")
