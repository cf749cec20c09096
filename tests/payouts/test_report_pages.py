"""The pages of reports, the trail, a surplus and the books: who sees them, what they cost, and what they do."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from marketplace.accounts.models import User
from marketplace.kernel.months import INDIA, Month
from payouts.models import BooksCheck, DollarRate, Item, Leg, Patronage, Run
from payouts.services.reports import REPORTS
from payouts.services.reports.earnings import groups
from payouts.services.reports.periods import Scope
from payouts.services.watch import check_books
from weavers.models import Weaver

from .books import JUNE, MAY, Desk, weaver
from .conftest import member
from .test_reports import close_the_worked_case

NOW = datetime(2026, 11, 24, 12, tzinfo=INDIA)
OCTOBER = Month(2026, 10)


@pytest.fixture
def demo(desk: Desk) -> None:
    close_the_worked_case()


def inside(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


PAGES = [
    ("reports", []),
    *(("report", [name]) for name in REPORTS),
    *(("report-sheet", [name]) for name in REPORTS),
    ("trail", []),
    ("trail-sheet", []),
    ("patronage", []),
    ("ledger", []),
]


@pytest.mark.parametrize(("name", "args"), PAGES)
def test_reports_are_for_finance_and_approvers_alone(
    desk: Desk, client: Client, name: str, args: list[str]
) -> None:
    url = reverse(f"office:{name}", args=args)
    assert client.get(url).status_code == 302
    for role in ("weaver", "coordinator", "quality", "fulfilment", "editor", "admin"):
        assert inside(member(role, role)).get(url).status_code == 403, role
    for user in (desk.finance, desk.approver):
        assert inside(user).get(url).status_code == 200


@pytest.mark.parametrize(
    ("name", "args", "may"),
    [
        ("rate", [], {"finance"}),
        ("decide-rate", [1], {"approver"}),
        ("patronage", [], {"finance"}),
        ("decide-patronage", [1], {"approver"}),
        ("check", [], {"finance", "approver"}),
    ],
)
def test_what_changes_something_is_refused_to_all_but_those_who_may(
    desk: Desk, name: str, args: list[int], may: set[str]
) -> None:
    url = reverse(f"office:{name}", args=args)
    for user in [
        desk.finance,
        desk.approver,
        *(member(role, role) for role in ("weaver", "coordinator", "admin")),
    ]:
        allowed = inside(user).post(url).status_code != 403
        assert allowed == (user.username in may), user


@pytest.mark.parametrize("name", ["reports", "trail", "ledger", "patronage", *REPORTS])
def test_a_page_takes_as_many_queries_for_many_weavers_as_for_one(
    desk: Desk, django_assert_max_num_queries: Callable[..., Any], name: str
) -> None:
    url = reverse("office:report", args=[name]) if name in REPORTS else reverse(f"office:{name}")
    desk.sold(MAY, {weaver(1): 1}, earning=500_00)
    desk.approve(MAY)
    check_books(now=NOW)
    client = inside(desk.finance)
    with django_assert_max_num_queries(20) as taken:
        assert client.get(url).status_code == 200
    few = len(taken)
    for number in range(2, 9):
        desk.sold(JUNE, {weaver(number, group=f"Circle {number}"): 1}, earning=500_00)
    desk.approve(JUNE)
    check_books(now=NOW)
    with django_assert_max_num_queries(few):
        assert client.get(url).status_code == 200


def test_a_sheet_has_what_its_page_shows(demo: None, finance: User) -> None:
    answer = inside(finance).get(reverse("office:report-sheet", args=["groups"]), {"period": "2026-10"})
    assert answer["Content-Disposition"] == 'attachment; filename="groups.xlsx"'
    rows = list(load_workbook(BytesIO(answer.content))["By group"].iter_rows(values_only=True))
    report = groups(Scope(OCTOBER, OCTOBER), now=NOW).sections[0].table
    assert [(row[0], row[1], round(float(str(row[2])) * 100)) for row in rows[1:-1]] == [
        tuple(r[:3]) for r in report.rows
    ]


def test_no_report_shows_a_legal_name_or_an_account(demo: None, finance: User) -> None:
    names = set(Weaver.objects.values_list("legal_name", flat=True))
    client = inside(finance)
    for name, args in PAGES:
        answer = client.get(reverse(f"office:{name}", args=args))
        if "text/html" in answer["Content-Type"]:
            assert not [each for each in names if each and each in answer.text], (name, args)


def test_a_dollar_is_entered_by_one_and_confirmed_by_another(desk: Desk) -> None:
    given = {"paise": "84.37", "from_day": "2026-04-01", "source": "FBIL"}
    inside(desk.finance).post(reverse("office:rate"), given)
    rate = DollarRate.objects.get()
    assert (rate.paise, rate.confirmed_at, DollarRate.of(date(2026, 5, 1))) == (84_37, None, None)
    url = reverse("office:decide-rate", args=[rate.pk])
    inside(desk.approver).post(url, {"decision": "confirm"})
    assert DollarRate.of(date(2026, 5, 1)) == rate
    assert DollarRate.of(date(2026, 3, 1)) is None


@pytest.fixture
def next_april(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """2026–27 is over, with two weavers and a surplus."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2027, 4, 10, 12, tzinfo=INDIA))
    desk.sold(MAY, {weaver(1): 1, weaver(2): 1}, earning=1000_00)
    desk.approve(MAY)
    return desk


def test_a_surplus_is_proposed_looked_at_and_confirmed_in_the_office(next_april: Desk) -> None:
    client = inside(next_april.finance)
    given = {"year": "2026", "surplus": "100.01", "basis": "earnings", "resolution": "General meeting"}
    answer = client.post(reverse("office:patronage"), given)
    found = Patronage.objects.get()
    assert answer["Location"] == reverse("office:patronage-of", args=[found.pk])
    page = inside(next_april.approver).get(answer["Location"])
    assert [(share.weaver.code, share.amount) for share in page.context["page"]] == [
        ("W0001", 50_01), ("W0002", 50_00),
    ]  # fmt: skip
    sheet = client.get(reverse("office:patronage-sheet", args=[found.pk, "csv"])).text.splitlines()
    assert sheet == [
        "weaver,name,group,earnings,share",
        "W0001,Weaver 1,Umden Eri Circle,500.00,50.01",
        "W0002,Weaver 2,Umden Eri Circle,500.00,50.00",
    ]
    book = client.get(reverse("office:patronage-sheet", args=[found.pk, "xlsx"])).content
    assert len(list(load_workbook(BytesIO(book)).active.iter_rows())) == 3  # type: ignore[union-attr]
    inside(next_april.approver).post(
        reverse("office:decide-patronage", args=[found.pk]), {"decision": "confirm"}
    )
    found.refresh_from_db()
    assert found.transaction is not None and found.transaction.source_key == "patronage/2026"
    again = client.post(reverse("office:patronage"), given)
    assert again.status_code == 422
    assert "shared out already, or waits to be" in again.text


def test_a_surplus_that_is_refused_can_be_proposed_anew(next_april: Desk) -> None:
    client = inside(next_april.finance)
    given = {"year": "2026", "surplus": "100", "basis": "equal", "resolution": "General meeting"}
    client.post(reverse("office:patronage"), given)
    url = reverse("office:decide-patronage", args=[Patronage.objects.get().pk])
    inside(next_april.approver).post(url, {"decision": "refuse", "reason": "By earnings, it was resolved"})
    assert client.post(reverse("office:patronage"), {**given, "basis": "earnings"}).status_code == 302
    assert Patronage.objects.count() == 2


def test_the_ledgers_page_shows_the_last_check_and_every_page_warns_of_a_break(desk: Desk) -> None:
    desk.sold(MAY, {weaver(1): 1}, earning=500_00)
    desk.approve(MAY)
    client = inside(desk.finance)
    assert "Not checked yet" in client.get(reverse("office:ledger")).text
    answer = client.post(reverse("office:check"), follow=True)
    assert (BooksCheck.objects.get().asked_by, answer.context["asked"]) == (desk.finance, False)
    assert "The books break a rule" not in client.get(reverse("office:reports")).text
    BooksCheck.objects.create(
        at=NOW, seconds=1, broken=1, fresh=1,
        details=[{"rule": "even", "what": "sold S1/1", "detail": "3 legs that sum to 1"}],
    )  # fmt: skip
    assert "The books break a rule in 1 place." in client.get(reverse("office:reports")).text
    page = client.get(reverse("office:ledger"))
    assert "<b>sold S1/1</b> 3 legs that sum to 1" in page.text
    assert [len(breaks) for _rule, breaks, _more in page.context["rules"]][:2] == [1, 0]


def test_runs_and_items_are_left_alone_by_reading(demo: None, finance: User) -> None:
    before = (Run.objects.count(), Item.objects.count(), Leg.objects.count())
    client = inside(finance)
    for name, args in PAGES:
        client.get(reverse(f"office:{name}", args=args))
    assert (Run.objects.count(), Item.objects.count(), Leg.objects.count()) == before
