"""The bank's answers to payments, wherever they come from: a file of answers, a statement's line, a person's word."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from payouts.models import Books, Leg, Payment, Run, SentBack, Transaction
from payouts.models.ledger import Kind
from payouts.services.posting import SQL
from payouts.services.refusals import Refused

STORED = ["state", "bank_reference", "settled_on", "note", "settled_by"]


@dataclass(frozen=True)
class BankAnswer:
    """That a payment was paid, or came back, on the bank's ``day``. ``result`` is Payment.State PAID or RETURNED."""

    payment: Payment
    result: str
    day: date
    bank_reference: str = ""
    note: str = ""


def post_answers(answers: Sequence[BankAnswer], *, by: User, now: datetime) -> None:
    """Store answers with their payments and post each, once; a run with no payment left open is settled.

    The caller holds the books and the runs, and has read the payments since. What is returned after it was paid goes
    from the bank to the weaver, and keeps the answer that paid it; else it goes from what is on its way. Booked on
    the bank's day, or in the first month still open. Raises Refused for a payment that can't have that answer.
    """
    came_back = []
    for answer in answers:
        payment = answer.payment
        if payment.state == Payment.State.PAID and answer.result == Payment.State.RETURNED:
            came_back.append(
                SentBack(
                    payment=payment,
                    day=answer.day,
                    bank_reference=answer.bank_reference,
                    note=answer.note[:200],
                    by=by,
                    at=now,
                )
            )
        elif payment.state == Payment.State.APPROVED:
            payment.bank_reference, payment.settled_on = answer.bank_reference[:60], answer.day
            payment.note, payment.settled_by = answer.note[:200], by
        else:
            raise Refused(
                _("%(reference)s is %(state)s already.")
                % {"reference": payment.reference, "state": payment.get_state_display()}
            )
        payment.state = answer.result
    payments = [answer.payment for answer in answers]
    _store(payments)
    SentBack.objects.bulk_create(came_back)
    _post(payments, by=by)
    settle_runs({payment.run_id for payment in payments}, now=now)


def _store(payments: Sequence[Payment]) -> None:
    columns = [field.attname for field in Payment._meta.concrete_fields if field.name in STORED]
    rows = [{"id": each.pk, **{name: getattr(each, name) for name in columns}} for each in payments]
    with connection.cursor() as cursor:
        cursor.execute((SQL / "answers.sql").read_text(), {"answers": json.dumps(rows, default=str)})


def _post(payments: Sequence[Payment], *, by: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "settle.sql").read_text(),
            {
                "payments": [payment.pk for payment in payments],
                "by": by.pk,
                "again": json.dumps(_marks_of_later_answers(payments)),
            },
        )


def _marks_of_later_answers(payments: Iterable[Payment]) -> dict[str, str]:
    """What is put after the reference of a payment that had this answer before, when it was taken back."""
    marks = {}
    for state in (Payment.State.PAID, Payment.State.RETURNED):
        references = [payment.reference for payment in payments if payment.state == state]
        had = Transaction.objects.filter(kind=state, source_key__in=references)
        for reference in had.values_list("source_key", flat=True):
            later = Transaction.objects.filter(
                kind=state, source_key__startswith=f"{reference}/", reverses=None
            )
            marks[reference] = f"/{later.count() + 2}"
    return marks


def standing(kind: str, references: Collection[str]) -> dict[str, Transaction]:
    """By reference the posting of each payment's answer (kind PAID or RETURNED) that nobody has taken back."""
    stands = Transaction.objects.filter(kind=kind, reverses=None)
    found = {each.source_key: each for each in stands.filter(source_key__in=references, reversed_by=None)}
    undone = stands.filter(source_key__in=references, reversed_by__isnull=False)
    for reference in undone.values_list("source_key", flat=True):
        later = stands.filter(source_key__startswith=f"{reference}/", reversed_by=None).first()
        if later:
            found[reference] = later
    return found


def settle_runs(runs: Collection[int], *, now: datetime) -> None:
    """Runs are settled once each payment is paid or returned, and no longer where one is open again."""
    waiting = Payment.objects.filter(state=Payment.State.APPROVED).values("run")
    touched = Run.objects.filter(pk__in=runs)
    touched.filter(state=Run.State.EXPORTED).exclude(pk__in=waiting).update(
        state=Run.State.SETTLED, settled_at=now
    )
    touched.filter(state=Run.State.SETTLED, pk__in=waiting).update(state=Run.State.EXPORTED, settled_at=None)


def take_back(payment: Payment, *, by: User, now: datetime, note: str) -> Transaction:
    """Undo a payment's last answer: its posting is reversed in the same month, and it is as it was before.

    Gives the posting that was reversed. Raises Refused where that month is closed, or where it was sent once more.
    """
    kind = Kind.RETURNED if payment.state == Payment.State.RETURNED else Kind.PAID
    posted = standing(kind, [payment.reference]).get(payment.reference)
    if posted is None:
        raise Refused(_("%(reference)s has no answer to take back.") % {"reference": payment.reference})
    if Payment.objects.filter(retries=payment).exists():
        raise Refused(_("%(reference)s has been sent once more already.") % {"reference": payment.reference})
    reverse(posted, by=by, note=note)
    back = payment.sent_back.filter(undone_at=None)
    if kind == Kind.RETURNED and back.update(undone_at=now):
        payment.state = Payment.State.PAID
    else:
        payment.state, payment.bank_reference, payment.note = Payment.State.APPROVED, "", ""
        payment.settled_on = payment.settled_by = None
    payment.save(update_fields=STORED)
    settle_runs([payment.run_id], now=now)
    return posted


def reverse(posted: Transaction, *, by: User, note: str) -> Transaction:
    """Post the opposite of a posting in its own month. Raises Refused where that is closed."""
    if posted.month <= Books.objects.get().closed_through:
        raise Refused(_("It is booked in a month that is closed, so it can't be taken back."))
    opposite = Transaction.objects.create(
        kind=posted.kind,
        source_key=f"{posted.source_key}/reversed",
        moment=posted.moment,
        month=posted.month,
        note=note[:200],
        by=by,
        reverses=posted,
    )
    Leg.objects.bulk_create(
        Leg(transaction=opposite, account=leg.account, weaver_id=leg.weaver_id, amount=-leg.amount)
        for leg in posted.legs.all()
    )
    return opposite
