"""Telling a weaver of what was entered in her name, and hearing her say that it wasn't her."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from .models import Notice, Payee, Weaver

if TYPE_CHECKING:
    from marketplace.accounts.models import User


def note_payee(*, payee: Payee, now: datetime) -> Notice:
    """She is to be told that how she is paid was changed: by phone, by letter or face to face."""
    notice, _new = Notice.objects.get_or_create(
        payee=payee, defaults={"weaver": payee.weaver, "kind": Notice.Kind.PAYEE, "made_at": now}
    )
    return notice


def note_answer(*, weaver: Weaver, now: datetime) -> Notice:
    """She is to be told that an answer is on her page, and not a word of what about. Several wait as one."""
    notice, _new = Notice.objects.get_or_create(
        weaver=weaver, kind=Notice.Kind.ANSWER, told_at=None, defaults={"made_at": now}
    )
    return notice


def answers_seen(*, weaver: Weaver, by: "User", now: datetime) -> None:
    """She has opened her answers herself, so nobody need tell her."""
    waiting = Notice.objects.filter(weaver=weaver, kind=Notice.Kind.ANSWER, told_at=None)
    waiting.update(told_at=now, told_by=by, how=Notice.How.PAGE)


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
