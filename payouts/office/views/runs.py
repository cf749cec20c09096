"""The months, and one run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from marketplace.accounts.gates import open_to, person
from payouts.bankfiles import FORMATS
from payouts.models import Decision, Run
from payouts.services.runs import months_to_close

from .. import reads
from ..forms import ReasonForm
from ..reads.changes import bridge_of
from ..reads.warnings import LABELS, SEVERE
from ..run_forms import DecideForm, RunFilterForm
from ..trail import carry, query_of
from .long_looks import long_look


@require_safe
@open_to("payouts.view_run")
def runs(request: HttpRequest) -> HttpResponse:
    """The months with their runs, and the month to close next."""
    waiting = months_to_close(now=timezone.now())
    context = {"months": reads.months(), "waiting": waiting, "here": "runs"}
    return render(request, "office/runs.html", context)


@require_safe
@open_to("payouts.view_run")
def run(request: HttpRequest, reference: str) -> HttpResponse:
    """One run: where it stands, what may be done, its totals, what changed, and its weavers."""
    found = reads.run_of(reference)
    return long_look(request, found) or show_run(request, found)


def show_run(
    request: HttpRequest, run: Run, *, cancel: ReasonForm | None = None, status: int = 200
) -> HttpResponse:
    form = RunFilterForm(request.GET)
    chosen = form.chosen()
    number = request.GET.get("page", "")
    seen = reads.look_at(
        run,
        now=timezone.now(),
        chosen=chosen,
        sort=chosen.get("sort", "code"),
        number=int(number) if number.isdecimal() and len(number) < 7 else 1,
    )
    here = query_of(chosen | {"page": seen.page.number if seen.page.number > 1 else ""})
    files = {file.format: file for file in run.files.all() if file.batch == 1}
    filtered = any(name != "sort" for name in chosen)
    context = {
        "run": run,
        "tone": reads.STATE_TONES[run.state],
        "steps": reads.steps_of(run),
        "seen": seen,
        "before": reads.run_before(run),
        "bridge": bridge_of(seen),
        "warnings": [
            (what, label, seen.warnings[what], what in SEVERE)
            for what, label in LABELS.items()
            if what in seen.warnings
        ],
        "form": form if form.data else RunFilterForm(),
        "filtered": filtered,
        "page": seen.page,
        "query": query_of(chosen),
        "trail": carry(here),
        "here_query": here,
        "sorts": _sorts(chosen),
        "deciding": run.state == Run.State.DRAFT and person(request).has_perm("payouts.prepare_run"),
        "decide": DecideForm(),
        "decided": Decision.objects.filter(month=run.month).select_related("weaver", "by").order_by("-id"),
        "files": [(name, format, files.get(name)) for name, format in FORMATS.items()],
        "cancel": cancel or ReasonForm(),
        "own": run.prepared_by_id == person(request).pk,
        "here": "runs",
    }
    return render(request, "office/run.html", context, status=status)


def _sorts(chosen: dict[str, str]) -> dict[str, str]:
    """For each column that can be sorted by, the query that does so; pressed again, the other way round."""
    now = chosen.get("sort", "code")
    columns = ["code", "earned", "other", "taken", "payable", "change", "carried"]
    ways = {name: f"-{name}" if now != f"-{name}" and name != "code" else name for name in columns}
    return {name: query_of(chosen | {"sort": way}) for name, way in ways.items()}
