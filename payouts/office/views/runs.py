"""The months, one run, and one weaver of it."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from payouts.bankfiles import FORMATS
from payouts.models import Payment, Run
from payouts.services.accounts import month_of
from payouts.services.runs import figures, fingerprint, months_to_close
from weavers.models import AccessLog, Weaver

from .. import reads
from ..forms import FilterForm, ReasonForm

PRIVATE = ("legal_name", "phone", "village", "story")


@require_safe
@open_to("payouts.view_run")
def runs(request: HttpRequest) -> HttpResponse:
    """Every run, and the month to close next."""
    waiting = months_to_close(now=timezone.now())
    return render(
        request,
        "office/runs.html",
        {"runs": reads.runs(), "waiting": waiting, "here": "runs"},
    )


@require_safe
@open_to("payouts.view_run")
def run(request: HttpRequest, reference: str) -> HttpResponse:
    """One run: where it stands, what may be done, its totals and its weavers."""
    return show_run(request, reads.run_of(reference))


def show_run(
    request: HttpRequest, run: Run, *, cancel: ReasonForm | None = None, status: int = 200
) -> HttpResponse:
    items = figures(run)
    rows = reads.rows_of(run, items)
    by_group = reads.totals_by(rows, "group")
    form = FilterForm(request.GET or None, groups=[each.label for each in by_group])
    chosen = form.cleaned_data if form.is_valid() else {}
    files = {file.format: file for file in run.files.all()}
    by_method = reads.totals_by([row for row in rows if row.status == "payable"], "method")
    context = {
        "run": run,
        "tone": reads.STATE_TONES[run.state],
        "steps": reads.steps_of(run),
        "whole": reads.total("", rows),
        "held": reads.total("", (row for row in rows if row.status == "held")),
        "by_group": by_group,
        "by_method": by_method,
        "seen": fingerprint(items),
        "form": form,
        "filtered": any(chosen.values()),
        "page": reads.page_of([row for row in rows if _wanted(row, chosen)], request.GET.get("page")),
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "files": [(name, format, files.get(name)) for name, format in FORMATS.items()],
        "cancel": cancel or ReasonForm(),
        "own": run.prepared_by_id == person(request).pk,
        "here": "runs",
    }
    return render(request, "office/run.html", context, status=status)


def _wanted(row: reads.Row, chosen: dict[str, str]) -> bool:
    words = chosen.get("q", "").strip().lower()
    return (
        (not words or words in row.code.lower() or words in row.name.lower())
        and chosen.get("group", "") in ("", row.group)
        and chosen.get("status", "") in ("", row.status)
    )


@require_safe
@open_to("payouts.view_run")
def weaver(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One weaver's figures of a run, and the lines they come from."""
    return _show_weaver(request, reads.run_of(reference), code)


@require_POST
@open_to("weavers.view_payee")
def payee(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """The same, with the name and account that she's paid to. That this was read is kept."""
    run = reads.run_of(reference)
    payment = run.payments.filter(weaver__code=code).select_related("weaver").first()
    if payment is None:
        raise Http404
    AccessLog.objects.create(
        user=person(request),
        weaver=payment.weaver,
        what="legal name, payee details",
        why=f"looked at payment {payment.reference}",
        at=timezone.now(),
    )
    return _show_weaver(request, run, code, payee=payment)


def _show_weaver(request: HttpRequest, run: Run, code: str, *, payee: Payment | None = None) -> HttpResponse:
    row = next((row for row in reads.rows_of(run, figures(run)) if row.code == code), None)
    if row is None:
        raise Http404
    weaver = Weaver.objects.defer(*PRIVATE).get(code=code)
    payment = (
        run.payments.filter(weaver=weaver).defer("payee_name", "account_number", "ifsc", "upi_id").first()
    )
    account = month_of(weaver, run.period)
    others = [
        (_("Adjusted"), account.adjusted),
        (_("Sent back by the bank"), account.returned),
        (_("Advances given"), account.advances),
    ]
    context = {
        "run": run,
        "row": row,
        "weaver": weaver,
        "account": account,
        "others": [(caption, lines) for caption, lines in others if lines],
        "left": row.figures["owed"] - row.figures["recovered"],
        "payment": payment,
        "payee": payee,
        "here": "runs",
    }
    return render(request, "office/weaver.html", context)
