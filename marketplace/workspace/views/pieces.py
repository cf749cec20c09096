"""A coordinator's pieces: in their states, one by one, new and changed."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.images.models import Image, Rendition

from catalog.kinds import Kind
from catalog.listing import (
    ChangedMeanwhile,
    ListingRefused,
    submit_listing,
    version_of,
    what_is_missing,
    withdraw_listing,
)
from catalog.models import ListingChange, PriceChange, Product
from catalog.pictures import thumbs
from marketplace.accounts.gates import compressed, open_to, person
from marketplace.accounts.models import User
from marketplace.kernel.money import parse_rupees
from marketplace.kernel.months import india_day
from marketplace.kernel.once import key_of
from marketplace.making.checking import newest_check

from .. import reads
from ..forms import ANOTHER, ListingForm
from ..hands import MOST_PRICE
from ..loom import loom_of
from ..prices import ask_price
from ..saving import Difference, differences, save_form, stored_under, version_shown
from ..splits import in_words, split_of

State = Product.State
LARGE = "max-1200x1500|format-webp|webpquality-80"
SMALL = "max-640x800|format-webp|webpquality-74"
"""On a phone: four of the large ones would take her line for seconds."""


coordinators = compressed(open_to("catalogue.list_piece"))
"""For whoever lists pieces."""


def hers_or_404(user: User, pk: int) -> Product:
    """A piece of her own groups; anybody else's is not there."""
    piece = reads.hers(user).filter(pk=pk).first()
    if piece is None:
        raise Http404
    return piece


def navigation(user: User, state: str = "") -> dict[str, Any]:
    """The states of her pieces with how many are in each, for the side."""
    counts = reads.by_state(reads.hers(user))
    return {
        "states": [(value, label, counts[value]) for value, label in State.choices],
        "state": state,
        "counts": counts,
    }


@require_GET
@coordinators
def home(request: HttpRequest) -> HttpResponse:
    """What waits for her first, else everything that isn't withdrawn."""
    user = person(request)
    state = request.GET.get("state", "")
    state = state if state in State.values else ""
    context = navigation(user, state)
    pieces = reads.hers(user).order_by("-pk")
    pieces = pieces.filter(state=state) if state else pieces.exclude(state=State.WITHDRAWN)
    counts = context["counts"]
    count = counts[state] if state else sum(counts.values()) - counts[State.WITHDRAWN]
    page = reads.page_of(pieces, request.GET.get("page"), count=count)
    return render(
        request,
        "workspace/home.html",
        context
        | {
            "page": page,
            "rows": reads.rows(page),
            "query": f"state={state}" if state else "",
            "heading": State(state).label if state else _("All pieces"),
        },
    )


@require_GET
@coordinators
def piece(request: HttpRequest, pk: int) -> HttpResponse:
    return render(
        request, "workspace/piece.html", shown(hers_or_404(person(request), pk)) | navigation(person(request))
    )


def _sizes(image: Image) -> tuple[Rendition, Rendition]:
    """For a phone, and for a desk."""
    found = image.get_renditions(SMALL, LARGE)
    return found[SMALL], found[LARGE]


def shown(piece: Product) -> dict[str, Any]:
    """All of a piece that coordinators and quality look at."""
    images = [row.image for row in piece.images.select_related("image").order_by("display_order")]
    steps = ListingChange.objects.filter(product=piece).select_related("by").order_by(F("at").desc(), "-pk")
    history, today = [told(step) for step in steps], india_day(timezone.now())
    return {
        "piece": piece,
        "tone": reads.TONES.get(piece.state, ""),
        "pictures": [_sizes(image) for image in images],
        "makers": piece.makers.select_related("weaver__group"),
        "record": piece.stockrecords.first(),
        "shelf": piece.categories.first(),
        "split": split_of(piece, on=today),
        "terms": in_words(piece, on=today),
        "missing": what_is_missing(piece, on=today),
        "history": history,
        "last": history[0] if history else None,
        "changeable": piece.state in (State.DRAFT, State.SENT_BACK),
        "withdrawable": piece.state != State.WITHDRAWN,
        "asked": piece.price_changes.filter(state=PriceChange.State.WAITING).select_related("by").first(),
        "checked": newest_check(piece),
        "spoken": piece.spoken_notes.select_related("by"),
        "key": uuid4(),
    }


def told(step: ListingChange) -> ListingChange:
    """A step with ``what`` it changed: label, what it was, what it became."""
    labels = {
        "price": _("price"),
        "pieces": _("how many"),
        "makers": _("made by"),
        "pictures": _("pictures"),
        "from": _("from"),
        "pictures_there": _("its pictures there"),
    }

    def label(name: str) -> str:
        return labels.get(name) or str(getattr(Product._meta.get_field(name), "verbose_name", name))

    step.what = [(label(name), was, became) for name, (was, became) in step.changed.items()]  # type: ignore[attr-defined]
    return step


@require_http_methods(["GET", "POST"])
@coordinators
def new(request: HttpRequest) -> HttpResponse:
    """A new piece, perhaps like another one (``?like=``). Sent twice, it's stored once."""
    user = person(request)
    if request.method == "POST":
        return _save(request, None)
    like = request.GET.get("like", "")
    model = hers_or_404(user, int(like)) if like.isdigit() else None
    form = ListingForm(by=user, piece=model)
    form.kept = []
    return _form(request, form, None)


@require_http_methods(["GET", "POST"])
@coordinators
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    piece = hers_or_404(person(request), pk)
    if piece.state not in (State.DRAFT, State.SENT_BACK):
        messages.error(request, _("Only a draft or a piece that was sent back can be changed."))
        return redirect("workspace:piece", pk=pk)
    if request.method == "POST":
        return _save(request, piece)
    form = ListingForm(by=person(request), piece=piece, initial={"version": version_of(piece)})
    return _form(request, form, piece)


def _save(request: HttpRequest, piece: Product | None) -> HttpResponse:
    user = person(request)
    if piece is None and (stored := _stored_under(request.POST.get("key", ""), user)):
        return redirect("workspace:piece", pk=stored.pk)
    form = ListingForm(request.POST, request.FILES, by=user, piece=piece)
    action = request.POST.get("action")
    valid = form.is_valid()
    if action == "preview":
        return _form(request, form, piece, previewed=True)
    if not valid:
        return _form(request, form, piece, status=422)
    sent = action == "submit"
    try:
        saved = save_form(form, piece, by=user, now=timezone.now(), submit=sent, key=None)
    except ChangedMeanwhile:
        assert piece
        if parted := differences(form, piece):
            return _form(request, _told(form, piece, parted), piece, status=409)
        saved = piece  # the same sent again
    except ListingRefused as problem:
        form.add_error(None, str(problem))
        return _form(request, form, piece, status=422)
    messages.success(request, _("Sent for approval.") if sent else _("Kept as a draft."))
    return redirect("workspace:piece", pk=saved.pk)


def _told(form: ListingForm, piece: Product, parted: list[Difference]) -> ListingForm:
    """The form with what somebody else has written meanwhile; sent once more, it takes the place of that."""
    theirs = version_shown(piece)
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["version"] = theirs["version"]  # type: ignore[index]
    form.add_error(
        None,
        _("%(who)s has changed this piece meanwhile. Send it once more to put yours in its place.")
        % {"who": theirs["by"] or _("Somebody")},
    )
    for each in parted:
        form.add_error(None, f"{each.label}: “{each.theirs}” → “{each.mine}”")
    return form


def _stored_under(key: str, user: User) -> Product | None:
    try:
        return stored_under(UUID(key), user)
    except ValueError:
        return None


def _form(
    request: HttpRequest,
    form: ListingForm,
    piece: Product | None,
    *,
    previewed: bool = False,
    status: int = 200,
) -> HttpResponse:
    chosen = form["kind"].value() or ""
    seen = thumbs((kind.image for kind in form.known), spec=reads.ROW)
    context = {
        "form": form,
        "piece": piece,
        "kinds": [_choice(kind, chosen, seen) for kind in form.known],
        "another": ANOTHER,
        "chosen_kind": chosen or (ANOTHER if not form.known else ""),
        "chosen_colour": form["colour"].value() or ("" if form.colours else ANOTHER),
        "kept": [
            (kept, kept.image.get_rendition("fill-320x400|format-webp|webpquality-76"))
            for kept in form.kept_pictures()
        ],
        "split": form.split() if form.is_bound else None,
        "previewed": previewed,
        "loom": loom_of(form, on=india_day(timezone.now())),
        "sent_back": _sent_back(piece),
    } | navigation(person(request), "" if piece else "new")
    return render(request, "workspace/form.html", context, status=status)


def _choice(kind: Kind, chosen: str, seen: dict[int, Any]) -> dict[str, Any]:
    return {"kind": kind, "chosen": kind.name == chosen, "picture": seen.get(kind.image or 0)}


def _sent_back(piece: Product | None) -> ListingChange | None:
    if piece is None or piece.state != State.SENT_BACK:
        return None
    return piece.listing_changes.filter(after=State.SENT_BACK).select_related("by").last()


@require_POST
@coordinators
def preview(request: HttpRequest) -> HttpResponse:
    """The split of what has been typed so far, for the page that asks as she types. Stores nothing."""
    form = ListingForm(request.POST, by=person(request))
    form.is_valid()
    return render(request, "workspace/split.html", {"split": form.split()})


@require_POST
@coordinators
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    piece = hers_or_404(person(request), pk)
    try:
        submit_listing(product=piece, by=person(request), now=timezone.now())
    except ListingRefused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Sent for approval."))
    return redirect("workspace:piece", pk=pk)


@require_POST
@coordinators
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    piece = hers_or_404(person(request), pk)
    try:
        withdraw_listing(
            product=piece, by=person(request), now=timezone.now(), note=request.POST.get("note", "")
        )
    except ListingRefused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Withdrawn. What was ordered before stays ordered."))
    return redirect("workspace:piece", pk=pk)


@require_POST
@coordinators
def price(request: HttpRequest, pk: int) -> HttpResponse:
    """Another price for a piece in the shop."""
    piece = hers_or_404(person(request), pk)
    try:
        amount = parse_rupees(request.POST.get("price", "").replace(",", "").removeprefix("₹"))
        if not 0 < amount < MOST_PRICE:
            raise ValueError
        asked = ask_price(
            product=piece, price=amount, by=person(request), now=timezone.now(), key=key_of(request)
        )
    except ValueError:
        messages.error(request, _("Write an amount in rupees, like 2450 or 2450.50."))
    except ListingRefused as problem:
        messages.error(request, str(problem))
    else:
        waits = asked.state == PriceChange.State.WAITING
        messages.success(
            request,
            _("So large a change waits for quality.") if waits else _("The new price counts from now on."),
        )
    return redirect("workspace:piece", pk=pk)
