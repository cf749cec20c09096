"""What is done to a run. A refusal is said on the run's page, and has changed nothing."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.accounts.gates import open_to, person
from marketplace.kernel.months import Month
from marketplace.kernel.tables import FileRefused
from payouts.bankfiles import FORMATS
from payouts.models import Run
from payouts.services.files import export_run
from payouts.services.runs import Refused, cancel_run, close_month
from payouts.services.settlement import settle_run

from .. import reads
from ..forms import ReasonForm, SettleForm
from .runs import show_run


def _take(request: HttpRequest, step: Callable[[], Run], done: str) -> Run | None:
    """Take a step and say that it's done, or say why it's refused."""
    try:
        run = step()
    except Refused as refused:
        messages.error(request, str(refused))
        return None
    messages.success(request, done)
    return run


@require_POST
@open_to("payouts.prepare_run")
def close(request: HttpRequest) -> HttpResponse:
    """Draft the run of the month that is asked for."""
    try:
        month = Month.parse(request.POST.get("month", ""))
    except ValueError as problem:
        messages.error(request, str(problem))
        return redirect("office:runs")
    now, by = timezone.now(), person(request)
    run = _take(
        request,
        lambda: close_month(month=month, by=by, now=now),
        _("The run is drafted. A second person approves it."),
    )
    return redirect("office:run", run.reference) if run else redirect("office:runs")


@require_POST
@open_to("payouts.prepare_run")
def cancel(request: HttpRequest, reference: str) -> HttpResponse:
    """Give up a draft, or undo an approval."""
    run, form = reads.run_of(reference), ReasonForm(request.POST)
    if not form.is_valid():
        return show_run(request, run, cancel=form, status=422)
    now, by, reason = timezone.now(), person(request), form.cleaned_data["reason"]
    _take(
        request,
        lambda: cancel_run(run=run, by=by, now=now, reason=reason),
        _("The run is cancelled. The month can be closed again."),
    )
    return redirect("office:run", reference)


@require_POST
@open_to("payouts.export_run")
def export(request: HttpRequest, reference: str, format: str) -> HttpResponse:
    """A payment file, to keep. The first one moves the run on to exported."""
    run = reads.run_of(reference)
    try:
        written = export_run(run=run, format=format, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:run", reference)
    kind = FORMATS[format]
    return HttpResponse(
        written,
        content_type=kind.content_type,
        headers={"Content-Disposition": f'attachment; filename="{reference}-{format}.{kind.suffix}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.settle_run")
def settle(request: HttpRequest, reference: str) -> HttpResponse:
    """Enter the bank's answers from a file; every fault is listed, and then nothing is stored."""
    run = reads.run_of(reference)
    form = SettleForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"run": run, "form": form, "faults": [], "here": "runs"}
    if not form.is_valid():
        return render(request, "office/settle.html", context, status=422 if form.is_bound else 200)
    try:
        settled = _settle_upload(run, form.cleaned_data["file"], request)
    except FileRefused as refused:
        context["faults"] = [_parts(fault) for fault in refused.faults]
        return render(request, "office/settle.html", context, status=422)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:run", reference)
    open_still = settled.payments.filter(state="approved").count()
    messages.success(
        request,
        _("Stored. %(count)s payments still wait for an answer.") % {"count": open_still}
        if open_still
        else _("Stored. Every payment is answered, and the run is settled."),
    )
    return redirect("office:run", reference)


def _settle_upload(run: Run, upload: UploadedFile, request: HttpRequest) -> Run:
    suffix = Path(upload.name or "").suffix.lower()
    with tempfile.NamedTemporaryFile(suffix=suffix if suffix in (".csv", ".xlsx") else ".csv") as file:
        for chunk in upload.chunks():
            file.write(chunk)
        file.flush()
        return settle_run(run=run, path=Path(file.name), by=person(request), now=timezone.now())


def _parts(fault: str) -> tuple[str, str, str]:
    """``line 3, amount: is not …`` in its three parts; what has no line stands as it is."""
    place, colon, what = fault.partition(": ")
    line, comma, column = place.partition(", ")
    if not colon or not line.startswith("line "):
        return "", "", fault
    return line.removeprefix("line "), column, what
