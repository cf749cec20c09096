"""Statements to print and hand over: looked for, opened, printed by group, and as sheets."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Sum
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from payouts.models import Item, Job, Run
from payouts.services.statements import (
    ask,
    csv_of,
    is_under_way,
    latest,
    make_statements,
    statement_pdf,
    unmade,
    write_print_file,
)
from weavers.models import Group

from .. import reads

PAGE_SIZE = 50
AT_ONCE = 500
"""So many statements are frozen while somebody waits for a sheet: about a second's work."""


@dataclass(frozen=True)
class Made:
    """A file of the whole run: whether it's there, under way or to be asked for."""

    kind: str
    label: str
    note: str
    job: Job | None
    waits: bool


@require_safe
@open_to("payouts.view_run")
def statements(request: HttpRequest, reference: str) -> HttpResponse:
    """The weavers of an approved run, by code, name or group, each with her statement; and the files of the whole."""
    run = _approved(reference)
    groups = _groups(run)
    words, group = request.GET.get("q", "").strip()[:80], request.GET.get("group", "")
    chosen = {"q": words, "group": group if group in {str(each["key"]) for each in groups} else ""}
    found = _found(run, chosen)
    pages = Paginator(found, PAGE_SIZE)
    if not any(chosen.values()):
        pages.count = sum(each["weavers"] for each in groups)  # type: ignore[misc]
    page = pages.get_page(request.GET.get("page"))
    page.numbers = list(pages.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    now = timezone.now()
    jobs = latest(run, now=now)
    files = _files(jobs, now)
    context = {
        "run": run,
        "groups": groups,
        "weavers": sum(each["weavers"] for each in groups),
        "frozen": sum(each["frozen"] for each in groups),
        "chosen": chosen,
        "page": page,
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "files": files,
        "waits": any(is_under_way(job, now=now) for job in jobs.values()),
        "here": "runs",
    }
    return render(request, "office/statements.html", context)


@require_POST
@open_to("payouts.view_run")
def make(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a file of the whole run; asked again, it's the same one."""
    run, kind = _approved(reference), request.POST.get("kind", "")
    if kind not in ("statements_print", "statements_xlsx"):
        raise Http404
    ask(kind=kind, run=run, by=person(request), now=timezone.now())
    return redirect("office:statements", reference)


@require_safe
@open_to("payouts.view_run")  # type: ignore[arg-type]  # the gate is typed for whole answers
def made(request: HttpRequest, reference: str, kind: str) -> HttpResponseBase:
    """A file of the whole run that was made."""
    run, suffix = _approved(reference), {"print": "pdf", "xlsx": "xlsx"}.get(kind)
    job = latest(run, now=timezone.now()).get(f"statements_{kind}")
    if suffix is None or job is None or not job.file:
        raise Http404
    return FileResponse(
        job.file.open("rb"), as_attachment=True, filename=f"{run.reference}-statements.{suffix}"
    )


@require_safe
@open_to("payouts.view_run")  # type: ignore[arg-type]  # the gate is typed for whole answers
def group(request: HttpRequest, reference: str, pk: int) -> HttpResponseBase:
    """The statements of one group to print, with a list on top to tick."""
    run, wanted = _approved(reference), get_object_or_404(Group, pk=pk)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    if not write_print_file(run, file, now=timezone.now(), group=wanted.pk):
        raise Http404("Nobody of this group is in the run.")
    file.seek(0)
    return FileResponse(file, filename=f"{run.reference}-{wanted.slug}.pdf", content_type="application/pdf")


@require_safe
@open_to("payouts.view_run")  # type: ignore[arg-type]  # the gate is typed for whole answers
def sheet(request: HttpRequest, reference: str, what: str) -> HttpResponseBase:
    """All items or all lines as CSV, row by row."""
    run, now = _approved(reference), timezone.now()
    if what not in ("items", "lines"):
        raise Http404
    if unmade(run).count() > AT_ONCE:
        ask(kind="statements", run=run, by=person(request), now=now)
        messages.info(
            request, _("The statements are being made. Ask for the sheet again when they are there.")
        )
        return redirect("office:statements", reference)
    make_statements(run, now=now)
    return StreamingHttpResponse(
        csv_of(run, what),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{run.reference}-{what}.csv"'},
    )


@require_safe
@open_to("payouts.view_run")
def statement(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One weaver's statement. Its file's name has her code, and no name."""
    run = _approved(reference)
    item = run.items.select_related("run").filter(weaver__code=code).first()
    if item is None:
        raise Http404
    return HttpResponse(
        statement_pdf(item, now=timezone.now()),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{run.reference}-{code}.pdf"'},
    )


def _approved(reference: str) -> Run:
    run = reads.run_of(reference)
    if run.state in (Run.State.DRAFT, Run.State.CANCELLED):
        raise Http404("Only an approved run has statements.")
    return run


def _groups(run: Run) -> list[dict[str, Any]]:
    """The groups of a run as they are now, with how many weavers, how many frozen statements, and what they get."""
    rows = run.items.order_by("weaver__group__name").values_list("weaver__group", "weaver__group__name")
    counted = rows.annotate(Count("pk"), Count("statement"), Sum("payable"))
    return [
        {"key": key, "name": name, "weavers": weavers, "frozen": frozen, "paid": paid}
        for key, name, weavers, frozen, paid in counted
    ]


def _found(run: Run, chosen: dict[str, str]) -> QuerySet[Item]:
    items = run.items.select_related("weaver__group").order_by("weaver__group__name", "weaver__code")
    items = items.only(
        "payable",
        "status",
        "run",
        "weaver__code",
        "weaver__display_name",
        "weaver__language",
        "weaver__group__name",
    )
    if chosen["q"]:
        items = items.filter(
            Q(weaver__code__icontains=chosen["q"]) | Q(weaver__display_name__icontains=chosen["q"])
        )
    return items.filter(weaver__group=int(chosen["group"])) if chosen["group"] else items


def _files(jobs: dict[str, Job], now: datetime) -> list[Made]:
    kinds = [
        ("print", _("One file to print"), _("PDF, group by group, each sheet by itself on A5")),
        ("xlsx", _("Workbook"), _("XLSX, one sheet of weavers and one of lines")),
    ]
    return [
        Made(kind, label, note, job, job is not None and is_under_way(job, now=now))
        for kind, label, note in kinds
        for job in [jobs.get(f"statements_{kind}")]
    ]
