"""Hours, yarn and parcels, as coordinators note them. With signal or without, the same forms (``field_work``)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import person
from marketplace.forks.shipping.carriers import carrier_for, carriers
from marketplace.kernel.months import india_day
from marketplace.making.hours import HoursRefused, take_back_hours
from marketplace.making.models import HoursNote
from payouts.services.dispatch import NotToSend
from payouts.services.runs import Refused
from weavers.models import Weaver

from ..field_work import save_hours, save_parcel, save_yarn
from ..work_forms import HoursForm, SendForm, YarnForm
from ..work_reads import (
    A_PAGE,
    hours_notes,
    hours_total,
    orders_to_send,
    to_send,
    yarn_in_hands,
    yarn_moves,
    yarn_of,
)
from .pieces import coordinators, navigation
from .weavers import PRIVATE


@require_http_methods(["GET", "POST"])
@coordinators
def hours(request: HttpRequest) -> HttpResponse:
    """How long pieces took; the newest notes below, each with a way to take it back."""
    user, now = person(request), timezone.now()
    sent = request.POST if request.method == "POST" else None
    form = HoursForm(sent, by=user, today=india_day(now))
    if sent is not None and form.is_valid():
        try:
            save_hours(form, by=user, now=now, key=form.cleaned_data["key"])
        except HoursRefused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Noted. The next piece of this kind begins with it."))
            return redirect("workspace:hours")
    page = _page(hours_notes(user), request)
    context = {"form": form, "page": page, "query": ""} | navigation(user, "hours")
    return render(request, "workspace/hours.html", context, status=422 if form.errors else 200)


@require_POST
@coordinators
def hours_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A note that was wrong counts no more."""
    user = person(request)
    found = get_object_or_404(HoursNote, pk=pk, weaver__in=Weaver.objects.of(user))
    take_back_hours(note=found, by=user, now=timezone.now())
    messages.success(request, _("Taken back: it counts no more."))
    return redirect("workspace:hours")


@require_http_methods(["GET", "POST"])
@coordinators
def yarn(request: HttpRequest) -> HttpResponse:
    """Yarn handed out, worked up, lost and brought back by weight; what each of hers has in her hands."""
    user, now = person(request), timezone.now()
    sent = request.POST if request.method == "POST" else None
    first = {
        "weaver": Weaver.objects.of(user)
        .filter(code=request.GET.get("weaver", ""))
        .values_list("pk", flat=True)
        .first()
    }
    form = YarnForm(sent, by=user, today=india_day(now), initial=first)
    if sent is not None and form.is_valid():
        try:
            save_yarn(form, by=user, now=now, key=form.cleaned_data["key"])
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Noted."))
            return redirect("workspace:yarn")
    context = {"form": form, "hands": yarn_in_hands(user)} | navigation(user, "yarn")
    return render(request, "workspace/yarn.html", context, status=422 if form.errors else 200)


@require_GET
@coordinators
def her_yarn(request: HttpRequest, code: str) -> HttpResponse:
    """One weaver's yarn: what she has, what was lost against what is allowed, what that costs her; and her hours."""
    user = person(request)
    weaver = Weaver.objects.of(user).select_related("group").defer(*PRIVATE).filter(code=code).first()
    if weaver is None:
        raise Http404
    context = {
        "weaver": weaver,
        "rows": yarn_of(weaver),
        "hours": hours_total(weaver) // 60,
        "page": _page(yarn_moves(weaver), request),
        "query": "",
    }
    return render(request, "workspace/her_yarn.html", context | navigation(user, "weavers"))


@require_http_methods(["GET", "POST"])
@coordinators
def parcels(request: HttpRequest) -> HttpResponse:
    """What of hers is to be sent, with its label; a parcel leaves with who carries it and its number."""
    user, now = person(request), timezone.now()
    wrong: SendForm | None = None
    if request.method == "POST":
        wrong = SendForm(request.POST, by=user)
        if wrong.is_valid():
            try:
                left = save_parcel(wrong, by=user, now=now)
            except NotToSend as problem:
                wrong.add_error(None, str(problem))
            else:
                messages.success(
                    request,
                    _("It has left, and the buyer is written to.") if left else _("That had left already."),
                )
                return redirect("workspace:parcels")
    page = _page(orders_to_send(user), request)
    rows = to_send(list(page.object_list), user, today=india_day(now))
    context: dict[str, Any] = {
        "page": page,
        "rows": [(row, carrier_for(row.order.shipping_address.country_id if row.order.shipping_address else "IN", row.order.shipping_code or "")) for row in rows],
        "carriers": carriers(),
        "wrong": wrong,
        "query": "",
    }  # fmt: skip
    status = 422 if wrong and wrong.errors else 200
    return render(request, "workspace/parcels.html", context | navigation(user, "parcels"), status=status)


def _page(found: Any, request: HttpRequest) -> "Page[Any]":
    page: Page[Any] = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    return page
