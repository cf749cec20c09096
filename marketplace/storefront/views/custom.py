"""Asking for a custom order, and its buyer's page, which needs no login: the token in its address can't be guessed."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalog.models import Product
from catalog.pictures import PictureRefused
from catalog.restrictions import keepers
from catalog.terms import Terms, split_line
from marketplace.accounts.models import User
from marketplace.custom import asking, offers, orders
from marketplace.custom.asking import MOST_PHOTOS, CustomRefused
from marketplace.custom.cancelling import rule_at
from marketplace.custom.models import CustomPhoto, CustomRequest, Offer
from marketplace.forks.shipping.addresses import STATES
from marketplace.kernel.months import india_day
from marketplace.kernel.once import key_of
from marketplace.payment.models import Checkout
from marketplace.payment.services import CannotPay, StripeAway, confirm_payment
from weavers.models import Weaver

from ..custom_forms import AcceptForm, CustomForm
from ..people import names, people
from ..pictures import CARD, pictures
from .answers import see_other, stripe_is_away
from .orders import Step

State = CustomRequest.State


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The form beside a piece; sent, the group that weaves it has it, and the buyer a page of her own."""
    now = timezone.now()
    today = timezone.localdate(now)
    shown = Product.objects.live().annotate(kept_by=keepers(on=today)).prefetch_related("images")
    piece: Product = get_object_or_404(shown, pk=pk)
    if piece.slug != slug:
        return redirect("storefront:custom-ask", slug=piece.slug, pk=pk)
    if piece.kept_by or not piece.makers.exists():
        return redirect(piece)
    form = CustomForm(request.POST or None, piece=piece, today=today)
    trouble = ""
    if request.method == "POST" and form.is_valid():
        try:
            asked = asking.ask_custom(
                product=piece,
                asked=form.asked(),
                buyer=form.buyer(
                    language=get_language() or "en",
                    user=request.user if isinstance(request.user, User) else None,
                ),
                photos=[file for file in request.FILES.getlist("photos") if file.file is not None],
                key=form.cleaned_data["key"],
                now=now,
            )
        except (CustomRefused, PictureRefused) as problem:
            trouble = str(problem)
        else:
            return see_other(f"{asked.get_absolute_url()}?thanks")
    context = {
        "piece": piece,
        "form": form,
        "trouble": trouble,
        "most": MOST_PHOTOS,
        "picture": _picture(piece),
    }
    status = 400 if trouble or form.errors else 200
    return render(request, "storefront/custom_ask.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def custom(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """What was asked, said and offered. By POST the buyer writes, accepts and pays, or withdraws. 15 queries at most."""
    found = custom_by_link(key, token)
    now = timezone.now()
    if session := request.GET.get("paid"):
        return _back_from_paying(found, session)
    offer = found.offers.select_related("order").last()
    form = AcceptForm(
        request.POST if "accept" in request.POST.getlist("step") else None,
        to=found.country_id,
        name=found.name,
    )
    if request.method == "POST":
        answer = _step(request, found, offer, form)
        if answer is not None:
            return answer
    return render(
        request,
        "storefront/custom.html",
        _page(found, offer, form, now=now) | {"thanks": "thanks" in request.GET},
        status=400 if form.errors else 200,
    )


@never_cache
@require_safe
def photo(request: HttpRequest, key: UUID, token: str, pk: int) -> HttpResponse:
    """A picture that the buyer sent, for whoever has her link."""
    found = get_object_or_404(CustomPhoto, pk=pk, request=custom_by_link(key, token))
    return HttpResponse(found.file.open("rb").read(), content_type="image/jpeg")


def custom_by_link(key: UUID, token: str) -> CustomRequest:
    """The request of a link. Raises Http404, also where its buyer was forgotten."""
    found = get_object_or_404(CustomRequest.objects.select_related("product", "group", "country"), key=key)
    if not found.is_token(token) or not found.email:
        raise Http404
    return found


def _back_from_paying(found: CustomRequest, session: str) -> HttpResponse:
    """Stripe's page leads here; whichever of it and the webhook is first takes the payment."""
    sources = [f"custom/{key}/" for key in found.offers.values_list("pk", flat=True)]
    checkout = get_object_or_404(Checkout, stripe_session=session)
    if not checkout.source.startswith(tuple(sources)):
        raise Http404
    confirm_payment(session, now=timezone.now())
    return see_other(f"{found.get_absolute_url()}?thanks")


def _step(
    request: HttpRequest, found: CustomRequest, offer: Offer | None, form: AcceptForm
) -> HttpResponse | None:
    """Take a step; None where the form has to be looked at again."""
    step, words, now = request.POST.get("step"), request.POST.get("words", ""), timezone.now()
    try:
        if step == "accept" and offer:
            if not form.is_valid():
                return None
            user = request.user if isinstance(request.user, User) else None
            half = request.POST.get("part") != "whole"
            return see_other(
                orders.pay_offer(
                    offer=offer, half=half, address=form.address(), user=user, now=now
                ).stripe_url
            )
        if step == "rest" and offer:
            return see_other(orders.pay_rest(offer=offer, now=now).stripe_url)
        if step == "say":
            asking.say(request=found, words=words, by=None, key=key_of(request), now=now)
            messages.success(request, _("Sent. The answer comes by e-mail, and stands here."))
        elif step == "refuse" and offer:
            offers.refuse_offer(offer=offer, words=words, now=now)
            messages.success(request, _("We have your answer, and write to you."))
        elif step == "withdraw":
            asking.withdraw_request(request=found, now=now)
        elif step == "cancel":
            orders.ask_to_cancel(request=found, words=words, by=None, now=now)
            messages.success(request, _("We look at it, and write to you what goes back."))
    except StripeAway:
        stripe_is_away(request)
    except (CustomRefused, CannotPay) as problem:
        messages.warning(request, str(problem))
    return see_other(found.get_absolute_url())


def _page(found: CustomRequest, offer: Offer | None, form: AcceptForm, *, now: Any) -> dict[str, Any]:
    paid = orders.paid_for(offer) if offer and offer.order else 0
    context: dict[str, Any] = {
        "asked": found,
        "key": uuid4(),
        "photos": list(found.photos.all()),
        "talk": list(found.messages.select_related("by")),
        "picture": _picture(found.product),
        "steps": _steps(found, offer, paid),
        "can_write": found.state in asking.TALKING,
        "form": form,
        "states": STATES,
    }
    if offer is None:
        return context
    split = split_line(
        unit_price=offer.unit_price, quantity=offer.quantity, discount=0, gst_rate=offer.gst_rate,
        terms=Terms.parse(offer.terms),
    )  # fmt: skip
    makers = Weaver.objects.filter(pk__in=[key for key, _weight in offer.makers]).order_by("code")
    return context | {
        "offer": offer,
        "is_open": offer.is_open(now),
        "lapsed": offer.state == Offer.State.OPEN and not offer.is_open(now),
        "makers": names(people(makers, on=india_day(now))),
        "to_makers": split.earning,
        "paying": {
            "whole": offer.show(offer.paying.whole.charged),
            "half": offer.show(offer.paying.half.charged),
            "rest": offer.show(offer.paying.rest.charged),
        },
        "abroad": offer.currency != "INR",
        "rule": rule_at(offer.made_at),
        "paid": paid,
        "left": offer.total - paid,
        "made": _picture(offers.piece_of(offer)) if offer.order else None,
    }


def _steps(found: CustomRequest, offer: Offer | None, paid: int) -> list[Step]:
    """How far it is, from asked to sent."""
    if found.state in (State.DECLINED, State.WITHDRAWN, State.CANCELLED):
        return []
    sent = bool(offer and offer.order and offer.order.status == "sent")
    half = bool(offer and paid and paid < offer.total)
    labels = [_("Asked"), _("Offer"), _("Paid in part") if half else _("Paid"), _("Made"), _("Sent")]
    at = {State.ASKED: 1, State.OFFERED: 2, State.MAKING: 3, State.MADE: 4, State.READY: 4}
    done = 5 if sent else at[State(found.state)]
    states = ["done" if n < done else "current" if n == done else "todo" for n in range(5)]
    return [Step(label, state) for label, state in zip(labels, states, strict=True)]


def _picture(piece: Product) -> Any:
    first = piece.images.order_by("display_order", "pk").values_list("image", flat=True).first()
    return pictures([first], CARD).get(first) if first else None
