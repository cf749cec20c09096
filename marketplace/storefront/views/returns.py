"""Asking to send something back, for whoever has the order's link."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalog.pictures import PictureRefused
from marketplace.forks.order.models import Order
from marketplace.kernel.months import india_day
from marketplace.payment.returns import MOST_PHOTOS, NotReturned, ask_return, can_come_back

from .answers import see_other
from .orders import line_pictures


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """The form; sent, it waits for an answer of staff, which comes by mail."""
    order = get_object_or_404(Order, number=number)
    if not order.is_token(token):
        raise Http404
    now, trouble = timezone.now(), ""
    if request.method == "POST":
        try:
            ask_return(
                order=order,
                pieces=_pieces(request.POST),
                reason=request.POST.get("reason", ""),
                photos=[file for file in request.FILES.getlist("photos") if file.file is not None],
                now=now,
            )
        except (NotReturned, PictureRefused) as problem:
            trouble = str(problem)
        else:
            return see_other(order.get_absolute_url())
    left = can_come_back(order, now=now)
    chosen = _pieces(request.POST)
    lines = [line for line in order.lines.order_by("pk") if line.pk in left]
    shown = [
        {
            "line": line,
            "picture": picture,
            "numbers": range(left[line.pk] + 1),
            "name": f"piece-{line.pk}",
            "chosen": chosen.get(line.pk, 0),
            "until": india_day(line.dispatched_at) + timedelta(days=settings.RETURN_DAYS)
            if line.dispatched_at
            else None,
        }
        for line, picture in zip(lines, line_pictures(lines), strict=True)
    ]
    if not lines:
        trouble = trouble or _("Nothing of this order can be sent back now.")
    return render(
        request,
        "storefront/send_back.html",
        {
            "order": order,
            "lines": shown,
            "trouble": trouble,
            "reason": request.POST.get("reason", ""),
            "most": MOST_PHOTOS,
        },
        status=400 if request.method == "POST" else 200,
    )


def _pieces(sent: QueryDict) -> dict[int, int]:
    """How many of each line, by its primary key, from fields named ``piece-KEY``."""
    found = {name.removeprefix("piece-"): str(value) for name, value in sent.items()}
    return {
        int(key): int(value)
        for key, value in found.items()
        if key.isascii() and key.isdigit() and value.isascii() and value.isdigit() and len(value) < 4
    }
