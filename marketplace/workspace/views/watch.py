"""What whoever looks after people and machines should know, and having failed work tried once more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from marketplace.accounts.gates import open_to
from payouts.models import BooksCheck

from ..watching import MAY, MOST, done_again, given_up, without_second_factor


@require_GET
@open_to(MAY)
def watch(request: HttpRequest) -> HttpResponse:
    people = without_second_factor().prefetch_related("groups").order_by("username")
    context = {
        "failed": given_up().order_by("-finished_at")[:MOST],
        "check": BooksCheck.objects.first(),
        "people": people[:MOST],
    }
    return render(request, "workspace/watch.html", context)


@require_POST
@open_to(MAY)
def again(request: HttpRequest, key: UUID) -> HttpResponse:
    task = get_object_or_404(given_up(), pk=key)
    if done_again(task, now=timezone.now()):
        messages.success(request, _("It's tried once more, at once."))
    return redirect("workspace:watch")
