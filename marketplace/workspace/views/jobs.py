"""Orders to make: the coordinator asks weavers, and they say yes or no; the weaver's own page of what she's asked."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from marketplace.accounts.gates import person
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line
from marketplace.kernel.months import india_day
from marketplace.making import jobs as work
from marketplace.making.jobs import JobRefused
from marketplace.making.models import Job

from ..whose import about_her, hers, herself
from ..work_forms import JobForm
from ..work_reads import A_PAGE, her_jobs, lines_with_work, to_make
from .pieces import coordinators, navigation

DONE: dict[str, Any] = {
    "accept": gettext_lazy("She makes it."), "decline": gettext_lazy("Noted: she can’t. Ask somebody else."),
    "take-back": gettext_lazy("Taken back."), "made": gettext_lazy("Noted: it’s made."),
}  # fmt: skip


@require_GET
@coordinators
def jobs(request: HttpRequest) -> HttpResponse:
    """What is ordered and not woven yet, the late ones first, and who has it."""
    return _board(request, person(request))


def _board(request: HttpRequest, user: User, wrong: JobForm | None = None, status: int = 200) -> HttpResponse:
    page: Page[Line] = Paginator(lines_with_work(user), A_PAGE).get_page(request.GET.get("page"))
    page.numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)  # type: ignore[attr-defined]
    rows = to_make(list(page.object_list), user, now=timezone.now(), wrong=wrong)
    context = {"page": page, "rows": rows, "query": "", "wrong": wrong} | navigation(user, "jobs")
    return render(request, "workspace/jobs.html", context, status=status)


@require_POST
@coordinators
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a weaver for pieces of a line. Sent twice, she's asked once."""
    user, now = person(request), timezone.now()
    line = work.lines_to_make(user).filter(pk=pk).first()
    if line is None:
        raise Http404
    form = JobForm(request.POST, by=user, today=india_day(now), prefix=f"l{pk}")
    if form.is_valid():
        data = form.cleaned_data
        try:
            work.offer_job(
                line=line, weaver=data["weaver"], pieces=data["pieces"], due_on=data["due_on"], by=user, now=now,
                key=data["key"],
            )  # fmt: skip
        except JobRefused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(
                request, _("She is asked. Note here what she says, or she answers on her own page.")
            )
            return redirect("workspace:jobs")
    return _board(request, user, form, status=422)


@require_POST
@coordinators
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """What a weaver said, noted for her; or it's taken back."""
    found = get_object_or_404(Job.objects.of(person(request)), pk=pk)
    _take(request, found)
    return redirect("workspace:jobs")


def _take(request: HttpRequest, job: Job) -> None:
    user, now, asked = person(request), timezone.now(), request.POST.get("step", "")
    try:
        if asked in ("accept", "decline"):
            work.answer_job(job=job, accept=asked == "accept", by=user, now=now)
        elif asked == "take-back":
            work.take_back_job(job=job, by=user, now=now)
        elif asked == "made":
            work.finish_job(job=job, by=user, now=now)
        else:
            return
    except JobRefused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, str(DONE[asked]))


@require_GET
@hers
def my_jobs(request: HttpRequest) -> HttpResponse:
    """What she is asked to make, and what she makes."""
    weaver = herself(request)
    context = {"jobs": her_jobs(weaver, now=timezone.now())}
    return render(request, "workspace/to_weave.html", context | about_her(request, weaver))


@require_POST
@hers
def my_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Her own answer, or what she tells her coordinator who has the page open with her."""
    found = get_object_or_404(Job, pk=pk, weaver=herself(request))
    if request.POST.get("step") != "take-back":
        _take(request, found)
    return redirect("workspace:my-jobs")
