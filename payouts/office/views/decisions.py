"""Holding, releasing and paying small amounts: for one weaver or several at once, each with its reason."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from marketplace.accounts.gates import open_to, person
from payouts.models import Run
from payouts.services.decisions import decide as decide_about
from payouts.services.runs import Refused
from weavers.models import Weaver

from .. import reads
from ..run_forms import DecideForm
from ..trail import came_from, carry


@require_POST
@open_to("payouts.prepare_run")
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    """Decide about the weavers chosen, all or none of them."""
    run, form = reads.run_of(reference), DecideForm(request.POST)
    codes = set(request.POST.getlist("codes"))
    weavers = list(Weaver.objects.filter(code__in=codes).order_by("pk").only("pk", "code"))
    if not codes:
        messages.error(request, _("Choose at least one weaver."))
    elif len(weavers) != len(codes):
        messages.error(request, _("There is no such weaver."))
    elif not form.is_valid():
        messages.error(request, _("Say what, and why."))
    else:
        _decide(request, run, weavers, form)
    query = came_from(request)
    if request.POST.get("at") in codes:
        return redirect(reverse("office:weaver", args=[reference, request.POST["at"]]) + carry(query))
    return redirect(reverse("office:run", args=[reference]) + (f"?{query}" if query else "") + "#weavers")


def _decide(request: HttpRequest, run: Run, weavers: list[Weaver], form: DecideForm) -> None:
    now, by = timezone.now(), person(request)
    what, reason = form.cleaned_data["what"], form.cleaned_data["reason"]
    try:
        with transaction.atomic():
            if run.state != Run.State.DRAFT:
                raise Refused(_("Only a draft's weavers are decided about."))
            made = [
                decide_about(weaver=weaver, month=run.period, what=what, reason=reason, by=by, now=now)
                for weaver in weavers
            ]
    except Refused as refused:
        messages.error(request, str(refused))
        return
    count = sum(decision is not None for decision in made)
    if count:
        words = ngettext(
            "Decided about %(n)d weaver, with your reason.",
            "Decided about %(n)d weavers, with your reason.",
            count,
        )
        messages.success(request, words % {"n": count})
    else:
        messages.info(request, _("It stood that way already, so nothing was decided."))
