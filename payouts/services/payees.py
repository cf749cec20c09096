"""How a weaver is paid, changed by one person and confirmed by another."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import Month, india_day
from payouts.models import Policy
from payouts.services.runs import Refused
from weavers.models import Notice, Payee, Weaver
from weavers.telling import note_payee


@transaction.atomic
def change_payee(
    *,
    weaver: Weaver,
    method: str,
    by: User,
    now: datetime,
    account_number: str = "",
    ifsc: str = "",
    upi_id: str = "",
) -> Payee:
    """A new version of how she is paid, which nothing is paid by until somebody else has confirmed it.

    Details that are in force already give that version. What the method doesn't need isn't kept.
    """
    if not by.has_perm("weavers.change_payee"):
        raise Refused(_("%(who)s may not change payee details.") % {"who": by})
    Weaver.objects.select_for_update().get(pk=weaver.pk)
    wanted = {
        "method": method,
        "account_number": account_number if method == Payee.Method.BANK else None,
        "ifsc": ifsc if method == Payee.Method.BANK else "",
        "upi_id": upi_id if method == Payee.Method.UPI else None,
    }
    current = weaver.payees.order_by("-pk").first()
    if current and all((getattr(current, name) or None) == (value or None) for name, value in wanted.items()):
        return current
    payee = Payee(weaver=weaver, entered_by=by, entered_at=now, **wanted)
    payee.full_clean(exclude=["entered_by", "verified_by", "verified_at"])
    payee.save()
    note_payee(payee=payee, now=now)
    return payee


def held_until(payee: Payee, *, now: datetime) -> date | None:
    """The day from which a changed way to pay can be confirmed, by the policy in force; None where it can be already.

    What is entered first waits for a second person alone.
    """
    if not Payee.objects.filter(
        weaver_id=payee.weaver_id, pk__lt=payee.pk, verified_at__isnull=False
    ).exists():
        return None
    day = india_day(payee.entered_at) + timedelta(days=Policy.of(Month.of(now)).payee_hold_days)
    return day if day > india_day(now) else None


@transaction.atomic
def confirm_payee(*, payee: Payee, by: User, now: datetime) -> Payee:
    """A second person has checked the newest details with her. Asked again, it changes nothing."""
    if not by.has_perm("weavers.approve_payee"):
        raise Refused(_("%(who)s may not confirm payee details.") % {"who": by})
    Weaver.objects.select_for_update().get(pk=payee.weaver_id)
    payee = Payee.objects.select_for_update().get(pk=payee.pk)
    if payee.verified_at:
        return payee
    if payee.entered_by_id == by.pk:
        raise Refused(_("Whoever entered payee details can't confirm them."))
    if Payee.objects.filter(weaver_id=payee.weaver_id, pk__gt=payee.pk).exists():
        raise Refused(_("These details have been changed again since. Confirm the newest."))
    if Notice.objects.filter(payee=payee, objected_at__isnull=False).exists():
        raise Refused(_("She says that it wasn't her. Enter what she wants, with her."))
    if until := held_until(payee, now=now):
        raise Refused(_("A changed way to pay waits until %(day)s, so that she can object.") % {"day": until})
    payee.verified_by, payee.verified_at = by, now
    payee.save(update_fields=["verified_by", "verified_at"])
    return payee
