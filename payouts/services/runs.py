"""Closing a month: draft, approval, cancelling. Each step is one transaction and can be run again."""

import hashlib
import json
from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from payouts.models import Books, CashMark, Decision, Payment, Policy, Run, Transaction
from payouts.models.runs import RULES
from payouts.services.checks import ANYTIME, OF_RUN, WHOLE_RUN, holding
from payouts.services.posting import SQL
from payouts.services.refusals import Refused as Refused
from payouts.services.statements import ask
from payouts.services.tax import tax_of_drafts, tax_rules
from payouts.services.watch import check_soon
from weavers.models import Payee

FIGURES = [
    "opening", "earned", "charged_back", "adjusted", "returned", "gross", "recovered", "deducted", "net",
    "payable", "carried",
]  # fmt: skip
KEPT = [*FIGURES, "owed", "status", "reason", "method", "payee_id"]
PARTS = ["what", "rule_id", "label", "amount"]


def draft_items(month: Month) -> list[dict[str, Any]]:
    """Every weaver's figures of a month worked out from the books and the rules in force, by weaver code.

    Each has her ``weaver_id``, ``code``, ``display_name``, ``group_name``, the FIGURES and ``owed`` in paise,
    ``status``, ``reason``, ``method``, ``payee_id`` and her ``deductions``; nothing of her legal name or payee
    details.
    """
    with connection.cursor() as cursor:
        cursor.execute(items_sql(month), rules_of(month))
        names = [column.name for column in cursor.description]
        private = {"legal_name", "account_number", "ifsc", "upi_id"}
        found = [
            {name: cell for name, cell in zip(names, row, strict=True) if name not in private}
            for row in cursor.fetchall()
        ]
    for item in found:
        item["deductions"] = json.loads(item["deductions"]) if item["deductions"] else []
    return found


def items_sql(month: Month) -> str:
    """The statement that works out a month's items, with the tax in force in it."""
    return (SQL / "items.sql").read_text().replace("{tax}", tax_sql(month))


def rules_of(month: Month) -> dict[str, Any]:
    """What ``items.sql`` is told: the month, and the policy and the tax year that it's in."""
    policy = Policy.of(month)
    return {"month": month.first_day, **{rule: getattr(policy, rule) for rule in RULES}, **tax_rules(month)}


def tax_sql(month: Month) -> str:
    """What gives the tax to be taken in a month."""
    return tax_of_drafts(month)


def figures(run: Run) -> list[dict[str, Any]]:
    """A run's items as ``draft_items`` gives them: frozen once approved, worked out afresh while it's a draft.

    A draft takes over the policy that is in force by now; what it keeps is stored when it's approved.
    """
    if run.state == Run.State.DRAFT:
        run.follow(Policy.of(run.period))
        return draft_items(run.period)
    taken = defaultdict(list)
    for weaver, *parts in run.deductions.order_by("id").values_list("weaver_id", *PARTS):
        taken[weaver].append(dict(zip(PARTS, parts, strict=True)))
    fields = {
        "code": F("weaver__code"),
        "display_name": F("weaver__display_name"),
        "group_name": F("weaver__group__name"),
    }
    items = run.items.order_by("weaver__code").values("weaver_id", *KEPT, **fields)
    return [{**item, "deductions": taken[item["weaver_id"]]} for item in items]


def fingerprint(items: list[dict[str, Any]]) -> str:
    """SHA-256 over what an approver sees: figures, what is taken off, and the payee details they're paid by."""
    seen = [
        [
            item["code"],
            *(item[figure] for figure in FIGURES),
            item["status"],
            item["method"],
            item["payee_id"],
            [[part["what"], part["rule_id"], part["amount"]] for part in item["deductions"]],
        ]
        for item in items
    ]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def held(run: Run) -> tuple[Books, Run]:
    """The books and a run, fresh and locked until the transaction ends; always in this order."""
    books = Books.objects.select_for_update().get()
    return books, Run.objects.select_for_update().get(pk=run.pk)


@transaction.atomic
@holding(before=WHOLE_RUN, after=ANYTIME, month_before=True)
def close_month(*, month: Month, by: User, now: datetime) -> Run:
    """Draft the run of a month that is over and follows the closed ones. Asked again, gives the same draft."""
    if not by.has_perm("payouts.prepare_run"):
        raise Refused(_("%(who)s may not prepare runs.") % {"who": by})
    books = Books.objects.select_for_update().get()
    if now < month.end:
        raise Refused(_("%(month)s is not over yet.") % {"month": month})
    live = Run.objects.live().filter(month=month.first_day).first()
    if live and live.state == Run.State.DRAFT:
        return live
    if live or month.first_day <= books.closed_through:
        raise Refused(_("%(month)s is closed already.") % {"month": month})
    _refuse_gap(month, books)
    run = Run(
        month=month.first_day,
        attempt=Run.objects.filter(month=month.first_day).count() + 1,
        prepared_by=by,
        prepared_at=now,
    )
    run.follow(Policy.of(month))
    run.save()
    return run


def months_to_close(*, now: datetime) -> list[Month]:
    """Months that are over, have something of a weaver's in the books and no run; the first is closed first."""
    over = (
        Transaction.objects.filter(
            month__gt=Books.objects.values("closed_through"),
            month__lt=Month.of(now).first_day,
            legs__account="liabilities:weavers",
        )
        .exclude(month__in=Run.objects.live().values("month"))
        .order_by("month")
    )
    return [Month.of(day) for day in over.values_list("month", flat=True).distinct()]


def _refuse_gap(month: Month, books: Books) -> None:
    """Refuse where an earlier month has something of a weaver's and isn't approved."""
    earlier = (
        Transaction.objects.filter(
            month__gt=books.closed_through, month__lt=month.first_day, legs__account="liabilities:weavers"
        )
        .order_by("month")
        .first()
    )
    missing = Month.of(earlier.month) if earlier else None
    before = month.previous
    if not missing and before.first_day > books.closed_through and draft_items(before):
        missing = before
    if missing:
        raise Refused(
            _("%(missing)s must be approved before %(month)s.") % {"missing": missing, "month": month}
        )


@transaction.atomic
@holding(before=ANYTIME, after=[*OF_RUN, "opening"])
def approve_run(*, run: Run, by: User, now: datetime, seen: str | None = None) -> Run:
    """Freeze a draft's figures and payee details, post them, close the month, and have its statements made.

    ``seen`` is the fingerprint that the approver looked at; where the figures have moved since, it's refused.
    """
    if not by.has_perm("payouts.approve_run"):
        raise Refused(_("%(who)s may not approve runs.") % {"who": by})
    books, run = held(run)
    if run.state != Run.State.DRAFT:
        raise Refused(
            _("The run of %(run)s is %(state)s, not a draft.")
            % {"run": run, "state": run.get_state_display()}
        )
    if run.month <= books.closed_through:
        raise Refused(_("%(run)s is closed already; cancel this draft.") % {"run": run})
    if run.prepared_by_id == by.pk:
        raise Refused(_("Whoever prepared a run can't approve it."))
    if Decision.objects.filter(month=run.month, by=by).exists():
        raise Refused(_("Whoever decided about a weaver's pay in a run can't approve it."))
    _refuse_gap(run.period, books)
    run.follow(Policy.of(run.period))
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "approve.sql").read_text().replace("{items}", items_sql(run.period)),
            {
                **rules_of(run.period), "run": run.pk, "reference": run.reference,
                "moment": run.period.last_moment, "by": by.pk,
            },
        )  # fmt: skip
        paid_by = [payee for (payee,) in cursor.fetchall()]
    if Payee.objects.filter(pk__in=paid_by, entered_by=by).exists():
        raise Refused(_("Whoever last changed a payee's details in a run can't approve it."))
    run.closed_before, books.closed_through = books.closed_through, run.month
    run.state, run.approved_by, run.approved_at = Run.State.APPROVED, by, now
    run.figures_sha256 = fingerprint(figures(run))
    if seen is not None and seen != run.figures_sha256:
        raise Refused(_("The figures have changed since you saw them. Look again."))
    run.save()
    books.save()
    ask(kind="statements", run=run, by=by, now=now)
    check_soon()
    return run


@transaction.atomic
@holding(before=ANYTIME, after=OF_RUN)
def cancel_run(*, run: Run, by: User, now: datetime, reason: str) -> Run:
    """Give up a draft, or undo an approval that nothing has been exported or handed over of and no later month stands on.

    Undone, the books are open again through where they were, each posting has its reversal in the same month,
    and a new run can be drafted. Asked again for a cancelled run, it changes nothing.
    """
    if not by.has_perm("payouts.prepare_run"):
        raise Refused(_("%(who)s may not cancel runs.") % {"who": by})
    if not reason.strip():
        raise Refused(_("Say why the run is cancelled."))
    books, run = held(run)
    if run.state == Run.State.CANCELLED:
        return run
    if run.state == Run.State.APPROVED:
        if books.closed_through != run.month:
            raise Refused(_("A later month is closed already, so this one stands."))
        if CashMark.objects.standing().filter(payment__run=run, what=CashMark.What.HANDED).exists():
            raise Refused(_("Money of this run is in weavers' hands already, so it stands."))
        assert run.closed_before is not None, "an approved run keeps where the books were"
        books.closed_through = run.closed_before
        books.save()
        with connection.cursor() as cursor:
            cursor.execute(
                (SQL / "reverse_approval.sql").read_text(),
                {"run": run.pk, "reference": run.reference, "by": by.pk, "note": reason.strip()[:200]},
            )
        run.payments.update(state=Payment.State.CANCELLED)
    elif run.state != Run.State.DRAFT:
        raise Refused(
            _("The run of %(run)s is %(state)s and can't be cancelled.")
            % {"run": run, "state": run.get_state_display()}
        )
    run.state, run.cancelled_by, run.cancelled_at = Run.State.CANCELLED, by, now
    run.cancel_reason = reason.strip()[:200]
    run.save()
    return run
