"""What one person enters and a second confirms: dated rules, her choices, and requests that are then posted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from encrypted_fields.fields import EncryptedFieldMixin

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from marketplace.kernel.second_person import TwoPersons
from payouts.models import Books, DeductionRule, Patronage, Request, RuleEnd, Run, TdsChallan, YarnCorrection
from payouts.services.challans import check_challan, post_challan
from payouts.services.patronage import post_patronage, store_shares
from payouts.services.posting import hold_books
from payouts.services.requests import check_request, post_request
from payouts.services.runs import Refused, draft_items
from payouts.services.yarn import check_correction, correct
from weavers.models import Weaver

Entry = TypeVar("Entry", bound=TwoPersons)
AGAIN = timedelta(hours=1)
"""How long the same content from the same person is taken for the same entry, sent twice."""


def end_rule(end: RuleEnd, by: User, now: datetime) -> None:
    """Set a deduction rule's last month."""
    rule = DeductionRule.objects.select_for_update().get(pk=end.rule_id)
    check_end(end, now)
    rule.until_month = Month.of(end.from_month).previous.first_day
    rule.save(update_fields=["until_month"])


def check_end(end: RuleEnd, now: datetime) -> None:
    """Refuse an end that comes before the rule's first month, or after an end that it has."""
    rule = end.rule
    if end.from_month <= rule.from_month:
        raise Refused(_("It only begins in %(month)s.") % {"month": Month.of(rule.from_month)})
    if rule.until_month and end.from_month > rule.until_month:
        raise Refused(_("It ends in %(month)s already.") % {"month": Month.of(rule.until_month)})


CHECKS: dict[type[TwoPersons], Callable[[Any, datetime], None]] = {
    Request: check_request,
    YarnCorrection: check_correction,
    RuleEnd: check_end,
    TdsChallan: check_challan,
}
"""What else is refused of an entry when it's entered."""

Effect = Callable[[Any, User, datetime], None]
ENTERED: dict[type[TwoPersons], Effect] = {Patronage: store_shares}
"""What entering does besides storing an entry."""
EFFECTS: dict[type[TwoPersons], Effect] = {
    Patronage: post_patronage,
    Request: post_request,
    YarnCorrection: correct,
    RuleEnd: end_rule,
    TdsChallan: post_challan,
}
"""What confirming does besides putting an entry in force."""


def kinds_of_entry() -> list[type[TwoPersons]]:
    """Every model of the installed apps whose rows need two people."""
    return [model for model in apps.get_models() if issubclass(model, TwoPersons)]


@transaction.atomic
def enter(*, entry: Entry, by: User, now: datetime) -> Entry:
    """Store a new entry, which counts for nothing until somebody else has confirmed it.

    Coordinators may enter advances in yarn or cash for the weavers of their own groups; all else needs the right to
    enter rules. Raises Refused where ``by`` may not, where it would be in force from a month that is closed, or where
    it can't be; ValidationError where a field can't be so.
    """
    if not by.has_perm("payouts.enter_rules") and not _may_give(entry, by):
        raise Refused(_("%(who)s may not enter this.") % {"who": by})
    hold_books()
    _refuse_closed(entry)
    if check := CHECKS.get(type(entry)):
        check(entry, now)
    entry.entered_by, entry.entered_at = by, now
    entry.full_clean(exclude=_not_entered(entry))
    entry.save(force_insert=True)
    if effect := ENTERED.get(type(entry)):
        effect(entry, by, now)
    return entry


@transaction.atomic
def enter_once(*, entry: Entry, by: User, now: datetime) -> Entry:
    """Like ``enter``, for what comes from a form: sent twice, it gives the entry that the first sending made.

    The same content from the same person is the same entry while it waits, and for an hour after it was entered. To
    mean a second one, say so in its reason.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"entries of {by.pk}"])
    if check := CHECKS.get(type(entry)):
        check(entry, now)
    fields = [
        field
        for field in type(entry)._meta.concrete_fields
        if not field.primary_key and field.name not in _not_entered(entry)
    ]
    content = {field.attname: getattr(entry, field.attname) for field in fields}
    readable = {field.attname: content[field.attname] for field in fields if not is_encrypted(field)}
    lately = models.Q(confirmed_at=None) | models.Q(entered_at__gte=now - AGAIN)
    for same in type(entry)._default_manager.filter(lately, **readable, entered_by=by, refused_at=None):
        if all((getattr(same, name) or "") == (value or "") for name, value in content.items()):
            return same
    return enter(entry=entry, by=by, now=now)


def is_encrypted(field: models.Field) -> bool:
    """Whether the database can't read a field, so nothing can be looked for by it."""
    return isinstance(field, EncryptedFieldMixin)


@transaction.atomic
def confirm(*, entry: Entry, by: User, now: datetime) -> Entry:
    """A second person agrees: from now on it's in force, or posted. Asked again, it changes nothing."""
    hold_books()
    entry = _locked(entry, by)
    if entry.confirmed_at:
        return entry
    if entry.refused_at:
        raise Refused(_("It was refused already."))
    _refuse_closed(entry)
    entry.confirmed_by, entry.confirmed_at = by, now
    entry.save(update_fields=["confirmed_by", "confirmed_at"])
    if effect := EFFECTS.get(type(entry)):
        effect(entry, by, now)
    return entry


@transaction.atomic
def refuse(*, entry: Entry, by: User, now: datetime, reason: str) -> Entry:
    """A second person doesn't agree, and says why. Asked again, it changes nothing."""
    if not reason.strip():
        raise Refused(_("Say why."))
    entry = _locked(entry, by)
    if entry.refused_at:
        return entry
    if entry.confirmed_at:
        raise Refused(_("It was confirmed already."))
    entry.refused_by, entry.refused_at, entry.refusal = by, now, reason.strip()[:200]
    entry.save(update_fields=["refused_by", "refused_at", "refusal"])
    return entry


@dataclass(frozen=True)
class Change:
    """What confirming an entry would change of what a month pays, as its books stand. Paise, both above zero."""

    month: Month
    drafted: bool
    less: int
    less_by: int
    more: int
    more_by: int


def effect_of(entry: TwoPersons, *, now: datetime) -> Change:
    """What a waiting entry would change: it's confirmed, the month worked out, and all undone again.

    The month is the one that is closed next, or the first that the entry counts for. Raises Refused where it can't
    be confirmed as things stand.
    """
    draft = Run.objects.live().filter(state=Run.State.DRAFT).order_by("month").first()
    since = _since(entry) or getattr(entry, "day", None)
    month = max(draft.period if draft else _open_month(now), Month.of(since) if since else Month(1900, 1))
    with transaction.atomic():
        hold_books()
        fresh = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
        before = {item["weaver_id"]: item["payable"] for item in draft_items(month)}
        _refuse_closed(fresh)
        fresh.confirmed_at = now
        fresh.save(update_fields=["confirmed_at"])
        if effect := EFFECTS.get(type(fresh)):
            effect(fresh, fresh.entered_by, now)  # type: ignore[arg-type]
        after = {item["weaver_id"]: item["payable"] for item in draft_items(month)}
        transaction.set_rollback(True)
    moved = [after.get(her, 0) - before.get(her, 0) for her in before.keys() | after.keys()]
    less, more = [-each for each in moved if each < 0], [each for each in moved if each > 0]
    return Change(month, bool(draft and draft.period == month), len(less), sum(less), len(more), sum(more))


def _open_month(now: datetime) -> Month:
    """The month before this one where it isn't closed yet, else this one."""
    closed, this = Books.objects.get().closed_through, Month.of(now)
    return this if this.previous.first_day <= closed else this.previous


def _not_entered(entry: TwoPersons) -> set[str]:
    """Fields that nobody enters: who agreed and when, what confirming fills in, and what a return costs whom."""
    filled = {"transaction", "move"}
    if isinstance(entry, Request) and entry.kind == Request.Kind.CHARGE_BACK:
        filled |= {"amount", "weaver"}
    return {field.name for field in TwoPersons._meta.get_fields()} | filled


def _may_give(entry: TwoPersons, by: User) -> bool:
    """Whether a coordinator enters yarn or cash given ahead to a weaver of her own groups."""
    return (
        isinstance(entry, Request)
        and entry.kind == Request.Kind.ADVANCE
        and entry.source in (Request.Source.YARN, Request.Source.CASH)
        and by.has_perm("weavers.look_after_groups")
        and Weaver.objects.of(by).filter(pk=entry.weaver_id or 0).exists()
    )


def _locked(entry: Entry, by: User) -> Entry:
    """The entry, fresh and locked; refused to whoever may not decide about it."""
    if not by.has_perm("payouts.confirm_entries"):
        raise Refused(_("%(who)s may not confirm or refuse this.") % {"who": by})
    fresh = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
    if fresh.entered_by_id == by.pk:
        raise Refused(_("Whoever entered it can't confirm or refuse it."))
    return fresh


def _since(entry: TwoPersons) -> date | None:
    """From when a rule counts; nothing for what isn't a rule."""
    since: date | None = getattr(entry, "from_month", None) or getattr(entry, "from_day", None)
    return since


def _refuse_closed(entry: TwoPersons) -> None:
    """Refuse a rule that would be in force from a month that is closed already."""
    since = _since(entry)
    closed = Books.objects.get().closed_through
    if since is not None and Month.of(since).first_day <= closed:
        raise Refused(
            _("The books are closed through %(month)s; rules can only change after that.")
            % {"month": Month.of(closed)}
        )
