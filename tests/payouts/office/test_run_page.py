"""A run's page: what it lists and sums, by what it filters and sorts, and what changed since the month before."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payouts.models import Run
from payouts.office import reads
from payouts.office.reads.changes import bridge_of, label_of
from payouts.services.decisions import decide
from payouts.services.runs import FIGURES, cancel_run, figures
from tests.payouts.books import JULY, JUNE, Desk, after, payee, weaver
from weavers.models import Weaver

from .conftest import inside

AUGUST = JULY.next


def look(run: Run, **asked: Any) -> reads.RunPage:
    return reads.look_at(run, now=timezone.now(), **asked)


def codes(page: Any) -> list[str]:
    return [row.code for row in page]


@pytest.fixture
def months(desk: Desk) -> tuple[Run, Run]:
    """June approved, July drafted: W1 earns more, W2 less and in cash, W3 is held, W4 is gone, W5 is new and small."""
    one, two, three, four = (weaver(1), weaver(2, "cash", group="Jowai Loom House"), weaver(3, ""), weaver(4))
    desk.gave(one, JUNE, 500_00)
    desk.sold(JUNE, {one: 1}, earning=1000_00)
    desk.sold(JUNE, {two: 1}, earning=2000_25)
    desk.sold(JUNE, {three: 1}, earning=300_00)
    desk.sold(JUNE, {four: 1}, earning=400_00)
    june = desk.approve(JUNE)
    five = weaver(5)
    desk.sold(JULY, {one: 1}, earning=1500_00, quantity=3)
    back = desk.sold(JULY, {two: 1}, earning=1000_00, quantity=2)
    desk.came_back(back, JULY)
    desk.sold(JULY, {five: 1}, earning=60_00)
    return june, desk.close(JULY)


def test_a_page_has_the_same_figures_as_the_run(months: tuple[Run, Run]) -> None:
    for run in months:
        listed = {row.code: row.figures for row in look(run).page}
        wanted = {item["code"]: {name: item[name] for name in FIGURES} for item in figures(run)}
        assert {code: {name: found[name] for name in FIGURES} for code, found in listed.items()} == wanted


def test_totals_are_those_of_all_and_of_the_filter(months: tuple[Run, Run]) -> None:
    seen = look(months[1], chosen={"group": "Umden Eri Circle"})
    assert (seen.whole.weavers, seen.whole.paid, seen.whole.earned, seen.whole.payable) == (
        4,
        2,
        6560_00,
        5300_00,
    )
    assert (seen.fits.weavers, seen.fits.paid, seen.fits.earned, seen.fits.payable) == (
        3,
        1,
        4560_00,
        4300_00,
    )
    assert [(each.label, each.weavers, each.payable) for each in seen.by_group] == [
        ("Jowai Loom House", 1, 1000_00),
        ("Umden Eri Circle", 3, 4300_00),
    ]
    assert [(each.label, each.weavers, each.payable) for each in seen.by_method] == [
        ("bank account", 1, 4300_00),
        ("cash", 1, 1000_00),
    ]
    assert (seen.held.weavers, seen.held.carried) == (1, 300_00)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["W0001", "W0002", "W0003", "W0005"]),
        ({"method": "cash"}, ["W0002"]),
        ({"method": "none"}, ["W0003"]),
        ({"status": "carried"}, ["W0005"]),
        ({"changed": "more"}, ["W0001"]),
        ({"changed": "less"}, ["W0002"]),
        ({"changed": "same"}, ["W0003", "W0005"]),
        ({"changed": "new"}, ["W0005"]),
        ({"q": "%"}, []),
        ({"q": "_"}, []),
        ({"q": "EAVER 2"}, ["W0002"]),
    ],
)
def test_weavers_are_filtered_in_the_database(
    months: tuple[Run, Run], chosen: dict[str, str], found: list[str]
) -> None:
    assert codes(look(months[1], chosen=chosen).page) == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("-payable", ["W0001", "W0002", "W0003", "W0005"]),
        ("payable", ["W0003", "W0005", "W0002", "W0001"]),
        ("-earned", ["W0001", "W0002", "W0005", "W0003"]),
        ("charged_back", ["W0002", "W0001", "W0003", "W0005"]),
        ("change", ["W0002", "W0003", "W0005", "W0001"]),
        ("-carried", ["W0003", "W0005", "W0002", "W0001"]),
        ("-recovered", ["W0001", "W0002", "W0003", "W0005"]),
        ("id; DROP TABLE", ["W0001", "W0002", "W0003", "W0005"]),
    ],
)
def test_weavers_are_in_order_of_any_figure(months: tuple[Run, Run], sort: str, found: list[str]) -> None:
    assert codes(look(months[1], sort=sort).page) == found


def test_pages_hold_what_they_say_and_a_page_too_far_is_the_last(months: tuple[Run, Run]) -> None:
    first, second, beyond = (look(months[1], number=number, size=3).page for number in (1, 2, 9))
    assert (codes(first), codes(second), codes(beyond)) == (["W0001", "W0002", "W0003"], ["W0005"], ["W0005"])
    assert (first.has_next(), beyond.number, first.paginator.num_pages) == (True, 2, 2)


def test_why_she_is_paid_more_or_less_is_said_largest_first_and_sums_exactly(months: tuple[Run, Run]) -> None:
    rows = {row.code: row for row in look(months[1]).page}
    assert rows["W0001"].change == 3600_00
    assert [(cause.label, cause.amount, cause.note) for cause in rows["W0001"].causes] == [
        ("more earned", 3500_00, "3 pieces, 1 before"),
        ("less towards advances", 100_00, ""),
    ]
    assert rows["W0002"].change == -1000_00
    assert [(cause.what, cause.amount) for cause in rows["W0002"].causes] == [
        ("charged_back", -1000_00),
        ("opening", 25),
        ("earned", -25),
    ]
    assert rows["W0003"].change == 0
    assert [(cause.label, cause.amount) for cause in rows["W0003"].causes] == [
        ("more carried in from before", 300_00),
        ("less earned", -300_00),
    ]
    assert [(cause.label, cause.amount) for cause in rows["W0005"].causes] == [
        ("more earned", 60_00),
        ("more below the minimum", -60_00),
    ]
    for row in rows.values():
        assert sum(cause.amount for cause in row.causes) == row.change


def test_the_bridge_leads_from_last_months_total_to_this_ones_exactly(months: tuple[Run, Run]) -> None:
    seen = look(months[1])
    bridge = bridge_of(seen)
    assert bridge is not None
    assert (bridge.was, bridge.now) == (3100_00, 5300_00)
    assert [(cause.what, cause.amount) for cause in bridge.causes] == [
        ("earned", 2859_75),
        ("charged_back", -1000_00),
        ("opening", 300_25),
        ("recovered", 100_00),
        ("small", -60_00),
    ]
    assert bridge.was + sum(cause.amount for cause in bridge.causes) == bridge.now
    assert seen.gone == {"weavers": 1, "payable": 400_00}


@pytest.mark.parametrize(
    ("here", "there", "words"),
    [
        (0, 70, "less left over"),
        (70, 0, "more left over"),
        (-500, 0, "more left owing"),
        (-200, -500, "less left owing"),
    ],
)
def test_what_is_carried_on_is_left_over_or_left_owing(here: int, there: int, words: str) -> None:
    assert label_of("rest", here, there) == words


def test_the_first_run_is_compared_with_nothing(months: tuple[Run, Run]) -> None:
    seen = look(months[0])
    assert bridge_of(seen) is None
    assert [row.change for row in seen.page] == [None] * 4


def test_a_run_keeps_its_comparison_when_later_months_are_closed(desk: Desk, months: tuple[Run, Run]) -> None:
    drafted = bridge_of(look(months[1]))
    approved = desk.approve(JULY)
    desk.sold(AUGUST, {Weaver.objects.get(code="W0001"): 1}, earning=900_00)
    desk.approve(AUGUST)
    assert bridge_of(look(approved)) == drafted


def test_the_months_list_says_what_each_comes_to_and_who_took_each_step(
    desk: Desk, months: tuple[Run, Run], at_finance: Client
) -> None:
    lines = at_finance.get(reverse("office:runs")).context["months"]
    assert [(str(line.run), line.weavers, line.paid, line.total, line.change) for line in lines] == [
        ("2026-07", 4, 2, 5300_00, 2200_00),
        ("2026-06", 4, 3, 3100_00, None),
    ]
    assert (lines[1].run.prepared_by, lines[1].run.approved_by) == (desk.finance, desk.approver)


def test_cancelled_attempts_are_folded_into_their_month(desk: Desk, at_finance: Client) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_00)
    cancel_run(run=desk.close(JUNE), by=desk.finance, now=after(JUNE), reason="A sale was missing")
    [line] = at_finance.get(reverse("office:runs")).context["months"]
    assert (line.run, [str(run) for run in line.cancelled]) == (None, ["2026-06"])
    second = desk.close(JUNE)
    page = at_finance.get(reverse("office:runs"))
    [line] = page.context["months"]
    assert (line.run, [str(run) for run in line.cancelled]) == (second, ["2026-06"])
    assert "A sale was missing" in page.text


def test_without_a_month_the_list_says_so(at_finance: Client) -> None:
    assert "No month to close yet" in at_finance.get(reverse("office:runs")).text


def test_a_weaver_who_is_held_by_decision_shows_as_held_and_lowers_the_total(
    desk: Desk, months: tuple[Run, Run]
) -> None:
    decide(
        weaver=Weaver.objects.get(code="W0001"), month=JULY, what="hold", reason="She asked", by=desk.finance,
        now=after(JULY),
    )  # fmt: skip
    seen = look(months[1])
    assert (seen.whole.payable, seen.held.carried) == (1000_00, 4600_00)
    bridge = bridge_of(seen)
    assert bridge is not None
    assert ("held", -4300_00) in [(cause.what, cause.amount) for cause in bridge.causes]


def test_filters_stay_in_every_address_below(desk: Desk, months: tuple[Run, Run]) -> None:
    client = inside(desk.finance)
    query = {"status": "payable", "sort": "-payable", "page": "1"}
    text = client.get(reverse("office:run", args=["2026-07"]), query).text
    assert "/office/runs/2026-07/weavers/W0001/?from=status%3Dpayable%26sort%3D-payable" in text
    below = client.get(
        "/office/runs/2026-07/weavers/W0001/?from=status%3Dpayable%26sort%3D-payable%26evil%3D1"
    )
    assert [crumb.url for crumb in below.context["crumbs"]] == [
        "/office/",
        "/office/runs/2026-07/?status=payable&sort=-payable#weavers",
        "",
    ]


def test_a_payee_entered_after_the_draft_is_seen_at_the_next_look(
    desk: Desk, months: tuple[Run, Run]
) -> None:
    payee(Weaver.objects.get(code="W0003"), "upi")
    assert [row.status for row in look(months[1], weaver="W0003").page] == ["payable"]
