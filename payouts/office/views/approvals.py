"""Approving a run: what the approver sees, a code from her phone, and the evidence afterwards."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.accounts.gates import open_to, person
from marketplace.accounts.models import User
from marketplace.accounts.second_factor import CodeRefused, phone_of, use_code
from payouts.models import Decision, Run
from payouts.services.runs import Refused, approve_run

from .. import reads
from ..long_steps import AT_ONCE, ask_for, under_way
from ..reads.approval import Sight, code_of, payees_of, sight_of, what_for
from ..run_forms import ApproveForm
from ..trail import Crumb, crumbs
from .long_looks import long_look


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("payouts.approve_run")
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows a draft to its approver, and approves what she saw against a code from her phone."""
    run, user, now = reads.run_of(reference), person(request), timezone.now()
    if job := under_way("approve", run, now=now):
        return redirect("office:job", job.pk)
    if run.state != Run.State.DRAFT or run.prepared_by_id == user.pk:
        return _nothing_to_approve(request, run, user)
    if phone_of(user) is None:
        here = reverse("office:approve", args=[reference])
        messages.info(request, _("Approving asks for a code from your phone. Set it up first."))
        return redirect(f"{reverse('accounts:second-factor')}?{urlencode({'next': here})}")
    if request.method != "POST" and (wait := long_look(request, run)):
        return wait
    sight = sight_of(run, now=now)
    if request.method != "POST":
        return _show(request, run, sight, ApproveForm(sight=sight))
    form = ApproveForm(request.POST, sight=sight)
    if form.is_stale():
        messages.error(request, _("The figures have changed since you saw them. Look again."))
        return redirect("office:approve", reference)
    if not form.is_valid():
        return _show(request, run, sight, form)
    try:
        use_code(user=user, code=form.cleaned_data["code"], what=what_for(run), about=sight.seen, now=now)
    except CodeRefused as refused:
        if _approved_meanwhile(run, user, sight.seen):
            return _nothing_to_approve(request, reads.run_of(reference), user)
        form.add_error("code", str(refused))
        return _show(request, run, sight, form)
    return _take(request, run, user, sight)


def _take(request: HttpRequest, run: Run, user: User, sight: Sight) -> HttpResponse:
    now = timezone.now()
    if sight.page.whole.weavers > AT_ONCE:
        options = {"seen": sight.seen, "language": get_language() or "en"}
        return redirect("office:job", ask_for(kind="approve", run=run, by=user, now=now, options=options).pk)
    try:
        approve_run(run=run, by=user, now=now, seen=sight.seen)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The run is approved, posted and closed."))
    return redirect("office:run", run.reference)


def _approved_meanwhile(run: Run, user: User, seen: str) -> bool:
    """Whether a first press of the same button has approved it; waits for one that is at it."""
    with transaction.atomic():
        fresh = Run.objects.select_for_update().get(pk=run.pk)
    return fresh.approved_by_id == user.pk and fresh.figures_sha256 == seen


def _nothing_to_approve(request: HttpRequest, run: Run, user: User) -> HttpResponse:
    if run.state == Run.State.DRAFT:
        messages.error(request, _("Whoever prepared a run can't approve it."))
    elif run.approved_by_id == user.pk and run.state != Run.State.CANCELLED:
        messages.success(request, _("The run is approved, posted and closed."))
    else:
        messages.error(
            request,
            _("The run of %(run)s is %(state)s, not a draft.")
            % {"run": run, "state": run.get_state_display()},
        )
    return redirect("office:run", run.reference)


def _show(request: HttpRequest, run: Run, sight: Sight, form: ApproveForm) -> HttpResponse:
    context = {
        "run": run,
        "sight": sight,
        "severe": [(row, sight.payees.get(row.weaver)) for row in sight.severe],
        "form": form,
        "phone": phone_of(person(request)),
        "crumbs": crumbs(run, "", Crumb(_("Approve"))),
        "here": "runs",
    }
    return render(request, "office/approve.html", context, status=422 if form.errors else 200)


@require_safe
@open_to("payouts.view_run")
def evidence(request: HttpRequest, reference: str) -> HttpResponse:
    """Who prepared a run and who approved it, when, with which phone, and what exactly; to print and file."""
    run = reads.run_of(reference)
    if run.approved_at is None:
        raise Http404("Only an approved run has evidence.")
    seen = reads.look_at(run, now=timezone.now(), chosen={"warning": "severe"}, size=200)
    severe = list(seen.page.object_list)
    payees = payees_of(severe)
    context = {
        "run": run,
        "seen": seen,
        "code": code_of(run),
        "severe": [(row, payees.get(row.weaver)) for row in severe],
        "decided": Decision.objects.filter(month=run.month).select_related("weaver", "by"),
        "files": run.files.select_related("written_by"),
        "crumbs": crumbs(run, "", Crumb(_("Evidence"))),
        "here": "runs",
    }
    return render(request, "office/evidence.html", context)
