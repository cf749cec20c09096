"""Gift cards: buying one, its own page to print, and what is left on one."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.kernel.money import show_rupees
from marketplace.payment.gift_buying import buy_card
from marketplace.payment.gift_cards import CardRefused, GiftCard, card_of
from marketplace.payment.models import Checkout
from marketplace.payment.services import CannotPay, StripeAway, confirm_payment

from ..gift_forms import AMOUNTS, GiftForm
from .answers import see_other, stripe_is_away


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def gift_cards(request: HttpRequest) -> HttpResponse:
    """The form; sent, it leads to Stripe's page."""
    now = timezone.now()
    form = GiftForm(request.POST or None, today=timezone.localdate(now), initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            bill = buy_card(
                key=form.cleaned_data["key"],
                card=form.card(get_language() or "en"),
                currency=form.cleaned_data["currency"],
                now=now,
            )
        except StripeAway:
            stripe_is_away(request)
        except CannotPay:
            messages.info(request, _("This gift card is paid already: look into your mail."))
            return see_other(request.path)
        else:
            return see_other(bill.stripe_url)
    return render(
        request,
        "storefront/gift_cards.html",
        {"form": form, "amounts": [amount // 100 for amount in AMOUNTS]},
        status=400 if form.errors else 200,
    )


@never_cache
@require_safe
def gift_card(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """One card for whoever bought it, to print or to follow. Stripe's page leads back here."""
    found = get_object_or_404(GiftCard, pk=key)
    if not found.is_token(token):
        raise Http404
    if session := request.GET.get("paid"):
        get_object_or_404(Checkout, stripe_session=session, source=f"gift/{found.pk}")
        confirm_payment(session, now=timezone.now())
        return see_other(found.get_absolute_url())
    return render(request, "storefront/gift_card.html", {"card": found})


@never_cache
@require_POST
def gift_left(request: HttpRequest) -> HttpResponse:
    """What is left on the card whose code was typed."""
    try:
        card = card_of(request.POST.get("code", "")[:40])
    except CardRefused as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("%s is left on this gift card.") % show_rupees(card.left))
    return see_other(reverse("storefront:gift-cards"))
