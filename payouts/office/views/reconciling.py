"""The books beside the bank: day by day, and payment by payment; and what came back, sent once more."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from marketplace.kernel.months import Month
from payouts.bankfiles import FORMATS
from payouts.models import BankAccount, Payment, Run, RunFile
from payouts.services.files import export_run, name_of
from payouts.services.reconciliation.days import MOST, days_of, evidence_of, last_month, open_items
from payouts.services.refusals import Refused
from payouts.services.retries import retry_payments

from .. import reads
from ..bank_forms import label_of
from ..trail import Crumb, crumbs
from .banking import A_PAGE, SETTLES, page_of
from .cash import cash_marks


@require_safe
@open_to("payouts.view_run")
def reconciliation(request: HttpRequest) -> HttpResponse:
    """The balance at the bank and in the books at each day's end, and what explains the difference at the last."""
    book = request.GET.get("book", BankAccount.Book.BANK)
    if book not in BankAccount.Book.values:
        raise Http404
    try:
        month = Month.parse(request.GET.get("month", ""))
    except ValueError:
        month = last_month() or Month.of(timezone.now())
    days = days_of(book, month)
    last = next((day.day for day in days if f"{day.day}" == request.GET.get("day")), None)
    last = last or (days[-1].day if days else month.last_day)
    items = open_items(book, last)
    context = {
        "book": book,
        "books": BankAccount.Book.choices,
        "month": month,
        "days": days,
        "chosen": next((day for day in days if day.day == last), None),
        "items": items,
        "lines": items.lines[:MOST],
        "postings": [(posted, label_of(posted, book), amount) for posted, amount in items.postings[:MOST]],
        "accounts": BankAccount.objects.filter(book=book),
        "wrong": [day for day in days if day.is_wrong],
        "here": "reconciliation",
    }
    return render(request, "office/reconciliation.html", context)


@require_safe
@open_to("payouts.view_run")
def run_bank(request: HttpRequest, reference: str) -> HttpResponse:
    """Each payment of a run with the bank's line that paid it, and the one that brought it back."""
    run = reads.run_of(reference)
    payments = (
        run.payments.select_related("weaver", "retried_by")
        .defer("payee_name", "account_number", "upi_id")
        .order_by("reference")
    )
    if state := request.GET.get("state", ""):
        payments = payments.filter(state=state)
    everything = "all" in request.GET
    page = page_of(payments, request.GET.get("page", ""), 100_000 if everything else A_PAGE)
    counts = dict(Payment.State.choices)
    marks = cash_marks(run, list(page.object_list))
    context = {
        "run": run,
        "cash": marks,
        "batches": _batches(run),
        "rows": [(each, marks["marks"].get(each.payment.pk)) for each in evidence_of(list(page.object_list))],
        "page": page,
        "query": urlencode({"state": state} if state else {}),
        "state": state,
        "states": [
            (name, label, n)
            for name, label in counts.items()
            if (n := run.payments.filter(state=name).count())
        ],
        "retries": run.payments.filter(state=Payment.State.RETURNED).filter(Q(retried_by=None)).exists(),
        "crumbs": crumbs(run, "", Crumb(_("Payments and the bank"))),
        "here": "runs",
    }
    return render(request, "office/bank_run.html", context)


def _batches(run: Run) -> list[tuple[int, int, int, list[tuple[str, Any, RunFile | None]]]]:
    """Each later batch: its number, payments and total in paise, and the formats that it can be written in."""
    files = {(file.batch, file.format): file for file in run.files.all()}
    found = run.payments.filter(batch__gt=1).values("batch").order_by("batch")
    methods: dict[int, set[str]] = {}
    for batch, method in run.payments.filter(batch__gt=1).values_list("batch", "method").distinct():
        methods.setdefault(batch, set()).add(method)
    return [
        (
            row["batch"],
            row["count"],
            row["total"],
            [
                (name, format, files.get((row["batch"], name)))
                for name, format in FORMATS.items()
                if format.method in methods[row["batch"]]
            ],
        )
        for row in found.annotate(count=Count("pk"), total=Sum("amount"))
    ]


@require_POST
@open_to(SETTLES)
def retry(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the chosen payments that came back once more, as the run's next batch."""
    run = reads.run_of(reference)
    try:
        batch = retry_payments(
            run=run, references=request.POST.getlist("payment"), by=person(request), now=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:run-bank", reference)
    messages.success(
        request, _("They go out once more as batch %(batch)d. Write its payment file.") % {"batch": batch}
    )
    return redirect("office:run-bank", reference)


@require_POST
@open_to("payouts.export_run")
def export_batch(request: HttpRequest, reference: str, batch: int, format: str) -> HttpResponse:
    """The payment file of what is sent once more, to keep."""
    run = reads.run_of(reference)
    try:
        written = export_run(run=run, format=format, by=person(request), now=timezone.now(), batch=batch)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("office:run-bank", reference)
    name = name_of(run.files.get(format=format, batch=batch))
    return HttpResponse(
        written,
        content_type=FORMATS[format].content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
