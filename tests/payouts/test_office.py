"""The office's pages: who sees what, what each button does, and that a refusal is said and changes nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from marketplace.accounts.models import User
from payouts.models import Payment, Run
from payouts.services.files import export_run
from tests.marketplace.accounts.phones import code, phone
from weavers.models import AccessLog, Payee

from .books import JULY, JUNE, Desk, after, payee, weaver
from .conftest import member

HEADER = "reference,weaver,amount,result,bank_reference,date,note\n"


def inside(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def give_code(client: Client, user: User) -> None:
    """A code from her phone, in this session."""
    asked = client.post(reverse("accounts:check"), {"code": code(phone(user)), "next": "/office/"})
    assert asked["Location"] == "/office/"


@pytest.fixture
def june(desk: Desk) -> Run:
    """A draft of June: Weaver 1 by bank, Weaver 2 in cash and another group, Weaver 3 held."""
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    desk.sold(JUNE, {weaver(2, "cash", group="Jowai Loom House"): 1}, earning=2000_25)
    desk.sold(JUNE, {weaver(3, ""): 1}, earning=300_00)
    return desk.close(JUNE)


@pytest.mark.parametrize(
    "name", ["runs", "run", "weaver", "settle", "statements", "statement", "ledger", "payees", "set-asides"]
)
def test_nobody_in_particular_is_asked_to_sign_in_and_a_weaver_is_refused(
    june: Run, client: Client, name: str
) -> None:
    args = {"run": ["2026-06"], "settle": ["2026-06"], "statements": ["2026-06"]}.get(
        name, ["2026-06", "W0001"] if name in ("weaver", "statement") else []
    )
    url = reverse(f"office:{name}", args=args)
    asked = client.get(url)
    assert (asked.status_code, asked["Location"]) == (302, f"/login/?next={url}")
    assert inside(member("meera", "weaver")).get(url).status_code == 403
    assert inside(member("ibanri", "coordinator")).get(url).status_code == 403


@pytest.mark.parametrize(
    ("step", "args", "role"),
    [
        ("close", [], "approver"),
        ("approve", ["2026-06"], "finance"),
        ("cancel", ["2026-06"], "approver"),
        ("export", ["2026-06", "bank-csv"], "approver"),
        ("settle", ["2026-06"], "approver"),
        ("set-aside", [1], "approver"),
        ("confirm", [1], "finance"),
    ],
)
def test_a_step_is_refused_to_whoever_lacks_its_permission(
    june: Run, step: str, args: list[str], role: str
) -> None:
    user = User.objects.get(username=role)
    assert inside(user).post(reverse(f"office:{step}", args=args)).status_code == 403
    june.refresh_from_db()
    assert june.state == "draft"


def test_a_month_that_is_over_is_closed_with_one_button(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    client = inside(desk.finance)
    assert "Close June 2026" in client.get(reverse("office:runs")).text
    answer = client.post(reverse("office:close"), {"month": "2026-06"})
    assert answer["Location"] == reverse("office:run", args=["2026-06"])
    assert Run.objects.get().state == "draft"


def test_the_draft_shows_totals_by_group_and_way_of_paying(june: Run, approver: User) -> None:
    page = inside(approver).get(reverse("office:run", args=["2026-06"]))
    assert [(t.label, t.weavers, t.payable) for t in page.context["seen"].by_group] == [
        ("Jowai Loom House", 1, 2000_00),
        ("Umden Eri Circle", 2, 1000_50),
    ]
    assert [(t.label, t.weavers, t.payable) for t in page.context["seen"].by_method] == [
        ("bank account", 1, 1000_50),
        ("cash", 1, 2000_00),
    ]
    assert "Look at it and approve ₹3,000.50" in page.text


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ({}, ["W0001", "W0002", "W0003"]),
        ({"q": "w0002"}, ["W0002"]),
        ({"q": "weaver 3"}, ["W0003"]),
        ({"q": "Legal Name 3"}, []),
        ({"group": "Jowai Loom House"}, ["W0002"]),
        ({"status": "held"}, ["W0003"]),
        ({"status": "payable", "group": "Umden Eri Circle"}, ["W0001"]),
    ],
)
def test_weavers_are_found_by_code_chosen_name_group_and_status(
    june: Run, finance: User, query: dict[str, str], codes: list[str]
) -> None:
    page = inside(finance).get(reverse("office:run", args=["2026-06"]), query)
    assert [row.code for row in page.context["page"]] == codes


def test_a_run_is_cancelled_with_a_reason_and_not_without(june: Run, finance: User) -> None:
    client = inside(finance)
    url = reverse("office:cancel", args=["2026-06"])
    assert client.post(url, {"reason": ""}).status_code == 422
    june.refresh_from_db()
    assert june.state == "draft"
    client.post(url, {"reason": "Sales were missing"})
    june.refresh_from_db()
    assert (june.state, june.cancel_reason) == ("cancelled", "Sales were missing")


def test_a_payment_file_is_downloaded_and_the_run_is_exported(desk: Desk, june: Run) -> None:
    run = desk.approve(JUNE)
    answer = inside(desk.finance).post(reverse("office:export", args=["2026-06", "bank-csv"]))
    assert answer["Content-Disposition"] == 'attachment; filename="2026-06-bank-csv.csv"'
    assert answer.content == export_run(run=run, format="bank-csv", by=desk.finance, now=after(JUNE))
    june.refresh_from_db()
    assert june.state == "exported"


def upload(client: Client, text: str, name: str = "bank.csv") -> str:
    file = SimpleUploadedFile(name, (HEADER + text).encode())
    return client.post(reverse("office:settle", args=["2026-06"]), {"file": file}, follow=True).text


def test_the_banks_answers_are_stored_from_a_file(desk: Desk, june: Run, tmp_path: Path) -> None:
    desk.approve(JUNE)
    client = inside(desk.finance)
    client.post(reverse("office:export", args=["2026-06", "bank-csv"]))
    text = upload(client, "2026-06-W0001,W0001,1000.50,paid,UTR1,2026-07-02,\n")
    assert "1 payments still wait" in text
    assert "the run is settled" in upload(client, "2026-06-W0002,W0002,2000.00,paid,ROLL,2026-07-02,\n")
    assert set(Payment.objects.values_list("state", flat=True)) == {"paid"}


def test_every_fault_of_the_banks_file_stands_in_a_table(desk: Desk, june: Run) -> None:
    desk.approve(JUNE)
    client = inside(desk.finance)
    client.post(reverse("office:export", args=["2026-06", "bank-csv"]))
    text = upload(
        client, "2026-06-W0001,W0001,1.00,paid,UTR1,2026-07-02,\nX,W0002,2000.00,paid,U,2026-07-02,\n"
    )
    assert "The file has 2 faults, so nothing of it is stored" in text
    assert '<td class="number">2</td><td>amount</td><td>is not what was approved</td>' in text
    assert '<td class="number">3</td><td>reference</td><td>no payment X is in this run</td>' in text
    assert set(Payment.objects.values_list("state", flat=True)) == {"approved"}


def test_no_page_shows_a_legal_name_or_an_account_before_it_is_asked_for(desk: Desk, june: Run) -> None:
    desk.approve(JUNE)
    client = inside(desk.finance)
    for url in [
        reverse("office:run", args=["2026-06"]),
        reverse("office:weaver", args=["2026-06", "W0001"]),
        reverse("office:statements", args=["2026-06"]),
    ]:
        text = client.get(url).text
        assert "Legal Name" not in text
        assert "00000000001" not in text
    assert AccessLog.objects.count() == 0


def test_whoever_looks_at_payee_details_is_in_the_log(desk: Desk, june: Run) -> None:
    desk.approve(JUNE)
    text = inside(desk.finance).post(reverse("office:payee", args=["2026-06", "W0001"])).text
    assert "Legal Name 1" in text
    assert "00000000001" in text
    log = AccessLog.objects.get()
    assert (log.user, log.weaver.code, log.why) == (desk.finance, "W0001", "looked at payment 2026-06-W0001")


def test_a_changed_payee_waits_for_a_second_person(desk: Desk) -> None:
    weaver(1)
    entered = inside(desk.finance).post(
        reverse("office:payees"), {"weaver": "W0001", "method": "upi", "upi_id": "new@okexample"}
    )
    assert entered.status_code == 302
    changed = Payee.objects.get(upi_id__isnull=False)
    assert (changed.entered_by, changed.verified_at) == (desk.finance, None)
    client = inside(desk.approver)
    assert "new@okexample" in client.get(reverse("office:payees")).text
    give_code(client, desk.approver)
    client.post(reverse("office:confirm", args=[changed.pk]))
    changed.refresh_from_db()
    assert changed.verified_by == desk.approver


def test_payee_details_are_confirmed_with_a_code_given_lately_and_not_without(desk: Desk) -> None:
    changed = payee(weaver(1, ""), "upi", entered_by=desk.finance, verified=False)
    client, url = inside(desk.approver), reverse("office:confirm", args=[changed.pk])
    assert client.post(url)["Location"] == "/second-factor/check/?next=%2Foffice%2Fpayees%2F"
    give_code(client, desk.approver)
    session = client.session
    session["second_factor"] |= {"at": (timezone.now() - timedelta(minutes=10, seconds=1)).isoformat()}
    session.save()
    assert client.post(url)["Location"] == "/second-factor/check/?next=%2Foffice%2Fpayees%2F"
    changed.refresh_from_db()
    assert changed.verified_at is None
    session["second_factor"] |= {"at": (timezone.now() - timedelta(minutes=9, seconds=50)).isoformat()}
    session.save()
    client.post(url)
    changed.refresh_from_db()
    assert changed.verified_by == desk.approver


def test_whoever_entered_payee_details_cannot_confirm_them(desk: Desk) -> None:
    both = member("both", "finance", "approver")
    changed = payee(weaver(1, ""), "upi", entered_by=both, verified=False)
    client = inside(both)
    give_code(client, both)
    refused = client.post(reverse("office:confirm", args=[changed.pk]), follow=True)
    assert "Whoever entered payee details can&#x27;t confirm them." in refused.text
    changed.refresh_from_db()
    assert changed.verified_at is None


@pytest.mark.parametrize("reference", ["2026-13", "2026-06-1", "2026-06-02", "2026-06-x", "june", "2026-07"])
def test_a_reference_that_is_no_runs_leads_nowhere(june: Run, finance: User, reference: str) -> None:
    assert inside(finance).get(reverse("office:run", args=[reference])).status_code == 404


@pytest.mark.parametrize(("name", "most"), [("run", 14), ("weaver", 20), ("statements", 9), ("runs", 9)])
def test_pages_take_as_many_queries_for_many_weavers_as_for_one(
    desk: Desk,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    name: str,
    most: int,
) -> None:
    her = weaver(1)
    desk.sold(JUNE, {her: 1}, earning=1000_00)
    desk.approve(JUNE)
    desk.sold(JULY, {her: 1}, earning=1000_00)
    desk.approve(JULY)
    for number in range(2, 12):
        desk.sold(JULY.next, {her: 1, weaver(number): 1}, earning=1000_00)
    desk.approve(JULY.next)
    client = inside(desk.finance)
    few, many = (
        reverse(
            f"office:{name}", args=[] if name == "runs" else [month, "W0001"][: 2 if name == "weaver" else 1]
        )
        for month in ("2026-07", "2026-08")
    )
    with django_assert_max_num_queries(most) as taken:
        client.get(few)
    with django_assert_num_queries(len(taken)):
        assert client.get(many).status_code == 200
