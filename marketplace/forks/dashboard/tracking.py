"""Numbers for many parcels at once: pasted or as CSV, looked at first, then all of them leave or none does."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from marketplace.accounts.gates import person
from marketplace.accounts.models import User
from marketplace.making.parcels import send_parcels
from payouts.services.dispatch import NotToSend

from .papers import chosen
from .places import senders
from .reads import packets
from .sending import Reading, read_numbers

MOST_BYTES = 200_000


@require_http_methods(["GET", "POST"])
@senders
def tracking(request: HttpRequest) -> HttpResponse:
    """The list; sent once it's shown what leaves, and by ``step=send`` it leaves. Faults are told row by row."""
    user = person(request)
    if request.method == "GET":
        return _page(request, _begun(request, user))
    file = request.FILES.get("file")
    text = request.POST.get("numbers", "")[:MOST_BYTES]
    if file is not None and file.file is not None:
        text = file.read(MOST_BYTES).decode("utf-8-sig", errors="replace")
    reading = read_numbers(text, user=user)
    if reading.faults:
        return _page(request, text, reading, status=422)
    if request.POST.get("step") == "send":
        try:
            left = send_parcels(parcels=reading.parcels, by=user, now=timezone.now())
        except NotToSend as problem:
            messages.error(request, str(problem))
            return _page(request, text, reading, status=422)
        parcels = len(reading.parcels) if left else 0
        words = ngettext("%(n)d parcel has left.", "%(n)d parcels have left.", parcels) % {"n": parcels}
        messages.success(request, words if left else _("All of it had left already; nothing was done again."))
        return redirect("dashboard:orders")
    return _page(request, text, reading)


def _page(request: HttpRequest, text: str, reading: Reading | None = None, status: int = 200) -> HttpResponse:
    context = {"section": "tracking", "text": text, "reading": reading}
    return render(request, "dashboard/tracking.html", context, status=status)


def _begun(request: HttpRequest, user: User) -> str:
    """A list of the orders that were ticked, with room for their numbers."""
    found = [each for each in packets(user, chosen(request)) if any(line.to_send for line in each.lines)]
    return "".join(f"{each.order.number}, \n" for each in found)
