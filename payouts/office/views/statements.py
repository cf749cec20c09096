"""Statements to print and hand over."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marketplace.accounts.gates import open_to
from payouts.models import Run
from payouts.services.runs import figures
from payouts.services.statements import statement_pdf

from .. import reads


def _approved(reference: str) -> Run:
    run = reads.run_of(reference)
    if run.state in (Run.State.DRAFT, Run.State.CANCELLED):
        raise Http404("Only an approved run has statements.")
    return run


@require_safe
@open_to("payouts.view_run")
def statements(request: HttpRequest, reference: str) -> HttpResponse:
    """The weavers of an approved run, by group, each with her statement."""
    run = _approved(reference)
    rows = sorted(reads.rows_of(run, figures(run)), key=lambda row: (row.group, row.code))
    return render(request, "office/statements.html", {"run": run, "rows": rows, "here": "runs"})


@require_safe
@open_to("payouts.view_run")
def statement(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One weaver's statement. Its file's name has her code, and no name."""
    run = _approved(reference)
    item = run.items.select_related("run", "weaver__group").filter(weaver__code=code).first()
    if item is None:
        raise Http404
    return HttpResponse(
        statement_pdf(item),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{run.reference}-{code}.pdf"'},
    )
