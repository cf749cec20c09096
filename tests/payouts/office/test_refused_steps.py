"""What the office's buttons refuse is said in words, and nothing has changed."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payouts.models import DollarRate, Job, Patronage, Question, Request, Transaction, YarnKind
from payouts.office import long_steps
from payouts.services.advances import sell_yarn
from payouts.services.entries import enter
from payouts.services.files import export_run
from payouts.services.payees import change_payee, confirm_payee
from payouts.services.questions import MOST_OPEN, answer_question, ask_question, forget_questions
from payouts.services.refusals import Refused
from payouts.services.requests import take_back
from payouts.services.retries import retry_payments
from payouts.services.runs import cancel_run
from payouts.services.settlement import settle_run
from payouts.services.statements import jobs
from tests.payouts.books import JUNE, Desk, after, at, payee, weaver
from tests.payouts.yarn import moved
from weavers.models import Notice, Payee
from weavers.telling import note_payee, object_to, tell

from .conftest import inside, member


def said(client: Client, button: str, *args: Any, **sent: Any) -> str:
    """The page after a button, with what it says."""
    return client.post(reverse(f"office:{button}", args=args), sent, follow=True).text


def test_what_one_entered_another_decides_once_and_with_a_reason(desk: Desk, at_finance: Client) -> None:
    approver = inside(desk.approver)
    given = {"paise": "84.37", "from_day": "2026-04-01", "source": "FBIL"}
    assert "Stored." not in said(at_finance, "rate", **given | {"paise": "much"})
    assert not DollarRate.objects.exists()
    said(at_finance, "rate", **given)
    rate = DollarRate.objects.get()
    assert "Decided" not in said(approver, "decide-rate", rate.pk, decision="refuse", reason=" ")
    assert "Decided" in said(approver, "decide-rate", rate.pk, decision="refuse", reason="Another day's")
    rate.refresh_from_db()
    assert (rate.confirmed_at, rate.refused_by) == (None, desk.approver)
    assert "Decided" not in said(approver, "decide-rate", rate.pk, decision="confirm")
    both = member("both", "finance", "approver")
    request = Request(kind="adjustment", weaver=weaver(1), amount=100, day=JUNE.first_day, reason="Late")
    own = enter(entry=request, by=both, now=after(JUNE))
    for step, sent in (("confirm", {}), ("refuse", {"reason": "Not mine"})):
        page = said(inside(both), f"request-{step}", "payouts.request", own.pk, **sent)
        assert "Confirmed. It counts" not in page and "Refused. It stays" not in page
    own.refresh_from_db()
    assert (own.confirmed_at, own.refused_at) == (None, None)
    assert not Transaction.objects.exists() and not Patronage.objects.exists()


def test_a_way_to_pay_her_is_confirmed_only_in_its_newest_form_and_not_against_her_word(
    desk: Desk, at_finance: Client
) -> None:
    her, now = weaver(1), timezone.now()
    page = said(at_finance, "payees", weaver=her.code, method="bank")
    assert "Needed for this way to pay her." in page and Payee.objects.count() == 1
    assert inside(desk.approver).post(reverse("office:payees"), {"weaver": her.code}).status_code == 403
    first = change_payee(weaver=her, method="upi", upi_id="first@okexample", by=desk.finance, now=now)
    newest = change_payee(weaver=her, method="upi", upi_id="second@okexample", by=desk.finance, now=now)
    for later in (now, now + timedelta(hours=1)):  # the first word stands
        notice = tell(notice=note_payee(payee=newest, now=now), how="phone", by=desk.approver, now=later)
        object_to(notice=notice, now=later)
    notice = Notice.objects.get(payee=newest)
    assert (notice.told_at, notice.objected_at) == (now, now)
    for found, by, says in (
        (first, desk.approver, "changed again since"),
        (newest, desk.approver, "it wasn't her"),
        (newest, desk.finance, "may not confirm"),
    ):
        with pytest.raises(Refused, match=says):
            confirm_payee(payee=found, by=by, now=now)
    with pytest.raises(Refused, match="may not change"):
        change_payee(weaver=her, method="cash", by=desk.approver, now=now)
    assert not Payee.objects.filter(pk__in=[first.pk, newest.pk], verified_at__isnull=False).exists()
    other = payee(weaver(2, ""), "upi", entered_by=desk.finance, verified=False)
    assert (
        confirm_payee(payee=other, by=desk.approver, now=now + timedelta(days=1)).verified_by == desk.approver
    )


def test_yarn_is_named_and_what_she_lost_is_charged_once(
    desk: Desk, at_finance: Client, eri: YarnKind
) -> None:
    page = said(at_finance, "yarn-kind", name="Muga 60", colour="golden")
    assert YarnKind.objects.filter(name="Muga 60").exists() and "Now say what it is worth" in page
    her = weaver(1)
    moved(desk, "received", eri, 100)
    moved(desk, "issued", eri, 100, her)
    moved(desk, "wasted", eri, 100, her)
    assert "A second person confirms it." in said(at_finance, "yarn-charge", her.code, eri.pk)
    assert "no more of it" in said(at_finance, "yarn-charge", her.code, eri.pk)
    assert Request.objects.get().amount == -153_60


def test_work_that_breaks_in_the_background_says_so_and_can_be_asked_for_again(desk: Desk) -> None:
    for task, kind in ((long_steps.take_step, "approve"), (jobs.do, "statements")):
        job = Job.objects.create(kind=kind, asked_by=desk.approver, asked_at=timezone.now())  # of no run
        for _twice in range(2):
            task.func(job.pk)
        job.refresh_from_db()
        assert (job.state, job.message[:20], bool(job.ended_at)) == ("failed", "Something went wrong", True)
    assert not Transaction.objects.exists()


def test_a_question_is_answered_once_and_not_by_whoever_asked_it(desk: Desk, at_finance: Client) -> None:
    her, now = weaver(1), timezone.now()
    facts: dict[str, Any] = {
        "weaver": her, "about": "month/earned", "label": "Earned", "amount": 100, "words": "Why?", "voice": None, "now": now,
    }  # fmt: skip
    key = uuid4()
    asked = ask_question(by=desk.finance, key=key, **facts)
    assert ask_question(by=desk.finance, key=key, **facts) == asked
    with pytest.raises(Refused, match="Open the page again"):
        ask_question(by=desk.finance, key=key, **facts | {"weaver": weaver(2)})
    assert "Nobody answers her own question." in said(at_finance, "question", asked.pk, answer="So")
    with pytest.raises(Refused, match="role"):
        answer_question(question=asked, answer="So", by=member("meera", "weaver"), now=now)
    other = inside(member("other", "finance"))
    assert said(other, "question", asked.pk, answer="Two pouches.").count("Answered.") == 1
    said(other, "question", asked.pk, answer="Two pouches.")
    assert "answered already" in said(
        inside(member("third", "finance")), "question", asked.pk, answer="Three."
    )
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by and asked.answered_by.username) == ("Two pouches.", "other")
    for _each in range(MOST_OPEN):
        ask_question(by=desk.finance, key=uuid4(), **facts)
    with pytest.raises(Refused, match="wait already"):
        ask_question(by=desk.finance, key=uuid4(), **facts)
    forget_questions(weaver=her)
    assert set(Question.objects.values_list("words", "answer")) == {(None, None)}


def test_pieces_come_back_at_the_cooperatives_cost_under_one_reference(desk: Desk) -> None:
    her, now = weaver(1), after(JUNE)
    sale = desk.sold(JUNE, {her: 1}, earning=100_00, quantity=2)
    back: dict[str, Any] = {
        "ref": "R1", "sale": sale, "quantity": 1, "day": at(JUNE, 20).date(), "reason": "Moth", "by": desk.finance, "now": now,
    }  # fmt: skip
    booked = take_back(**back)
    assert take_back(**back) == booked
    for wrong, says in (
        ({"by": desk.approver}, "may not enter"),
        ({"quantity": 2}, "another return's reference"),
        ({"ref": "R2", "day": now.date() + timedelta(days=2)}, "ahead of its day"),
        ({"ref": "R2", "quantity": 2}, ""),
    ):
        with pytest.raises(Refused, match=says):
            take_back(**back | wrong)
    assert list(sale.refunds.values_list("ref", flat=True)) == ["R1"]


def test_a_file_that_is_no_report_of_stripe_or_too_large_is_said(desk: Desk, at_finance: Client) -> None:
    report = SimpleUploadedFile("stripe.csv", b"id,amount\n1,2\n")
    page = at_finance.post(reverse("office:stripe"), {"file": report})
    assert page.status_code in (200, 422) and page.context["faults"]
    run = desk.approve(JUNE) if desk.sold(JUNE, {weaver(1): 1}, earning=100_00) else None
    assert run
    large = SimpleUploadedFile("bank.csv", b"x" * (5 * 1024 * 1024 + 1))
    page = at_finance.post(reverse("office:settle", args=[run.reference]), {"file": large})
    assert page.status_code == 422 and "larger than 5 MB" in page.text


def test_no_verb_of_a_month_is_for_whoever_may_not_or_does_not_say_enough(
    desk: Desk, eri: YarnKind, tmp_path: Path
) -> None:
    her, now, nobody = weaver(1), after(JUNE), member("nobody")
    desk.sold(JUNE, {her: 1}, earning=100_00)
    run = desk.approve(JUNE)
    before = Transaction.objects.count()
    verbs: list[tuple[str, Callable[[], object]]] = [
        ("may not", lambda: retry_payments(run=run, references=["x"], by=nobody, now=now)),
        ("Choose", lambda: retry_payments(run=run, references=[], by=desk.finance, now=now)),
        ("may not", lambda: settle_run(run=run, path=tmp_path / "x.csv", by=nobody, now=now)),
        ("may not", lambda: cancel_run(run=run, by=nobody, reason="Mine", now=now)),
        ("may not", lambda: export_run(run=run, format="bank-csv", by=nobody, now=now)),
        ("no format", lambda: export_run(run=run, format="pigeon", by=desk.finance, now=now)),
        ("no yarn at all", lambda: sell_yarn(
            weaver=her, kind=eri, grams=0, day=JUNE.first_day, reason="Hers", by=desk.finance, now=now
        )),
    ]  # fmt: skip
    for says, verb in verbs:
        with pytest.raises(Refused, match=says):
            verb()
    run.refresh_from_db()
    assert (run.state, Transaction.objects.count()) == ("approved", before)
