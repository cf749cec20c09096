"""What waits for whoever is signed in, and a weaver's own page."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from marketplace.accounts.gates import open_to, person
from payouts.services.statements import statement_pdf
from weavers.models import Notice, Weaver

from .. import reads
from ..desk import waiting_for
from ..her import her_pieces, month_so_far, on_its_way, statements
from .weavers import PRIVATE


@require_GET
@open_to()
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, by role, with where to do it."""
    user = person(request)
    all_of_it = waiting_for(user, now=timezone.now())
    context = {
        "waiting": [each for each in all_of_it if each.count],
        "nothing": [each for each in all_of_it if not each.count],
        "weaver": Weaver.objects.filter(user=user).exists(),
        "editor": user.has_perm("wagtailadmin.access_admin"),
    }
    return render(request, "workspace/desk.html", context)


def _herself(request: HttpRequest) -> Weaver:
    weaver = Weaver.objects.filter(user=person(request)).select_related("group").defer(*PRIVATE).first()
    if weaver is None:
        raise PermissionDenied
    return weaver


@require_GET
@open_to()
def mine(request: HttpRequest) -> HttpResponse:
    """Her own pieces, sales and statements; of nobody else anything."""
    weaver = _herself(request)
    pieces = her_pieces(weaver)
    counts = reads.by_state(pieces)
    page = reads.page_of(pieces, request.GET.get("page"), count=sum(counts.values()))
    context = {
        "weaver": weaver,
        "notices": Notice.objects.filter(weaver=weaver, told_at=None),
        "month": month_so_far(weaver, now=timezone.now()),
        "coming": on_its_way(weaver),
        "statements": statements(weaver),
        "counts": counts,
        "page": page,
        "rows": reads.rows(page),
        "query": "",
    }
    return render(request, "workspace/mine.html", context)


@require_GET
@open_to()
def statement(request: HttpRequest, reference: str) -> HttpResponse:
    """Her statement of one approved month, as the office prints it."""
    for item in statements(_herself(request)).select_related("run", "weaver__group"):
        if item.run.reference == reference:
            return HttpResponse(
                statement_pdf(item),
                content_type="application/pdf",
                headers={"Content-Disposition": f'inline; filename="{reference}.pdf"'},
            )
    raise Http404
