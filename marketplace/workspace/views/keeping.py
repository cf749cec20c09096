"""Cloth that communities keep, and what they agree to: a list, one piece's record, and what can be done with it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from catalog.keeping import (
    KINDS,
    MAY,
    KeepingRefused,
    end_sign_off,
    record_sign_off,
    restrict_piece,
    undo_restriction,
)
from catalog.models import Restriction, SignOff
from marketplace.accounts.gates import open_to, person
from marketplace.kernel.months import india_day

from .. import reads
from ..evidence import handed_out
from ..keeping_forms import EndForm, RestrictionForm, SignOffForm

keepers_of_record = open_to(MAY)


@require_GET
@keepers_of_record
def kept(request: HttpRequest) -> HttpResponse:
    """What is closed to sale first, then by when an agreement ends."""
    found = Restriction.objects.select_related("product").order_by("product__upc", "community")
    page = reads.page_of(found, request.GET.get("page"), count=found.count())  # type: ignore[arg-type]
    rows = _with_standing(found.filter(pk__in=[each.pk for each in page]))
    return render(request, "workspace/kept.html", {"page": page, "kept": rows, "query": ""})


def _with_standing(found: QuerySet[Restriction]) -> list[Any]:
    in_force = SignOff.objects.in_force(on=india_day(timezone.now())).filter(restriction=OuterRef("pk"))
    return list(
        found.annotate(agreed=Exists(in_force), until=Subquery(in_force.order_by("-to_day").values("to_day")[:1]))
        .annotate(signed=Count("sign_offs"))
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@keepers_of_record
def new(request: HttpRequest) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = RestrictionForm(sent, initial={"reference": request.GET.get("reference", "")})
    if form.is_valid():
        assert form.piece
        try:
            made = restrict_piece(
                product=form.piece,
                community=form.cleaned_data["community"],
                reason=form.cleaned_data["reason"],
                by=person(request),
                now=timezone.now(),
            )
        except KeepingRefused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("From now on it's sold only while they agree."))
            return redirect("workspace:kept-piece", pk=made.pk)
    return render(request, "workspace/kept_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@keepers_of_record
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """One restriction with all that was signed for it; POST records an agreement."""
    found = get_object_or_404(Restriction.objects.select_related("product", "entered_by"), pk=pk)
    today = india_day(timezone.now())
    if request.method == "POST":
        form = SignOffForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                record_sign_off(
                    restriction=found, by=person(request), now=timezone.now(), **form.cleaned_data
                )
            except KeepingRefused as problem:
                form.add_error(None, str(problem))
            else:
                messages.success(request, _("Recorded. The piece can be sold in those days."))
                return redirect("workspace:kept-piece", pk=pk)
    else:
        form = SignOffForm(initial={"signed_on": today, "from_day": today})
    return _record(request, found, form, status=422 if form.is_bound else 200)


def _record(request: HttpRequest, found: Restriction, form: SignOffForm, *, status: int) -> HttpResponse:
    signed = found.sign_offs.select_related("recorded_by", "withdrawn_by").order_by("-from_day", "-pk")  # type: ignore[attr-defined]
    in_force = set(
        SignOff.objects.in_force(on=india_day(timezone.now()))
        .filter(restriction=found)
        .values_list("pk", flat=True)
    )
    context = {
        "kept": found,
        "form": form,
        "signed": [(each, each.pk in in_force) for each in signed],
        "agreed": bool(in_force),
    }
    return render(request, "workspace/kept_piece.html", context, status=status)


@require_POST
@keepers_of_record
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """A community no longer agrees."""
    found = get_object_or_404(SignOff, pk=pk)
    form = EndForm(request.POST)
    try:
        why = form.cleaned_data["why"] if form.is_valid() else ""
        end_sign_off(sign_off=found, why=why, by=person(request), now=timezone.now())
    except KeepingRefused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(
            request, _("Ended. From now on the piece isn't sold, unless another agreement covers it.")
        )
    return redirect("workspace:kept-piece", pk=found.restriction_id)


@require_POST
@keepers_of_record
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Entered by mistake."""
    found = get_object_or_404(Restriction, pk=pk)
    try:
        undo_restriction(restriction=found, by=person(request), now=timezone.now())
    except KeepingRefused as problem:
        messages.error(request, str(problem))
        return redirect("workspace:kept-piece", pk=pk)
    messages.success(request, _("Taken back. The piece can be sold like any other."))
    return redirect("workspace:kept")


@require_GET
@keepers_of_record
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper or the recording, to be stored and opened on one's own device: never shown within our pages."""
    found = get_object_or_404(SignOff, pk=pk)
    return handed_out(found.proof, f"sign-off-{found.pk}", types=KINDS, to_keep=True)
