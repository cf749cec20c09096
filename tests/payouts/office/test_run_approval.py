"""Approving: what the approver saw, against a code from her phone, by a second person, once."""

import re
import threading
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.accounts.models import CodeUse, User
from payouts.models import Books, Item, Job, Run, Transaction
from payouts.office import long_steps
from tests.marketplace.accounts.phones import code, phone, wrong_code
from tests.payouts.books import JULY, JUNE, Desk, payee, weaver
from weavers.models import Weaver

from .conftest import inside

URL = "/office/runs/2026-06/approve/"


@pytest.fixture
def june(desk: Desk) -> Run:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    return desk.close(JUNE)


def answer(client: Client, given: str, url: str = URL, **more: str) -> dict[str, str]:
    """What the form sends after somebody has typed a code."""
    initial = client.get(url).context["form"].initial
    return {"seen": initial["seen"], "warned": initial["warned"], "code": given, **more}


def nothing_is_approved() -> bool:
    return not Item.objects.exists() and Books.objects.get().closed_through == date(1999, 12, 1)


def test_an_approver_approves_what_she_saw_with_a_code(desk: Desk, june: Run) -> None:
    device, client = phone(desk.approver, "Tengsil's phone"), inside(desk.approver)
    page = client.get(URL)
    assert page.context["sight"].page.whole.payable == 1000_50
    assert page.context["sight"].seen in page.text
    done = client.post(URL, answer(client, code(device)), follow=True)
    assert "The run is approved, posted and closed." in done.text
    june.refresh_from_db()
    assert (june.state, june.approved_by) == ("approved", desk.approver)
    use = CodeUse.objects.get()
    assert (use.user, use.device, use.what, use.about) == (
        desk.approver, "Tengsil's phone", "approve 2026-06", june.figures_sha256,
    )  # fmt: skip


def test_a_draft_of_very_many_first_says_that_it_takes_a_while(
    desk: Desk, june: Run, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr("payouts.office.views.long_looks.MANY", 1)
    phone(desk.approver)
    client, run = inside(desk.approver), reverse("office:run", args=["2026-06"])
    for url in (URL, f"{run}?sort=-payable"):
        with django_assert_max_num_queries(10):
            first = client.get(url)
        assert "are being worked out" in first.text
        (there,) = re.findall(r'content="0; url=([^"]+)"', first.text)
        assert "1,000.50" in client.get(unescape(there)).text
        assert "are being worked out" not in client.get(unescape(there)).text
    Run.objects.update(state="cancelled", cancelled_by=desk.finance, cancelled_at=timezone.now())
    assert "are being worked out" not in client.get(run).text


def test_without_a_phone_the_page_leads_to_setting_one_up(desk: Desk, june: Run) -> None:
    client = inside(desk.approver)
    for step in (client.get, client.post):
        assert step(URL)["Location"] == "/second-factor/?next=%2Foffice%2Fruns%2F2026-06%2Fapprove%2F"
    assert nothing_is_approved()


def test_a_wrong_code_approves_nothing_and_costs_time(desk: Desk, june: Run) -> None:
    device, client = phone(desk.approver), inside(desk.approver)
    refused = client.post(URL, answer(client, wrong_code(device)))
    assert refused.status_code == 422
    assert "1 wrong code so far; try again in 1 second." in refused.text
    too_soon = client.post(URL, answer(client, code(device)))
    assert "1 wrong code so far; try again in 1 second." in too_soon.text
    assert nothing_is_approved()
    assert CodeUse.objects.count() == 0


def test_a_code_that_was_used_for_one_month_approves_no_other(desk: Desk, june: Run) -> None:
    device, client = phone(desk.approver), inside(desk.approver)
    given = code(device)
    client.post(URL, answer(client, given))
    desk.sold(JULY, {Weaver.objects.get(): 1}, earning=500_00)
    july, url = desk.close(JULY), "/office/runs/2026-07/approve/"
    refused = client.post(url, answer(client, given, url))
    assert "That code was used already" in refused.text
    july.refresh_from_db()
    assert july.state == "draft"


def test_figures_that_moved_since_she_saw_them_are_not_approved_and_cost_no_code(
    desk: Desk, june: Run
) -> None:
    device, client = phone(desk.approver), inside(desk.approver)
    given = answer(client, code(device))
    desk.sold(JUNE, {Weaver.objects.get(): 1}, earning=1_00)
    refused = client.post(URL, given, follow=True)
    assert "The figures have changed since you saw them. Look again." in refused.text
    assert nothing_is_approved()
    client.post(URL, answer(client, code(device)))
    june.refresh_from_db()
    assert june.state == "approved"


def test_whoever_prepared_a_run_is_refused_before_any_code(desk: Desk, june: Run) -> None:
    desk.finance.groups.add(Group.objects.get(name="approver"))
    both = User.objects.get(pk=desk.finance.pk)
    device, client = phone(both), inside(both)
    assert "somebody else approves it" in client.get(reverse("office:run", args=["2026-06"])).text
    refused = client.post(URL, {"code": code(device)}, follow=True)
    assert "Whoever prepared a run can&#x27;t approve it." in refused.text
    assert nothing_is_approved()
    assert CodeUse.objects.count() == 0


def test_severe_warnings_have_to_be_looked_at(desk: Desk, june: Run) -> None:
    device, client = phone(desk.approver), inside(desk.approver)
    client.post(URL, answer(client, code(device)))
    her = Weaver.objects.get()
    payee(her, "upi", entered_by=desk.finance)
    desk.sold(JULY, {her: 1}, earning=500_00)
    july, url = desk.close(JULY), "/office/runs/2026-07/approve/"
    page = client.get(url)
    assert [row.code for row in page.context["sight"].severe] == ["W0001"]
    assert "by finance" in page.text
    later = code(device, later=1)
    unlooked = client.post(url, answer(client, later, url))
    assert unlooked.status_code == 422
    assert "Look at them first, and say so." in unlooked.text
    client.post(url, answer(client, later, url, looked="on"))
    july.refresh_from_db()
    assert july.state == "approved"


def test_a_warning_that_is_new_since_she_looked_is_not_passed_over(desk: Desk, june: Run) -> None:
    device, client = phone(desk.approver), inside(desk.approver)
    given = answer(client, code(device), looked="on")
    other, her = weaver(2, ""), Weaver.objects.get(code="W0001")
    details = her.payees.get()
    details.pk, details.weaver = None, other
    details.save()
    refused = client.post(URL, given, follow=True)
    assert "The figures have changed since you saw them. Look again." in refused.text
    assert nothing_is_approved()


def test_a_button_pressed_twice_approves_once_and_says_so_twice(desk: Desk, june: Run) -> None:
    device, client = phone(desk.approver), inside(desk.approver)
    given = answer(client, code(device))
    for _press in range(2):
        assert "The run is approved, posted and closed." in client.post(URL, given, follow=True).text
    assert Transaction.objects.filter(kind="approved").count() == 1
    assert CodeUse.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_approvers_at_once_make_one_approval(desk: Desk, june: Run) -> None:
    other = User.objects.create_user("second-approver")
    other.groups.add(Group.objects.get(name="approver"))
    clients = [(inside(user), phone(user)) for user in (desk.approver, other)]
    forms = [(client, answer(client, code(device))) for client, device in clients]
    ready = threading.Barrier(2)

    def press(client: Client, given: dict[str, str]) -> None:
        ready.wait()
        client.post(URL, given)
        connection.close()

    threads = [threading.Thread(target=press, args=form) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    june.refresh_from_db()
    assert june.state == "approved"
    assert Item.objects.count() == 1
    assert Transaction.objects.filter(kind="approved").count() == 1


def test_a_large_run_is_approved_in_the_background_and_its_page_leads_on(
    desk: Desk, june: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("payouts.office.views.approvals.AT_ONCE", 0)
    device, client = phone(desk.approver), inside(desk.approver)
    asked = client.post(URL, answer(client, code(device)))
    job = Job.objects.get()
    assert (job.kind, job.run, job.asked_by, job.state) == ("approve", june, desk.approver, "waiting")
    assert asked["Location"] == f"/office/jobs/{job.pk}/"
    waits = client.get(asked["Location"]).text
    assert "It waits for its turn." in waits and "data-look-again" in waits
    assert client.get(URL)["Location"] == f"/office/jobs/{job.pk}/"
    long_steps.take_step.func(job.pk)
    long_steps.take_step.func(job.pk)
    june.refresh_from_db()
    assert (june.state, june.approved_by) == ("approved", desk.approver)
    done = client.get(asked["Location"], follow=True)
    assert "The run is approved, posted and closed." in done.text
    assert Transaction.objects.filter(kind="approved").count() == 1


def test_a_background_approval_that_is_refused_says_why(desk: Desk, june: Run) -> None:
    job = long_steps.ask_for(
        kind="approve", run=june, by=desk.approver, now=timezone.now(), options={"seen": "another"}
    )
    long_steps.take_step.func(job.pk)
    page = inside(desk.approver).get(reverse("office:job", args=[job.pk]))
    assert "The figures have changed since you saw them. Look again." in page.text
    assert nothing_is_approved()


def test_asking_twice_for_a_step_gives_one_job_until_it_is_given_up(desk: Desk, june: Run) -> None:
    now = timezone.now()

    def ask(later: timedelta) -> Job:
        return long_steps.ask_for(
            kind="approve", run=june, by=desk.approver, now=now + later, options={"seen": ""}
        )

    first = ask(timedelta())
    assert ask(timedelta(minutes=14)) == first
    Job.objects.update(state="running", asked_at=now - timedelta(minutes=16))
    page = inside(desk.approver).get(reverse("office:job", args=[first.pk])).text
    assert "It seems to have been stopped" in page and "data-look-again" not in page
    assert ask(timedelta()) != first


def test_an_approval_whose_worker_was_stopped_right_after_counts_as_done(desk: Desk, june: Run) -> None:
    approved = desk.approve(JUNE)
    job = Job.objects.create(
        kind="approve", run=june, asked_by=desk.approver, asked_at=timezone.now(), state="running",
        options={"seen": approved.figures_sha256},
    )  # fmt: skip
    answered = inside(desk.approver).get(reverse("office:job", args=[job.pk]))
    assert answered["Location"] == "/office/runs/2026-06/"


def test_the_evidence_names_both_people_the_phone_and_the_fingerprint(desk: Desk, june: Run) -> None:
    assert inside(desk.finance).get("/office/runs/2026-06/evidence/").status_code == 404
    device, client = phone(desk.approver, "Tengsil's phone"), inside(desk.approver)
    client.post(URL, answer(client, code(device)))
    june.refresh_from_db()
    text = client.get("/office/runs/2026-06/evidence/").text
    for words in (
        "finance",
        "approver",
        "a code from Tengsil&#x27;s phone",
        june.figures_sha256,
        "₹1,000.50",
    ):
        assert words in text


def test_an_approval_at_the_servers_command_line_says_that_it_had_no_code(desk: Desk, june: Run) -> None:
    desk.approve(JUNE)
    assert "no code: at the server" in inside(desk.finance).get("/office/runs/2026-06/evidence/").text
