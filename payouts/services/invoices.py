"""Issuing tax invoices with the parcel and credit notes with the refund, each in the transaction of what it's of.

The number is the next of its series and financial year; whoever asks for one holds the series until her
transaction ends, so a number that isn't stored is never used up. All amounts in paise.
"""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Max

from marketplace.forks.order.models import Order, ShippingEvent
from marketplace.forks.shipping.addresses import GST_CODES, state_named, states_of_pin
from marketplace.forks.shipping.fairs import fair_of, is_fetched
from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import india_day
from payouts.models import Invoice, InvoiceBuyer, Refund, Sale
from payouts.models.tax import tax_year
from payouts.pdf import typeset

HERE = Path(__file__).resolve().parent.parent / "invoices"
HOME = "IN"
NEWEST = 1
"""The design that new ones are made for. An older one keeps its own."""


def lut_on(day: date) -> str:
    """The letter of undertaking under which exports of that day go without tax; empty where there is none."""
    return str(settings.EXPORT_LUTS.get(tax_year(day), ""))


def is_zero_rated(country: str, day: date) -> bool:
    """Whether what is ordered on a day for a country bears no GST."""
    return country != HOME and bool(lut_on(day))


def issue_invoice(
    *, order: Order, parcel: ShippingEvent, sales: Sequence[Sale], with_shipping: bool, now: datetime
) -> Invoice:
    """The tax invoice of a parcel; to be called in the transaction that sends it."""
    lines = [
        _line(sale.order_line.title if sale.order_line else "", sale, sale.quantity, sale.paid, sale.tax)
        for sale in sales
    ]
    if with_shipping and order.shipping_incl_tax:
        lines.append(_delivery(order))
    return _issue(Invoice.Series.INVOICE, order, lines, place_of_supply(order), now, parcel=parcel)


def _delivery(order: Order) -> dict[str, Any]:
    paid = int(order.shipping_incl_tax * 100)
    tax = paid - int(order.shipping_excl_tax * 100)
    return {
        "title": order.shipping_method, "hsn": "9968", "quantity": 1, "discount": 0, "paid": paid,
        "tax": tax, "rate": "18" if tax else "0",
    }  # fmt: skip


def issue_credit_note(refund: Refund) -> Invoice | None:
    """The credit note of pieces that came back, against the invoice they went out with; None where they had none."""
    line = refund.sale.order_line
    if line is None:
        return None
    found = Invoice.objects.filter(parcel__line_quantities__line=line).select_related("order").first()
    if found is None:
        return None
    what = _line(line.title, refund.sale, refund.quantity, refund.amount, refund.tax)
    return _issue(
        Invoice.Series.CREDIT, found.order, [what | {"discount": 0}], found.content["place"], refund.refunded_at,
        refund=refund, against=found,
    )  # fmt: skip


def issue_delivery_credit_note(order: Order, now: datetime) -> Invoice | None:
    """The credit note of an order's delivery, against the invoice of its first parcel; None where it had none."""
    sent = Invoice.objects.filter(order=order, series=Invoice.Series.INVOICE)
    found = sent.order_by("issued_at", "pk").first()
    if found is None:
        return None
    return _issue(
        Invoice.Series.CREDIT, order, [_delivery(order)], found.content["place"], now, against=found
    )


def _line(title: str, sale: Sale, quantity: int, paid: int, tax: int) -> dict[str, Any]:
    return {
        "title": title, "hsn": sale.hsn, "quantity": quantity, "discount": sale.discount, "paid": paid,
        "tax": tax, "rate": f"{sale.gst_rate.normalize():f}",
    }  # fmt: skip


def _issue(
    series: str, order: Order, lines: list[dict[str, Any]], place: str, now: datetime, **of: Any
) -> Invoice:
    address, day = order.shipping_address, india_day(now)
    assert address is not None  # an order of ours always has one
    exported = address.country_id != HOME and not is_fetched(order.shipping_code)
    content = {
        "design": NEWEST,
        "lines": lines,
        "place": place,
        "same_state": place == settings.SELLER["state"],
        "export": _export_words(day, lines) if exported else "",
        "lut": lut_on(day) if exported and not any(line["tax"] for line in lines) else "",
        "seller": dict(settings.SELLER),
    }
    year = tax_year(day)
    invoice = Invoice.objects.create(
        series=series, year=year, serial=_next_serial(series, year), order=order, issued_at=now,
        content=content, **of,
    )  # fmt: skip
    InvoiceBuyer.objects.create(
        invoice=invoice,
        name=order.business or address.name,
        address=buyers_lines(order),
    )
    return invoice


def buyers_lines(order: Order) -> list[str]:
    """The address to whom an invoice is made out, with the number of a business below it."""
    address = order.shipping_address
    assert address is not None  # an order of ours always has one
    lines = [str(each) for each in address.active_address_fields()]
    number = f"{'GSTIN' if address.country_id == HOME else 'VAT'} {order.tax_number}"
    return [*(lines if order.business else lines[1:]), *([number] if order.tax_number else [])]


def _next_serial(series: str, year: int) -> int:
    """The next number of a series, held until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"invoices {series} {year}"])
    last = Invoice.objects.filter(series=series, year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def place_of_supply(order: Order) -> str:
    """The state where the buyer has it: that of the fair for what is fetched there, else of her address.

    Outside India the country.
    """
    if (fair := fair_of(order.shipping_code)) and fair.state:
        return fair.state
    address = order.shipping_address
    assert address is not None  # an order of ours always has one
    if address.country_id != HOME:
        return str(address.country.printable_name)
    return state_named(address.state) or next(iter(states_of_pin(address.postcode)), "")


def _export_words(day: date, lines: Sequence[dict[str, Any]]) -> str:
    """What the law wants written on an export, from the dated table beside the invoice's design."""
    when = "paid" if any(line["tax"] for line in lines) else "lut"
    with (HERE / "words.csv").open(encoding="utf-8", newline="") as file:
        known = [
            row for row in csv.DictReader(file)
            if row["when"] == when and date.fromisoformat(row["from_day"]) <= day
        ]  # fmt: skip
    return max(known, key=lambda row: row["from_day"])["words"]


def pdf_of(invoice: Invoice) -> bytes:
    """Its page; asked again, the same bytes."""
    return typeset(HERE / f"v{invoice.content['design']}.typ", printed(invoice), moment=invoice.issued_at)


def printed(invoice: Invoice) -> dict[str, Any]:
    """What its page says, in words and figures."""
    content, credit = invoice.content, invoice.series == Invoice.Series.CREDIT
    buyer = InvoiceBuyer.objects.filter(invoice=invoice).first()
    owed = not credit and invoice.order.channel != Order.Channel.ONLINE
    return page_of(
        content,
        title="Credit note" if credit else "Tax invoice",
        number=invoice.number,
        day=india_day(invoice.issued_at),
        order=invoice.order.number,
        against=invoice.against.number if invoice.against else "",
        buyer={"name": buyer.name, "address": buyer.address} if buyer else {"name": "", "address": []},
        total_name="Given back" if credit else "Together" if owed else "Paid",
        notes=[content["export"], f"LUT {content['lut']}" if content["lut"] else ""],
    )


def page_of(
    content: dict[str, Any],
    *,
    title: str,
    number: str,
    day: date,
    buyer: dict[str, Any],
    total_name: str,
    notes: Sequence[str],
    order: str = "",
    against: str = "",
) -> dict[str, Any]:
    """A paper in the design of invoices: ``content`` has lines (in paise), place, same_state and seller."""
    lines, place = content["lines"], content["place"]
    paid = sum(line["paid"] for line in lines)
    code = GST_CODES.get(place)
    return {
        "title": title,
        "number": number,
        "date": f"{day:%d.%m.%Y}",
        "order": order,
        "place": f"{code} {place}" if code else place,
        "against": against,
        "seller": content["seller"],
        "buyer": buyer,
        "lines": [_printed_line(place, line) for place, line in enumerate(lines, 1)],
        "sums": _sums(content),
        "total_name": total_name,
        "total": f"₹ {plain_rupees(paid)}",
        "notes": [each for each in notes if each],
    }


def _printed_line(place: int, line: dict[str, Any]) -> dict[str, str]:
    return {
        "place": str(place),
        "title": line["title"],
        "hsn": line["hsn"],
        "quantity": str(line["quantity"]),
        "discount": f"less ₹ {plain_rupees(line['discount'])}" if line["discount"] else "",
        "value": plain_rupees(line["paid"] - line["tax"]),
        "rate": f"{line['rate']} %",
        "tax": plain_rupees(line["tax"]),
        "paid": plain_rupees(line["paid"]),
    }


def _sums(content: dict[str, Any]) -> list[dict[str, str]]:
    """The value without tax, and the tax: half to the state and half to the centre at home, else whole."""
    value = sum(line["paid"] - line["tax"] for line in content["lines"])
    tax = sum(line["tax"] for line in content["lines"])
    named = [("Taxable value", value)]
    named += [("CGST", tax // 2), ("SGST", tax - tax // 2)] if content["same_state"] else [("IGST", tax)]
    return [{"name": name, "amount": plain_rupees(amount)} for name, amount in named]
