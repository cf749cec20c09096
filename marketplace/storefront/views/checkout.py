"""One page from basket to payment, and what a buyer sees who comes back from it."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.accounts.models import User
from marketplace.forks.shipping.addresses import STATES
from marketplace.forks.shipping.fairs import fairs_to_fetch_at
from marketplace.forks.shipping.ways import PACKING_DAYS, Shipping, ways_to
from marketplace.payment import services
from marketplace.payment.currencies import lists_on
from marketplace.payment.gift_cards import CardRefused
from marketplace.payment.models import Checkout
from marketplace.payment.vouchers import VoucherRefused

from ..account.addresses import TooMany, addresses_of, keep_address, typed
from ..baskets import Contents, contents, reopen, with_pictures
from ..forms import HOME, CheckoutForm
from ..quotes import Quote, quote
from .answers import see_other, stripe_is_away
from .paying import forget_checkout, open_checkout, remember_checkout


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request: HttpRequest) -> HttpResponse:
    """The form. Sent with ``update`` it works out delivery only, else the buyer goes on to Stripe's page."""
    now = timezone.now()
    basket = contents(request, now=now)
    if not basket.can_be_paid:
        going = open_checkout(request, now=now) if request.method == "POST" and not basket.lines else None
        return see_other(going.stripe_url if going and going.stripe_url else reverse("storefront:basket"))
    asks_price_only = "update" in request.POST or "use" in request.POST
    if request.method == "POST" and not asks_price_only:
        form = CheckoutForm(request.POST)
    else:
        form = CheckoutForm(initial=_known(request))
    country = str((form.data if form.is_bound else form.initial).get("country", HOME))
    ways = _ways(country, basket, today=timezone.localdate(now))
    quoted = quote(
        basket,
        _chosen(request, ways),
        voucher=request.POST.get("voucher", ""),
        gift_card=request.POST.get("gift_card", "")[:40],
        currency=_currency(request),
        now=now,
    )
    if form.is_bound and quoted.trouble:
        form.add_error("voucher", quoted.trouble)
    if form.is_bound and quoted.card_trouble:
        form.add_error("gift_card", quoted.card_trouble)
    if form.is_bound and form.is_valid():
        if request.POST.get("shown_total") == quoted.shown:
            return _pay(request, form, quoted)
        messages.info(request, _("The total has changed since you saw it. Please look at it again."))
    return _page(request, form, quoted, ways, today=timezone.localdate(now))


@never_cache
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    """Back from paying, to change the basket."""
    return _stop(request, open_checkout(request, now=timezone.now()))


@never_cache
@require_safe
def cancelled(request: HttpRequest, key: UUID) -> HttpResponse:
    """Where Stripe's page leads back to. Only the browser that went to pay may open the basket again."""
    found = open_checkout(request, now=timezone.now())
    return _stop(request, found if found and found.pk == key else None)


@never_cache
@require_safe
def thanks(request: HttpRequest, session: str) -> HttpResponse:
    """Where Stripe's page leads after paying. Makes the order if the webhook hasn't yet."""
    found = get_object_or_404(Checkout.objects.select_related("order"), stripe_session=session)
    if found.state != Checkout.State.PAID:
        found = services.confirm_payment(session, now=timezone.now())
    if found.state == Checkout.State.PAID and found.order:
        response: HttpResponse = see_other(found.order.get_absolute_url() + "?thanks")
        forget_checkout(response)
        return response
    return render(request, "storefront/thanks.html", _standing(found))


def _pay(request: HttpRequest, form: CheckoutForm, quoted: Quote) -> HttpResponse:
    """Freeze the basket, reserve its pieces, and go to Stripe's page; where that can't be, say why."""
    try:
        started = services.start_payment(
            basket_id=quoted.basket.basket_id or 0,
            address=form.address(),
            email=form.cleaned_data["email"],
            shipping=quoted.shipping,
            currency=quoted.prices.currency,
            language=get_language() or "en",
            now=timezone.now(),
            user=request.user if isinstance(request.user, User) else None,
            voucher=form.cleaned_data["voucher"],
            gift_note=form.cleaned_data["gift_note"],
            gift_card=form.cleaned_data["gift_card"],
        )
    except services.StripeAway:
        stripe_is_away(request)
        return see_other(reverse("storefront:basket"))
    except (VoucherRefused, CardRefused) as problem:
        messages.warning(request, str(problem))
        return see_other(reverse("storefront:checkout"))
    except services.CannotPay:
        # The basket says of each piece what is wrong with it, and until when somebody else is paying for it.
        messages.warning(request, _("Nothing was paid: something in your basket has just gone."))
        return see_other(reverse("storefront:basket"))
    if isinstance(request.user, User) and form.cleaned_data["keep_address"]:
        with suppress(TooMany):
            keep_address(user=request.user, address=form.address())
    if started.order:  # a gift card has paid for all of it
        return see_other(started.order.get_absolute_url() + "?thanks")
    response = see_other(started.stripe_url)
    remember_checkout(response, started)
    return response


def _stop(request: HttpRequest, found: Checkout | None) -> HttpResponse:
    """The basket, open again; or, where the payment had gone through already, what has come of it."""
    if found is None:
        return see_other(reverse("storefront:basket"))
    stopped = services.stop_payment(found, now=timezone.now())
    if stopped.state == Checkout.State.OPEN:
        messages.warning(
            request, _("The payment page can't be reached just now. Please try again in a minute.")
        )
        return see_other(reverse("storefront:basket"))
    if stopped.state != Checkout.State.ENDED:
        return see_other(reverse("storefront:checkout-thanks", args=[stopped.stripe_session]))
    response = see_other(reverse("storefront:basket"))
    reopen(response, stopped)
    forget_checkout(response)
    messages.info(request, _("Nothing was paid. Your basket is as it was."))
    return response


def _page(
    request: HttpRequest, form: CheckoutForm, quoted: Quote, ways: list[Shipping], *, today: date
) -> HttpResponse:
    for name, trouble in (("voucher", quoted.trouble), ("gift_card", quoted.card_trouble)):
        if trouble and not form.is_bound:
            form.fields[name].widget.attrs |= {
                "aria-invalid": "true",
                "aria-describedby": f"{name}-trouble",
                "autofocus": True,
            }
    sent = today + timedelta(days=quoted.basket.lead_time_days + PACKING_DAYS)
    return render(
        request,
        "storefront/checkout.html",
        {
            "form": form,
            "states": STATES,
            "kept": addresses_of(request.user) if isinstance(request.user, User) else [],
            "basket": with_pictures(quoted.basket),
            "quote": quoted,
            "ways": ways,
            "shipping": quoted.shipping,
            "total": quoted.total,
            "currencies": list(lists_on(today)),
            "arrives": [sent + timedelta(days=days) for days in quoted.shipping.days],
        },
        status=400 if form.is_bound and not form.is_valid() else 200,
    )


def _known(request: HttpRequest) -> dict[str, Any]:
    """What the form begins with: what was typed, with another of her addresses where she tapped one; else hers."""
    known: dict[str, Any] = request.POST.dict() or {"country": HOME}
    if not isinstance(request.user, User):
        return known
    kept = addresses_of(request.user)
    chosen = kept[0] if kept and not request.POST else None
    if tapped := request.POST.get("use"):
        chosen = next((each for each in kept if str(each.pk) == tapped), None)
    begun = {"email": request.user.email, "name": request.user.get_full_name(), "keep_address": not kept}
    return begun | known | (typed(chosen) if chosen else {})


def _currency(request: HttpRequest) -> str | None:
    """What the buyer chose, in the form or in a link, else what her account says."""
    hers = request.user.currency if isinstance(request.user, User) else ""
    return request.POST.get("currency") or request.GET.get("currency") or hers


def _ways(country: str, basket: Contents, *, today: date) -> list[Shipping]:
    """How this basket can go to the country that is chosen; at home it can be fetched at a fair too."""
    sent = ways_to(country, grams=basket.grams, goods=basket.goods, pieces=basket.count, on=today)
    return sent + (fairs_to_fetch_at(today) if country == HOME else [])


def _chosen(request: HttpRequest, ways: list[Shipping]) -> Shipping:
    """The way that was ticked where it goes to that country, else the cheapest that is sent."""
    return next((way for way in ways if way.code == request.POST.get("shipping")), ways[0])


def _standing(found: Checkout) -> dict[str, object]:
    """What a buyer is told whose payment has made no order (yet)."""
    shop: dict[str, object] = {"url": reverse("storefront:shop"), "label": _("See all pieces")}
    if found.state in (Checkout.State.REFUNDING, Checkout.State.REFUNDED):
        return shop | {
            "heading": _("Somebody was faster"),
            "text": _(
                "A piece was sold while you paid. Your money is on its way back; we have written to you."
            ),
        }
    if found.state == Checkout.State.SET_ASIDE:
        return shop | {
            "heading": _("We're looking at your payment"),
            "text": _("Something about it doesn't fit. A person looks at it now and writes to you today."),
        }
    if found.state == Checkout.State.ENDED:
        return shop | {
            "heading": _("Nothing was paid"),
            "text": _("The time for paying has ended, and your pieces are back in the shop."),
        }
    return {
        "heading": _("One moment"),
        "text": _("We're waiting for word from your bank. This page looks again by itself."),
        "until": found.reserved_until,
        "waiting": True,
    }
