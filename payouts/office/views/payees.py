"""Changed payee details: entered by one person, confirmed by another. Each reading is kept."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.accounts.gates import open_to, person, with_code_lately
from payouts.services.payees import change_payee, confirm_payee
from payouts.services.runs import Refused
from weavers.models import AccessLog, Payee

from ..forms import PayeeForm


@require_http_methods(["GET", "HEAD", "POST"])
@open_to("weavers.approve_payee", "weavers.change_payee")
def payees(request: HttpRequest) -> HttpResponse:
    """The changes that wait for a second person; and, for finance, a form to enter one."""
    user, now = person(request), timezone.now()
    may_change = user.has_perm("weavers.change_payee")
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    form = PayeeForm(request.POST or None) if may_change else None
    if form is not None and form.is_valid():
        try:
            change_payee(by=user, now=now, **form.cleaned_data)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Stored. A second person confirms it."))
        return redirect("office:payees")
    waiting = list(
        Payee.objects.filter(pk__in=Payee.objects.current().values("pk"), verified_at=None)
        .select_related("weaver__group", "entered_by")
        .order_by("entered_at")
    )
    AccessLog.objects.bulk_create(
        AccessLog(
            user=user, weaver=payee.weaver, what="legal name, payee details", why="changes to confirm", at=now
        )
        for payee in waiting
    )
    context = {"waiting": waiting, "form": form, "here": "payees"}
    return render(request, "office/payees.html", context, status=422 if form and form.errors else 200)


@require_POST
@open_to("weavers.approve_payee")
@with_code_lately(back="office:payees")
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm one change, for whoever gave a code from her phone in the last ten minutes."""
    payee = get_object_or_404(Payee, pk=pk)
    try:
        confirm_payee(payee=payee, by=person(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Confirmed. From now on she is paid this way."))
    return redirect("office:payees")
