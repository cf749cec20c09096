"""A weaver's data: taken home and erased by her or with her coordinator, and who looked at what is private to her."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from marketplace.accounts.gates import open_to, person
from weavers.models import AccessLog, Erasure, Weaver

from ..access_forms import AccessFilter
from ..erasing import MAY_AGREE, NotErased, agree_erasure, ask_erasure, still_open, undo_erasure
from ..her_data import folder_of
from ..whose import about_her, hers, herself
from .consents import coordinators, hers_or_404
from .pieces import navigation

A_PAGE = 50


@require_GET
@hers
def my_data(request: HttpRequest) -> HttpResponse:
    """What she can do with what is held about her, and who looked at it."""
    weaver = herself(request)
    context = about_her(request, weaver) | _about(weaver) | {"looks": _looks(weaver)[:10]}
    return render(request, "workspace/my_data.html", context)


@require_POST
@hers
def my_zip(request: HttpRequest) -> HttpResponse:
    return _zip(request, herself(request))


@require_POST
@hers
def my_erasure(request: HttpRequest) -> HttpResponse:
    """She asks to be erased, or takes that back."""
    _decide(request, herself(request))
    return redirect("workspace:my-data")


@require_GET
@hers
def my_accesses(request: HttpRequest) -> HttpResponse:
    """Who looked at her name and details, and why."""
    weaver = herself(request)
    context = about_her(request, weaver) | {"page": _page(_looks(weaver), request), "query": ""}
    return render(request, "workspace/my_accesses.html", context)


@require_GET
@coordinators
def her_data(request: HttpRequest, code: str) -> HttpResponse:
    """The same, with her coordinator."""
    weaver = hers_or_404(person(request), code)
    return render(request, "workspace/her_data.html", _about(weaver) | navigation(person(request), "weavers"))


@require_POST
@coordinators
def her_zip(request: HttpRequest, code: str) -> HttpResponse:
    return _zip(request, hers_or_404(person(request), code))


@require_POST
@coordinators
def her_erasure(request: HttpRequest, code: str) -> HttpResponse:
    _decide(request, hers_or_404(person(request), code))
    return redirect("workspace:her-data", code=code)


@require_GET
@open_to("weavers.view_accesslog")
def accesses(request: HttpRequest) -> HttpResponse:
    """Every look at a legal name, payee details or a consent's proof: by whom, at whom, when."""
    form = AccessFilter(request.GET)
    found = AccessLog.objects.select_related("user", "weaver__group").defer(
        "weaver__legal_name", "weaver__village", "weaver__phone", "weaver__story"
    )
    found = form.narrow(found.order_by("-at", "-pk"))
    context = {"form": form, "page": _page(found, request), "query": form.query}
    return render(request, "workspace/accesses.html", context)


@require_GET
@open_to(MAY_AGREE)
def erasures(request: HttpRequest) -> HttpResponse:
    """Who wants to be forgotten, what is still open, and what was done."""
    found = Erasure.objects.filter(undone_at=None).select_related("weaver__group", "asked_by", "agreed_by")
    page = _page(found.defer("weaver__legal_name", "weaver__village", "weaver__phone"), request)
    rows = [(each, [] if each.done_at else still_open(each.weaver)) for each in page]
    return render(request, "workspace/erasures.html", {"page": page, "rows": rows, "query": ""})


@require_POST
@open_to(MAY_AGREE)
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        agree_erasure(erasure=get_object_or_404(Erasure, pk=pk), by=person(request), now=timezone.now())
    except NotErased as problem:
        messages.error(request, str(problem))
    else:
        messages.success(
            request, _("Agreed. It's done the night after her days are over and nothing is open.")
        )
    return redirect("workspace:erasures")


def _about(weaver: Weaver) -> dict[str, Any]:
    erasure = Erasure.objects.filter(weaver=weaver, undone_at=None).first()
    return {"weaver": weaver, "erasure": erasure, "open": still_open(weaver) if erasure else []}


def _zip(request: HttpRequest, weaver: Weaver) -> HttpResponse:
    now = timezone.now()
    her = Weaver.objects.select_related("group", "photo").get(pk=weaver.pk)
    return HttpResponse(
        folder_of(her, by=person(request), now=now),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{weaver.code}-{now:%Y-%m-%d}.zip"'},
    )


def _decide(request: HttpRequest, weaver: Weaver) -> None:
    by, now = person(request), timezone.now()
    try:
        if "undo" in request.POST:
            undo_erasure(weaver=weaver, by=by, now=now)
            messages.success(request, _("Taken back. Everything stays."))
        else:
            ask_erasure(weaver=weaver, by=by, now=now)
            messages.success(
                request,
                _("Asked for. Nothing of it is in the shop any more; a second person agrees to the rest."),
            )
    except NotErased as problem:
        messages.error(request, str(problem))


def _looks(weaver: Weaver) -> QuerySet[AccessLog]:
    return AccessLog.objects.filter(weaver=weaver).select_related("user").order_by("-at", "-pk")


def _page(found: Any, request: HttpRequest) -> Any:
    paginator = Paginator(found, A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    page.numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    return page
