"""The office's pages of rules and requests: who gets in, what is said, and that one press and two do the same."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from marketplace.kernel.months import Month, india_day
from payouts.models import (
    Advance,
    DeductionRule,
    Policy,
    Refund,
    RefundShare,
    Request,
    SavingsChoice,
    Transaction,
)
from payouts.services.checks import check_ledger
from payouts.services.entries import confirm, enter
from weavers.models import Weaver

from .books import JULY, MAY, Desk, weaver
from .conftest import member

pytestmark = pytest.mark.django_db


def inside(username: str, *roles: str) -> Client:
    client = Client()
    client.force_login(member(username, *roles))
    return client


@pytest.fixture
def at_finance(desk: Desk) -> Client:
    client = Client()
    client.force_login(desk.finance)
    return client


@pytest.fixture
def at_approver(desk: Desk) -> Client:
    client = Client()
    client.force_login(desk.approver)
    return client


def waiting_advance(desk: Desk, amount: int = 500_00) -> Request:
    her = Weaver.objects.filter(code="W0001").first() or weaver(1)
    today = india_day(timezone.now())
    request = Request(
        kind="advance", weaver=her, day=today, amount=amount, source="cash", reason="Loom parts"
    )
    return enter(entry=request, by=desk.finance, now=timezone.now())


def address(name: str, request: Request) -> str:
    return reverse(f"office:{name}", args=["payouts.request", request.pk])


def test_each_page_is_for_those_who_may(desk: Desk, client: Client) -> None:
    request = waiting_advance(desk)
    pages = [reverse("office:rules"), reverse("office:requests"), address("request", request)]
    form = reverse("office:request-new", args=["policy"])
    for url in [*pages, form]:
        assert client.get(url)["Location"] == f"/login/?next={url}"
    for role in ("weaver", "coordinator", "quality", "editor", "fulfilment"):
        other = inside(f"a {role}", role)
        assert {other.get(url).status_code for url in [*pages, form]} == {403}
    for role, may_enter in (("finance", 200), ("approver", 403)):
        other = inside(f"another {role}", role)
        assert {other.get(url).status_code for url in pages} == {200}
        assert other.get(form).status_code == may_enter


@pytest.mark.parametrize("step", ["request-confirm", "request-refuse"])
@pytest.mark.parametrize("role", ["finance", "coordinator", "weaver"])
def test_a_decision_is_refused_to_whoever_may_not_decide(desk: Desk, step: str, role: str) -> None:
    request = waiting_advance(desk)
    answer = inside(f"a {role}", role).post(address(step, request), {"reason": "No"})
    request.refresh_from_db()
    assert (answer.status_code, request.confirmed_at, request.refused_at) == (403, None, None)


@pytest.mark.parametrize("step", ["request-confirm", "request-refuse"])
def test_a_decision_is_posted_not_looked_at(desk: Desk, at_approver: Client, step: str) -> None:
    assert at_approver.get(address(step, waiting_advance(desk))).status_code == 405


def test_a_policy_typed_in_rupees_waits_then_counts(
    desk: Desk, at_finance: Client, at_approver: Client
) -> None:
    since = Month.of(timezone.now()).next
    form = at_finance.get(reverse("office:request-new", args=["policy"])).text
    assert 'name="minimum" value="100"' in form
    given = {
        "from_month": str(since), "cap": "25", "minimum": "150.50", "cash_rounding": "10", "take_home_floor": "1,000",
        "discounts_borne_by": "maker", "returns_borne_by": "cooperative", "payee_hold_days": "3",
    }  # fmt: skip
    answer = at_finance.post(reverse("office:request-new", args=["policy"]), given)
    policy = Policy.objects.latest("pk")
    assert answer["Location"] == reverse("office:request", args=["payouts.policy", policy.pk])
    assert (policy.from_month, policy.cap, policy.minimum, policy.cash_rounding, policy.take_home_floor) == (
        since.first_day, 25, 150_50, 10_00, 1000_00,
    )  # fmt: skip
    page = at_approver.get(answer["Location"]).text
    for said in ("30 %", "25 %", "₹100", "₹150.50", "the makers"):
        assert said in page
    assert Policy.of(since).cap == 30
    at_approver.post(reverse("office:request-confirm", args=["payouts.policy", policy.pk]))
    assert Policy.of(since).cap == 25
    assert "₹150.50" in at_approver.get(reverse("office:rules")).text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"from_month": "soon"}, "Write a month like 2026-10."),
        ({"minimum": "ten"}, "Write rupees, like 1250 or 1250.50."),
        ({"minimum": "-1"}, "too small or too large"),
        ({"cap": "101"}, "less than or equal to 100"),
        ({"from_month": "1999-12"}, "The books are closed through 1999-12"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_stored(
    at_finance: Client, given: dict[str, str], said: str
) -> None:
    whole = {
        "from_month": "2099-01", "cap": "25", "minimum": "150", "cash_rounding": "1", "take_home_floor": "0",
        "discounts_borne_by": "cooperative", "returns_borne_by": "cooperative", "payee_hold_days": "3",
    }  # fmt: skip
    answer = at_finance.post(reverse("office:request-new", args=["policy"]), whole | given)
    assert answer.status_code == 422 and said in answer.text
    assert Policy.objects.count() == 1


def test_a_form_sent_twice_enters_once(at_finance: Client) -> None:
    weaver(1)
    given = {
        "weaver": "w0001",
        "amount": "500",
        "source": "cash",
        "day": "2026-01-05",
        "reason": "Loom parts",
    }
    for said in ("Entered. A second person confirms it.", "That is entered already"):
        answer = at_finance.post(reverse("office:request-new", args=["advance"]), given, follow=True)
        assert said in answer.text
    assert list(Request.objects.values_list("amount", "weaver__code")) == [(500_00, "W0001")]


def test_confirmed_in_two_tabs_it_is_posted_once(desk: Desk, at_approver: Client) -> None:
    request = waiting_advance(desk)
    assert "Loom parts" in at_approver.get(reverse("office:requests")).text
    for _tab in range(2):
        assert at_approver.post(address("request-confirm", request)).status_code == 302
    assert (Advance.objects.count(), Transaction.objects.count()) == (1, 1)


def test_refused_it_needs_a_reason_and_stays_with_it(desk: Desk, at_approver: Client) -> None:
    request = waiting_advance(desk)
    assert at_approver.post(address("request-refuse", request), {"reason": " "}).status_code == 422
    at_approver.post(address("request-refuse", request), {"reason": "She did not ask"})
    request.refresh_from_db()
    assert (request.refusal, Transaction.objects.count()) == ("She did not ask", 0)
    assert "She did not ask" in at_approver.get(reverse("office:requests")).text


def test_every_model_appears_in_the_queue_by_itself(desk: Desk, at_approver: Client) -> None:
    her = weaver(1)
    for entry in (
        DeductionRule(name="Welfare fund", from_month=JULY.first_day, percent=2, agreed="General meeting"),
        SavingsChoice(weaver=her, from_month=JULY.first_day, percent=10, form="spoken"),
    ):
        enter(entry=entry, by=desk.finance, now=timezone.now())
    page = at_approver.get(reverse("office:requests")).text
    for said in ("Deduction rule", "Welfare fund", "Savings choice", "Weaver 1 (W0001)"):
        assert said in page


def test_no_legal_name_is_in_the_queue(desk: Desk, at_approver: Client) -> None:
    request = waiting_advance(desk)
    for url in (reverse("office:requests"), address("request", request)):
        assert "Legal Name" not in at_approver.get(url).text


def test_the_history_is_filtered_and_paged(desk: Desk, at_finance: Client) -> None:
    for amount in range(1, 56):
        waiting_advance(desk, amount * 100)
    url = reverse("office:requests")
    assert [
        len(at_finance.get(url, {"kind": "payouts.request", "page": n}).context["page"].object_list)
        for n in (1, 2)
    ] == [50, 5]
    found = at_finance.get(url, {"state": "confirmed"}).context["page"]
    begins_with = {"Policy", "Rule of cancelling custom orders", "Wholesale tier"}
    assert {each.title for each in found} == begins_with
    assert at_finance.get(url, {"q": "w0001"}).context["page"].paginator.count == 55
    assert at_finance.get(url, {"q": "nobody"}).context["page"].paginator.count == 0


def test_the_queue_costs_as_many_queries_for_many_as_for_one(desk: Desk, at_finance: Client) -> None:

    url = reverse("office:requests")
    waiting_advance(desk, 100)
    at_finance.get(url)
    with CaptureQueriesContext(connection) as few:
        at_finance.get(url)
    for amount in range(2, 30):
        waiting_advance(desk, amount * 100)
    with CaptureQueriesContext(connection) as many:
        at_finance.get(url)
    assert len(many) == len(few)


@pytest.mark.parametrize("policy", ["cooperative", "maker"])
def test_who_bears_a_return_begins_with_the_policy(desk: Desk, at_finance: Client, policy: str) -> None:
    now = timezone.now()
    rules = Policy(from_month=Month.of(now).first_day, returns_borne_by=policy)
    confirm(entry=enter(entry=rules, by=desk.finance, now=now), by=desk.approver, now=now)
    form = at_finance.get(reverse("office:request-new", args=["charge-back"])).context["form"]
    assert form["borne_by"].value() == policy


@pytest.mark.parametrize(("borne_by", "refunds", "asked"), [("cooperative", 1, 0), ("maker", 0, 1)])
def test_a_return_sent_twice_is_one_and_only_the_makers_need_a_second_person(
    desk: Desk, at_finance: Client, borne_by: str, refunds: int, asked: int
) -> None:
    sale = desk.sold(MAY, {weaver(1): 1}, earning=100_00, quantity=3)
    given = {"ref": "office-1", "sale": f"{sale.ref}/1", "quantity": "2", "day": "2026-06-02", "reason": "A hole",
             "borne_by": borne_by}  # fmt: skip
    for _twice in range(2):
        assert at_finance.post(reverse("office:request-new", args=["charge-back"]), given).status_code == 302
    assert (Refund.objects.count(), Request.objects.count(), RefundShare.objects.count()) == (
        refunds,
        asked,
        0,
    )
    assert [each.amount for each in Refund.objects.all()] == [400_00] * refunds
    assert [each.amount for each in Request.objects.all()] == [200_00] * asked
    assert list(check_ledger()) == []


def test_no_more_comes_back_than_was_sold_whoever_bears_it(desk: Desk, at_finance: Client) -> None:
    sale = desk.sold(MAY, {weaver(1): 1}, earning=100_00, quantity=1)
    given = {"ref": "office-1", "sale": f"{sale.ref}/1", "quantity": "2", "day": "2026-06-02", "reason": "A hole",
             "borne_by": "cooperative"}  # fmt: skip
    answer = at_finance.post(reverse("office:request-new", args=["charge-back"]), given)
    assert (answer.status_code, Refund.objects.count()) == (422, 0)
    assert "More pieces would come back than were sold." in answer.text
