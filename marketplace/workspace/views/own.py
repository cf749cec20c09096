"""What waits for whoever is signed in; and a weaver's own page: her pieces, this month, her statements and accounts."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from catalog.models import Maker
from marketplace.accounts.gates import compressed, open_to, person
from marketplace.kernel.months import india_day
from marketplace.kernel.waiting import waiting_for
from marketplace.making.models import Job
from payouts.models import Question
from payouts.models.ledger import Account
from payouts.services.balances import balance_of
from payouts.services.statements import statement_pdf
from weavers.models import Notice, Weaver
from weavers.voting import open_to as open_to_her

from .. import reads
from ..cash_work import mark_in_words
from ..her import (
    WHERE,
    account_line,
    account_lines,
    brought_by,
    handed_to,
    her_pieces,
    hours_noted,
    how_many,
    month_so_far,
    on_its_way,
    pieces_where,
    statements,
)
from ..whose import about_her, hers, herself
from .pieces import LARGE

A_PAGE = 24


@require_GET
@compressed(open_to())
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, by role, with where to do it."""
    user = person(request)
    all_of_it = list(waiting_for(user, now=timezone.now()))
    context = {
        "waiting": [each for each in all_of_it if each.count],
        "nothing": [each for each in all_of_it if not each.count],
        "weaver": Weaver.objects.filter(user=user).exists(),
        "editor": user.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "workspace/desk.html", context)


@require_GET
@hers
def mine(request: HttpRequest) -> HttpResponse:
    """What is hers now and where her pieces are, each leading on; of nobody else anything."""
    weaver, now = herself(request), timezone.now()
    answered = Question.objects.filter(weaver=weaver, answered_at__isnull=False, seen_at=None)
    context = {
        "notices": Notice.objects.filter(weaver=weaver, told_at=None, kind=Notice.Kind.PAYEE),
        "month": month_so_far(weaver, now=now),
        "stands": balance_of(weaver),
        "counts": how_many(weaver),
        "statements": list(statements(weaver)[:3]),
        "new_answers": answered.count(),
        "to_weave": Job.objects.filter(weaver=weaver, state=Job.State.OFFERED).count(),
        "to_vote": len(open_to_her(weaver, on=india_day(now))),
    }
    return render(request, "workspace/mine.html", context | about_her(request, weaver))


@require_GET
@hers
def my_pieces(request: HttpRequest) -> HttpResponse:
    """Her pieces with their pictures: all, or those in one place."""
    weaver = herself(request)
    where = request.GET.get("where", "")
    where = where if where in WHERE else ""
    found = pieces_where(weaver, where)
    counts = how_many(weaver)
    page = reads.page_of(
        found, request.GET.get("page"), count=counts[where] if where else found.order_by().count()
    )
    context = {
        "where": where,
        "counts": counts,
        "page": page,
        "rows": reads.rows(page),
        "coming": on_its_way(weaver) if where == "coming" else [],
        "query": f"where={where}" if where else "",
    }
    return render(request, "workspace/my_pieces.html", context | about_her(request, weaver))


@require_GET
@hers
def my_piece(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of hers: its pictures, where it is, what it brought her."""
    weaver = herself(request)
    piece = get_object_or_404(her_pieces(weaver), pk=pk)
    images = [each.image for each in piece.images.select_related("image")]
    makers = list(Maker.objects.filter(product=piece).values_list("weaver", "weight"))
    context = {
        "piece": piece,
        "row": reads.rows(reads.page_of(her_pieces(weaver).filter(pk=pk), None, count=1))[0],
        "pictures": [image.get_rendition(LARGE) for image in images],
        "brought": brought_by(weaver, piece),
        "weight": next(weight for maker, weight in makers if maker == weaver.pk),
        "weights": sum(weight for _maker, weight in makers),
        "on_its_way": [each for each in on_its_way(weaver) if each.product == piece.pk],
    }
    return render(request, "workspace/my_piece.html", context | about_her(request, weaver))


@require_GET
@hers
def my_month(request: HttpRequest) -> HttpResponse:
    """This month so far, and how it comes about, line by line."""
    weaver = herself(request)
    month = month_so_far(weaver, now=timezone.now())
    noted = hours_noted(weaver, month.month)
    context = {"month": month, "noted": noted, "noted_hours": sum(note.hours for note in noted)}
    return render(request, "workspace/my_month.html", context | about_her(request, weaver))


@require_GET
@hers
def my_months(request: HttpRequest) -> HttpResponse:
    """Each month that was closed, with its statement."""
    weaver = herself(request)
    page = _page(statements(weaver), request)
    marks = handed_to(weaver, list(page))
    rows = [
        (item, mark, mark_in_words(mark) if mark else "")
        for item in page
        for mark in [marks.get(item.run_id)]
    ]
    context = {"page": page, "rows": rows, "query": ""}
    return render(request, "workspace/my_months.html", context | about_her(request, weaver))


@require_GET
@hers
def my_account(request: HttpRequest, what: str) -> HttpResponse:
    """Her advances or savings: what is left, and each change."""
    weaver = herself(request)
    accounts = {"advances": Account.ADVANCES, "savings": Account.SAVINGS}
    if what not in accounts:
        raise Http404
    page = _page(account_lines(weaver, accounts[what]), request)
    context = {
        "what": what,
        "left": getattr(balance_of(weaver), what),
        "page": page,
        "lines": [account_line(leg) for leg in page],
        "query": "",
    }
    return render(request, "workspace/my_account.html", context | about_her(request, weaver))


@require_GET
@hers
def statement(request: HttpRequest, reference: str) -> HttpResponse:
    """Her statement of one approved month, as the office prints it. Its name says nothing but the day it was fetched."""
    for item in statements(herself(request)).select_related("run", "weaver__group"):
        if item.run.reference == reference:
            name = f"{india_day(timezone.now())}.pdf"
            return HttpResponse(
                statement_pdf(item),
                content_type="application/pdf",
                headers={"Content-Disposition": f'inline; filename="{name}"'},
            )
    raise Http404


def _page(found: Any, request: HttpRequest) -> Any:
    paginator = Paginator(found, A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    page.numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    return page
