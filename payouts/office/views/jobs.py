"""Long work, while it is under way. The page looks again by itself; closing it stops nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.accounts.gates import open_to
from payouts.models import Job

from ..long_steps import GIVEN_UP, STEPS, UNDER_WAY, has_happened


@require_safe
@open_to("payouts.view_run")
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a step is; once it has been taken, the run's page."""
    job = get_object_or_404(
        Job.objects.select_related("run", "asked_by"), pk=pk, kind__in=STEPS, run__isnull=False
    )
    assert job.run is not None
    if has_happened(job):
        messages.success(request, _("The run is approved, posted and closed."))
        return redirect("office:run", job.run.reference)
    stopped = job.state in UNDER_WAY and timezone.now() - job.asked_at > GIVEN_UP
    context = {
        "job": job,
        "run": job.run,
        "waits": job.state in UNDER_WAY and not stopped,
        "stopped": stopped,
        "seconds": int((timezone.now() - job.asked_at).total_seconds()),
        "here": "runs",
    }
    return render(request, "office/job.html", context)
