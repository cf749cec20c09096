"""What weavers are to be told: a list for their coordinators, and a notice on her own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from marketplace.accounts.gates import person
from weavers.models import Notice, Weaver
from weavers.telling import object_to, tell

from ..whose import hers, herself
from .consents import coordinators
from .pieces import navigation

HOW = [Notice.How.FACE, Notice.How.PHONE, Notice.How.LETTER]


@require_GET
@coordinators
def notices(request: HttpRequest) -> HttpResponse:
    """Whom to tell, the longest waiting first. No amounts, nothing of what was changed."""
    user = person(request)
    found = Notice.objects.filter(weaver__in=Weaver.objects.of(user), told_at=None)
    rows = list(found.select_related("weaver__group"))
    context = {"rows": rows, "how": [(each.value, each.label) for each in HOW]}
    return render(request, "workspace/notices.html", context | navigation(user, "weavers"))


@require_POST
@coordinators
def told(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    found = get_object_or_404(Notice.objects.filter(weaver__in=Weaver.objects.of(user)), pk=pk)
    how = request.POST.get("how", "")
    tell(notice=found, how=how if how in HOW else Notice.How.FACE, by=user, now=timezone.now())
    if "not_her" in request.POST:
        object_to(notice=found, now=timezone.now())
    return redirect("workspace:notices")


@require_POST
@hers
def my_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """She has read it; or it wasn't her, and nobody confirms it."""
    found = get_object_or_404(Notice, pk=pk, weaver=herself(request))
    tell(notice=found, how=Notice.How.PAGE, by=person(request), now=timezone.now())
    if "not_her" in request.POST:
        object_to(notice=found, now=timezone.now())
    return redirect("workspace:mine")
