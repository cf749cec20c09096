"""Statements of the weavers whom a coordinator looks after: those of one month, as they were frozen. Constant queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from payouts.models import Item, Run, Statement, StatementGiven
from payouts.services.refusals import Refused
from payouts.services.statements import give_statement, make_statements, unmade
from payouts.services.statements.freeze import MADE
from weavers.models import AccessLog, Group, Weaver

from .field_work import Answer, done

READ = "statement"


@dataclass(frozen=True)
class Sheet:
    """One weaver's month: what her statement says, in her language, and whether she has it."""

    item: Item
    said: dict[str, Any]
    given: StatementGiven | None


def months_of(user: User) -> list[Run]:
    """Approved months that have anybody of hers, the newest first."""
    items = Item.objects.filter(weaver__in=Weaver.objects.of(user))
    return list(Run.objects.filter(state__in=MADE, pk__in=items.values("run")).order_by("-month"))


def items_of(user: User, run: Run | None = None) -> QuerySet[Item]:
    """Her weavers' figures of approved months, or of one, with nothing of legal names."""
    found = Item.objects.filter(weaver__in=Weaver.objects.of(user), run__state__in=MADE)
    found = found.filter(run=run) if run else found
    rows = found.select_related("run", "weaver__group", "given__by")
    return rows.defer(*(f"weaver__{name}" for name in ("legal_name", "phone", "village", "story"))).order_by(
        "weaver__group__name", "weaver__display_name", "pk"
    )


def groups_in(user: User, run: Run) -> list[Group]:
    """Hers that have somebody in a month."""
    items = Item.objects.filter(run=run).values("weaver__group")
    return list(Group.objects.of(user).filter(pk__in=items).order_by("name"))


def sheets_of(items: Sequence[Item], run: Run, groups: Sequence[Group], *, now: datetime) -> list[Sheet]:
    """With what isn't frozen yet frozen now."""
    late = unmade(run).filter(pk__in=[item.pk for item in items])
    if late.exists():
        for group in groups:
            make_statements(run, now=now, group=group.pk)
    said = dict(Statement.objects.filter(item__in=items).values_list("item", "data"))
    return [Sheet(item, said[item.pk], getattr(item, "given", None)) for item in items]


def note_reading(weavers: Sequence[int], run: Run, *, by: User, now: datetime) -> None:
    """That she read their statements of a month, once for each: they find it among who looked. Two queries."""
    why = str(run)
    known = set(
        AccessLog.objects.filter(user=by, what=READ, why=why, weaver__in=weavers).values_list(
            "weaver", flat=True
        )
    )
    AccessLog.objects.bulk_create(
        AccessLog(user=by, weaver_id=weaver, what=READ, why=why, at=now)
        for weaver in weavers
        if weaver not in known
    )


def take_given(*, key: UUID, sent: QueryDict, by: User, now: datetime) -> Answer:
    """That a statement was given to her or read to her."""
    item, page = str(sent.get("item", "")), reverse("workspace:statements")
    found = (
        items_of(by).filter(pk=int(item)).first()
        if item.isascii() and item.isdigit() and len(item) < 16
        else None
    )
    if found is None:
        return 422, {"reasons": [_("She isn't of a group that you look after.")]}
    try:
        give_statement(item=found, by=by, now=now, key=key)
    except Refused as problem:
        return 422, {"reasons": [str(problem)]}
    return done(_("Statement"), page)
