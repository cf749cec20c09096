"""Tax invoices go with the parcel and credit notes with the refund, numbered without a gap, and never change."""

import io
import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.sites.models import Site
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client
from pypdf import PdfReader

from marketplace.accounts.models import User
from marketplace.forks.order.models import Order, ShippingAddress
from marketplace.forks.partner.models import StockRecord
from marketplace.forks.shipping.addresses import GST_CODES, STATES
from marketplace.forks.shipping.models import Fair
from payouts.models import Invoice, InvoiceBuyer, Leg, Refund, Sale
from payouts.services.dispatch import dispatch_line, dispatch_lines
from payouts.services.invoices import is_zero_rated, pdf_of, printed
from payouts.services.refunds import refund_sale
from tests.marketplace.dashboard.orders import make_order, make_piece

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)
SPRING = datetime(2027, 4, 2, 6, 30, tzinfo=UTC)


@pytest.fixture
def packer() -> User:
    user = User.objects.create_user("packer")
    user.groups.add(Group.objects.get(name="fulfilment"))
    return user


def to(order: Order, **where: str) -> Order:
    ShippingAddress.objects.filter(order=order).update(**where)
    return Order.objects.get(pk=order.pk)


def send(order: Order, packer: User, now: datetime = NOON) -> Invoice:
    dispatch_lines(lines=list(order.lines.all()), by=packer, now=now)
    return Invoice.objects.get(parcel__order=order)


def give_back(sale: Sale, ref: str = "R1") -> Refund:
    return refund_sale(sale=sale, ref=ref, quantity=1, borne_by="cooperative", reason="", refunded_at=NOON)


def test_a_parcel_has_its_invoice_with_half_the_tax_to_the_state_at_home(packer: User) -> None:
    invoice = send(to(make_order(make_piece("A")), state="Meghalaya"), packer)
    page = printed(invoice)
    assert invoice.number == "IE/26-27/000001"
    assert (page["date"], page["place"], page["buyer"]["name"]) == ("20.11.2026", "17 Meghalaya", "Asha Devi")
    assert [(line["value"], line["tax"], line["paid"], line["rate"]) for line in page["lines"]] == [
        ("3123.81", "156.19", "3280.00", "5 %"),
        ("101.69", "18.31", "120.00", "18 %"),
    ]
    assert page["sums"] == [
        {"name": "Taxable value", "amount": "3225.50"},
        {"name": "CGST", "amount": "87.25"},
        {"name": "SGST", "amount": "87.25"},
    ]
    assert page["total"] == "₹ 3400.00"
    assert -sum(Leg.objects.filter(account="liabilities:gst").values_list("amount", flat=True)) == 174_50


def test_to_another_state_the_tax_is_whole_and_the_state_is_known_from_the_pin(packer: User) -> None:
    invoice = send(to(make_order(make_piece("A")), postcode="781001", state=""), packer)
    page = printed(invoice)
    assert page["place"] == "18 Assam"
    assert page["sums"][1:] == [{"name": "IGST", "amount": "174.50"}]


@pytest.mark.parametrize(("state", "place"), [("Assam", "18 Assam"), ("", "17 Meghalaya")])
def test_what_is_fetched_at_a_fair_is_supplied_in_the_fairs_state(
    packer: User, state: str, place: str
) -> None:
    day = NOON.date()
    fair = Fair.objects.create(
        name="Fair", place="Guwahati", state=state, from_day=day, until_day=day, orders_until=day
    )
    order = to(make_order(make_piece("A")), state="Meghalaya")
    Order.objects.filter(pk=order.pk).update(shipping_code=f"fair-{fair.pk}")
    invoice = send(Order.objects.get(pk=order.pk), packer)
    assert (printed(invoice)["place"], invoice.content["same_state"]) == (place, not state)
    Fair.objects.update(state="Goa")
    give_back(Sale.objects.get())
    assert printed(Invoice.objects.get(series="CN"))["place"] == place


def test_abroad_the_invoice_says_that_it_is_an_export_and_on_what_terms(packer: User, settings: Any) -> None:
    first = send(to(make_order(make_piece("A")), country_id="US", state="NY"), packer)
    assert printed(first)["place"] == "United States"
    assert printed(first)["notes"] == ["SUPPLY MEANT FOR EXPORT ON PAYMENT OF INTEGRATED TAX"]
    settings.EXPORT_LUTS = {2026: "AD170426000123X"}
    assert is_zero_rated("US", NOON.date()) and not is_zero_rated("IN", NOON.date())
    assert not is_zero_rated("US", SPRING.date())
    second = to(make_order(make_piece("B")), country_id="US", state="NY")
    second.lines.update(gst_rate=0)
    Order.objects.filter(pk=second.pk).update(shipping_excl_tax=120)
    notes = printed(send(Order.objects.get(pk=second.pk), packer))["notes"]
    assert notes == [
        "SUPPLY MEANT FOR EXPORT UNDER BOND OR LETTER OF UNDERTAKING WITHOUT PAYMENT OF INTEGRATED TAX",
        "LUT AD170426000123X",
    ]


def test_each_parcel_of_an_order_has_its_own_and_shipping_is_on_the_first(packer: User) -> None:
    order = make_order(make_piece("A"), make_piece("B"))
    for line in order.lines.order_by("pk"):
        dispatch_line(line=line, by=packer, now=NOON)
        dispatch_line(line=line, by=packer, now=NOON)
    counts = [(each.number, len(each.content["lines"])) for each in Invoice.objects.all()]
    assert counts == [("IE/26-27/000001", 2), ("IE/26-27/000002", 1)]


def test_a_refund_has_its_credit_note_in_a_series_of_its_own(packer: User) -> None:
    invoice = send(make_order(make_piece("A")), packer)
    give_back(Sale.objects.get())
    note = Invoice.objects.get(series="CN")
    page = printed(note)
    assert (note.number, note.against) == ("CN/26-27/000001", invoice)
    assert (page["title"], page["against"], page["total"]) == ("Credit note", invoice.number, "₹ 3280.00")


def test_each_financial_year_begins_with_one(packer: User) -> None:
    numbers = [
        send(make_order(make_piece(sku)), packer, now).number
        for sku, now in [("A", NOON), ("B", NOON), ("C", SPRING)]
    ]
    assert numbers == ["IE/26-27/000001", "IE/26-27/000002", "IE/27-28/000001"]


def test_the_database_refuses_a_gap_a_change_and_a_deletion(packer: User) -> None:
    invoice = send(make_order(make_piece("A")), packer)
    parcel = make_order(make_piece("B"))
    line = parcel.lines.get()
    for statement in (
        "UPDATE payouts_invoice SET serial = 2",
        "DELETE FROM payouts_invoice",
        "UPDATE payouts_invoicebuyer SET name = 'Somebody'",
        "INSERT INTO payouts_invoice (series, year, serial, order_id, refund_id, against_id, issued_at, content) "
        f"SELECT 'CN', 2026, 2, order_id, NULL, id, issued_at, content FROM payouts_invoice WHERE id = {invoice.pk}",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert [each.number for each in Invoice.objects.all()] == ["IE/26-27/000001"]
    assert InvoiceBuyer.objects.get().name == "Asha Devi"
    assert line.status == "paid"


def test_the_page_is_a_pdf_that_is_the_same_each_time_and_only_for_who_has_the_link(
    packer: User, client: Client
) -> None:
    order = to(make_order(make_piece("A")), state="Meghalaya")
    page = client.get(order.get_absolute_url()).content.decode()
    assert "The tax invoice comes with the parcel" in page
    invoice = send(order, packer)
    address = f"{order.get_absolute_url()}invoice/{invoice.pk}/"
    assert address in client.get(order.get_absolute_url()).content.decode()
    answer = client.get(address)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="IE-26-27-000001.pdf"'
    words = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    for word in (
        "Tax invoice",
        "IE/26-27/000001",
        "3280.00",
        "CGST",
        "87.25",
        "3400.00",
        "Asha Devi",
        "17 Meghalaya",
    ):
        assert word in words
    assert pdf_of(invoice) == answer.content
    other = make_order(make_piece("B"))
    assert client.get(f"{other.get_absolute_url()}invoice/{invoice.pk}/").status_code == 404
    assert client.get(f"/order/{order.number}/forged/invoice/{invoice.pk}/").status_code == 404


def test_every_state_has_its_number() -> None:
    assert len(set(GST_CODES.values())) == len(STATES) == 36


@pytest.mark.django_db(transaction=True)
def test_parcels_that_leave_at_once_leave_no_gap_and_no_number_twice() -> None:
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    user = User.objects.create_user("packer")
    user.groups.add(Group.objects.get(name="fulfilment"))
    orders = [make_order(make_piece(f"P{n}", picture=False)) for n in range(8)]
    # Every third can't leave: its stock is gone, so what it began is undone, its number with it.
    StockRecord.objects.filter(product__in=[order.lines.get().product_id for order in orders[::3]]).update(
        num_allocated=0
    )
    together = threading.Barrier(len(orders))
    refused: list[str] = []

    def leave(order: Order) -> None:
        try:
            together.wait()
            dispatch_lines(lines=list(order.lines.all()), by=user, now=NOON)
        except DatabaseError:
            refused.append(order.number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=leave, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 3
    assert sorted(Invoice.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5]
    assert Sale.objects.count() == 5
