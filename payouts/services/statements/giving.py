"""That a statement was given to a weaver, or read to her: noted once, by whoever looks after her."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import india_day
from payouts.models import Item, StatementGiven
from payouts.services.refusals import Refused
from weavers.models import Weaver

from .freeze import refuse_unapproved

MAY = "weavers.look_after_groups"


@transaction.atomic
def give_statement(*, item: Item, by: User, now: datetime, key: UUID) -> StatementGiven:
    """Note it, for the day on which it's heard of. The first note stays, whoever says it again. Raises Refused."""
    hers = Weaver.objects.of(by).filter(pk=item.weaver_id)
    if not (by.has_perm(MAY) and hers.exists()):
        raise Refused(_("She isn't of a group that you look after."))
    refuse_unapproved(item.run)
    if stored := StatementGiven.objects.filter(key=key).first():
        return stored
    facts = {"by": by, "at": now, "day": india_day(now), "key": key}
    given, _new = StatementGiven.objects.get_or_create(item=item, defaults=facts)
    return given
