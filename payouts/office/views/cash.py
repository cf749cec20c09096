"""What coordinators say of cash: looked at beside the payments, and taken up with one press."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from payouts.models import CashMark, Payment, Run
from payouts.services.cash import SETTLES, disagreeing, return_cash, settle_cash, waiting_marks
from payouts.services.refusals import Refused
from weavers.models import AccessLog

from .. import reads


@require_POST
@open_to(SETTLES)
def settle(request: HttpRequest, reference: str) -> HttpResponse:
    """All that she saw marked as handed over is paid."""
    run = reads.run_of(reference)
    try:
        count = settle_cash(
            run=run, seen=_number(request.POST.get("seen")), by=person(request), now=timezone.now()
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = ngettext(
            "%(n)d payment is paid by its mark.", "%(n)d payments are paid by their marks.", count
        )
        messages.success(request, said % {"n": count} if count else _("That was taken up already."))
    return redirect("office:run-bank", reference)


@require_POST
@open_to(SETTLES)
def back(request: HttpRequest, reference: str) -> HttpResponse:
    """What she chose of those that couldn't be handed over comes back."""
    run, marks = reads.run_of(reference), [_number(each) for each in request.POST.getlist("mark")]
    try:
        count = return_cash(run=run, marks=marks, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = ngettext(
            "%(n)d payment came back, and is hers again.",
            "%(n)d payments came back, and are theirs again.",
            count,
        )
        messages.success(
            request, said % {"n": count} if count else _("Nothing was chosen, or it was taken up already.")
        )
    return redirect("office:run-bank", reference)


@require_safe
@open_to("payouts.view_run")
def picture(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """The signed roll. It has legal names, so that it was looked at is kept."""
    marks = CashMark.objects.exclude(picture="").select_related("payment")
    mark = get_object_or_404(marks, pk=pk, payment__run=reads.run_of(reference))
    AccessLog.objects.create(
        user=person(request),
        weaver_id=mark.payment.weaver_id,
        what="signed cash roll",
        why=mark.reference,
        at=timezone.now(),
    )
    return FileResponse(mark.picture.open(), content_type="image/jpeg")  # type: ignore[return-value]


def cash_marks(run: Run, payments: Sequence[Payment]) -> dict[str, Any]:
    """What the page of a run's payments shows of marks, in five queries: by payment those shown, and what waits of all."""
    shown = CashMark.objects.standing().filter(payment__in=payments).select_related("by")
    waiting = waiting_marks(run)
    handed = waiting.filter(what=CashMark.What.HANDED)
    return {
        "marks": {mark.payment_id: mark for mark in shown},
        "handed": handed.count(),
        "seen": handed.aggregate(last=Max("pk"))["last"],
        "not_handed": list(_named(waiting.filter(what=CashMark.What.NOT_HANDED))),
        "disagreeing": list(_named(disagreeing(run))),
    }


def _named(marks: Any) -> Any:
    hidden = [f"payment__{name}" for name in ("payee_name", "account_number", "upi_id")]
    hidden += [f"payment__weaver__{name}" for name in ("legal_name", "phone", "village", "story")]
    return marks.select_related("by", "payment__weaver").defer(*hidden).order_by("payment__reference")


def _number(text: Any) -> int:
    return int(text) if str(text or "").isascii() and str(text or "").isdigit() and len(str(text)) < 16 else 0
