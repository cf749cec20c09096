"""Looking at pieces: those that are to leave, all on one page; one by one; what was found, and what is looked at."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from catalog.models import Product
from catalog.pictures import first_picture, thumbs
from marketplace.accounts.gates import compressed, open_to, person
from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.making import checking
from marketplace.making.checking import CheckedMeanwhile, CheckRefused
from marketplace.making.models import Check, Checklist, CheckPhoto, Fault, SpokenNote
from marketplace.making.sound import TYPE

from .. import reads
from ..check_forms import CheckForm, ChecklistForm
from ..check_rows import TONES, form_for, rows_to_check, save_check
from .pieces import navigation

MOST_REWORK = 30


checkers = compressed(open_to(checking.OWN, checking.ALL))
"""For quality, and for coordinators with what their own groups make."""


def around(user: User) -> dict[str, Any]:
    """The navigation of whoever checks: a coordinator's, or quality's."""
    if user.has_perm(checking.OWN):
        return navigation(user, "checks") | {"base": "workspace/base.html"}
    return {"base": "workspace/base_quality.html", "state": "checks"}


@require_http_methods(["GET", "POST"])
@checkers
def checks(request: HttpRequest) -> HttpResponse:
    """What is to leave and nobody has found good yet. By POST each row that has a grade is stored, each once."""
    user, now = person(request), timezone.now()
    if request.method == "POST":
        _page, rows = rows_to_check(user, now=now, page=None, request=request)
        wrong = [row for row in rows if row.form.is_filled and not _stored(row.form, user, now)]
        done = sum(row.form.is_filled for row in rows) - len(wrong)
        if done:
            said = ngettext("%(n)d check is stored.", "%(n)d checks are stored.", done) % {"n": done}
            messages.success(request, said)
        if not wrong:
            if not done:
                messages.info(request, _("No row has a grade, so nothing was stored."))
            return redirect("workspace:checks")
        context: dict[str, Any] = {"rows": wrong, "again": [], "faulty": wrong}
        return render(request, "workspace/checks.html", context | around(user), status=422)
    page, rows = rows_to_check(user, now=now, page=request.GET.get("page"))
    sent_back = _with_pictures(checking.to_rework(user).order_by("at")[:MOST_REWORK])
    context = {"page": page, "rows": rows, "again": sent_back, "query": ""}
    return render(request, "workspace/checks.html", context | around(user))


def _stored(form: CheckForm, user: User, now: Any) -> bool:
    if not form.is_valid():
        return False
    try:
        save_check(form, by=user, now=now)
    except CheckedMeanwhile as meanwhile:
        form.add_error(None, overtaken(meanwhile))
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data[form.add_prefix("version")] = meanwhile.theirs.pk  # type: ignore[index]
        return False
    except CheckRefused as problem:
        form.add_error(None, str(problem))
        return False
    return True


def overtaken(meanwhile: CheckedMeanwhile) -> str:
    """Who was quicker, and what she found."""
    theirs = meanwhile.theirs
    return _("%(who)s has checked it meanwhile: %(grade)s. Send it once more to put yours after that.") % {
        "who": theirs.by.get_full_name() or theirs.by.username,
        "grade": theirs.get_grade_display(),
    }


def _with_pictures(found: Any) -> list[Check]:
    """Checks with their faults and first picture. Three queries."""
    rows = list(
        found.select_related("product", "line__order", "by")
        .prefetch_related("faults", "photos")
        .annotate(image=first_picture("product_id"))
    )
    shown = thumbs((row.image for row in rows), spec=reads.ROW)
    for row in rows:
        row.picture, row.tone = shown.get(row.image), TONES[row.grade]
    return rows


@require_http_methods(["GET", "POST"])
@checkers
def check_piece(request: HttpRequest, pk: int) -> HttpResponse:
    """One check of a piece before anybody buys it, with those before it."""
    user, now = person(request), timezone.now()
    piece = Product.objects.filter(pk=pk).first()
    if piece is None or not checking.may_check(user, piece, None):
        raise Http404
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_for(piece, None, now=now, version=checking.version_of(piece, None), data=data)
    if request.method == "POST" and _stored(form, user, now):
        messages.success(request, _("The check is stored."))
        return redirect("workspace:check-piece", pk=pk)
    earlier = _with_pictures(checking.checks_of(user).filter(product=piece).order_by("-at", "-pk"))
    context = {"piece": piece, "form": form, "earlier": earlier} | around(user)
    return render(request, "workspace/check_piece.html", context, status=422 if form.errors else 200)


@require_GET
@checkers
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody found: its pictures, what was wrong, who looked and when, and what came before and after."""
    user = person(request)
    found = get_object_or_404(checking.checks_of(user), pk=pk)
    chain = Check.of(found.product, found.line).order_by("at", "pk")
    context = {"check": found, "piece": found.product, "chain": _with_pictures(chain)} | around(user)
    return render(request, "workspace/check.html", context)


@require_GET
@checkers
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(CheckPhoto, pk=pk, check_made__in=checking.checks_of(person(request)))
    return HttpResponse(found.file.open("rb").read(), content_type="image/jpeg")


@require_http_methods(["GET", "POST"])
@open_to(checking.ALL)
def checklists(request: HttpRequest) -> HttpResponse:
    """What is looked at by kind of piece, today and later; another list counts from its day on."""
    user, now = person(request), timezone.now()
    today = india_day(now)
    kind = request.GET.get("kind", "")[:80]
    in_force = Checklist.in_force(on=today)
    begins = in_force.get(kind) or in_force.get("", [])
    form = ChecklistForm(
        request.POST if request.method == "POST" else None,
        points=begins,
        initial={"kind": kind, "from_day": today},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            checking.set_checklist(
                kind=data["kind"], points=form.points, from_day=data["from_day"], by=user, now=now, key=data["key"]
            )  # fmt: skip
        except CheckRefused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("It counts from that day on."))
            return redirect("workspace:checklists")
    labels = dict(Fault.choices)
    history = Checklist.objects.select_related("entered_by").order_by(F("from_day").desc(), "-pk")[:50]
    context = {
        "form": form,
        "lists": sorted(
            (name, [(labels[fault], words) for fault, words in points]) for name, points in in_force.items()
        ),
        "history": history,
        "today": today,
    } | around(user)
    return render(
        request,
        "workspace/checklists.html",
        context | {"state": "checklists"},
        status=422 if form.errors else 200,
    )


@require_GET
@checkers
def spoken(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody said of a piece, to be heard by whoever may check it."""
    found = get_object_or_404(SpokenNote.objects.select_related("product"), pk=pk)
    if not checking.may_check(person(request), found.product, None):
        raise Http404
    return HttpResponse(found.file.open("rb").read(), content_type=TYPE)
