"""One search over the back office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from marketplace.accounts.gates import compressed, open_to, person

from ..finding import MAY, Asked, find, kinds_of


@require_GET
@compressed(open_to(*MAY))
def find_anything(request: HttpRequest) -> HttpResponse:
    """What goes by ``q``, of each kind that she may open a few; with ``kind`` all of one, page by page."""
    user, asked = person(request), Asked.of(request.GET.get("q", ""))
    kinds = kinds_of(user)
    only = next((kind for kind in kinds if kind.name == request.GET.get("kind")), None)
    number = request.GET.get("page", "")
    page = max(1, int(number)) if only and number.isascii() and number.isdigit() and len(number) < 4 else 1
    context = {
        "find_words": asked.whole,
        "kinds": kinds,
        "only": only,
        "page": page,
        "sections": find(user, asked.whole, only=only.name if only else "", page=page),
        "query": urlencode({"q": asked.whole, "kind": only.name}) if only else "",
    }
    return render(request, "workspace/find.html", context)
