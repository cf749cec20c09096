"""Invoices and credit notes of an order, for whoever has its link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.forks.order.models import Order
from payouts.models import Invoice
from payouts.services.invoices import pdf_of


@never_cache
@require_safe
def invoice(request: HttpRequest, number: str, token: str, pk: int) -> HttpResponse:
    """One of them as PDF, by the order's link."""
    order = get_object_or_404(Order, number=number)
    if not order.is_token(token):
        raise Http404
    found = get_object_or_404(Invoice.objects.select_related("order", "against"), pk=pk, order=order)
    name = found.number.replace("/", "-")
    return HttpResponse(
        pdf_of(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )
