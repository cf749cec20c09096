"""Labels to sew or tie to pieces: a square code that leads to where the piece comes from."""

from typing import Any
from urllib.parse import urljoin

import segno
from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from catalog.models import Maker, Product
from marketplace.accounts.gates import compressed, open_to, person
from marketplace.accounts.models import User

from .. import reads

SIZES = {"label": (90, 50), "a6": (105, 148)}
"""Width and height in mm."""
MOST_LABELS = 200

staff = compressed(open_to("catalogue.list_piece", "catalogue.approve_listing", "order.fulfil_orders"))


@require_GET
@staff
def labels(request: HttpRequest) -> HttpResponse:
    """The pieces in the shop, the newest first, to choose from."""
    asked = request.GET.get("q", "").strip()
    pieces = _hers(person(request))
    if asked:
        pieces = pieces.filter(Q(upc__icontains=asked) | Q(title__icontains=asked))
    page = reads.page_of(pieces.order_by("-pk"), request.GET.get("page"), count=pieces.count())
    context = {"page": page, "rows": reads.rows(page), "asked": asked, "query": f"q={asked}" if asked else ""}
    return render(request, "workspace/labels.html", context)


@require_GET
@staff
def print_labels(request: HttpRequest) -> HttpResponse:
    """Those chosen (``?piece=``, primary keys), ``copies`` of each, in one size. Pieces that aren't hers are left out."""
    keys = [int(key) for key in request.GET.getlist("piece") if key.isdecimal()][:MOST_LABELS]
    size = request.GET.get("size") if request.GET.get("size") in SIZES else "label"
    copies = request.GET.get("copies", "")
    each = min(int(copies), 20) if copies.isdecimal() and int(copies) else 1
    named = Prefetch("makers", Maker.objects.select_related("weaver__group").order_by("weaver__code"))
    chosen = _hers(person(request)).filter(pk__in=keys).order_by("pk").prefetch_related(named)
    made = [label for piece in chosen for label in [_label(piece)] * each][:MOST_LABELS]
    if not made:
        messages.info(request, _("Choose the pieces that you want labels for."))
        return redirect("workspace:labels")
    return render(request, "workspace/print_labels.html", {"labels": made, "size": size})


def _hers(user: User) -> QuerySet[Product]:
    """What is in the shop and has a reference: all of it for quality and fulfilment, else of her own groups."""
    of_all = user.has_perm("catalogue.approve_listing") or user.has_perm("order.fulfil_orders")
    pieces = Product.objects.all() if of_all else reads.hers(user)
    return pieces.filter(state=Product.State.LIVE).exclude(upc=None)


def _label(piece: Product) -> dict[str, Any]:
    makers = [maker.weaver for maker in piece.makers.all()]
    address = urljoin(settings.SITE_URL, reverse("storefront:made", args=[piece.sku]))
    return {
        "piece": piece,
        "makers": list(dict.fromkeys(weaver.display_name for weaver in makers)),
        "places": list(dict.fromkeys(f"{weaver.group.name}, {weaver.district}" for weaver in makers)),
        "address": address.split("://")[1],
        "code": square_code(address),
    }


def square_code(address: str) -> SafeString:
    """A QR code as SVG, black on white whatever the page's colours are."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(
        border=2, dark="#000", light="#fff", omitsize=True, svgclass="label__code", lineclass=None
    )
    return mark_safe(drawn)  # noqa: S308 - made by us from an address of ours
