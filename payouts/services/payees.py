"""How a weaver is paid, changed by one person and confirmed by another."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from payouts.services.runs import Refused
from weavers.models import Payee, Weaver


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
    return payee


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
    payee.verified_by, payee.verified_at = by, now
    payee.save(update_fields=["verified_by", "verified_at"])
    return payee
