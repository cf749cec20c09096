"""A run whose every step is killed at moments nobody chose, two hundred times: nothing is lost and nothing doubled."""

import random
import signal
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Sum

from marketplace.kernel.money import plain_rupees
from marketplace.kernel.months import Month
from payouts.models import Item, Leg, Payment, Run, SaleShare, Transaction
from payouts.services.checks import check_ledger

from .books import Desk, weaver
from .forked import start
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
        words = [str(word) for word in arguments]
        step = words[words.index("--format") + 1] if "--format" in words else words[1]
        before = everything()
        while not self._once(step, words):
            self.kills += 1
            after = everything()
            if after != before:  # it was killed after its one transaction was stored
                assert list(check_ledger()) == []
                return

    def _once(self, step: str, words: list[str]) -> bool:
        takes = self.takes.setdefault(step, 0.3)
        began = time.monotonic()
        process = start(*words)
        process.join(random.uniform(0, takes))
        process.kill()  # where it has ended already, it keeps the code that it ended with
        process.join()
        while others():  # the server ends a dead client's transaction by itself
            time.sleep(0.001)
        if process.exitcode == -signal.SIGKILL:
            self.takes[step] = takes * 1.1  # it may have become slower, and has to be let through some day
            return False
        assert process.exitcode == 0, step
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
    for kind in ("bank-csv", "cash-roll"):
        file = folder / f"{month}.{kind}"
        export = ["payouts", "export", str(month), "--format", kind, "--output", str(file)]
        kill(*export)
        before = file.read_bytes() if file.exists() else None
        call_command(*export, stdout=StringIO())
        assert before in (None, file.read_bytes())
    payments = list(Payment.objects.filter(run__month=month.first_day).select_related("weaver"))
    answers = folder / f"{month}.answers.csv"
    rows = [
        f"{p.reference},{p.weaver.code},{plain_rupees(p.amount)},paid,UTR{p.pk},{month.next}-03,"
        for p in payments
    ]
    answers.write_text("\n".join([HEADER, *rows, ""]))
    kill("payouts", "settle", month, answers, "--by", "finance")
    return Payment.objects.filter(run__month=month.first_day, state="paid").count()
