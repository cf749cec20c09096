"""Wholesale: the page that explains it, asking to be let in, and a business's own pages, which need no login."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalog.models import Product
from marketplace.forks.shipping.addresses import STATES
from marketplace.kernel.once import key_of
from marketplace.payment.currencies import lists_on
from marketplace.payment.models import Checkout
from marketplace.payment.services import CannotPay, StripeAway, confirm_payment
from marketplace.wholesale.businesses import WholesaleRefused, ask_account, owes
from marketplace.wholesale.dealing import accept_quote
from marketplace.wholesale.models import Business, Lot, LotPiece, Quote
from marketplace.wholesale.proforma import proforma_pdf
from marketplace.wholesale.quotes import ask_quote, refuse_quote
from marketplace.wholesale.tiers import in_force

from ..baskets import contents, with_pictures
from ..cards import cards
from ..public import public_page
from ..wholesale_forms import BusinessForm, DeliverForm
from .answers import see_other, stripe_is_away

MOST_PIECES = 500


@public_page
def wholesale(request: HttpRequest) -> HttpResponse:
    """What wholesale is, what comes off from how many on, and the lots."""
    return render(request, "storefront/wholesale.html", _explained(timezone.localdate()))


def _explained(today: date) -> dict[str, Any]:
    rows = [(shelf or piece, list(tiers)) for (shelf, piece), tiers in sorted(in_force(today).items())]
    pieces = LotPiece.objects.filter(lot__shown=True).values_list("lot", "product", "quantity")
    held: dict[int, list[tuple[int, int]]] = {}
    for lot, product, quantity in pieces:
        held.setdefault(lot, []).append((product, quantity))
    shown = {card.pk: card for card in cards(_live({key for each in held.values() for key, _n in each}))}
    lots = [
        (lot, [(shown[key], number) for key, number in held[lot.pk]])
        for lot in Lot.objects.filter(shown=True)
        if lot.pk in held and all(key in shown for key, _n in held[lot.pk])
    ]
    return {"tiers": rows, "lots": lots}


def _live(keys: set[int]) -> Any:
    return Product.objects.live().filter(pk__in=keys)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form of a business; what comes of it is mailed to its address, and nothing is told here of who is known."""
    form, trouble = BusinessForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            ask_account(**form.given(), language=get_language() or "en", now=timezone.now())
        except WholesaleRefused as problem:
            trouble = str(problem)
        else:
            return see_other(f"{request.path}?sent")
    return render(
        request,
        "storefront/wholesale_ask.html",
        {"form": form, "trouble": trouble, "sent": "sent" in request.GET},
        status=400 if trouble or form.errors else 200,
    )


def business_by_link(key: UUID, token: str) -> Business:
    """The business of a link. Raises Http404, also where it was forgotten."""
    found = get_object_or_404(Business.objects.select_related("country").exclude(email=""), key=key)
    if not found.is_token(token):
        raise Http404
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def business(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """A business's page: its quotes, and asking for one from the basket or for a lot. Twelve queries at most."""
    found = business_by_link(key, token)
    now = timezone.now()
    basket = contents(request, now=now)
    if request.method == "POST":
        lot = request.POST.get("lot", "")
        try:
            quote = ask_quote(
                business=found,
                pieces={line.product_id: min(line.quantity, MOST_PIECES) for line in basket.lines},
                lot=get_object_or_404(Lot, pk=lot, shown=True) if lot.isascii() and lot.isdigit() else None,
                currency=request.POST.get("currency", ""),
                words=request.POST.get("words", ""),
                key=key_of(request),
                now=now,
            )
        except WholesaleRefused as problem:
            messages.warning(request, str(problem))
            return see_other(found.get_absolute_url())
        messages.success(request, _("We have it, and write to you with the quote."))
        return see_other(quote.get_absolute_url())
    return render(
        request,
        "storefront/wholesale_business.html",
        _explained(timezone.localdate(now))
        | {
            "business": found,
            "basket": with_pictures(basket),
            "quotes": found.quotes.order_by("-moved_at")[:50],
            "owes": owes(found) if found.credit else 0,
            "currencies": list(lists_on(timezone.localdate(now))),
            "key": uuid4(),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """One quote: its lines, its proforma; by POST it's accepted and perhaps paid, or refused."""
    found = _quote(key, token)
    now = timezone.now()
    if session := request.GET.get("paid"):
        checkout = get_object_or_404(Checkout, stripe_session=session)
        if not checkout.source.startswith(f"wholesale/{found.pk}/"):
            raise Http404
        confirm_payment(session, now=now)
        return see_other(found.get_absolute_url())
    accepts = request.method == "POST" and request.POST.get("step") == "accept"
    form = DeliverForm(request.POST if accepts else None, business=found.business)
    if request.method == "POST" and (not accepts or form.is_valid()):
        return _step(request, found, form if accepts else None)
    lines = list(found.lines.select_related("product"))
    return render(
        request,
        "storefront/wholesale_quote.html",
        {
            "quote": found,
            "business": found.business,
            "lines": lines,
            "listed": sum(line.full for line in lines),
            "off": sum(line.discount for line in lines),
            "open": found.is_open(now),
            "lapsed": found.state == Quote.State.SENT and not found.is_open(now),
            "form": form,
            "states": STATES,
        },
        status=400 if form.errors else 200,
    )


@never_cache
@require_safe
def proforma(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """The proforma of a quote that was sent."""
    found = _quote(key, token)
    if not found.number:
        raise Http404
    return pdf_answer(found)


def pdf_answer(found: Quote) -> HttpResponse:
    name = found.number.replace("/", "-")
    return HttpResponse(
        proforma_pdf(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )


def _quote(key: UUID, token: str) -> Quote:
    known = Quote.objects.select_related("business__country", "order").exclude(business__email="")
    found = get_object_or_404(known, key=key)
    if not found.is_token(token):
        raise Http404
    return found


def _step(request: HttpRequest, found: Quote, form: DeliverForm | None) -> HttpResponse:
    now = timezone.now()
    try:
        if form is None:
            refuse_quote(quote=found, words=request.POST.get("words", ""), now=now)
            messages.success(request, _("We have your answer."))
        elif to_pay := accept_quote(quote=found, address=form.address(), now=now):
            return see_other(to_pay.stripe_url)
    except StripeAway:
        stripe_is_away(request)
    except (WholesaleRefused, CannotPay) as problem:
        messages.warning(request, str(problem))
    return see_other(found.get_absolute_url())
