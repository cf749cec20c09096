"""Members' votes: put to them by coordinators and admin, cast by each on her own page, alone or with her coordinator."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import compressed, open_to, person
from marketplace.kernel.months import india_day
from weavers.models import Proposal, Tally, Voted
from weavers.voting import FEWEST, MAY_PROPOSE, VoteRefused, cast_vote, propose, results, take_back
from weavers.voting import open_to as open_to_her

from ..whose import about_her, hers, herself, witness_of

DAYS = ("members_on", "opens_on", "closes_on", "from_day")


class ProposalForm(forms.ModelForm):
    """What is put to the members."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = Proposal
        fields = ["title", "words", "share", *DAYS, "quorum"]
        widgets = {
            "words": forms.Textarea(attrs={"rows": 4}),
            **{name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in DAYS},
        }


@require_http_methods(["GET", "HEAD", "POST"])
@compressed(open_to(MAY_PROPOSE))
def votes(request: HttpRequest) -> HttpResponse:
    """What members vote on, with how many have; and a form to propose something. What they chose is shown once counted."""
    now = timezone.now()
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        initial={"quorum": 50, "members_on": india_day(now)},
    )
    if form.is_valid():
        try:
            propose(by=person(request), now=now, **form.cleaned_data)
        except VoteRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Proposed. Members find it on their pages from its first day on."))
            return redirect("workspace:votes")
    running = Proposal.objects.filter(counted_at=None, taken_back_at=None).order_by("closes_on")
    context = {
        "form": form,
        "running": [(each, each.voted.count()) for each in running],
        "results": results(),
        "fewest": FEWEST,
    }
    return render(request, "workspace/votes.html", context, status=422 if form.errors else 200)


@require_POST
@compressed(open_to(MAY_PROPOSE))
def back(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        take_back(proposal=get_object_or_404(Proposal, pk=pk), by=person(request), now=timezone.now())
    except VoteRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Taken back."))
    return redirect("workspace:votes")


@require_GET
@hers
def my_votes(request: HttpRequest) -> HttpResponse:
    """What she may vote on, what she voted on, and what was decided."""
    weaver, today = herself(request), india_day(timezone.now())
    voted = Voted.objects.filter(weaver=weaver, proposal__counted_at=None).select_related("proposal")
    context = {
        "open": open_to_her(weaver, on=today),
        "voted": voted,
        "results": results()[:10],
        "fewest": FEWEST,
        "choices": Tally.Choice.choices,
    }
    return render(request, "workspace/my_votes.html", context | about_her(request, weaver))


@require_POST
@hers
def my_vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Her vote, once. Her coordinator who has the page open with her is kept as witness."""
    weaver = herself(request)
    proposal = get_object_or_404(Proposal, pk=pk)
    try:
        cast_vote(
            proposal=proposal, weaver=weaver, choice=request.POST.get("choice", ""), witness=witness_of(request),
            now=timezone.now(),
        )  # fmt: skip
    except VoteRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Your vote counts. Nobody can see what you chose."))
    return redirect("workspace:my-votes")
