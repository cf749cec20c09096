"""The pages of weavers' accounts and of yarn: who gets in, exact balances, and nothing that is private."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from marketplace.kernel.months import Month, india_day
from payouts.models import Policy, Request, SavingsChoice, YarnKind, YarnMove, YarnRate
from payouts.services.checks import check_ledger
from payouts.services.entries import confirm, enter
from tests.payouts.books import JUNE, MAY, Desk, after, weaver
from tests.payouts.conftest import member
from weavers.models import Weaver

from .conftest import inside

pytestmark = pytest.mark.django_db
THIS = Month.of(timezone.now())


@pytest.fixture
def her(desk: Desk) -> Weaver:
    """She owes ₹900 since May and saves a tenth; June is closed with a floor of ₹750 that limited her recovery."""
    her = weaver(1)
    desk.gave(her, MAY, 900_00)
    for entry in (
        Policy(from_month=JUNE.first_day, take_home_floor=750_00),
        SavingsChoice(weaver=her, from_month=JUNE.next.first_day, percent=10, form="spoken"),
    ):
        confirm(entry=enter(entry=entry, by=desk.finance, now=after(MAY)), by=desk.approver, now=after(MAY))
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    return her


def test_each_page_is_for_those_who_may(desk: Desk, her: Weaver, client: Client) -> None:
    read = [reverse("office:accounts"), reverse("office:account", args=["W0001"]), reverse("office:yarn"),
            reverse("office:yarn-sheet"), reverse("office:yarn-weaver", args=["W0001"])]  # fmt: skip
    entered = [reverse("office:yarn-move"), reverse("office:yarn-kind")]
    for url in [*read, *entered]:
        assert client.get(url)["Location"] == f"/login/?next={url}"
    for role in ("weaver", "coordinator", "quality", "fulfilment", "editor"):
        other = inside(member(f"a {role}", role))
        assert {other.get(url).status_code for url in [*read, *entered]} == {403}
    for role, may_enter in (("finance", 200), ("approver", 403)):
        other = inside(member(f"another {role}", role))
        assert {other.get(url).status_code for url in read} == {200}
        assert {other.get(url).status_code for url in entered} == {may_enter}
    kind = YarnKind.objects.create(name="Eri", colour="natural")
    charge = reverse("office:yarn-charge", args=["W0001", kind.pk])
    assert inside(desk.approver).post(charge).status_code == 403


def test_an_account_shows_every_leg_with_what_it_came_to(her: Weaver, at_finance: Client) -> None:
    page = at_finance.get(reverse("office:account", args=["W0001"]))
    months = [
        (day, [(each.account, each.amount, each.balance) for each in entries])
        for day, entries in page.context["page"].object_list
    ]
    assert [day for day, _legs in months] == [JUNE.first_day, MAY.first_day]
    assert months == [
        (
            JUNE.first_day,
            [
                ("hers", 1000_00, 1000_00),
                ("hers", -750_00, 250_00),
                ("hers", -250_00, 0),
                ("advances", -250_00, 650_00),
            ],
        ),
        (MAY.first_day, [("advances", 900_00, 900_00)]),
    ]
    assert [amount for _label, amount in page.context["balances"]] == [0, 650_00, 0, 0]
    assert "the take-home floor" in page.text


def test_nothing_private_is_on_these_pages(her: Weaver, at_finance: Client) -> None:
    for url in (reverse("office:accounts"), reverse("office:account", args=["W0001"])):
        page = at_finance.get(url).text
        assert "Weaver 1" in page
        for private in ("Legal Name", "00000000001", "PUNB0821426"):
            assert private not in page


def test_the_list_costs_as_many_queries_for_many_as_for_one(her: Weaver, at_finance: Client) -> None:
    at_finance.get(reverse("office:accounts"))
    with CaptureQueriesContext(connection) as few:
        at_finance.get(reverse("office:accounts"))
    for number in range(2, 20):
        weaver(number)
    with CaptureQueriesContext(connection) as many:
        page = at_finance.get(reverse("office:accounts"))
    assert (len(many), page.context["page"].paginator.count) == (len(few), 19)


def test_the_list_is_searched_by_group_code_and_name(her: Weaver, at_finance: Client) -> None:
    weaver(2, group="Jowai Loom House")
    url = reverse("office:accounts")
    for asked, found in (
        ({"group": "Jowai Loom House"}, ["W0002"]),
        ({"q": "w0001"}, ["W0001"]),
        ({"q": "weaver 2"}, ["W0002"]),
        ({"q": "nobody"}, []),
    ):
        assert [row.weaver.code for row in at_finance.get(url, asked).context["page"]] == found


def test_yarn_is_entered_once_however_often_it_is_sent(desk: Desk, her: Weaver, at_finance: Client) -> None:
    kind = YarnKind.objects.create(name="Eri", colour="natural")
    rate = YarnRate(kind=kind, from_day=THIS.first_day, per_kg=1600_00)
    now = timezone.now()
    confirm(entry=enter(entry=rate, by=desk.finance, now=now), by=desk.approver, now=now)
    today = india_day(now).isoformat()
    received = {
        "ref": "A",
        "what": "received",
        "kind": kind.pk,
        "grams": "1000",
        "day": today,
        "source": "bank",
    }
    issued = {"ref": "B", "what": "issued", "kind": kind.pk, "weaver": "w0001", "grams": "300", "day": today}
    for given in (received, received, issued, issued):
        assert at_finance.post(reverse("office:yarn-move"), given).status_code == 302
    assert [(move.ref, move.value) for move in YarnMove.objects.all()] == [("A", 1600_00), ("B", 480_00)]
    assert "480" in at_finance.get(reverse("office:yarn")).text
    assert (
        "B," + today + ",issued,Eri,natural,W0001,300,480.00"
        in at_finance.get(reverse("office:yarn-sheet")).text
    )
    bought = {"ref": "C", "what": "bought", "kind": kind.pk, "weaver": "W0001", "grams": "100", "day": today}
    for _twice in range(2):
        at_finance.post(reverse("office:yarn-move"), bought)
    assert [(each.amount, each.yarn.grams) for each in Request.objects.all()] == [(160_00, 100)]
    assert list(check_ledger()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"source": ""}, "Say what it was paid from."),
        ({"what": "issued", "source": ""}, "Say which weaver."),
        ({"weaver": "W0001"}, "not by a weaver"),
        ({"what": "issued", "weaver": "W0001"}, "Only what is received is paid for here."),
        ({"weaver": "W9999"}, "There is no such weaver."),
        ({"grams": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_movement_that_cannot_be_is_said(
    her: Weaver, at_finance: Client, change: dict[str, str], said: str
) -> None:
    kind = YarnKind.objects.create(name="Eri", colour="natural")
    today = india_day(timezone.now()).isoformat()
    given = {
        "ref": "A",
        "what": "received",
        "kind": kind.pk,
        "grams": "10",
        "day": today,
        "source": "bank",
    } | change
    answer = at_finance.post(reverse("office:yarn-move"), given)
    assert answer.status_code == 422 and said in answer.text
    assert YarnMove.objects.count() == 0
