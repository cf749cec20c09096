"""Groups as their coordinators see them: who joins, pauses, moves and leaves, and who stands in."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from marketplace.accounts.gates import person
from marketplace.kernel.months import india_day
from payouts.services.balances import balance_of
from weavers.models import Group, StandIn, Step, Weaver
from weavers.standing import StepRefused, end_stand_in, join_weaver, move_weaver, stand_in, take_step

from ..group_forms import JoinForm, MoveForm, StandInForm
from .consents import coordinators, hers_or_404
from .pieces import navigation


@require_http_methods(["GET", "POST"])
@coordinators
def groups(request: HttpRequest) -> HttpResponse:
    """Her groups with their coordinators and stand-ins; POST names somebody who stands in for her."""
    user, now = person(request), timezone.now()
    form = StandInForm(
        request.POST if request.method == "POST" else None, user=user, initial={"from_day": india_day(now)}
    )
    if form.is_valid():
        try:
            stand_in(by=user, now=now, **form.cleaned_data)
        except StepRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Entered. In those days she sees the group as you do."))
            return redirect("workspace:groups")
    at_work = Count("weavers", filter=~Q(weavers__status=Weaver.Status.LEFT))
    found = Group.objects.of(user).annotate(women=at_work).prefetch_related("coordinators__user")
    context: dict[str, Any] = {
        "groups": found,
        "own": set(Group.objects.filter(coordinators__user=user).values_list("pk", flat=True)),
        "stand_ins": StandIn.objects.filter(
            group__in=Group.objects.of(user), to_day__gte=india_day(now), ended_at=None
        ).select_related("group", "user"),
        "form": form,
    }
    context |= navigation(user, "groups")
    return render(request, "workspace/groups.html", context, status=422 if form.errors else 200)


@require_POST
@coordinators
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody stands in any more."""
    found = get_object_or_404(StandIn, pk=pk, group__in=Group.objects.of(person(request)))
    try:
        end_stand_in(stand_in=found, by=person(request), now=timezone.now())
    except StepRefused as refused:
        messages.error(request, str(refused))
    return redirect("workspace:groups")


@require_http_methods(["GET", "POST"])
@coordinators
def join(request: HttpRequest) -> HttpResponse:
    """A new weaver of one of her groups."""
    user = person(request)
    form = JoinForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        facts = dict(form.cleaned_data)
        group, key = facts.pop("group"), facts.pop("key")
        try:
            weaver = join_weaver(group=group, facts=facts, by=user, now=timezone.now(), key=key)
        except StepRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Welcome to her. Next: what she agrees to show, and how she is paid.")
            )
            return redirect("workspace:standing", code=weaver.code)
    context = {"form": form} | navigation(user, "groups")
    return render(request, "workspace/join.html", context, status=422 if form.errors else 200)


@require_GET
@coordinators
def standing(request: HttpRequest, code: str) -> HttpResponse:
    """How she stands with the cooperative, what is open, and what can be done."""
    user = person(request)
    weaver = hers_or_404(user, code)
    context = {
        "weaver": weaver,
        "steps": Step.objects.filter(weaver=weaver).select_related("group", "by"),
        "balance": balance_of(weaver),
        "reasons": Step.Why.choices,
        "move": MoveForm(weaver=weaver),
    }
    return render(request, "workspace/standing.html", context | navigation(user, "weavers"))


@require_POST
@coordinators
def step(request: HttpRequest, code: str) -> HttpResponse:
    """She pauses, is back, moves, leaves, or stays after all."""
    user, now = person(request), timezone.now()
    weaver = hers_or_404(user, code)
    what = request.POST.get("what", "")
    try:
        if what == Step.What.MOVED:
            form = MoveForm(request.POST, weaver=weaver)
            if form.is_valid():
                weaver = move_weaver(weaver=weaver, group=form.cleaned_data["group"], by=user, now=now)
        elif what in (Step.What.PAUSED, Step.What.BACK, Step.What.LEAVING, Step.What.STAYS):
            take_step(weaver=weaver, what=what, by=user, now=now, why=request.POST.get("why", ""))
    except StepRefused as refused:
        messages.error(request, str(refused))
    if not Weaver.objects.of(user).filter(pk=weaver.pk).exists():
        messages.success(
            request, _("She is of another group from now on, and her coordinator there looks after her.")
        )
        return redirect("workspace:weavers")
    return redirect("workspace:standing", code=code)
