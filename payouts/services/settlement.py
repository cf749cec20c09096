"""What the bank answered: each payment of an exported run is paid, or sent back and hers again."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from marketplace.kernel.tables import FileRefused, Row, Seen, differs, read_rows
from payouts.models import Payment, Run
from payouts.services.checks import OF_RUN, holding
from payouts.services.posting import SQL
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
    seen = Seen()
    answered = [_answer(row, payments, seen, now) for row in rows]
    if faults.found:
        raise FileRefused(faults.found)
    fresh = [payment for payment in answered if payment is not None]
    for payment in fresh:
        payment.settled_by = by
    Payment.objects.bulk_update(
        fresh, ["state", "bank_reference", "settled_on", "note", "settled_by"], batch_size=2000
    )
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "settle.sql").read_text(), {"payments": [payment.pk for payment in fresh], "by": by.pk}
        )
    if run.state == Run.State.EXPORTED and not run.payments.filter(state=Payment.State.APPROVED).exists():
        run.state, run.settled_at = Run.State.SETTLED, now
        run.save(update_fields=["state", "settled_at"])
    return run


def _answer(row: Row, payments: dict[str, Payment], seen: Seen, now: datetime) -> Payment | None:
    """The payment with its answer, or None where it has that answer already; faults are noted on the row."""
    reference = row.text("reference")
    seen.note(row, "reference", reference)
    result = row.choice("result", [Payment.State.PAID, Payment.State.RETURNED])
    answer: dict[str, Any] = {
        "result": result,
        "bank_reference": row.text("bank_reference", required=result == Payment.State.PAID, most=60),
        "date": row.day("date", today=india_day(now)),
        "note": row.text("note", required=False),
    }
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
        differs(row, _stored(payment), answer)
        return None
    payment.state, payment.bank_reference = result, answer["bank_reference"]
    payment.settled_on, payment.note = answer["date"], answer["note"]
    return payment


def _stored(payment: Payment) -> dict[str, Any]:
    return {
        "result": payment.state,
        "bank_reference": payment.bank_reference,
        "date": payment.settled_on,
        "note": payment.note,
    }
