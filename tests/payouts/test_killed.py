"""Each step of a run, killed by SIGKILL at every point that it can be held at, and run again to the same result."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from payouts.models import Payment, Run
from payouts.services.checks import check_ledger

from .books import JUNE, Desk, weaver
from .locks import waits_for_a_lock
from .test_guards import everything

pytestmark = pytest.mark.django_db(transaction=True)


def start(*arguments: Any) -> subprocess.Popen[bytes]:
    """The command line's own process, in the database of this test."""
    here = connection.settings_dict
    server = f"{here['USER']}:{quote(here['PASSWORD'])}@{here['HOST']}" + (
        f":{here['PORT']}" if here["PORT"] else ""
    )
    address = f"postgresql://{server}/{here['NAME']}?{urlencode(here['OPTIONS'])}"
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "manage.py", *map(str, arguments)],
        cwd=settings.ROOT,
        env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "marketplace.settings.test"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_where_it_waits_for(table: str, *arguments: Any) -> None:
    """Start a command, hold it where it first writes into ``table``, and kill it there."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN SHARE MODE")
        process = start(*arguments)
        while not waits_for_a_lock():
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"it ended with {process.wait(0.05)} and never wrote into {table}")
        process.send_signal(signal.SIGKILL)
        process.wait()
    while others():
        pass  # the server ends a dead client's transaction by itself


def others() -> int:
    """How many other sessions are still busy in this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"
        )
        return int(cursor.fetchone()[0])


def killed_everywhere(tables: list[str], *arguments: Any) -> None:
    """Kill a command at each of these writes: nothing has changed. Then run it, and run it again."""
    before = everything()
    for table in tables:
        kill_where_it_waits_for(table, *arguments)
        assert everything() == before, table
    call_command(*arguments, stdout=StringIO())
    assert everything() != before
    assert list(check_ledger()) == []


def again(*arguments: Any) -> None:
    """A step that's done, taken once more, changes nothing."""
    before = everything()
    call_command(*arguments, stdout=StringIO())
    assert everything() == before


@pytest.fixture
def june(desk: Desk) -> Desk:
    """One to be paid by bank and one in cash, one with an advance."""
    first = weaver(1)
    desk.gave(first, JUNE, 50_00)
    desk.sold(JUNE, {first: 1, weaver(2, "cash"): 1}, earning=1000_50)
    return desk


def test_closing_killed_and_run_again_gives_one_draft(june: Desk) -> None:
    close = ["payouts", "close", "2026-06", "--by", "finance"]
    killed_everywhere(["payouts_run"], *close)
    again(*close)
    assert list(Run.objects.values_list("month", "attempt", "state")) == [(JUNE.first_day, 1, "draft")]


def test_approval_killed_and_run_again_pays_once(june: Desk) -> None:
    june.close(JUNE)
    approve = ["payouts", "approve", "2026-06", "--by", "approver"]
    killed_everywhere(["payouts_item", "payouts_leg", "payouts_books"], *approve)
    assert list(Payment.objects.values_list("reference", "amount", "state")) == [
        ("2026-06-W0001", 450_25, "approved"),
        ("2026-06-W0002", 500_00, "approved"),
    ]


def test_an_export_killed_and_run_again_writes_the_same_file(june: Desk, tmp_path: Path) -> None:
    june.approve(JUNE)
    output = tmp_path / "bank.csv"
    export = ["payouts", "export", "2026-06", "--format", "bank-csv", "--output", output]
    for table in ("payouts_runfile", "payouts_run"):
        kill_where_it_waits_for(table, *export)
        assert not output.exists()
    killed_everywhere([], *export)
    first = output.read_bytes()
    output.unlink()  # as if it had been killed after it was stored and before the file was there
    again(*export)
    assert output.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == ["bank.csv"]


def test_settling_killed_and_run_again_posts_each_answer_once(june: Desk, tmp_path: Path) -> None:
    june.approve(JUNE)
    call_command(
        "payouts",
        "export",
        "2026-06",
        "--format",
        "bank-csv",
        "--output",
        tmp_path / "out",
        stdout=StringIO(),
    )
    answers = tmp_path / "bank.csv"
    answers.write_text(
        "reference,weaver,amount,result,bank_reference,date,note\n"
        "2026-06-W0001,W0001,450.25,paid,UTR1,2026-07-02,\n"
        "2026-06-W0002,W0002,500.00,returned,,2026-07-03,not at home\n"
    )
    settle = ["payouts", "settle", "2026-06", answers, "--by", "finance"]
    killed_everywhere(["payouts_payment", "payouts_leg", "payouts_run"], *settle)
    again(*settle)
    assert list(Payment.objects.values_list("state", flat=True)) == ["paid", "returned"]


def test_cancelling_killed_and_run_again_reverses_once(june: Desk) -> None:
    june.approve(JUNE)
    cancel = ["payouts", "cancel", "2026-06", "--by", "finance", "--reason", "A sale was missing"]
    killed_everywhere(["payouts_leg", "payouts_run"], *cancel)
    assert list(Payment.objects.values_list("state", flat=True)) == ["cancelled", "cancelled"]
