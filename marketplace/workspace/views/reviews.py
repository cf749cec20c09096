"""What buyers say, before and after it's on a page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.accounts.gates import open_to, person
from marketplace.reviews.models import Review, ReviewPhoto
from marketplace.reviews.services import NotReviewed, answer_review, decide_review

moderator = open_to("piece_reviews.moderate_reviews")
STATES = Review.State
PER_PAGE = 20


@require_GET
@moderator
def queue(request: HttpRequest) -> HttpResponse:
    """Those that wait, the longest waiting first; or with ``state`` those that were decided."""
    state = request.GET.get("state")
    found = Review.objects.waiting()
    if state in (STATES.SHOWN, STATES.REFUSED):
        found = Review.objects.filter(state=state).order_by("-decided_at", "-pk")
    page = Paginator(found.select_related("product"), PER_PAGE).get_page(request.GET.get("page"))
    page.numbers = list(page.paginator.get_elided_page_range(page.number))  # type: ignore[attr-defined]
    context = {
        "reviews": page.object_list,
        "page": page,
        "state": state or STATES.WAITING,
        "states": STATES.choices,
        "query": f"state={state}" if state else "",
    }
    return render(request, "workspace/reviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@moderator
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: let it through, refuse it with a reason, or answer it."""
    review = get_object_or_404(Review.objects.select_related("product", "line"), pk=pk)
    if request.method == "POST":
        try:
            _act(request, review)
        except NotReviewed as problem:
            messages.error(request, str(problem))
            return redirect("workspace:review", pk=pk)
        return redirect("workspace:reviews")
    return render(
        request, "workspace/review.html", {"review": review, "reviews": [], "photos": review.photos.all()}
    )


def _act(request: HttpRequest, review: Review) -> None:
    by, now, what = person(request), timezone.now(), request.POST.get("action")
    if what == "answer":
        answer_review(review=review, answer=request.POST.get("answer", ""), by=by, now=now)
        messages.success(request, _("Your answer stands beside it."))
    elif what == "show":
        decide_review(review=review, show=True, by=by, now=now)
        messages.success(request, _("It's on the piece's page."))
    elif what == "refuse":
        decide_review(review=review, show=False, reason=request.POST.get("reason", ""), by=by, now=now)
        messages.success(request, _("It was refused, and its writer is told why."))


@require_GET
@moderator
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """A photograph from the private store."""
    with get_object_or_404(ReviewPhoto, pk=pk).file.open() as file:
        return HttpResponse(file.read(), content_type="image/jpeg")
