"""The books are checked around each step, every night and after each closing; what is broken is told once, loudly."""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from marketplace.accounts.models import User
from marketplace.kernel.months import INDIA
from marketplace.workspace.her import month_so_far
from payouts.models import Books, BooksCheck, Item, Leg, MonthSeal, Patronage, Payment, Run, Transaction
from payouts.services.balances import Balance, balance_of, balances
from payouts.services.checks import RULES, BooksBroken, broken, check_ledger
from payouts.services.entries import confirm, enter
from payouts.services.files import export_run
from payouts.services.posting import SQL, post
from payouts.services.runs import approve_run, cancel_run
from payouts.services.statements import statement_of
from payouts.services.watch import HOUR, check_books, check_daily, keep_watch, next_night, seal_months
from weavers.models import Weaver

from .books import JULY, JUNE, MAY, Desk, after, at, weaver
from .conftest import member
from .test_ledger import guards_asleep

NIGHT = datetime(2026, 7, 3, 2, 30, tzinfo=INDIA)


def tamper(statement: str) -> None:
    with guards_asleep(), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount >= 1


@pytest.fixture
def may(desk: Desk) -> Run:
    """May, approved: two paid by bank, one of whom had yarn ahead and had a piece come back."""
    first = weaver(1)
    sale = desk.sold(MAY, {first: 2, weaver(2): 1}, earning=1000_00, quantity=3)
    desk.gave(first, MAY, 300_00)
    desk.came_back(sale, MAY)
    return desk.approve(MAY)


def test_a_leg_on_an_account_that_its_kind_does_not_move(may: Run) -> None:
    tamper(
        "UPDATE payouts_leg SET account = 'income:shipping' WHERE account = 'income:cooperative'"
        " AND transaction_id = (SELECT id FROM payouts_transaction WHERE kind = 'charged_back')"
    )
    assert [(each.what, each.detail) for each in broken("accounts")] == [
        ("charged_back R-S00001", "moves income:shipping")
    ]


def test_a_reversal_that_is_not_the_opposite(desk: Desk, may: Run) -> None:
    cancel_run(run=may, by=desk.finance, now=after(MAY), reason="A sale was missing")
    tamper(
        "UPDATE payouts_leg SET amount = amount + sign(amount) WHERE transaction_id ="
        " (SELECT id FROM payouts_transaction WHERE source_key = '2026-05-W0002/reversed')"
    )
    assert [(each.what, each.detail) for each in broken("reversals")] == [
        ("approved 2026-05-W0002/reversed", "leaves 1 of what it takes back")
    ]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("account = 'assets:cash', weaver_id = NULL", "assets:cash"),
        ("weaver_id = (SELECT id FROM weavers_weaver WHERE code = 'W0002')", "assets:advances {other}"),
    ],
)
def test_a_recovery_that_went_elsewhere(may: Run, change: str, where: str) -> None:
    her, other = (Weaver.objects.get(code=code).pk for code in ("W0001", "W0002"))
    tamper(
        f"UPDATE payouts_leg SET {change} WHERE account = 'assets:advances' AND transaction_id ="
        " (SELECT id FROM payouts_transaction WHERE kind = 'recovered')"
    )
    assert [(each.what, each.detail) for each in broken("run_postings")] == [
        (
            "recovered 2026-05/W0001",
            f"should be on {her} assets:advances {her}, the books have it on {her} {where.format(other=other)}",
        )
    ]
    assert "2026-05 W0001" in [each.what for each in broken("owed")]


def test_a_file_that_says_another_total_than_its_run(desk: Desk, may: Run) -> None:
    export_run(run=may, format="bank-csv", by=desk.finance, now=after(MAY))
    tamper("UPDATE payouts_runfile SET total = total + 100, payments = 3")
    total = sum(may.payments.values_list("amount", flat=True))
    assert [(each.what, each.detail) for each in broken("files")] == [
        (
            "file bank-csv of 2026-05/1",
            f"holds 3 payments of {total + 100}, the run has 2 of {total}",
        )
    ]


def test_a_statement_that_says_something_else_than_the_books(may: Run) -> None:
    item = Item.objects.get(run=may, weaver__code="W0001")
    statement_of(item, now=after(MAY))
    assert broken("statements") == []
    tamper("UPDATE payouts_statement SET data = jsonb_set(data, '{figures,left}', '7')")
    tamper("UPDATE payouts_statement SET data = jsonb_set(data, '{figures,saved}', '5')")
    assert [(each.what, each.detail) for each in broken("statements")] == [
        ("statement 2026-05 W0001", f"left is 7, the item has {item.owed - item.recovered}"),
        ("statement 2026-05 W0001", "saved is 5, the books have 0"),
    ]


def test_a_share_out_that_was_changed_after_it_was_posted(desk: Desk, may: Run) -> None:
    now = datetime(2027, 4, 10, tzinfo=INDIA)
    shared = enter(
        entry=Patronage(year=2026, surplus=100_00, basis="equal", resolution="General meeting"),
        by=desk.finance, now=now,
    )  # fmt: skip
    confirm(entry=shared, by=desk.approver, now=now)
    assert broken("patronage") == []
    tamper(
        "UPDATE payouts_patronageshare SET amount = amount + 1 WHERE weaver_id ="
        " (SELECT id FROM weavers_weaver WHERE code = 'W0001')"
    )
    assert [(each.what, each.detail) for each in broken("patronage")] == [
        ("patronage/2026", "shares out 10000, its shares come to 10001"),
        ("patronage/2026 W0001", "her share is 5001, the books have 5000"),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE payouts_transaction SET note = 'x' WHERE kind = 'advance'",
        "UPDATE payouts_transaction SET moment = moment - interval '1 hour' WHERE kind = 'sold'",
        "UPDATE payouts_leg SET account = 'assets:cash' WHERE account = 'assets:stock:yarn'",
    ],
)
def test_a_closed_month_that_was_touched_in_a_way_no_figure_shows(may: Run, statement: str) -> None:
    assert (seal_months(now=after(MAY)), seal_months(now=after(MAY))) == (1, 0)
    tamper(statement)
    assert [(each.rule, each.what, each.detail) for each in check_ledger()] == [
        ("untouched", "2026-05", "has other postings than when it was sealed")
    ]


def test_a_posting_that_was_slipped_into_a_closed_month(may: Run) -> None:
    seal_months(now=after(MAY))
    with guards_asleep():
        post(
            kind="stripe_fee", source_key="ch_1", moment=at(MAY), month=MAY.first_day,
            legs=[("expenses:stripe-fees", None, 5_00), ("assets:stripe", None, -5_00)],
        )  # fmt: skip
    seal = MonthSeal.objects.get()
    assert [(each.rule, each.what, each.detail) for each in check_ledger()] == [
        (
            "untouched",
            "2026-05",
            f"was sealed with {seal.transactions} transactions, {seal.legs} legs and debits of {seal.debits}; it has"
            f" {seal.transactions + 1}, {seal.legs + 2} and {seal.debits + 5_00}",
        )
    ]


def test_a_cancelled_month_is_sealed_anew_when_it_is_closed_again(desk: Desk, may: Run) -> None:
    seal_months(now=after(MAY))
    cancel_run(run=may, by=desk.finance, now=after(MAY), reason="A sale was missing")
    desk.sold(MAY, {Weaver.objects.get(code="W0002"): 1}, earning=40_00)
    desk.approve(MAY)
    assert seal_months(now=after(MAY)) == 1
    assert list(check_ledger()) == []


def test_a_step_that_finds_the_books_broken_changes_nothing_and_says_so(
    desk: Desk, may: Run, caplog: pytest.LogCaptureFixture
) -> None:
    tamper("UPDATE payouts_payment SET amount = amount + 1 WHERE reference = '2026-05-W0001'")
    with pytest.raises(BooksBroken, match="The books break a rule, so nothing was done.*2026-05 W0001"):
        export_run(run=may, format="bank-csv", by=desk.finance, now=after(MAY))
    may.refresh_from_db()
    assert (may.state, may.files.count()) == ("approved", 0)
    assert ("payouts.services.checks", logging.ERROR) in {
        (record.name, record.levelno) for record in caplog.records
    }
    desk.sold(JUNE, {Weaver.objects.get(code="W0001"): 1}, earning=100_00)
    with pytest.raises(BooksBroken):
        desk.close(JUNE)
    assert Run.objects.count() == 1


def test_a_step_that_would_break_a_rule_is_undone(desk: Desk) -> None:
    """A trigger plays the fault in the program: it loses a paisa of what is paid."""
    desk.sold(MAY, {weaver(1): 1}, earning=1000_00)
    run = desk.close(MAY)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION lose_a_paisa() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN NEW.amount := NEW.amount - 1; RETURN NEW; END'"
        )
        cursor.execute(
            "CREATE TRIGGER lose_a_paisa BEFORE INSERT ON payouts_payment FOR EACH ROW EXECUTE FUNCTION lose_a_paisa()"
        )
    with pytest.raises(BooksBroken) as refused, transaction.atomic():
        approve_run(run=run, by=desk.approver, now=after(MAY))
    assert {each.rule for each in refused.value.breaks} == {"payments", "run_postings", "in_transit"}
    run.refresh_from_db()
    assert (run.state, Payment.objects.count(), Books.objects.get().closed_through) == (
        "draft", 0, date(1999, 12, 1),
    )  # fmt: skip
    assert not Transaction.objects.filter(kind="approved").exists()


def test_a_refused_step_is_refused_to_the_command_line_in_one_clear_line(may: Run) -> None:
    tamper("UPDATE payouts_payment SET amount = amount + 1 WHERE reference = '2026-05-W0001'")
    with pytest.raises(CommandError, match="^The books break a rule, so nothing was done[^\\n]*$"):
        call_command("payouts", "export", "2026-05", "--format", "bank-csv", "--output", "/dev/null")


@pytest.fixture
def people(finance: User, approver: User) -> Iterator[None]:
    for user in (finance, approver, member("root", "admin"), member("mali", "coordinator")):
        user.email = f"{user.username}@example.org"
        user.save()
    yield


def test_a_break_is_written_about_once_to_those_who_look_after_the_books(
    may: Run, people: None, django_capture_on_commit_callbacks: object, caplog: pytest.LogCaptureFixture
) -> None:
    def night(days: int) -> BooksCheck:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            return check_books(now=NIGHT + timedelta(days=days), day=date(2026, 7, 3 + days))

    assert (night(0).broken, mail.outbox) == (0, [])
    tamper("UPDATE payouts_advance SET amount = amount + 1")
    second = night(1)
    assert (second.broken, second.fresh) == (1, 1)
    assert second.details == [
        {"rule": "advances", "what": "advance A-W0001-2026-05", "detail": "given 30001, the books have 30000"}
    ]
    assert sorted(to for letter in mail.outbox for to in letter.to) == [
        "approver@example.org", "finance@example.org", "root@example.org",
    ]  # fmt: skip
    assert mail.outbox[0].subject == "The books break a rule in 1 place"
    assert "advance A-W0001-2026-05" in mail.outbox[0].body
    assert "30001" not in mail.outbox[0].body
    assert [r.levelname for r in caplog.records if r.name == "payouts.services.watch"] == ["ERROR"]
    third = night(2)
    assert (third.broken, third.fresh, len(mail.outbox)) == (1, 0, 3)
    tamper("UPDATE payouts_refund SET amount = amount + 1")
    assert (night(3).fresh, len(mail.outbox)) == (1, 6)


def test_what_a_check_found_stays_as_it_was(may: Run) -> None:
    check_books(now=NIGHT)
    with pytest.raises(Exception, match="only added to"), transaction.atomic():
        BooksCheck.objects.update(broken=7)
    with pytest.raises(Exception, match="only added to"), transaction.atomic():
        MonthSeal.objects.all().delete()


@pytest.mark.parametrize(
    ("hour", "day"),
    [(1, date(2026, 7, 3)), (2, date(2026, 7, 3)), (3, date(2026, 7, 4)), (23, date(2026, 7, 4))],
)
def test_the_next_check_is_in_the_night_to_come(hour: int, day: date) -> None:
    assert next_night(datetime(2026, 7, 3, hour, tzinfo=INDIA)) == day


@pytest.fixture
def worker(settings: object) -> None:
    """Tasks wait in the database, as they do where the shop runs."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # type: ignore[attr-defined]


def waiting() -> list[tuple[list[str], datetime]]:
    rows = DBTaskResult.objects.filter(task_path=check_daily.module_path, status="READY")
    return [(row.args_kwargs["args"], row.run_after) for row in rows.order_by("run_after")]


def test_one_check_waits_for_the_night_however_often_it_is_asked_for(db: None, worker: None) -> None:
    keep_watch(now=NIGHT - timedelta(hours=1))
    keep_watch(now=NIGHT - timedelta(hours=1))
    assert waiting() == [(["2026-07-03"], NIGHT)]


def test_each_daily_check_asks_for_the_next_and_is_made_once(
    may: Run, worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NIGHT + timedelta(minutes=1))
    for _ in range(2):
        check_daily.call("2026-07-03")
    assert [check.day for check in BooksCheck.objects.all()] == [date(2026, 7, 3)]
    assert waiting() == [(["2026-07-04"], NIGHT + timedelta(days=1))]


def test_a_worker_that_was_away_for_days_goes_on_with_the_night_to_come(
    may: Run, worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NIGHT + timedelta(days=5))
    check_daily.call("2026-07-03")
    assert waiting() == [(["2026-07-09"], NIGHT + timedelta(days=6))]


def test_the_command_has_the_books_watched_and_says_how_they_stand(may: Run, worker: None) -> None:
    check_books(now=NIGHT)
    out = StringIO()
    call_command("ledger", "watch", stdout=out)
    assert "last checked 2026-07-03 02:30, 0 broken." in out.getvalue()
    assert len(waiting()) == 1
    assert waiting()[0][1].astimezone(INDIA).hour == HOUR.seconds // 3600


def test_balances_on_her_page_on_her_statement_and_in_the_books_are_one(desk: Desk, may: Run) -> None:
    her = Weaver.objects.get(code="W0001")
    item = desk.item(her, MAY)
    figures = statement_of(item, now=after(MAY)).data["figures"]
    assert balance_of(her) == Balance(owed=item.carried, advances=item.owed - item.recovered)
    assert (figures["carried"], figures["left"]) == (item.carried, item.owed - item.recovered)
    desk.sold(JUNE, {her: 1}, earning=77_77)
    page = month_so_far(her, now=at(JUNE, 20))
    assert (page.owed, page.advances) == (item.carried + 77_77, figures["left"])
    assert balances()[her.pk] == Balance(owed=page.owed, advances=page.advances)


def test_every_rule_has_its_statement_and_every_statement_its_rule() -> None:
    assert sorted(path.stem for path in (SQL / "checks").glob("*.sql")) == sorted(RULES)


@pytest.mark.parametrize("month", [MAY, JULY, None])
def test_no_rule_is_broken_by_books_that_are_right_whichever_month_is_looked_at(
    may: Run, month: object
) -> None:
    assert Leg.objects.exists()
    assert [each for rule in RULES for each in broken(rule, month)] == []  # type: ignore[arg-type]
