"""The first two months of the demonstration, closed, approved and on their way; some of the cash is in weavers' hands already.

Made by the steps that make the real ones, as if on the days when they would have been. Later months are left to whoever tries it.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from marketplace.accounts.models import User
from marketplace.kernel.months import Month, india_day
from payouts.models import CashMark, Payment, Run
from payouts.services.cash import Said, mark_cash
from payouts.services.files import export_run
from payouts.services.runs import approve_run, close_month
from weavers.models import Weaver

MONTHS = (Month(2026, 8), Month(2026, 9))
PEOPLE = ("finance", "approver", "coordinator", "coordinator2")
AFTER = timedelta(days=3)
"""After a month's end it's closed; two days later the cash is there."""
FORMATS = ("bank-csv", "upi-csv", "cash-roll")
MARKED = (
    ("W0008", Month(2026, 8), "coordinator", Said("handed", india_day(Month(2026, 9).end), "Bansara Lyngdoh")),
    ("W0013", Month(2026, 8), "coordinator2", Said("handed", india_day(Month(2026, 9).end), "Serdihun Beypi", note="At the market in Diphu")),
    ("W0019", Month(2026, 8), "coordinator2", Said("not_handed", india_day(Month(2026, 9).end), reason="no_way", note="The bridge was out")),
)  # fmt: skip
"""Whose, of which month, who says it, and what."""


@transaction.atomic
def make_payday(*, now: datetime) -> int:
    """All of it, only once, and only where nobody has closed a month. Gives how many rows are new."""
    users = {user.username: user for user in User.objects.filter(username__in=PEOPLE)}
    if Run.objects.exists() or len(users) < len(PEOPLE) or now < MONTHS[-1].end + 2 * AFTER:
        return 0
    if not Weaver.objects.filter(code="W0008").exists():
        return 0
    for month in MONTHS:
        then = month.end + AFTER
        run = close_month(month=month, by=users["finance"], now=then)
        approve_run(run=run, by=users["approver"], now=then)
        for format in FORMATS:
            export_run(run=run, format=format, by=users["finance"], now=then)
    for code, month, who, said in MARKED:
        payment = Payment.objects.filter(run__month=month.first_day, weaver__code=code, method="cash").first()
        if payment:
            mark_cash(
                payment=payment,
                said=said,
                version=0,
                by=users[who],
                now=MONTHS[-1].end + 2 * AFTER,
                key=uuid4(),
            )
    return Run.objects.count() + CashMark.objects.count()
