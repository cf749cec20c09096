"""The proforma of a quote as PDF: what would be on the invoice, and how to pay. Not a tax invoice."""

from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from catalog.terms import gst_within
from marketplace.forks.shipping.addresses import GST_CODES
from payouts.pdf import typeset
from payouts.services.invoices import HERE, NEWEST, page_of

from .models import Quote

HOME = "IN"
PAYING = {
    Quote.Payment.STRIPE: "To be paid by card on the quote's page.",
    Quote.Payment.TRANSFER: "To be paid by bank transfer before the goods leave, with this number.",
    Quote.Payment.CREDIT: "To be paid by bank transfer within 30 days of the order, with this number.",
}


def proforma_pdf(quote: Quote) -> bytes:
    """Its page, in the design of invoices; asked again, the same bytes."""
    assert quote.made_at is not None  # it's numbered
    return typeset(HERE / f"v{NEWEST}.typ", printed(quote), moment=quote.made_at)


def printed(quote: Quote) -> dict[str, object]:
    """What it says, in words and figures."""
    assert quote.made_at is not None and quote.valid_until is not None
    business, lines = quote.business, []
    for line in quote.lines.select_related("product"):  # type: ignore[attr-defined]
        lines.append(
            line_of(line.title, line.product.hsn, line.quantity, line.discount, line.paid, line.gst_rate)
        )
    if quote.shipping_price:
        lines.append(
            line_of(quote.shipping_name, "9968", 1, 0, quote.shipping_price, quote.shipping_gst_rate)
        )
    place, same_state = _place(quote)
    until = timezone.localtime(quote.valid_until)
    bank = settings.BANK_DETAILS if quote.payment != Quote.Payment.STRIPE else []
    abroad = f"Charged: {quote.shown}" if quote.currency != "INR" else ""
    return page_of(
        {"lines": lines, "place": place, "same_state": same_state, "seller": dict(settings.SELLER)},
        title="Proforma invoice",
        number=quote.number,
        day=timezone.localdate(quote.made_at),
        buyer={"name": business.name, "address": _address(quote)},
        total_name="To pay",
        notes=[
            "This is not a tax invoice. The tax invoice comes with the parcel.",
            f"Valid until {until:%d.%m.%Y, %H:%M} (Indian time).",
            PAYING[Quote.Payment(quote.payment)],
            *bank,
            abroad,
        ],
    )


def line_of(
    title: str, hsn: str, quantity: int, discount: int, paid: int, rate: Decimal
) -> dict[str, object]:
    """A line as invoices keep them, in paise."""
    tax = gst_within(paid, rate)
    return {
        "title": title, "hsn": hsn, "quantity": quantity, "discount": discount, "paid": paid, "tax": tax,
        "rate": f"{rate.normalize():f}",
    }  # fmt: skip


def _place(quote: Quote) -> tuple[str, bool]:
    """At home the state that its GSTIN begins with, else the seller's; abroad the country."""
    country = quote.business.country
    if country.pk != HOME:
        return str(country.printable_name), False
    states = {code: state for state, code in GST_CODES.items()}
    state = states.get(quote.business.tax_number[:2], str(settings.SELLER["state"]))
    return state, state == settings.SELLER["state"]


def _address(quote: Quote) -> list[str]:
    business = quote.business
    number = (
        f"{'GSTIN' if business.country_id == HOME else 'VAT'} {business.tax_number}"
        if business.tax_number
        else ""
    )
    return [each for each in (business.contact, str(business.country.printable_name), number) if each]
