"""What the bank answered: each payment of an exported run is paid, or sent back and hers again."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.kernel.tables import FileRefused, Row, Seen, differs, read_rows
from payouts.models import Payment, Run, SentBack
from payouts.services.answers import BankAnswer, post_answers, settle_runs
from payouts.services.checks import OF_RUN, holding
from payouts.services.runs import Refused, held

COLUMNS = ["reference", "weaver", "amount", "result", "bank_reference", "date", "note"]


@transaction.atomic
@holding(before=OF_RUN, after=OF_RUN)
def settle_run(*, run: Run, path: Path, by: User, now: datetime) -> Run:
    """Store and post the bank's answers; with none left open, the run is settled.

    The file goes in whole or not at all: FileRefused lists every fault. An answer stored already is skipped, and
    a different one to the same payment is a fault. A returned payment is booked on the bank's day, or in the
    first month still open.
    """
    if not by.has_perm("payouts.settle_run"):
        raise Refused(_("%(who)s may not enter the bank's answers.") % {"who": by})
    _books, run = held(run)
    if run.state not in (Run.State.EXPORTED, Run.State.SETTLED):
        raise Refused(
            _("The run of %(run)s is %(state)s; only an exported one is settled.")
            % {"run": run, "state": run.get_state_display()}
        )
    rows, faults = read_rows(path, COLUMNS)
    payments = {p.reference: p for p in run.payments.select_related("weaver")}
    came_back = SentBack.objects.filter(payment__run=run, undone_at=None)
    known = {back.payment_id: back for back in came_back}
    seen = Seen()
    answered = [_answer(row, payments, known, seen, now) for row in rows]
    if faults.found:
        raise FileRefused(faults.found)
    post_answers([answer for answer in answered if answer is not None], by=by, now=now)
    settle_runs([run.pk], now=now)
    run.refresh_from_db()
    return run


def _answer(
    row: Row, payments: dict[str, Payment], known: dict[int, SentBack], seen: Seen, now: datetime
) -> BankAnswer | None:
    """The row's answer, or None where its payment has that answer already; faults are noted on the row."""
    reference = row.text("reference")
    seen.note(row, "reference", reference)
    result = row.choice("result", [Payment.State.PAID, Payment.State.RETURNED])
    bank_reference = row.text("bank_reference", required=result == Payment.State.PAID, most=60)
    day = row.day("date", today=india_day(now))
    note = row.text("note", required=False)
    weaver, amount = row.text("weaver"), row.rupees("amount", least=1)
    payment = payments.get(reference)
    if payment is None:
        row.faults.add(row.line, "reference", f"no payment {reference} is in this run")
        return None
    if weaver != payment.weaver.code:
        row.faults.add(row.line, "weaver", f"is {payment.weaver.code} in the run")
    if amount != payment.amount:
        row.faults.add(row.line, "amount", "is not what was approved")
    if payment.state != Payment.State.APPROVED:
        given = {"result": result, "bank_reference": bank_reference, "date": day, "note": note}
        differs(row, _stored(payment, result, known.get(payment.pk)), given)
        return None
    return BankAnswer(payment, result, day, bank_reference, note)


def _stored(payment: Payment, result: str, back: SentBack | None) -> dict[str, Any]:
    """The answer that is stored; of a payment that came back after it was paid, the one that a row speaks of."""
    if back and result == Payment.State.RETURNED:
        return {
            "result": result,
            "bank_reference": back.bank_reference,
            "date": back.day,
            "note": back.note,
        }
    return {
        "result": Payment.State.PAID if back else payment.state,
        "bank_reference": payment.bank_reference,
        "date": payment.settled_on,
        "note": payment.note,
    }
