"""What finance decides about one weaver's month: hold, release, pay below the minimum. Each with its reason, kept."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from payouts.models import Books, Decision
from payouts.services.runs import Refused
from weavers.models import Weaver

PAIRS = [
    (Decision.What.HOLD, Decision.What.RELEASE),
    (Decision.What.PAY_SMALL, Decision.What.KEEP_SMALL),
]
"""What is decided, and what takes it back, which is also how things stand before anybody decides."""


@transaction.atomic
def decide(
    *, weaver: Weaver, month: Month, what: str, reason: str, by: User, now: datetime
) -> Decision | None:
    """Decide about a weaver's pay of a month whose run isn't approved yet. What stands already isn't decided again."""
    if not by.has_perm("payouts.prepare_run"):
        raise Refused(_("%(who)s may not decide about a weaver's pay.") % {"who": by})
    if not reason.strip():
        raise Refused(_("Say why."))
    books = Books.objects.select_for_update().get()
    if month.first_day <= books.closed_through:
        raise Refused(_("%(month)s is closed already.") % {"month": month})
    pair = next(pair for pair in PAIRS if what in pair)
    last = Decision.objects.filter(month=month.first_day, weaver=weaver, what__in=pair).last()
    if what == (last.what if last else pair[1]):
        return None
    return Decision.objects.create(
        month=month.first_day, weaver=weaver, what=what, reason=reason.strip()[:200], by=by, at=now
    )
