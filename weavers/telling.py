"""Telling a weaver of what was entered in her name, and hearing her say that it wasn't her."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from .models import Notice, Payee

if TYPE_CHECKING:
    from marketplace.accounts.models import User


def note_payee(*, payee: Payee, now: datetime) -> Notice:
    """She is to be told that how she is paid was changed: by phone, by letter or face to face."""
    notice, _new = Notice.objects.get_or_create(
        payee=payee, defaults={"weaver": payee.weaver, "kind": Notice.Kind.PAYEE, "made_at": now}
    )
    return notice


@transaction.atomic
def tell(*, notice: Notice, how: str, by: "User", now: datetime) -> Notice:
    """Somebody has told her. Asked again, the first telling stands."""
    found = Notice.objects.select_for_update().get(pk=notice.pk)
    if found.told_at is None:
        found.told_at, found.told_by, found.how = now, by, how
        found.save(update_fields=["told_at", "told_by", "how"])
    return found


@transaction.atomic
def object_to(*, notice: Notice, now: datetime) -> Notice:
    """She says that it wasn't her: what it's about isn't confirmed any more."""
    found = Notice.objects.select_for_update().get(pk=notice.pk)
    if found.objected_at is None:
        found.objected_at = now
        found.save(update_fields=["objected_at"])
    return found
