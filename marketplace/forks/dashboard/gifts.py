"""Gift cards at the desk of finance: found, sent again, blocked, given another code, taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.payment import gift_buying
from marketplace.payment.gift_buying import CardNotChanged
from marketplace.payment.models import GiftCard

A_PAGE = 25
TONES = {"live": "good", "blocked": "warn", "ended": "", "asked": ""}


@require_GET
@open_to("payment.give_back")
def gift_cards(request: HttpRequest) -> HttpResponse:
    """Paid cards, the newest first, with what is still on all of them; ``q`` is an e-mail address or a code's last letters."""
    words = request.GET.get("q", "").strip()[:100]
    sold = GiftCard.objects.exclude(state=GiftCard.State.ASKED)
    found = sold.order_by("-sold_at")
    if words:
        found = found.filter(
            Q(buyer_email__icontains=words) | Q(to_email__icontains=words) | Q(ending__iexact=words[-4:])
        )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    context = {
        "section": "gift-cards",
        "page": page,
        "rows": [(card, TONES[card.state]) for card in page],
        "words": words,
        "left": sold.aggregate(left=Sum("left"))["left"] or 0,
        "query": urlencode({"q": words}) if words else "",
    }
    return render(request, "dashboard/gift_cards.html", context)


@require_http_methods(["GET", "POST"])
@open_to("payment.give_back")
def gift_card(request: HttpRequest, key: UUID) -> HttpResponse:
    """One card, without its code, and the orders it paid; by POST something is done with it."""
    card = get_object_or_404(GiftCard.objects.select_related("decided_by"), pk=key)
    if request.method == "POST":
        try:
            _do(request, card)
        except CardNotChanged as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, _("Noted."))
        return redirect("dashboard:gift-card", key=key)
    context: dict[str, Any] = {
        "section": "gift-cards",
        "card": card,
        "tone": TONES[card.state],
        "uses": card.checkouts.exclude(order=None).select_related("order").order_by("-started_at"),  # type: ignore[attr-defined]
    }
    return render(request, "dashboard/gift_card.html", context)


def _do(request: HttpRequest, card: GiftCard) -> None:
    step, why, by = request.POST.get("step"), request.POST.get("why", ""), person(request)
    now = timezone.now()
    if step == "send":
        gift_buying.send_card(card.pk, now=now, again=True)
    elif step in ("block", "open"):
        gift_buying.block_card(card=card, blocked=step == "block", why=why, by=by)
    elif step == "code":
        gift_buying.new_code_for(card=card, why=why, by=by, now=now)
    elif step == "back":
        gift_buying.take_card_back(card=card, why=why, by=by, now=now)
