"""A run whose every step is killed at moments nobody chose, two hundred times: nothing is lost and nothing doubled."""

import os
import random
import signal
import time
import traceback
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.models import Sum

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import Month
from payouts.models import Item, Leg, Payment, Run, SaleShare, Transaction
from payouts.services.checks import check_ledger

from .books import Desk, weaver
from .test_guards import everything
from .test_killed import others

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = 200
HEADER = "reference,weaver,amount,result,bank_reference,date,note"


class Killer:
    """Starts a command in a process of its own and kills it after a random part of the time that it takes."""

    def __init__(self) -> None:
        self.kills = 0
        self.takes: dict[str, float] = {}

    def __call__(self, *arguments: object) -> None:
        """Kill it, again and again, until once it was quicker; then all of it is done."""
        step = str(arguments[1])
        before = everything()
        while True:
            ended = self._once(step, lambda: call_command(*map(str, arguments), stdout=StringIO()))
            if ended:
                return
            self.kills += 1
            after = everything()
            if after != before:  # it was killed after its one transaction was stored
                assert list(check_ledger()) == []
                return

    def _once(self, step: str, work: Callable[[], object]) -> bool:
        connections.close_all()  # a child has a connection of its own
        child = os.fork()
        if child == 0:
            try:
                work()
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
        began = time.monotonic()
        takes = self.takes.setdefault(step, 0.3)
        end = began + random.uniform(0, takes)
        while (status := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < end:
            time.sleep(0.001)
        if status == (0, 0):
            os.kill(child, signal.SIGKILL)
            _pid, code = os.waitpid(child, 0)
        else:
            code = status[1]
        while others():  # the server ends a dead client's transaction by itself
            time.sleep(0.001)
        if os.WIFSIGNALED(code):
            self.takes[step] = takes * 1.1  # it may have become slower, and has to be let through some day
            return False
        assert os.WEXITSTATUS(code) == 0, step
        self.takes[step] = time.monotonic() - began
        return True


def test_killed_two_hundred_times_it_loses_and_doubles_nothing(desk: Desk, tmp_path: Path) -> None:
    kill = Killer()
    bank, cash = weaver(1), weaver(2, "cash")
    month = Month(2024, 1)
    while kill.kills < KILLS:
        desk.gave(bank, month, 150_00)
        desk.sold(month, {bank: 2, cash: 1}, earning=1000_50)
        settled = _settle_month(kill, month, tmp_path)
        assert settled == 2
        month = month.next
    assert list(check_ledger()) == []
    assert Run.objects.exclude(state="settled").count() == 0
    assert (
        Payment.objects.count()
        == Transaction.objects.filter(kind="approved").count()
        == 2 * Run.objects.count()
    )
    for her in (bank, cash):
        earned = SaleShare.objects.filter(weaver=her).aggregate(sum=Sum("earning"))["sum"]
        taken = Item.objects.filter(weaver=her).aggregate(sum=Sum("recovered"))["sum"]
        paid = Payment.objects.filter(weaver=her, state="paid").aggregate(sum=Sum("amount"))["sum"]
        owing = Leg.objects.filter(account="liabilities:weavers", weaver=her).aggregate(sum=Sum("amount"))[
            "sum"
        ]
        assert earned == taken + paid - owing


def _settle_month(kill: Killer, month: Month, folder: Path) -> int:
    """Take a month's run through every step, each killed on its way; gives how many payments were answered."""
    kill("payouts", "close", month, "--by", "finance")
    kill("payouts", "approve", month, "--by", "approver")
    bank, cash = folder / f"{month}.csv", folder / f"{month}.pdf"
    kill("payouts", "export", month, "--format", "bank-csv", "--output", bank)
    before = bank.read_bytes() if bank.exists() else None
    call_command(
        "payouts", "export", str(month), "--format", "bank-csv", "--output", str(bank), stdout=StringIO()
    )
    assert before in (None, bank.read_bytes())
    # Not killed: what sets its pages has threads, which a forked process would wait for in vain.
    call_command(
        "payouts", "export", str(month), "--format", "cash-roll", "--output", str(cash), stdout=StringIO()
    )
    payments = list(Payment.objects.filter(run__month=month.first_day).select_related("weaver"))
    answers = folder / f"{month}.answers.csv"
    rows = [
        f"{p.reference},{p.weaver.code},{plain_rupees(p.amount)},paid,UTR{p.pk},{month.next}-03,"
        for p in payments
    ]
    answers.write_text("\n".join([HEADER, *rows, ""]))
    kill("payouts", "settle", month, answers, "--by", "finance")
    return Payment.objects.filter(run__month=month.first_day, state="paid").count()
