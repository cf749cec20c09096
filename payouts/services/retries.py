"""Sending a payment that came back once more, under the approval that it has."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from payouts.models import Books, Payment, Run
from payouts.models.ledger import Account, Kind
from payouts.services.answers import standing
from payouts.services.checks import OF_RUN, holding
from payouts.services.posting import post
from payouts.services.runs import Refused, held
from weavers.models import Payee, Weaver


@transaction.atomic
@holding(before=OF_RUN, after=OF_RUN)
def retry_payments(*, run: Run, references: Sequence[str], by: User, now: datetime) -> int:
    """Send returned payments of a run again as its next batch; gives the batch's number.

    The amount is what was approved, so nobody approves again; but her payee details must be those that were
    approved, and the month the payment came back in must be open still, else the money is in the next run.
    It leaves that month's figures as if it hadn't come back. Refused for one, it's refused for all.
    """
    if not by.has_perm("payouts.settle_run"):
        raise Refused(_("%(who)s may not send payments again.") % {"who": by})
    if not references:
        raise Refused(_("Choose at least one payment."))
    books, run = held(run)
    wanted = list(
        run.payments.select_for_update(of=("self",))
        .filter(reference__in=references)
        .select_related("weaver")
        .order_by("reference")
    )
    missing = set(references) - {payment.reference for payment in wanted}
    if missing:
        raise Refused(_("No payment %(reference)s is in this run.") % {"reference": sorted(missing)[0]})
    booked = {key: posted.month for key, posted in standing(Kind.RETURNED, references).items()}
    newest = dict(
        Payee.objects.current()
        .filter(weaver__in=[p.weaver_id for p in wanted])
        .values_list("weaver_id", "pk")
    )
    for payment in wanted:
        _refuse_unfit(
            payment, books, month=booked.get(payment.reference), newest=newest.get(payment.weaver_id)
        )
    batch: int = run.payments.aggregate(last=Max("batch"))["last"] + 1
    for payment in wanted:
        again = _again(payment, batch)
        post(
            kind=Kind.RETRIED,
            source_key=again.reference,
            moment=now,
            month=booked[payment.reference],
            legs=[
                (Account.WEAVERS, payment.weaver, payment.amount),
                (Account.IN_TRANSIT, None, -payment.amount),
            ],
            by=by,
        )
    run.state, run.settled_at = Run.State.EXPORTED, None
    run.save(update_fields=["state", "settled_at"])
    return batch


def _refuse_unfit(payment: Payment, books: Books, *, month: object, newest: int | None) -> None:
    words = {"reference": payment.reference}
    if Payment.objects.filter(retries=payment).exists():
        raise Refused(_("%(reference)s has been sent once more already.") % words)
    if payment.state != Payment.State.RETURNED or month is None:
        raise Refused(_("%(reference)s has not come back.") % words)
    if month <= books.closed_through:  # type: ignore[operator]
        raise Refused(_("%(reference)s came back in a month that is closed; it is in the next run.") % words)
    if newest != payment.payee_id:
        raise Refused(
            _("The payee details of %(reference)s have changed; it goes into the next run.") % words
        )
    if payment.weaver.status == Weaver.Status.ON_HOLD:
        raise Refused(_("The weaver of %(reference)s is on hold.") % words)


def _again(payment: Payment, batch: int) -> Payment:
    first = payment.reference.removesuffix(f"-R{payment.batch}") if payment.retries_id else payment.reference
    return Payment.objects.create(
        run_id=payment.run_id,
        weaver=payment.weaver,
        batch=batch,
        retries=payment,
        payee_id=payment.payee_id,
        reference=f"{first}-R{batch}",
        amount=payment.amount,
        method=payment.method,
        payee_name=payment.payee_name,
        group_name=payment.group_name,
        account_number=payment.account_number,
        ifsc=payment.ifsc,
        upi_id=payment.upi_id,
    )
