"""One sale with its order, parcel, payment and refunds, and the entries of the books behind it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, Prefetch, Q
from django.http import Http404

from marketplace.forks.order.models import ShippingEvent
from marketplace.payment.models import Checkout
from payouts.models import Advance, Leg, Payment, Refund, Sale, Transaction
from payouts.models.ledger import Kind

SOLD = (Kind.SOLD, Kind.DISPATCHED)
OF_ORDER = (Kind.BUYER_PAID, Kind.SHIPPED)
OF_REFUND = (Kind.REFUND_AFTER, Kind.CHARGED_BACK)


@dataclass(frozen=True)
class Source:
    """A sale line and all that hangs on it. ``order`` carries neither buyer nor address."""

    sale: Sale
    list_price: int
    cooperative: int
    shares: list[Any]
    refunds: list[Refund]
    order: Any
    buyer: str
    parcels: list[ShippingEvent]
    checkout: Checkout | None
    stripe_url: str
    entries: list[Transaction]


def source_of(pk: int, *, with_buyer: bool) -> Source:
    """A sale by its key. The buyer's name is read only where ``with_buyer``. Raises Http404."""
    sale = Sale.objects.select_related("product", "order_line__order").filter(pk=pk).first()
    if sale is None:
        raise Http404
    refunds = list(sale.refunds.prefetch_related("shares__weaver"))
    order = sale.order_line.order if sale.order_line else None
    checkout = Checkout.objects.filter(order=order).first() if order else None
    return Source(
        sale=sale,
        list_price=sale.unit_price * sale.quantity,
        cooperative=sale.paid - sale.tax - sale.earning,
        shares=list(sale.shares.select_related("weaver__group")),
        refunds=refunds,
        order=order,
        buyer=str(order.shipping_address.name) if order and with_buyer and order.shipping_address else "",
        parcels=list(
            ShippingEvent.objects.filter(line_quantities__line=sale.order_line).select_related("sent_by")
        )
        if order
        else [],
        checkout=checkout,
        stripe_url=stripe_page(checkout.stripe_payment) if checkout else "",
        entries=_entries(sale, [refund.ref for refund in refunds], order.number if order else ""),
    )


def stripe_page(payment: str) -> str:
    """Where Stripe shows a payment; nothing where the shop runs against a stand-in."""
    base = settings.STRIPE_DASHBOARD
    return f"{base}/payments/{payment}" if base and payment else ""


def _entries(sale: Sale, refunds: list[str], number: str) -> list[Transaction]:
    wanted = Q(kind__in=SOLD, source_key=f"{sale.ref}/{sale.line}") | Q(
        kind__in=OF_REFUND, source_key__in=refunds
    )
    if number:
        paid = Checkout.objects.filter(order__number=number).values_list("number", flat=True)
        wanted |= Q(kind__in=OF_ORDER, source_key__in=[number, *paid])
    return list(with_legs().filter(wanted).order_by("moment", "id"))


def with_legs() -> Any:
    """Entries with all their legs, as pages show them."""
    legs = Leg.objects.select_related("weaver").annotate(credit=-F("amount")).order_by("id")
    return Transaction.objects.select_related("by", "reverses", "reversed_by").prefetch_related(
        Prefetch("legs", queryset=legs)
    )


def entry_of(pk: int) -> tuple[Transaction, dict[str, Any]]:
    """One entry of the books with its legs, and what it is an entry of. Raises Http404."""
    entry = with_legs().filter(pk=pk).first()
    if entry is None:
        raise Http404
    key = entry.source_key
    if entry.kind in SOLD:
        ref, _slash, line = key.rpartition("/")
        found: Any = {"sale": Sale.objects.filter(ref=ref, line=int(line)).select_related("product").first()}
    elif entry.kind in OF_REFUND:
        found = {"refund": Refund.objects.filter(ref=key).select_related("sale__product").first()}
    elif entry.kind == Kind.ADVANCE:
        found = {"advance": Advance.objects.filter(ref=key).select_related("weaver").first()}
    elif entry.kind in (Kind.APPROVED, Kind.PAID, Kind.RETURNED, Kind.RETRIED):
        payments = Payment.objects.select_related("run", "weaver").defer(
            "payee_name", "account_number", "ifsc", "upi_id"
        )
        found = {"payment": payments.filter(reference=key.removesuffix("/reversed")).first()}
    else:
        found = {}
    return entry, found
