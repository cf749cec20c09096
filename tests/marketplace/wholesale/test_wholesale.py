"""A business is let in, asks, is quoted, accepts, pays; the books have it when the sale is made."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.contrib.sites.models import Site
from django.core import mail
from django.db import transaction
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from catalog.models import Product
from marketplace.accounts.models import User
from marketplace.forks.order.models import Order
from marketplace.forks.partner.models import StockRecord
from marketplace.payment.refunds import NotGivenBack, refund_lines
from marketplace.wholesale.businesses import WholesaleRefused, decide_business, owes
from marketplace.wholesale.dealing import accept_quote, let_go, note_money
from marketplace.wholesale.models import Business, Lot, LotPiece, Quote
from marketplace.wholesale.proforma import proforma_pdf
from marketplace.wholesale.quotes import Dealt, ask_quote, confirm_quote, refuse_quote, send_quote
from payouts.models import Invoice, Leg, Sale
from payouts.services.checks import check_ledger
from payouts.services.dispatch import dispatch_lines
from payouts.services.invoices import pdf_of
from tests.marketplace.storefront.stock import make_piece, make_shelf, make_weaver

from .deals import GSTIN, business, quote, to

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 28, 6, 30, tzinfo=UTC)


def person(name: str, *roles: str) -> User:
    user = User.objects.create_user(name, email=f"{name}@example.com")
    user.groups.add(*Group.objects.filter(name__in=roles))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def staff() -> User:
    Site.objects.get_or_create(pk=1, defaults={"domain": "testserver", "name": "Impulse Empower"})
    return person("chumki", "finance", "fulfilment")


@pytest.fixture
def piece() -> Product:
    return make_piece(title="Zip pouch", price="1000", stock=30, makers=[make_weaver()], shelf=make_shelf())


def balances() -> dict[str, int]:
    found: dict[str, int] = {}
    for account, amount in Leg.objects.values_list("account", "amount"):
        found[account] = found.get(account, 0) + amount
    return {account: amount for account, amount in found.items() if amount}


SOLD = {
    "assets:takings:wholesale": 17740_00,
    "liabilities:gst": -809_52 - 112_88,
    "liabilities:weavers": -11904_76,
    "income:cooperative": -4285_72,
    "income:shipping": -627_12,
}


def test_by_transfer_the_sale_is_made_when_the_money_is_there_and_the_invoice_comes_with_the_parcel(
    piece: Product, staff: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        found = quote(business(staff, now=NOON), piece, staff, now=NOON)
    assert (found.state, found.number, found.total) == ("sent", "PF/26-27/000001", 17740_00)
    line = found.lines.get()
    assert (line.discount, line.gst_rate, line.terms) == (3000_00, Decimal(5), "share:62.5")
    assert {(m.subject, m.to[0]) for m in mail.outbox} >= {
        ("Your quote PF/26-27/000001", "tara@loomleaf.example"),
        ("A wholesale quote is asked for: Loom & Leaf", "chumki@example.com"),
    }
    for _twice in range(2):
        accept_quote(quote=found, address=to(), now=NOON)
    found.refresh_from_db()
    record = StockRecord.objects.get()
    assert (found.state, record.num_allocated, Order.objects.count(), balances()) == ("agreed", 20, 0, {})
    with pytest.raises(WholesaleRefused, match="reference"):
        note_money(quote=found, reference=" ", by=staff, now=NOON)
    for _twice in range(2):
        note_money(quote=found, reference="UTR 1", by=staff, now=NOON)
    order = Order.objects.get()
    assert (order.channel, order.status, order.business, order.tax_number) == (
        "wholesale", "paid", "Loom & Leaf", GSTIN
    )  # fmt: skip
    bank = {"assets:bank": 17740_00, "assets:takings:wholesale": 0}
    assert balances() == {k: v for k, v in (SOLD | bank).items() if v}
    assert [(sale.channel, sale.earning, sale.order_line_id) for sale in Sale.objects.all()] == [
        ("wholesale", 11904_76, order.lines.get().pk)
    ]
    dispatch_lines(lines=list(order.lines.all()), by=staff, now=NOON + timedelta(days=1))
    assert (Sale.objects.count(), balances()) == (1, {k: v for k, v in (SOLD | bank).items() if v})
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (10, 0)
    invoice = Invoice.objects.get()
    text = PdfReader(BytesIO(pdf_of(invoice))).pages[0].extract_text()
    assert invoice.number == "IE/26-27/000001" and "Loom & Leaf" in text and f"GSTIN {GSTIN}" in text
    assert [each["paid"] for each in invoice.content["lines"]] == [17000_00, 740_00]
    assert list(check_ledger()) == []
    with pytest.raises(NotGivenBack, match="wholesale"):
        refund_lines(
            order=order, pieces={order.lines.get().pk: 1}, with_shipping=False, reason="x", by=staff, now=NOON
        )


def test_on_credit_the_sale_is_made_at_once_up_to_the_limit(piece: Product, staff: User) -> None:
    of = business(staff, now=NOON, credit=20000_00)
    first = quote(of, piece, staff, now=NOON, payment="credit")
    for _twice in range(2):
        accept_quote(quote=first, address=to(), now=NOON)
    first.refresh_from_db()
    assert (first.state, str(first.due_on), owes(of)) == ("ordered", "2026-12-28", 17740_00)
    assert balances() == SOLD
    second = quote(of, piece, staff, now=NOON, quantity=6, payment="credit")
    with pytest.raises(WholesaleRefused, match="owe more"):
        accept_quote(quote=second, address=to(), now=NOON)
    with pytest.raises(WholesaleRefused, match="still owes"):
        decide_business(business=of, approve=False, credit=0, words="Late", by=staff, now=NOON)
    note_money(quote=first, reference="UTR 2", by=staff, now=NOON)
    accept_quote(quote=second, address=to(), now=NOON)
    assert owes(of) == Quote.objects.get(pk=second.pk).total
    assert list(check_ledger()) == []


def test_below_the_floor_a_second_person_has_to_agree(piece: Product, staff: User) -> None:
    of, approver = business(staff, now=NOON), person("tengsil", "approver")
    found = quote(of, piece, staff, now=NOON, off=8000_00)
    assert (found.state, found.number) == ("checked", "")
    with pytest.raises(WholesaleRefused):
        accept_quote(quote=found, address=to(), now=NOON)
    both = person("both", "finance", "approver")
    Quote.objects.filter(pk=found.pk).update(made_by=both)
    with pytest.raises(WholesaleRefused, match="Somebody else"):
        confirm_quote(quote=found, by=both, now=NOON)
    with pytest.raises(WholesaleRefused, match="Somebody else"):
        confirm_quote(quote=found, by=staff, now=NOON)
    found = confirm_quote(quote=found, by=approver, now=NOON)
    assert (found.state, found.number, found.confirmed_by) == ("sent", "PF/26-27/000001", approver)


def test_a_tier_takes_off_no_more_than_the_floor_leaves(staff: User) -> None:
    near = make_piece(
        "IE-9", price="1000", stock=30, terms="share:90", makers=[make_weaver()], shelf=make_shelf()
    )
    found = quote(business(staff, now=NOON), near, staff, now=NOON)
    line = found.lines.get()
    assert (line.discount, line.below_floor, found.state) == (2000_00, False, "sent")


def test_sent_figures_stay_and_numbers_have_no_gaps(piece: Product, staff: User) -> None:
    of = business(staff, now=NOON)
    first, second = (quote(of, piece, staff, now=NOON, quantity=6) for _n in range(2))
    assert [first.serial, second.serial] == [1, 2]
    with pytest.raises(Exception, match="[Pp]rotect|Cannot update|as_quoted"), transaction.atomic():
        Quote.objects.filter(pk=first.pk).update(total=1)
    assert proforma_pdf(first) == proforma_pdf(first)
    text = PdfReader(BytesIO(proforma_pdf(first))).pages[0].extract_text()
    assert "Proforma invoice" in text and "This is not a tax invoice" in text and "27 Maharashtra" in text


def test_what_isnt_paid_is_let_go_and_what_has_run_out_isnt_accepted(piece: Product, staff: User) -> None:
    of = business(staff, now=NOON)
    found = quote(of, piece, staff, now=NOON)
    with pytest.raises(WholesaleRefused, match="no longer open"):
        accept_quote(quote=found, address=to(), now=NOON + timedelta(days=14))
    with pytest.raises(WholesaleRefused, match="another country"):
        accept_quote(quote=found, address=to("SE"), now=NOON)
    accept_quote(quote=found, address=to(), now=NOON)
    rival = quote(business(staff, now=NOON, email="b@example.com"), piece, staff, now=NOON, quantity=10)
    StockRecord.objects.update(num_in_stock=25)
    with pytest.raises(WholesaleRefused, match="no longer so many"):
        accept_quote(quote=rival, address=to(), now=NOON)
    with pytest.raises(WholesaleRefused, match="agreed to already"):
        refuse_quote(quote=found, words="", now=NOON)
    for _twice in range(2):
        let_go(quote=found, by=staff, now=NOON)
    assert StockRecord.objects.get().num_allocated == 0
    with pytest.raises(WholesaleRefused):
        note_money(quote=Quote.objects.get(pk=found.pk), reference="UTR", by=staff, now=NOON)
    assert balances() == {}


@pytest.mark.parametrize(
    ("quantity", "says"), [(5, "begins with more"), (31, "there are 30 now"), (0, "no longer in the shop")]
)
def test_what_cant_be_asked_for_is_refused(piece: Product, staff: User, quantity: int, says: str) -> None:
    of = business(staff, now=NOON)
    with pytest.raises(WholesaleRefused, match=says):
        ask_quote(business=of, pieces={piece.pk: quantity}, words="", key=uuid4(), now=NOON)
    assert not Quote.objects.exists()


def test_who_isnt_approved_or_may_not_does_nothing(piece: Product, staff: User) -> None:
    stranger = person("stranger")
    of = business(staff, now=NOON)
    with pytest.raises(WholesaleRefused):
        decide_business(business=of, approve=False, credit=0, words="x", by=stranger, now=NOON)
    asked = ask_quote(business=of, pieces={piece.pk: 6}, words="", key=uuid4(), now=NOON)
    with pytest.raises(WholesaleRefused):
        send_quote(quote=asked, dealt=Dealt({}, "speed-post", "transfer", 14), by=stranger, now=NOON)
    with pytest.raises(WholesaleRefused, match="may not owe"):
        send_quote(quote=asked, dealt=Dealt({}, "speed-post", "credit", 14), by=staff, now=NOON)
    decide_business(business=of, approve=False, credit=0, words="Closed", by=staff, now=NOON)
    with pytest.raises(WholesaleRefused, match="approved"):
        ask_quote(business=Business.objects.get(), pieces={piece.pk: 6}, words="", key=uuid4(), now=NOON)


def form(**changes: Any) -> dict[str, str]:
    return {
        "name": "Loom & Leaf", "contact": "Tara Rao", "email": "tara@loomleaf.example", "country": "IN",
        "tax_number": GSTIN, "words": "A shop in Pune",
    } | changes  # fmt: skip


def test_from_the_public_page_to_an_accepted_quote_of_a_basket_and_a_lot(
    piece: Product,
    staff: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    shop, desk = Client(), Client()
    desk.force_login(staff)
    lot = Lot.objects.create(name="A shelf to begin with", percent=12)
    LotPiece.objects.create(lot=lot, product=piece, quantity=8)
    with django_assert_max_num_queries(12):
        page = shop.get("/wholesale/")
    assert "A shelf to begin with" in page.text and not page.cookies
    assert shop.post("/wholesale/ask/", form(tax_number="27AAPFU0939F1ZX")).status_code == 400
    assert shop.post("/wholesale/ask/", form(country="SE", tax_number="")).status_code == 400
    with django_capture_on_commit_callbacks(execute=True):
        assert shop.post("/wholesale/ask/", form()).status_code == 303
        shop.post("/wholesale/ask/", form(name="Somebody else"))
    of = Business.objects.get()
    assert of.name == "Loom & Leaf" and all(m.to != ["x"] for m in mail.outbox)
    assert [m.subject.strip() for m in mail.outbox if m.to == [of.email]] == [
        "We look at your business",
        "Your wholesale page",
    ]
    assert "Loom &amp; Leaf" in desk.get("/dashboard/wholesale/").text
    desk.post(
        f"/dashboard/wholesale/businesses/{of.pk}/", {"step": "approve", "credit": "20,000", "words": ""}
    )
    assert shop.get(f"/wholesale/business/{of.key}/forged/").status_code == 404
    shop.post("/basket/add/", {"piece": piece.pk, "quantity": 7}, headers={"Sec-Fetch-Site": "same-origin"})
    sent = {"key": str(uuid4()), "currency": "INR", "words": "For spring"}
    for _twice in range(2):
        answer = shop.post(of.get_absolute_url(), sent)
    shop.post(of.get_absolute_url(), {"key": str(uuid4()), "lot": str(lot.pk), "currency": "INR"})
    basket, of_lot = Quote.objects.order_by("pk")
    assert answer.headers["Location"] == basket.get_absolute_url()
    assert [(q.lines.get().quantity, q.lines.get().discount) for q in (basket, of_lot)] == [
        (7, 700_00),
        (8, 960_00),
    ]
    with django_assert_max_num_queries(14):
        shop.get(of.get_absolute_url())
    address = f"/dashboard/wholesale/quotes/{basket.pk}/"
    with django_assert_max_num_queries(14):
        desk.get(address)
    line = basket.lines.get()
    deal = {
        "step": "send",
        f"off-{line.pk}": "750",
        "shipping": "speed-post",
        "payment": "credit",
        "days": "14",
    }
    desk.post(address, deal)
    desk.post(address, deal | {f"off-{line.pk}": "1"})
    basket.refresh_from_db()
    assert (basket.state, basket.lines.get().discount, basket.payment) == ("sent", 750_00, "credit")
    assert desk.get(f"{address}proforma/").headers["Content-Type"] == "application/pdf"
    page_of = basket.get_absolute_url()
    Quote.objects.filter(pk=basket.pk).update(moved_at=NOON)
    assert shop.get(f"{page_of}proforma.pdf").status_code == 200
    with django_assert_max_num_queries(10):
        assert "Accept the quote" in shop.get(page_of).text
    where = {
        "step": "accept", "country": "IN", "name": "Tara Rao", "line1": "4 Law College Road", "city": "Pune",
        "postcode": "411004", "state": "", "phone": "",
    }  # fmt: skip
    assert shop.post(page_of, where | {"line1": ""}).status_code == 400
    for _twice in range(2):
        shop.post(page_of, where)
    assert Order.objects.get().shipping_address.state == "Maharashtra"  # type: ignore[union-attr]
    desk.post(address, {"step": "money", "reference": "UTR 7"})
    assert "UTR 7" in desk.get(address).text
    assert "Loom" in desk.get("/dashboard/wholesale/?q=PF/26-27/000001").text
    with django_assert_max_num_queries(12):
        desk.get("/dashboard/wholesale/?state=asked")
