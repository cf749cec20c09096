"""Deposits of tax with the government: entered from the challan, posted once a second person agrees. In paise."""

from datetime import date, datetime

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import india_day, midnight
from payouts.models import Deduction, Run, TdsChallan, TdsRule
from payouts.models.ledger import Account, Kind
from payouts.services.posting import post
from payouts.services.refusals import Refused


def left_to_deposit(role: str, month: date) -> int:
    """What runs that stand took of a role in a month, less what is deposited of it."""
    rules = TdsRule.objects.filter(role=role).values("pk")
    live = Q(run__state__in=[Run.State.APPROVED, Run.State.EXPORTED, Run.State.SETTLED], run__month=month)
    taken = Deduction.objects.filter(live, what=Deduction.What.TDS, rule_id__in=rules)
    paid = TdsChallan.objects.filter(role=role, month=month, transaction__isnull=False)
    return int(
        (taken.aggregate(sum=Sum("amount"))["sum"] or 0) - (paid.aggregate(sum=Sum("amount"))["sum"] or 0)
    )


def check_challan(challan: TdsChallan, now: datetime) -> None:
    """Refuse a deposit of more than is left of its month, or from a day to come."""
    if challan.paid_on > india_day(now):
        raise Refused(_("That day lies in the future."))
    left = left_to_deposit(challan.role, challan.month)
    if challan.amount > left:
        raise Refused(_("Only %(left)s are left to deposit of that month.") % {"left": show_rupees(left)})


def post_challan(challan: TdsChallan, by: User, now: datetime) -> None:
    """Book a deposit that has just been confirmed, within the caller's transaction. Raises Refused where it can't be."""
    list(TdsRule.objects.select_for_update().filter(role=challan.role))  # two deposits of a role take turns
    check_challan(challan, now)
    challan.transaction = post(
        kind=Kind.TDS_PAID,
        source_key=f"challan/{challan.pk}",
        moment=midnight(challan.paid_on),
        legs=[(Account.TDS, None, challan.amount), (Account.BANK, None, -challan.amount)],
        by=by,
        note=challan.reference,
    )
    challan.save(update_fields=["transaction"])
