"""Pay that a coordinator puts into hands: whom, how much, and what became of it. The same form without signal (``cash_work``)."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import person
from marketplace.kernel.months import india_day
from payouts.models import CashMark
from payouts.services.cash import MarkedMeanwhile, take_back_mark, to_hand
from payouts.services.refusals import Refused
from weavers.models import AccessLog, Weaver

from ..cash_forms import CashForm
from ..cash_work import (
    A_PAGE,
    SHORT,
    handed_sum,
    mark_in_words,
    marked_rows,
    oldest_first,
    rows_marked,
    rows_to_hand,
    save_cash,
    to_carry,
)
from .pieces import coordinators, navigation

PICTURE_READ = "signed cash roll"


@require_http_methods(["GET", "POST"])
@coordinators
def cash(request: HttpRequest) -> HttpResponse:
    """What isn't handed over yet, the oldest first, each with its form; below it what is."""
    user, now = person(request), timezone.now()
    form: CashForm | None = None
    if request.method == "POST":
        form = CashForm(request.POST, request.FILES, by=user, today=india_day(now))
        if form.is_valid():
            try:
                save_cash(form, by=user, now=now, key=form.cleaned_data["key"])
            except MarkedMeanwhile as meanwhile:
                who = meanwhile.theirs.by.get_full_name() or meanwhile.theirs.by.username
                told = {"who": who, "what": mark_in_words(meanwhile.theirs)}
                form.add_error(
                    None,
                    _("%(who)s was quicker: %(what)s. It stands below; take it back if it's wrong.") % told,
                )
            except Refused as problem:
                form.add_error(None, str(problem))
            else:
                messages.success(request, _("Noted. Finance takes it up."))
                return redirect("workspace:cash")
    said, marks = "said" in request.GET, rows_marked(user)
    page = _page(marks if said else oldest_first(to_hand(user)), request.GET.get("page"))
    newest = list(page if said else marks[:SHORT])
    context = {
        "form": form,
        "said": said,
        "page": page,
        "rows": [] if said else rows_to_hand(list(page), user, now=now, bound=form),
        "carry": to_carry(user),
        "marked": marked_rows(newest),
        "more": marks.count() if len(newest) == SHORT else 0,
        "handed": handed_sum(user),
        "query": "said=1" if said else "",
    }
    status = 422 if form and form.errors else 200
    return render(request, "workspace/cash.html", context | navigation(user, "cash"), status=status)


@require_POST
@coordinators
def cash_back(request: HttpRequest, pk: int) -> HttpResponse:
    """A mark that was wrong counts no more, until finance has taken it up."""
    user = person(request)
    mark = _hers_or_404(request, pk)
    try:
        take_back_mark(mark=mark, by=user, now=timezone.now())
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Taken back: it counts no more."))
    return redirect("workspace:cash")


@require_GET
@coordinators
def cash_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed roll. It has legal names, so that it was looked at is kept."""
    mark = _hers_or_404(request, pk)
    picture = get_object_or_404(CashMark.objects.exclude(picture=""), pk=mark.pk)
    AccessLog.objects.create(
        user=person(request),
        weaver_id=mark.payment.weaver_id,
        what=PICTURE_READ,
        why=mark.reference,
        at=timezone.now(),
    )
    return FileResponse(picture.picture.open(), content_type="image/jpeg")  # type: ignore[return-value]


def _hers_or_404(request: HttpRequest, pk: int) -> CashMark:
    hers = Weaver.objects.of(person(request))
    return get_object_or_404(CashMark.objects.select_related("payment"), pk=pk, payment__weaver__in=hers)


def _page(found: Any, number: str | None) -> "Page[Any]":
    page: Page[Any] = Paginator(found, A_PAGE).get_page(number)
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    return page
