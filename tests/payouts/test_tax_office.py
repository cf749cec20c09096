"""The office's pages of tax and terms: who sees what, what is told, and that reading a PAN is kept."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from catalog.models import Category, GstRate, Product, ProductCategory, TermsRule
from marketplace.accounts.models import User
from marketplace.forks.partner.stock import stock_piece
from payouts.models import TaxProfile, TdsChallan, TdsRule
from payouts.services.entries import confirm, enter
from weavers.models import AccessLog

from .books import Desk, after, piece, weaver
from .conftest import member
from .taxes import AGREED, PAN, rule, taxed
from .test_tax_registers import APRIL, JUNE, MAY, challan, quarter

__all__ = ["quarter"]
PAGES = {
    "tax": reverse("office:tax"),
    "register": reverse("office:tax-register") + "?quarter=2026-Q1",
    "certificate": reverse("office:tax-certificate", args=["W0001", 2026]),
    "gst": reverse("office:gst") + "?month=2026-05",
    "terms": reverse("office:terms"),
}
SHEETS = {
    "register": (reverse("office:tax-register-sheet", args=["csv"]), {"quarter": "2026-Q1"}),
    "certificate": (reverse("office:tax-certificate-sheet", args=["W0001", 2026, "csv"]), {}),
}


def inside(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


@pytest.fixture
def shop(quarter: Desk) -> Product:
    found = piece()
    found.state = "live"
    found.save()
    stock_piece(product=found, price=2625_00, pieces=1)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_finance_and_approvers_see_the_pages_and_nobody_else(
    quarter: Desk, page: str, client: Client
) -> None:
    asked = client.get(PAGES[page])
    assert (asked.status_code, asked["Location"].startswith("/login/?next=")) == (302, True)
    assert inside(member("meera", "weaver")).get(PAGES[page]).status_code == 403
    assert inside(member("ibanri", "coordinator")).get(PAGES[page]).status_code == 403
    for user in (quarter.finance, quarter.approver):
        assert inside(user).get(PAGES[page]).status_code == 200


@pytest.mark.parametrize("page", ["register", "certificate"])
def test_names_and_pans_are_shown_only_when_asked_for_and_that_is_kept(quarter: Desk, page: str) -> None:
    finance = inside(quarter.finance)
    masked = words(finance.get(PAGES[page]))
    assert PAN not in masked and "Legal Name 1" not in masked
    assert not AccessLog.objects.exists()
    opened = words(finance.post(PAGES[page]))
    assert PAN in opened and "Legal Name 1" in opened
    log = AccessLog.objects.filter(user=quarter.finance, weaver__code="W0001").get()
    assert log.what == "legal name, PAN"


@pytest.mark.parametrize("page", SHEETS)
def test_sheets_with_pans_are_only_posted_to_and_kept(quarter: Desk, page: str) -> None:
    address, asked = SHEETS[page]
    finance = inside(quarter.finance)
    assert finance.get(address).status_code == 405
    assert inside(member("meera", "weaver")).post(address, asked).status_code == 403
    assert not AccessLog.objects.exists()
    assert finance.post(address, asked).status_code == 200
    assert AccessLog.objects.filter(weaver__code="W0001").count() == 1


def test_the_sheet_has_the_columns_of_the_quarterly_statement(quarter: Desk) -> None:
    entry = enter(entry=challan(17_00), by=quarter.finance, now=after(JUNE))
    confirm(entry=entry, by=quarter.approver, now=after(JUNE))
    answer = inside(quarter.approver).post(*SHEETS["register"])
    found = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [
        (
            row["Weaver code"], row["PAN of deductee"], row["Name of deductee"], row["Section"], row["Date of credit"],
            row["Amount credited"], row["Total tax deducted"], row["Total tax deposited"], row["Rate, percent"],
            row["Reason for lower, higher or no deduction"], row["Certificate no."], row["BSR code"],
            row["Date of deposit"], row["Challan serial no."],
        )
        for row in found
    ] == [
        ("W0001", PAN, "Legal Name 1", "194-O", "2026-04-30", "800.00", "0.00", "0.00", "1.0000", "Y", "", "", "", ""),
        ("W0001", PAN, "Legal Name 1", "194-O", "2026-05-31", "400.00", "12.00", "12.00", "1.0000", "", "",
         "0510308", "2026-06-05", "00417"),
        ("W0002", "PANNOTAVBL", "Legal Name 2", "194-O", "2026-05-31", "100.00", "5.00", "5.00", "5.0000", "C", "",
         "0510308", "2026-06-05", "00417"),
        ("W0001", PAN, "Legal Name 1", "194-O", "2026-06-30", "1000.00", "5.00", "0.00", "0.5000", "A", "C-1", "", "", ""),
    ]  # fmt: skip


def test_the_workbook_says_the_same(quarter: Desk) -> None:
    address = reverse("office:tax-register-sheet", args=["xlsx"])
    answer = inside(quarter.finance).post(address, {"quarter": "2026-Q1"})
    [sheet] = load_workbook(io.BytesIO(answer.content)).worksheets
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[-1], row[6], row[10]) for row in rows] == [
        ("W0001", 800, 0), ("W0001", 400, 12), ("W0002", 100, 5), ("W0001", 1000, 5),
    ]  # fmt: skip


def test_the_gst_sheet_sums_to_the_page(quarter: Desk) -> None:
    answer = inside(quarter.finance).get(reverse("office:gst-sheet", args=["csv"]) + "?month=2026-05")
    assert list(csv.reader(io.StringIO(answer.content.decode())))[1:] == [
        ["", "PCS", "3", "5", "1714.28", "85.72", "1800.00"],
        ["Total", "", "", "", "1714.28", "85.72", "1800.00"],
    ]
    assert "It comes to ₹85.72 of GST, and so do the books." in words(
        inside(quarter.finance).get(PAGES["gst"])
    )


def test_what_is_off_is_said_to_be_off(desk: Desk) -> None:
    text = words(inside(desk.finance).get(PAGES["tax"]))
    assert "An accountant must confirm every rate" in text
    assert text.count("none: nothing is taken") == 2


def test_rates_are_written_as_people_write_them(desk: Desk) -> None:
    rule(APRIL, rate=Decimal(20), rate_without_pan=Decimal("0.1"))
    text = words(inside(desk.finance).get(PAGES["tax"]))
    assert ">20 %<" in text and ">0.1 %<" in text


def test_weavers_of_no_role_are_named(quarter: Desk) -> None:
    assert "nothing is taken of them: Weaver 3 (W0003)." in words(inside(quarter.finance).get(PAGES["tax"]))


def test_gaps_overlaps_and_missing_rates_are_told(shop: Product, quarter: Desk) -> None:
    finance = inside(quarter.finance)
    assert "Every code has one rate for every price." in words(finance.get(PAGES["tax"]))
    since = date(2026, 1, 1)
    for percent, up_to in (("5", 1000_00), ("12", 1000_00)):
        GstRate.objects.create(hsn="6214", from_day=since, rate=Decimal(percent), up_to=up_to, **AGREED)
    shop.hsn = "62142010"
    shop.save()
    text = words(finance.get(PAGES["tax"]))
    assert "the one entered later counts: HSN 6214 ≤ ₹1,000, 2026-01-01: 5 %" in text
    assert "no rate above its highest price: HSN 6214, 2026-01-01" in text
    assert "so its own is taken: IE-1, HSN 62142010, Eri stole" in text


def test_pieces_of_a_shelf_without_a_code_get_one_and_the_others_keep_theirs(
    shop: Product, quarter: Desk
) -> None:
    shelf = Category.add_root(name="Shawls & stoles")
    ProductCategory.objects.create(product=shop, category=shelf)
    finance = inside(quarter.finance)
    assert finance.post(PAGES["tax"], {"hsn": "621", "shelf": shelf.pk}).status_code == 422
    assert finance.post(PAGES["tax"], {"hsn": "6214"}).status_code == 422
    assert inside(quarter.approver).post(PAGES["tax"], {"hsn": "6214", "shelf": shelf.pk}).status_code == 403
    shop.refresh_from_db()
    assert shop.hsn == ""
    for code in ("6214", "6304"):
        assert finance.post(PAGES["tax"], {"hsn": code, "shelf": shelf.pk}).status_code == 302
    shop.refresh_from_db()
    assert shop.hsn == "6214"
    assert finance.post(PAGES["tax"], {"hsn": "6304", "piece": "IE-1"}).status_code == 302
    shop.refresh_from_db()
    assert shop.hsn == "6304"


def test_a_rule_a_profile_and_a_challan_are_entered_by_form_and_count_once_confirmed(quarter: Desk) -> None:
    finance, approver = inside(quarter.finance), inside(quarter.approver)
    forms = {
        "tds-rule": {
            "role": "job_worker", "section": "194C", "from_month": "2099-01", "rate": "1", "rate_without_pan": "20",
            "yearly_threshold": "100000", "on_whole": "on", "base": "earnings", "accountant": "R. Dkhar, ACA",
        },
        "tax-profile": {"weaver": "w0003", "from_month": "2099-01", "role": "seller", "pan": "abcpd1234e"},
        "challan": {
            "role": "seller", "month": "2026-05", "amount": "17", "bsr_code": "0510308", "serial": "00417",
            "paid_on": "2026-06-05",
        },
    }  # fmt: skip
    for what, asked in forms.items():
        answer = finance.post(reverse("office:request-new", args=[what]), asked)
        assert answer.status_code == 302, words(answer)
        assert approver.post(answer["Location"] + "confirm/").status_code == 302
    entered = TdsRule.objects.get(role="job_worker")
    assert (entered.yearly_threshold, entered.on_whole, entered.confirmed_by) == (
        100_000_00, True, quarter.approver,
    )  # fmt: skip
    profile = TaxProfile.objects.get(weaver__code="W0003")
    assert (profile.pan, profile.confirmed_by) == (PAN, quarter.approver)
    assert TdsChallan.objects.get().transaction is not None


def test_a_pan_that_cannot_be_is_refused_by_the_form(quarter: Desk) -> None:
    asked = {"weaver": "W0003", "from_month": "2099-01", "role": "seller", "pan": "ABCPD12345"}
    answer = inside(quarter.finance).post(reverse("office:request-new", args=["tax-profile"]), asked)
    assert answer.status_code == 422
    assert "That is no PAN." in words(answer)
    assert not TaxProfile.objects.filter(weaver__code="W0003").exists()
    assert list(TaxProfile.objects.values_list("pan", flat=True)) == [PAN, None]  # others' can still be read


def test_the_queue_never_shows_a_pan(desk: Desk) -> None:
    her = weaver(1)
    waiting = taxed(her, APRIL)
    TaxProfile.objects.filter(pk=waiting.pk).update(confirmed_at=None)
    approver = inside(desk.approver)
    pages = [reverse("office:requests"), reverse("office:request", args=["payouts.taxprofile", waiting.pk])]
    for page in pages:
        answer = approver.get(page)
        assert answer.status_code == 200
        assert PAN not in answer.content.decode()


def test_the_page_of_terms_says_what_counts_for_a_piece_today(shop: Product, quarter: Desk) -> None:
    TermsRule.objects.create(product=shop, terms="share:60", from_day=date(2026, 1, 1), **AGREED)
    text = words(inside(quarter.finance).get(PAGES["terms"], {"piece": "IE-1"}))
    assert "<dt>Terms</dt><dd>share:60</dd>" in text
    assert "<dt>Makers earn</dt><dd>₹1,500</dd>" in text


def test_the_page_of_terms_names_pieces_that_nobody_agreed_terms_for(shop: Product, quarter: Desk) -> None:
    Product.objects.update(terms="")
    assert "so they are not sold: IE-1 Eri stole." in words(inside(quarter.finance).get(PAGES["terms"]))
    TermsRule.objects.create(terms="share:60", from_day=date(2026, 1, 1), **AGREED)
    assert "not sold" not in words(inside(quarter.finance).get(PAGES["terms"]))


@pytest.mark.parametrize(
    "address",
    ["tax/register/?quarter=2026-Q5", "tax/gst/?month=May", "tax/gst.pdf", "tax/weavers/W0001/1999/"],
)
def test_what_there_is_none_of_is_not_found(quarter: Desk, address: str) -> None:
    assert inside(quarter.finance).get(f"/office/{address}").status_code == 404


def test_the_register_takes_as_many_queries_for_many_weavers(
    quarter: Desk, django_assert_max_num_queries
) -> None:
    finance = inside(quarter.finance)
    with django_assert_max_num_queries(16) as few:
        finance.get(PAGES["register"])
    rule(JUNE.next, "job_worker")
    for number in range(10, 20):
        taxed(weaver(number), MAY)
    with django_assert_max_num_queries(len(few)):
        finance.get(PAGES["register"])
