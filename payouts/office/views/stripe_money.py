"""What moved on our balance at Stripe: asked of Stripe, or read from its report, beside the books and the bank."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.accounts.gates import open_to, person
from marketplace.kernel.tables import FileRefused
from marketplace.payment.balance import GIVEN_UP, KIND, ask_stripe, import_report, stripe_account
from payouts.models import BankAccount, BankLine, BankTie, Job
from payouts.models.ledger import Kind
from payouts.services.refusals import Refused

from ..bank_forms import StatementForm
from .banking import A_PAGE, SETTLES, page_of, statements_of, tell


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(SETTLES)
def stripe_money(request: HttpRequest) -> HttpResponse:
    """Stripe's movements; its report, posted here as CSV, is imported."""
    now = timezone.now()
    form = StatementForm(request.POST or None, request.FILES or None)
    form.fields["file"].label = _("Stripe's report")
    form.fields["file"].help_text = _("CSV: the itemised balance report of Stripe's dashboard")
    faults: list[str] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            taken = import_report(
                content=file.read(), name=file.name or "stripe.csv", by=person(request), now=now
            )
        except FileRefused as refused:
            faults = refused.faults
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            tell(request, taken)
            return redirect("office:stripe")
    account = stripe_account(now=now)
    job = Job.objects.filter(kind=KIND).select_related("asked_by").first()
    page = page_of(account.lines.order_by("-day", "-id"), request.GET.get("page", ""), A_PAGE)
    context = {
        "account": account,
        "form": form,
        "faults": faults,
        "job": job,
        "waits": job is not None
        and job.state in (Job.State.WAITING, Job.State.RUNNING)
        and now - job.asked_at < GIVEN_UP,
        "statements": statements_of(account),
        "page": page,
        "at_bank": _at_bank([line for line in page.object_list if line.kind == "payout"]),
        "here": "stripe",
    }
    return render(request, "office/bank_stripe.html", context, status=422 if faults or form.errors else 200)


def _at_bank(payouts: list[BankLine]) -> dict[str, BankLine]:
    """By Stripe's id of a payout the bank's line that received it."""
    keys = [line.reference for line in payouts]
    ties = BankTie.objects.filter(
        transaction__kind=Kind.STRIPE_PAYOUT,
        transaction__source_key__in=keys,
        book=BankAccount.Book.BANK,
        undone_at=None,
    )
    return {
        tie.transaction.source_key: tie.line for tie in ties.select_related("transaction", "line__account")
    }


@require_POST
@open_to(SETTLES)
def ask(request: HttpRequest) -> HttpResponse:
    """Have the worker ask Stripe for what moved since the last time."""
    ask_stripe(by=person(request), now=timezone.now())
    return redirect("office:stripe")
