"""From any figure to its lines, to the sale and its order, refund and payment, and to the books behind it."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from payouts.models import Run, Sale, Transaction
from payouts.office.reads.lines import lines_of_run
from payouts.office.reads.sources import stripe_page
from payouts.services.runs import figures
from tests.payouts.books import JULY, JUNE, Desk, weaver
from weavers.models import Weaver

from .conftest import inside, member


@pytest.fixture
def june(desk: Desk) -> Run:
    """W1 and W2 share two pieces, one of which came back; W1 has yarn ahead; W3 is of another group."""
    one, two = weaver(1), weaver(2)
    sale = desk.sold(JUNE, {one: 2, two: 1}, earning=900_00, quantity=2)
    desk.came_back(sale, JUNE)
    desk.gave(one, JUNE, 100_00)
    desk.sold(JUNE, {weaver(3, group="Jowai Loom House"): 1}, earning=700_00)
    return desk.approve(JUNE)


def test_a_runs_figure_is_the_sum_of_its_lines(june: Run) -> None:
    for figure in ("earned", "charged_back", "adjusted", "returned"):
        found = lines_of_run(june, figure)
        assert found.total == sum(item[figure] for item in figures(june))
        assert sum(line.amount for line in found.page.object_list) == found.total


def test_a_groups_lines_are_its_own(june: Run, at_finance: Client) -> None:
    page = at_finance.get("/office/runs/2026-06/lines/earned/", {"group": "Jowai Loom House"})
    assert [(line.weaver, line.amount) for line in page.context["page"]] == [("W0003", 700_00)]
    assert at_finance.get("/office/runs/2026-06/lines/earned/", {"group": "Nobody's"}).status_code == 404


def test_a_figure_that_is_no_sum_of_entries_has_no_list(june: Run, at_finance: Client) -> None:
    assert at_finance.get("/office/runs/2026-06/lines/net/").status_code == 404


def test_a_weavers_page_leads_to_the_lines_behind_her_figures(june: Run, at_finance: Client) -> None:
    page = at_finance.get("/office/runs/2026-06/weavers/W0001/")
    lines = page.context["lines"]
    [sold] = lines["earned"]
    assert (sold.sale.quantity, sold.sale.paid, sold.sale.earning, sold.amount, sold.weight, sold.weights) == (
        2, 3600_00, 1800_00, 1200_00, 2, 3,
    )  # fmt: skip
    assert sold.sale.paid == sold.sale.tax + sold.cooperative + sold.sale.earning
    assert [(line.refund.quantity, line.amount) for line in lines["charged_back"]] == [(1, -600_00)]
    assert [each["amount"] for each in page.context["advances"]] == [-100_00, 100_00]
    assert [each.kind for each in page.context["posted"]] == ["approved", "recovered"]
    assert "₹100 went towards her advances." in page.text


def test_a_line_leads_to_its_sale_with_every_leg(june: Run, at_finance: Client) -> None:
    sale = Sale.objects.get(quantity=2)
    page = at_finance.get(reverse("office:sale", args=[sale.pk]), {"run": "2026-06", "weaver": "W0001"})
    source = page.context["source"]
    assert [(share.weaver.code, share.earning) for share in source.shares] == [
        ("W0001", 1200_00),
        ("W0002", 600_00),
    ]
    assert [(refund.quantity, refund.amount) for refund in source.refunds] == [(1, 1800_00)]
    assert [entry.kind for entry in source.entries] == ["sold", "refund_after", "charged_back"]
    for entry in source.entries:
        assert sum(leg.amount for leg in entry.legs.all()) == 0
    assert [crumb.label for crumb in page.context["crumbs"]] == ["Months", "June 2026", "W0001", str(sale)]


def test_an_entry_of_the_books_shows_all_its_legs_and_what_it_is_of(june: Run, at_finance: Client) -> None:
    for kind, words in {
        "sold": "Eri stole", "charged_back": "Eri stole", "advance": "yarn", "approved": "2026-06-W0001",
        "recovered": "assets:advances:W0001",
    }.items():  # fmt: skip
        entry = Transaction.objects.filter(kind=kind).first()
        assert entry is not None
        text = at_finance.get(reverse("office:entry", args=[entry.pk])).text
        assert words in text
        for leg in entry.legs.all():
            assert leg.full_account in text


def test_what_came_in_after_its_month_was_closed_says_so(desk: Desk, june: Run) -> None:
    desk.sold(JUNE, {Weaver.objects.get(code="W0001"): 1}, earning=50_00, day=29)
    [line] = lines_of_run(desk.approve(JULY), "earned").page.object_list
    assert (line.late, line.day.month, line.amount) == (True, 6, 50_00)


def test_lines_come_fifty_a_page_in_as_many_queries_as_one(
    desk: Desk, at_finance: Client, django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=100_00)
    desk.approve(JUNE)
    for number in range(60):
        desk.sold(JULY, {her: 1}, earning=100_00 + number)
    desk.approve(JULY)
    with django_assert_max_num_queries(11) as taken:
        at_finance.get("/office/runs/2026-06/lines/earned/")
    with django_assert_num_queries(len(taken)):
        page = at_finance.get("/office/runs/2026-07/lines/earned/")
    assert (len(page.context["page"]), page.context["found"].total) == (50, 6017_70)
    second = at_finance.get("/office/runs/2026-07/lines/earned/", {"page": 2})
    assert len(second.context["page"]) == 10


def test_a_payment_at_stripe_is_linked_where_stripe_has_a_page_for_it() -> None:
    with override_settings(STRIPE_DASHBOARD="https://dashboard.stripe.com"):
        assert stripe_page("pi_1") == "https://dashboard.stripe.com/payments/pi_1"
        assert stripe_page("") == ""
    with override_settings(STRIPE_DASHBOARD=""):
        assert stripe_page("pi_1") == ""


@pytest.mark.parametrize("role", ["weaver", "coordinator", "quality", "fulfilment", "editor", "admin"])
def test_nobody_but_finance_and_approvers_sees_a_run_or_what_is_below_it(
    desk: Desk, june: Run, role: str
) -> None:
    sale, entry = Sale.objects.first(), Transaction.objects.first()
    assert sale and entry
    addresses = [
        "/office/runs/2026-06/evidence/", "/office/runs/2026-06/approve/", "/office/runs/2026-06/lines/earned/",
        f"/office/sales/{sale.pk}/", f"/office/entries/{entry.pk}/", "/office/jobs/1/",
    ]  # fmt: skip
    somebody = inside(member("somebody", role))
    assert [somebody.get(address).status_code for address in addresses] == [403] * 6
    assert [Client().get(address).status_code for address in addresses] == [302] * 6
    assert inside(desk.finance).get("/office/runs/2026-06/approve/").status_code == 403
