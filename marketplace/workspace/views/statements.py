"""Statements of a coordinator's groups: to read to each weaver, without signal too, and to print."""

import tempfile
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import person
from payouts.services.statements import statement_pdf, write_print_file
from weavers.models import Group, Weaver

from ..statement_reads import groups_in, items_of, months_of, note_reading, sheets_of, take_given
from .pieces import coordinators, navigation

A_PAGE = 60
"""So many are on the page that a phone keeps."""


@require_http_methods(["GET", "POST"])
@coordinators
def statements(request: HttpRequest) -> HttpResponse:
    """Those of one month, the newest unless another is asked for; each opens to what it says."""
    user, now = person(request), timezone.now()
    if request.method == "POST":
        return _given(request)
    months = months_of(user)
    asked = request.GET.get("month")
    run = (
        next((each for each in months if each.reference == asked), None)
        if asked
        else next(iter(months), None)
    )
    if asked and run is None:
        raise Http404
    context: dict[str, Any] = {
        "months": months,
        "run": run,
        "sheets": [],
        "query": f"month={asked}" if asked else "",
    }
    if run:
        page = Paginator(items_of(user, run), A_PAGE).get_page(request.GET.get("page"))
        page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
        groups = groups_in(user, run)
        context |= {"page": page, "groups": groups, "sheets": sheets_of(list(page), run, groups, now=now)}
        note_reading([item.weaver_id for item in page], run, by=user, now=now)
    return render(request, "workspace/statements.html", context | navigation(user, "statements"))


def _given(request: HttpRequest) -> HttpResponse:
    status, facts = take_given(key=uuid4(), sent=request.POST, by=person(request), now=timezone.now())
    if status == 200:
        messages.success(request, _("Noted."))
    else:
        messages.error(request, " ".join(facts["reasons"]))
    return redirect("workspace:statements")


@require_GET
@coordinators
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """One statement as it's printed. Its name says nothing of anybody."""
    user, now = person(request), timezone.now()
    item = get_object_or_404(items_of(user), pk=pk)
    note_reading([item.weaver_id], item.run, by=user, now=now)
    return HttpResponse(
        statement_pdf(item, now=now),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{item.run.reference}-{item.weaver.code}.pdf"'},
    )


@require_GET
@coordinators
def group_pdf(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    """Those of one group of a month to print, with a list on top to tick."""
    user, now = person(request), timezone.now()
    run = next((each for each in months_of(user) if each.reference == reference), None)
    group = get_object_or_404(Group.objects.of(user), slug=slug)
    if run is None:
        raise Http404
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    if not write_print_file(run, file, now=now, group=group.pk):
        raise Http404
    weavers = Weaver.objects.filter(group=group, items__run=run).values_list("pk", flat=True)
    note_reading(list(weavers), run, by=user, now=now)
    file.seek(0)
    return FileResponse(file, filename=f"{run.reference}-{group.slug}.pdf", content_type="application/pdf")  # type: ignore[return-value]
