"""Files of pieces that come in, and everything as files to take out."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from catalog.listing import ListingRefused
from catalog.models import Product
from marketplace.accounts.gates import open_to, person
from marketplace.kernel.months import india_day

from .. import reads
from ..bring_forms import BringForm
from ..bringing import Look, look
from ..bringing import bring as bring_pieces
from ..taking_out import everything
from .overview import MAY_OVERSEE
from .pieces import coordinators, navigation


@require_http_methods(["GET", "POST"])
@coordinators
def bring(request: HttpRequest) -> HttpResponse:
    """First a look at each piece of a file, which stores nothing; with the second press drafts of it."""
    user = person(request)
    if request.method == "GET":
        return _page(request, BringForm(by=user))
    form = BringForm(request.POST, request.FILES, by=user)
    if not form.is_valid():
        return _page(request, form, status=422)
    assert form.file
    looks = look(form.file, form.besides, by=user)
    if request.POST.get("action") != "make" or form.is_new:
        return _page(request, form, looks)
    try:
        made = bring_pieces(looks=looks, shop=form.file.name, by=user, now=timezone.now())
    except ListingRefused as problem:
        form.add_error(None, str(problem))
        return _page(request, form, looks, status=422)
    messages.success(request, _told(made, looks))
    return redirect(f"{reverse('workspace:home')}?state={Product.State.DRAFT}")


def _told(made: list[Product], looks: list[Look]) -> str:
    there = sum(each.there is not None for each in looks)
    left = len(looks) - there - len(made)
    said = [
        ngettext("%(count)d draft made.", "%(count)d drafts made.", len(made)) % {"count": len(made)}
        if made
        else _("No draft was made.")
    ]
    if made:
        said.append(_("They still want pictures."))
    if there:
        said.append(_("There already: %(count)d.") % {"count": there})
    if left:
        said.append(_("Left out: %(count)d.") % {"count": left})
    return " ".join(said)


def _page(
    request: HttpRequest, form: BringForm, looks: list[Look] | None = None, *, status: int = 200
) -> HttpResponse:
    user = person(request)
    context = navigation(user, "import") | {"form": form, "looks": looks}
    if form.file:
        context["seen"] = form.seen_again()
    if looks is not None:
        there = {each.there.pk for each in looks if each.there}
        context |= {
            "ready": sum(each.ready for each in looks),
            "already": sum(each.there is not None for each in looks),
            "faulty": sum(not each.there and not each.ready for each in looks),
            "lacking": list(dict.fromkeys(what for each in looks if not each.there for what in each.lacks)),
            "pictures": any(each.found.pictures for each in looks),
            "hers": set(reads.hers(user).filter(pk__in=there).values_list("pk", flat=True)),
        }
    return render(request, "workspace/import.html", context, status=status)


@require_safe
@open_to("catalogue.list_piece", MAY_OVERSEE)
def take(request: HttpRequest) -> HttpResponse:
    """Everything as CSV in a zip: of all groups for whoever oversees them, else of her own."""
    user, now = person(request), timezone.now()
    file = everything(None if user.has_perm(MAY_OVERSEE) else user)
    name = f"everything-{india_day(now)}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")  # type: ignore[return-value]
