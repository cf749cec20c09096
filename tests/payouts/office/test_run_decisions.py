"""Holding, releasing and paying small amounts from the office: with a reason, for all chosen or none, kept."""

import pytest
from django.test import Client
from django.urls import reverse

from payouts.models import Decision, Run
from tests.payouts.books import JUNE, Desk, weaver

from .conftest import inside

URL = "/office/runs/2026-06/decide/"


@pytest.fixture
def june(desk: Desk) -> Run:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    desk.sold(JUNE, {weaver(2): 1}, earning=500_00)
    desk.sold(JUNE, {weaver(3): 1}, earning=60_00)
    return desk.close(JUNE)


def statuses(client: Client) -> dict[str, str]:
    page = client.get(reverse("office:run", args=["2026-06"])).context["page"]
    return {row.code: row.status for row in page}


def test_several_weavers_are_held_at_once_with_one_reason(june: Run, at_finance: Client) -> None:
    done = at_finance.post(
        URL,
        {"what": "hold", "reason": "Asked to wait", "codes": ["W0001", "W0002"], "from": "status=payable"},
    )
    assert done["Location"] == "/office/runs/2026-06/?status=payable#weavers"
    assert statuses(at_finance) == {"W0001": "held", "W0002": "held", "W0003": "carried"}
    page = at_finance.get(reverse("office:run", args=["2026-06"]))
    assert [
        (each.weaver.code, each.what, each.reason, each.by.username) for each in page.context["decided"]
    ] == [
        ("W0002", "hold", "Asked to wait", "finance"),
        ("W0001", "hold", "Asked to wait", "finance"),
    ]
    assert "Asked to wait" in page.text


def test_each_decision_is_taken_back_by_its_opposite(june: Run, at_finance: Client) -> None:
    for what, code, status in [
        ("hold", "W0001", "held"),
        ("release", "W0001", "payable"),
        ("pay_small", "W0003", "payable"),
        ("keep_small", "W0003", "carried"),
    ]:
        at_finance.post(URL, {"what": what, "reason": "As agreed", "codes": code})
        assert statuses(at_finance)[code] == status
    assert Decision.objects.count() == 4


def test_from_her_own_page_one_comes_back_to_it(june: Run, at_finance: Client) -> None:
    done = at_finance.post(
        URL, {"what": "hold", "reason": "Asked", "codes": "W0001", "at": "W0001", "from": "sort=-payable"}
    )
    assert done["Location"] == "/office/runs/2026-06/weavers/W0001/?from=sort%3D-payable"
    assert "Hold: Asked" in at_finance.get(done["Location"]).text


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"what": "hold", "reason": "Asked"}, "Choose at least one weaver."),
        ({"what": "hold", "reason": "", "codes": "W0001"}, "Say what, and why."),
        ({"what": "pay", "reason": "Asked", "codes": "W0001"}, "Say what, and why."),
        ({"what": "hold", "reason": "Asked", "codes": ["W0001", "W0099"]}, "There is no such weaver."),
        ({"what": "release", "reason": "Asked", "codes": "W0001"}, "It stood that way already"),
    ],
)
def test_what_cannot_be_decided_is_said_and_decides_nothing(
    june: Run, at_finance: Client, sent: dict[str, str], words: str
) -> None:
    assert words in at_finance.post(URL, sent, follow=True).text
    assert Decision.objects.count() == 0


def test_an_approved_run_is_decided_about_no_more(desk: Desk, june: Run, at_finance: Client) -> None:
    desk.approve(JUNE)
    sent = {"what": "hold", "reason": "Too late", "codes": "W0001"}
    assert "are decided about" in at_finance.post(URL, sent, follow=True).text
    assert Decision.objects.count() == 0
    assert 'id="decide"' not in at_finance.get(reverse("office:run", args=["2026-06"])).text


def test_an_approver_decides_nothing_and_is_offered_nothing(desk: Desk, june: Run) -> None:
    client = inside(desk.approver)
    assert client.post(URL, {"what": "hold", "reason": "No", "codes": "W0001"}).status_code == 403
    assert 'id="decide"' not in client.get(reverse("office:run", args=["2026-06"])).text
