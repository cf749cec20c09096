"""Two people press every button of a month in all their tabs at once: one run, one payment each, one file each."""

import random
import threading
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.db.models import Sum
from django.test import Client

from marketplace.accounts.models import CodeUse
from payouts.models import Books, Leg, Payment, Run, RunFile, Statement, Transaction
from payouts.services.checks import check_ledger
from tests.marketplace.accounts.phones import code, phone
from tests.payouts.books import JUNE, Desk, weaver

from .conftest import inside

pytestmark = pytest.mark.django_db(transaction=True)
TABS = 4
RUN = "/office/runs/2026-06/"
ANSWERS = """reference,weaver,amount,result,bank_reference,date,note
2026-06-W0001,W0001,1000.50,paid,UTR1,2026-07-02,
2026-06-W0002,W0002,2000.00,paid,ROLL,2026-07-02,
"""

Press = Callable[[Client], int]


def close(tab: Client) -> int:
    return tab.post("/office/close/", {"month": "2026-06"}).status_code


def export(kind: str) -> Press:
    return lambda tab: tab.post(f"{RUN}files/{kind}/").status_code


def settle(tab: Client) -> int:
    return tab.post(f"{RUN}settle/", {"file": SimpleUploadedFile("bank.csv", ANSWERS.encode())}).status_code


def statements(tab: Client) -> int:
    return tab.post(f"{RUN}statements/make/", {"kind": "statements_xlsx"}).status_code


def approve(shown: str) -> Press:
    """Look at the draft and approve it with the code that the phone shows."""

    def press(tab: Client) -> int:
        page = tab.get(f"{RUN}approve/")
        if page.status_code != 200:
            return page.status_code
        seen = page.context["form"].initial
        answer = {"seen": seen["seen"], "warned": seen["warned"], "code": shown}
        return tab.post(f"{RUN}approve/", answer).status_code

    return press


def at_once(presses: list[tuple[Client, Press]]) -> list[int | Exception]:
    """Everything in a thread of its own, from one signal on; gives the answers' statuses, or what was raised."""
    ready = threading.Barrier(len(presses))
    answers: list[int | Exception] = []

    def run(tab: Client, press: Press) -> None:
        try:
            ready.wait()
            answers.append(press(tab))
        except Exception as problem:
            answers.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_people_pressing_everything_at_once_pay_each_weaver_once(desk: Desk) -> None:
    desk.sold(JUNE, {weaver(1): 1}, earning=1000_50)
    desk.sold(JUNE, {weaver(2, "cash"): 1}, earning=2000_00)
    device = phone(desk.approver)
    finance = [close, export("bank-csv"), export("hdfc-enet"), export("cash-roll"), settle, statements]
    reached: set[str] = set()
    for _round in range(6):
        approver = [approve(code(device)), *finance]
        presses = [
            (inside(person), press)
            for person, buttons in ((desk.finance, finance), (desk.approver, approver))
            for press in buttons
            for _tab in range(TABS if press in (close, settle) or press is approver[0] else 2)
        ]
        random.shuffle(presses)
        answers = at_once(presses)
        assert [each for each in answers if each not in (200, 302, 403, 404, 422)] == []
        reached.update(Run.objects.values_list("state", flat=True))
        if reached >= {"settled"}:
            break
    run = Run.objects.get()
    assert (run.state, run.prepared_by, run.approved_by) == ("settled", desk.finance, desk.approver)
    assert list(Payment.objects.order_by("reference").values_list("reference", "amount", "state")) == [
        ("2026-06-W0001", 1000_50, "paid"),
        ("2026-06-W0002", 2000_00, "paid"),
    ]
    formats = list(RunFile.objects.order_by("format").values_list("format", flat=True))
    assert len(formats) == len(set(formats))
    assert {"bank-csv", "cash-roll"} <= set(formats)
    assert list(Transaction.objects.order_by("kind").values_list("kind", flat=True)) == [
        "approved", "approved", "paid", "paid", "sold", "sold",
    ]  # fmt: skip
    for account in ("liabilities:weavers", "liabilities:payouts-in-transit"):
        assert Leg.objects.filter(account=account).aggregate(left=Sum("amount")) == {"left": 0}
    assert CodeUse.objects.filter(what="approve 2026-06").count() == 1
    assert Statement.objects.filter(item__run=run).count() == 2
    assert Books.objects.get().closed_through == JUNE.first_day
    assert list(check_ledger()) == []
