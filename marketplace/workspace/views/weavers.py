"""The weavers of a coordinator's groups. Names they chose; nothing of legal names, phones or payees."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from catalog.models import Product
from marketplace.accounts.gates import person
from weavers.models import Weaver

from .. import reads
from .pieces import coordinators, navigation

PRIVATE = ("legal_name", "phone", "village", "story")


@require_GET
@coordinators
def weavers(request: HttpRequest) -> HttpResponse:
    """Her weavers by group, each with how many of her pieces are where."""
    user = person(request)
    found = (
        Weaver.objects.of(user)
        .select_related("group")
        .defer(*PRIVATE)
        .annotate(
            live=Count("made", filter=Q(made__product__state=Product.State.LIVE)),
            coming=Count(
                "made", filter=~Q(made__product__state__in=[Product.State.LIVE, Product.State.WITHDRAWN])
            ),
        )
        .order_by("group__name", "display_name", "code")
    )
    return render(request, "workspace/weavers.html", {"weavers": found} | navigation(user, "weavers"))


@require_GET
@coordinators
def weaver(request: HttpRequest, code: str) -> HttpResponse:
    """One of her weavers: her pieces."""
    user = person(request)
    found = Weaver.objects.of(user).select_related("group").defer(*PRIVATE).filter(code=code).first()
    if found is None:
        raise Http404
    pieces = Product.objects.filter(makers__weaver=found).order_by("-pk")
    page = reads.page_of(pieces, request.GET.get("page"), count=pieces.count())
    context = {"weaver": found, "page": page, "rows": reads.rows(page), "query": ""}
    return render(request, "workspace/weaver.html", context | navigation(user, "weavers"))
