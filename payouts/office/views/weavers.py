"""One weaver of a run: her figures, why they changed, what to look at, and the lines that each is made of."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from marketplace.accounts.gates import open_to, person
from payouts.models import Decision, Payment, Run
from weavers.models import AccessLog, Weaver

from .. import reads
from ..reads.approval import payees_of
from ..reads.lines import PRIVATE, advances_of, lines_of_weaver, posted_for
from ..run_forms import DecideForm
from ..trail import Crumb, came_from, carry, crumbs

HERS = ("legal_name", "phone", "village", "story")


@require_safe
@open_to("payouts.view_run")
def weaver(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """One weaver's figures of a run, and the lines they come from."""
    return _show(request, reads.run_of(reference), code)


@require_POST
@open_to("weavers.view_payee")
def payee(request: HttpRequest, reference: str, code: str) -> HttpResponse:
    """The same, with the name and account that she's paid to. That this was read is kept."""
    run = reads.run_of(reference)
    payment = run.payments.filter(weaver__code=code).select_related("weaver").order_by("-batch").first()
    if payment is None:
        raise Http404
    AccessLog.objects.create(
        user=person(request),
        weaver=payment.weaver,
        what="legal name, payee details",
        why=f"looked at payment {payment.reference}",
        at=timezone.now(),
    )
    return _show(request, run, code, payee=payment)


def _show(request: HttpRequest, run: Run, code: str, *, payee: Payment | None = None) -> HttpResponse:
    found = reads.look_at(run, now=timezone.now(), weaver=code).page.object_list
    if not found:
        raise Http404
    [row] = found
    weaver = Weaver.objects.defer(*HERS).get(pk=row.weaver)
    payments = list(run.payments.filter(weaver=weaver).order_by("batch").defer(*PRIVATE))
    query = came_from(request)
    way = f"?run={run.reference}&weaver={code}{carry(query, '&')}"
    context = {
        "run": run,
        "row": row,
        "weaver": weaver,
        "before": reads.run_before(run),
        "lines": lines_of_weaver(weaver, run.period),
        "advances": advances_of(weaver, run.period),
        "left": row.figures["owed"] - row.figures["recovered"],
        "payments": payments,
        "posted": posted_for(weaver, run, [payment.reference for payment in payments]),
        "payee": payee,
        "changed_payee": payees_of([row]).get(row.weaver),
        "decided": Decision.objects.filter(month=run.month, weaver=weaver).select_related("by"),
        "deciding": run.state == Run.State.DRAFT and person(request).has_perm("payouts.prepare_run"),
        "decide": DecideForm(),
        "from_query": query,
        "trail": carry(query),
        "way": way,
        "crumbs": crumbs(run, query, Crumb(row.name)),
        "here": "runs",
    }
    return render(request, "office/weaver.html", context)
