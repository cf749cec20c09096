"""What waits for each, and a weaver's own page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from catalog.listing import send_back_listing, submit_listing
from marketplace.accounts.models import User
from marketplace.forks.order.models import Line
from marketplace.kernel.months import Month, india_day
from marketplace.kernel.waiting import waiting_for
from marketplace.payment.models import ReturnRequest
from marketplace.workspace.her import month_so_far, on_its_way
from payouts.models import Item, Request, Run
from payouts.services.dispatch import dispatch_lines
from payouts.services.posting import post
from payouts.services.runs import approve_run, close_month
from tests.catalog.loom import (
    NOON,
    make_coordinator,
    make_draft,
    make_group,
    make_person,
    make_weaver,
)
from tests.marketplace.dashboard.orders import make_order, make_piece

pytestmark = pytest.mark.django_db


def test_what_waits_goes_by_role() -> None:
    rida = make_coordinator(username="rida")
    hima = make_person("quality", username="hima")
    make_draft(rida)
    submit_listing(product=make_draft(rida), by=rida, now=NOON)
    back = submit_listing(product=make_draft(rida), by=rida, now=NOON)
    send_back_listing(product=back, by=hima, now=NOON, note="Dark.")
    make_order()
    waits = {
        person.username: [(each.what, each.count) for each in waiting_for(person, now=NOON)]
        for person in (
            rida,
            hima,
            make_person("fulfilment", username="lin"),
            make_person("editor", username="ed"),
        )
    }
    assert waits == {
        "rida": [
            ("Pieces sent back to you", 1),
            ("Drafts to finish", 1),
            ("Custom orders to answer", 0),
            ("Pieces to have made", 0),
            ("Custom orders being made", 0),
            ("Pieces waiting for approval", 1),
            ("Consents that end within 60 days", 0),
            ("Pay to hand over in cash", 0),
            ("Weavers to tell something", 0),
            ("Pieces to check before they leave", 1),
            ("Pieces to rework", 0),
            ("Orders to send", 1),
            ("Pieces that are late", 0),
        ],
        "hima": [
            ("Pieces to look at", 1),
            ("Prices to agree to", 0),
            ("Pieces to check before they leave", 1),
            ("Pieces to rework", 0),
            ("Reviews to look at", 0),
            ("Communities' agreements that end within 30 days", 0),
        ],
        "lin": [("Orders to send", 1), ("Pieces that are late", 0)],
        "ed": [
            ("Reviews to look at", 0),
            ("Messages to answer", 0),
            ("Pages of others to read", 0),
            ("Stories that nobody sees, as their weavers don't agree any more", 0),
        ],
    }


def test_whoever_has_the_money_or_the_people_finds_what_waits_with_its_first_day(client: Client) -> None:
    finance, approver, admin = (make_person(role) for role in ("finance", "approver", "admin"))

    def waits(person: User) -> dict[str, tuple[int, date | None]]:
        return {
            str(each.what): (each.count, each.first) for each in waiting_for(person, now=NOON) if each.count
        }

    for person in (finance, approver, admin):
        waits(person)  # what she may is known from now on
    with CaptureQueriesContext(connection) as nothing:
        assert waits(finance) == {} and set(waits(admin)) == {"Staff without a second factor"}
    order = make_order()
    Line.objects.filter(order=order).update(due_on=date(2026, 11, 1))
    ReturnRequest.objects.create(order=order, reason="?", asked_at=NOON)
    for day in (3, 2):
        Request.objects.create(
            kind="advance", source="cash", weaver=make_weaver(), day=date(2026, 11, 2), amount=1, reason="Loom",
            entered_by=finance, entered_at=NOON - timedelta(days=day),
        )  # fmt: skip
    failed = DBTaskResult.objects.create(
        status="FAILED", task_path="marketplace.x", args_kwargs={"args": [], "kwargs": {}}, queue_name="default",
        backend_name="default", run_after=NOON, finished_at=NOON, exception_class_path="builtins.ValueError",
        traceback="", worker_ids=["a"] * 7,
    )  # fmt: skip
    today, before = india_day(NOON), india_day(NOON - timedelta(days=3))
    assert waits(make_person("fulfilment")) == {
        "Orders to send": (1, today),
        "Pieces that are late": (1, date(2026, 11, 1)),
    }
    with CaptureQueriesContext(connection) as something:
        assert waits(finance) == {
            "Returns to answer": (1, today),
            "Entries that wait for a second person": (2, before),
        }
        assert waits(admin)["Work in the background that failed"] == (1, today)
    assert len(something) == len(nothing), "as many as there are kinds, whatever waits"
    assert waits(approver) == {"Rules and requests to agree to": (2, before)}
    client.force_login(admin)
    page = client.get("/desk/watch/").content.decode()
    assert "builtins.ValueError" in page and f"/cms/users/edit/{approver.pk}/" in page
    assert finance.username not in page, "hers asks for no code here"
    for _press in range(2):
        client.post(f"/desk/watch/{failed.pk}/again/")
    failed.refresh_from_db()
    assert (failed.status, len(failed.worker_ids)) == ("READY", 7), "failing again, it's given up at once"


def test_a_month_that_is_over_and_has_entries_waits_to_be_closed() -> None:
    weaver = make_weaver()
    for day in (datetime(2026, 9, 10, tzinfo=UTC), datetime(2026, 11, 10, tzinfo=UTC)):
        post(
            kind="adjusted",
            source_key=f"A-{day.month}",
            moment=day,
            legs=[("income:cooperative", None, 100_00), ("liabilities:weavers", weaver, -100_00)],
        )
    finance = make_person("finance")
    assert ("Months to close", 1) in [(each.what, each.count) for each in waiting_for(finance, now=NOON)]


def test_pay_that_the_newest_month_held_leads_to_those_whose_it_is(client: Client) -> None:
    weaver, finance = make_weaver(), make_person("finance")
    month = {"month": date(2026, 10, 1), "attempt": 1, "cap": 25, "minimum": 0, "state": "approved"}
    run = Run.objects.create(
        **month, prepared_by=finance, prepared_at=NOON, approved_by=make_person("approver"), approved_at=NOON
    )
    figures = dict.fromkeys(
        ["opening", "charged_back", "adjusted", "returned", "recovered", "deducted", "payable", "owed"], 0
    )
    Item.objects.create(
        run=run, weaver=weaver, earned=700_00, gross=700_00, net=700_00, carried=700_00, status="held",
        reason="no_method", **figures,
    )  # fmt: skip
    [held] = [each for each in waiting_for(finance, now=NOON) if each.what == "Weavers whose pay is held"]
    assert (held.count, held.first) == (1, date(2026, 10, 1))
    client.force_login(finance)
    assert weaver.code in client.get(held.url).content.decode()


def test_her_month_is_what_the_books_say() -> None:
    daplin, bina = make_weaver("Daplin"), make_weaver("Bina")
    packer = make_person("fulfilment")
    shared = make_piece("IE-91001", makers=[daplin, bina])
    waiting = make_piece("IE-91002", terms="share:50", price=590_00, makers=[daplin])
    order = make_order(shared, waiting)
    first = order.lines.get(product=shared)
    dispatch_lines(lines=[first], by=packer, now=NOON, carrier="DTDC")
    post(
        kind="advance",
        source_key="A-1",
        moment=NOON,
        legs=[("assets:advances", daplin, 300_00), ("assets:cash", None, -300_00)],
    )
    month = month_so_far(daplin, now=NOON)
    assert (month.opening, month.earned, month.other, month.owed) == (0, 1025_00, 0, 1025_00)
    assert month.advances == 300_00
    assert [(entry.what, entry.amount) for entry in month.entries] == [("Ryndia shawl — lac red", 1025_00)]
    assert [(each.title, each.part) for each in on_its_way(daplin)] == [("Ryndia shawl — lac red", 280_95)]
    assert on_its_way(bina) == []
    later = month_so_far(daplin, now=datetime(2026, 12, 5, tzinfo=UTC))
    assert (later.opening, later.earned, later.owed) == (1025_00, 0, 1025_00)


def test_her_page_shows_her_own_and_nothing_of_anybody_else(client: Client) -> None:
    user = make_person("weaver")
    daplin, salsa = (
        make_weaver("Daplin", user=user),
        make_weaver("Salsa", group=make_group("Dakmanda Collective")),
    )
    order = make_order(
        make_piece("IE-91001", makers=[daplin]),
        make_piece("IE-91002", title="Gero wrap — indigo", price=999_00, terms="piece:777", makers=[salsa]),
    )
    dispatch_lines(
        lines=list(order.lines.all()), by=make_person("fulfilment"), now=timezone.now(), carrier="DTDC"
    )
    client.force_login(user)
    pages = ("/mine/", "/mine/pieces/", "/mine/month/")
    page = "".join(client.get(address).content.decode() for address in pages)
    for words in ("Daplin", "₹2,050", "IE-91001"):
        assert words in page, words
    for words in ("Salsa", "Gero wrap", "777", "Nongrum", "Asha"):
        assert words not in page, words


def test_she_opens_her_own_statement_of_an_approved_month_and_no_other(client: Client) -> None:
    user = make_person("weaver")
    daplin = make_weaver("Daplin", user=user)
    salsa = make_weaver("Salsa", user=make_person("weaver"))
    october = datetime(2026, 10, 9, tzinfo=UTC)
    order = make_order(make_piece("IE-91001", makers=[daplin]), placed=october)
    dispatch_lines(lines=list(order.lines.all()), by=make_person("fulfilment"), now=october, carrier="DTDC")
    run = close_month(month=Month(2026, 10), by=make_person("finance"), now=NOON)
    client.force_login(user)
    assert client.get("/mine/2026-10.pdf").status_code == 404
    approve_run(run=run, by=make_person("approver"), now=NOON)
    answer = client.get("/mine/2026-10.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")
    page = client.get("/mine/").content.decode()
    assert "October 2026" in page and "₹2,050" in page
    assert salsa.user is not None
    client.force_login(salsa.user)
    assert client.get("/mine/2026-10.pdf").status_code == 404
