"""Closing a month: draft, approval. Each step is one transaction and can be run again."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from payouts.models import Books, Item, Payment, Policy, Run
from payouts.services.posting import SQL, post
from weavers.models import Payee, Weaver

FIGURES = [
    "opening", "earned", "charged_back", "adjusted", "returned", "gross", "recovered", "deducted", "net",
    "payable", "carried",
]  # fmt: skip


class Refused(Exception):
    """A step that isn't allowed now; the message says why, and nothing has changed."""


def draft_items(month: Month, *, cap: int, minimum: int) -> list[dict[str, Any]]:
    """Every weaver's figures of a month worked out from the books, in order of weaver code."""
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "items.sql").read_text(), {"month": month.first_day, "cap": cap, "minimum": minimum}
        )
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def fingerprint(items: list[dict[str, Any]]) -> str:
    """SHA-256 over the figures that an approver sees."""
    seen = [[item["code"], *(item[figure] for figure in FIGURES), item["status"], item["method"]] for item in items]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


@transaction.atomic
def close_month(*, month: Month, by: User, now: datetime) -> Run:
    """Draft the run of a month that is over and follows the closed ones. Asked again, gives the same draft."""
    if not by.has_perm("payouts.prepare_run"):
        raise Refused(f"{by} may not prepare runs.")
    books = Books.objects.select_for_update().get()
    if now < month.end:
        raise Refused(f"{month} is not over yet.")
    live = Run.objects.live().filter(month=month.first_day).first()
    if live:
        if live.state == Run.State.DRAFT:
            return live
        raise Refused(f"{month} is closed already; its run is {live.state}.")
    policy = Policy.of(month)
    earlier = month.previous
    if earlier.first_day > books.closed_through and draft_items(earlier, cap=policy.cap, minimum=policy.minimum):
        raise Refused(f"{earlier} must be approved before {month}.")
    if month.first_day <= books.closed_through:
        raise Refused(f"{month} is closed already.")
    return Run.objects.create(
        month=month.first_day,
        attempt=Run.objects.filter(month=month.first_day).count() + 1,
        cap=policy.cap,
        minimum=policy.minimum,
        prepared_by=by,
        prepared_at=now,
    )


@transaction.atomic
def approve_run(*, run: Run, by: User, now: datetime, seen: str | None = None) -> Run:
    """Freeze a draft's figures and payee details, post them, and close the month.

    ``seen`` is the fingerprint that the approver looked at; where the figures have moved since, it's refused.
    """
    if not by.has_perm("payouts.approve_run"):
        raise Refused(f"{by} may not approve runs.")
    books = Books.objects.select_for_update().get()
    run = Run.objects.select_for_update().get(pk=run.pk)
    if run.state != Run.State.DRAFT:
        raise Refused(f"The run of {run} is {run.state}, not a draft.")
    if run.prepared_by_id == by.pk:
        raise Refused("Whoever prepared a run can't approve it.")
    items = draft_items(run.period, cap=run.cap, minimum=run.minimum)
    if seen is not None and seen != fingerprint(items):
        raise Refused("The figures have changed since you saw them. Look again.")
    paid = [item for item in items if item["payable"]]
    if (
        Payee.objects.current().filter(weaver__in=[item["weaver_id"] for item in paid]).exists()
        and Payee.objects.filter(
            pk__in=Payee.objects.current().values("pk"),
            weaver__in=[item["weaver_id"] for item in paid],
            entered_by=by,
        ).exists()
    ):
        raise Refused("Whoever last changed a payee's details in a run can't approve it.")
    Item.objects.bulk_create(
        Item(
            run=run,
            weaver_id=item["weaver_id"],
            **{figure: item[figure] for figure in [*FIGURES, "owed", "status", "reason", "method"]},
        )
        for item in items
    )
    people = Weaver.objects.in_bulk([item["weaver_id"] for item in items])
    payees = {p.weaver_id: p for p in Payee.objects.current().filter(weaver__in=people)}
    moment = month_end_moment(run.period)
    for item in items:
        weaver = people[item["weaver_id"]]
        if item["recovered"]:
            post(
                kind="recovered", source_key=f"{run.reference}/{weaver.code}", moment=moment, by=by,
                legs=[("liabilities:weavers", weaver, item["recovered"]), ("assets:advances", weaver, -item["recovered"])],
            )  # fmt: skip
        if item["payable"]:
            payee = payees[weaver.pk]
            payment = Payment.objects.create(
                run=run, weaver=weaver, reference=f"{run.reference}-{weaver.code}", amount=item["payable"],
                method=payee.method, payee_name=weaver.legal_name, account_number=payee.account_number,
                ifsc=payee.ifsc or "", upi_id=payee.upi_id,
            )  # fmt: skip
            post(
                kind="approved", source_key=payment.reference, moment=moment, by=by,
                legs=[("liabilities:weavers", weaver, payment.amount),
                      ("liabilities:payouts-in-transit", None, -payment.amount)],
            )  # fmt: skip
    run.closed_before, books.closed_through = books.closed_through, run.month
    run.state, run.approved_by, run.approved_at = Run.State.APPROVED, by, now
    run.figures_sha256 = fingerprint(items)
    run.save()
    books.save()
    return run


def month_end_moment(month: Month) -> datetime:
    """The last microsecond of a month, when its run's own postings happen."""
    from datetime import timedelta

    return month.end - timedelta(microseconds=1)


def figures(run: Run) -> list[dict[str, Any]]:
    """A run's items: frozen ones once approved, worked out afresh while it's a draft."""
    if run.state == Run.State.DRAFT:
        return draft_items(run.period, cap=run.cap, minimum=run.minimum)
    return [
        {"code": item.weaver.code, **{f: getattr(item, f) for f in [*FIGURES, "status", "reason", "method"]}}
        for item in run.items.select_related("weaver")
    ]
