"""From a figure to its lines, from a line to its sale, from there to the books."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.accounts.gates import open_to, person
from weavers.models import Group

from .. import reads
from ..reads.lines import KINDS, LABELS, lines_of_run
from ..reads.sources import entry_of, source_of
from ..trail import Crumb, came_from, carry, crumbs


@require_safe
@open_to("payouts.view_run")
def lines(request: HttpRequest, reference: str, figure: str) -> HttpResponse:
    """Every line that a figure of a run is made of, fifty a page."""
    if figure not in KINDS:
        raise Http404
    run, group = reads.run_of(reference), request.GET.get("group", "")
    if group and not Group.objects.filter(name=group).exists():
        raise Http404
    query = came_from(request)
    found = lines_of_run(run, figure, group=group, number=request.GET.get("page"))
    context = {
        "run": run,
        "figure": figure,
        "label": LABELS[figure],
        "group": group,
        "found": found,
        "page": found.page,
        "trail": carry(query),
        "crumbs": crumbs(run, query, Crumb(str(LABELS[figure]))),
        "here": "runs",
    }
    return render(request, "office/lines.html", context)


@require_safe
@open_to("payouts.view_run")
def sale(request: HttpRequest, pk: int) -> HttpResponse:
    """One sale line: its price split, makers, order, parcel, payment, refunds, and entries in the books."""
    source = source_of(pk, with_buyer=person(request).has_perm("order.fulfil_orders"))
    return render(
        request, "office/sale.html", {"source": source, "here": "runs", **_way(request, source.sale)}
    )


@require_safe
@open_to("payouts.view_run")
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry of the books, with all its legs and what it is an entry of."""
    entry, of = entry_of(pk)
    return render(
        request, "office/entry.html", {"entry": entry, "here": "runs", **of, **_way(request, entry)}
    )


def _way(request: HttpRequest, what: object) -> dict[str, object]:
    """The way back over the run and the weaver that somebody came from, as the address says."""
    reference, code = request.GET.get("run", ""), request.GET.get("weaver", "")
    if not reference:
        return {"crumbs": [Crumb(_("Months"), reverse("office:runs")), Crumb(str(what))], "trail": ""}
    run, query = reads.run_of(reference), came_from(request)
    below = []
    if code:
        below.append(Crumb(code, reverse("office:weaver", args=[reference, code]) + carry(query)))
    trail = f"?run={reference}" + (f"&weaver={code}" if code else "") + carry(query, "&")
    return {"crumbs": crumbs(run, query, *below, Crumb(str(what))), "trail": trail}
