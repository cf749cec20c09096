"""Reviews: of a piece for everybody, and of an order for whoever has its link."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalog.models import Product
from catalog.pictures import PictureRefused
from marketplace.forks.order.models import Line, Order
from marketplace.reviews.letters import reached_at
from marketplace.reviews.models import Review
from marketplace.reviews.services import MOST_PHOTOS, NotReviewed, let_ask, take_back_review, write_review

from ..public import public_page
from ..said import PER_PAGE, said_of
from .answers import see_other
from .basket import whole


@public_page
def of_piece(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All that is said of a piece, a dozen on each page."""
    piece: Product = get_object_or_404(Product.objects.live(), pk=pk)
    if piece.slug != slug:
        return redirect("storefront:piece-reviews", piece.slug, piece.pk, permanent=True)
    number = whole(request.GET.get("page", "1"))
    said = said_of(piece.pk, start=max(0, number - 1) * PER_PAGE, most=PER_PAGE)
    pages = Paginator(range(said.count), PER_PAGE)
    if not said.count or not 1 <= number <= pages.num_pages:
        raise Http404(_("Nobody has said more of this piece."))
    page = pages.page(number)
    page.numbers = list(pages.get_elided_page_range(number, on_each_side=1, on_ends=1))  # type: ignore[attr-defined]
    context = {"piece": piece, "said": said, "page": page, "path": request.path}
    return render(request, "storefront/piece_reviews.html", context)


def order_by_link(number: str, token: str) -> Order:
    """The order of a link. Raises Http404, also where its buyer was forgotten."""
    order = get_object_or_404(Order, number=number, forgotten_at=None)
    if not order.is_token(token):
        raise Http404
    return order


@never_cache
@require_safe
def of_order(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """The pieces of an order with what its buyer said of each, or where she can. At most six queries."""
    order = order_by_link(number, token)
    sent = order.lines.filter(status=Line.Status.SENT, product__isnull=False)
    lines = list(sent.select_related("review", "product").order_by("pk"))
    return render(request, "storefront/order_reviews.html", {"order": order, "lines": lines})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, number: str, token: str, pk: int) -> HttpResponse:
    """The form for one piece. Sent twice, it's one review."""
    order = order_by_link(number, token)
    line = get_object_or_404(order.lines.select_related("product"), pk=pk, status=Line.Status.SENT)
    back, trouble = reverse("storefront:reviews-of-order", args=[number, token]), ""
    if Review.objects.filter(line=line).exists():
        return see_other(back)
    if request.method == "POST":
        try:
            write_review(
                line=line,
                score=whole(request.POST.get("score")),
                words=request.POST.get("words", ""),
                shown_name=request.POST.get("name", ""),
                photos=[file for file in request.FILES.getlist("photos") if file.file is not None],
                language=get_language() or "en",
                now=timezone.now(),
            )
        except (NotReviewed, PictureRefused) as problem:
            trouble = str(problem)
        else:
            messages.success(request, _("Thank you. Somebody reads it, and then it's on the page."))
            return see_other(back)
    context = {
        "order": order,
        "line": line,
        "trouble": trouble,
        "typed": request.POST,
        "stars": (5, 4, 3, 2, 1),
        "most": MOST_PHOTOS,
    }
    return render(request, "storefront/review.html", context, status=422 if trouble else 200)


@never_cache
@require_POST
def take_back(request: HttpRequest, number: str, token: str, pk: int) -> HttpResponse:
    """Gone from everywhere, with its photographs; she may write another."""
    order = order_by_link(number, token)
    take_back_review(line=get_object_or_404(order.lines, pk=pk))
    messages.success(request, _("Your review is gone."))
    return see_other(reverse("storefront:reviews-of-order", args=[number, token]))


@csrf_exempt  # mail programs send it themselves where somebody presses "unsubscribe"; the link is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no_asking(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Never ask the buyer of this order again what she thinks; or, with ``ask``, do."""
    order = order_by_link(number, token)
    if request.method == "POST":
        let_ask(email=reached_at(order)[0], ask="ask" in request.POST)
    context = {"order": order, "done": request.method == "POST", "asks": "ask" in request.POST}
    return render(request, "storefront/no_asking.html", context)
