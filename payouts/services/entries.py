"""What one person enters and a second confirms: dated rules, her choices, and requests that are then posted."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.months import Month
from marketplace.kernel.second_person import TwoPersons
from payouts.models import Books, Patronage, Request
from payouts.services.patronage import post_patronage, store_shares
from payouts.services.posting import hold_books
from payouts.services.requests import post_request
from payouts.services.runs import Refused

Entry = TypeVar("Entry", bound=TwoPersons)

Effect = Callable[[Any, User, datetime], None]
ENTERED: dict[type[TwoPersons], Effect] = {Patronage: store_shares}
"""What entering does besides storing an entry."""
EFFECTS: dict[type[TwoPersons], Effect] = {
    Patronage: post_patronage,
    Request: post_request,
}
"""What confirming does besides putting an entry in force."""


@transaction.atomic
def enter(*, entry: Entry, by: User, now: datetime) -> Entry:
    """Store a new entry, which counts for nothing until somebody else has confirmed it.

    Raises Refused where ``by`` may not, or where it would be in force from a month that is closed; ValidationError
    where a field can't be so.
    """
    if not by.has_perm("payouts.enter_rules"):
        raise Refused(_("%(who)s may not enter this.") % {"who": by})
    hold_books()
    _refuse_closed(entry)
    entry.entered_by, entry.entered_at = by, now
    entry.full_clean(exclude={*(field.name for field in TwoPersons._meta.get_fields()), "transaction"})
    entry.save(force_insert=True)
    if effect := ENTERED.get(type(entry)):
        effect(entry, by, now)
    return entry


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


def _locked(entry: Entry, by: User) -> Entry:
    """The entry, fresh and locked; refused to whoever may not decide about it."""
    if not by.has_perm("payouts.confirm_entries"):
        raise Refused(_("%(who)s may not confirm or refuse this.") % {"who": by})
    fresh = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
    if fresh.entered_by_id == by.pk:
        raise Refused(_("Whoever entered it can't confirm or refuse it."))
    return fresh


def _refuse_closed(entry: TwoPersons) -> None:
    """Refuse a rule that would be in force from a month that is closed already."""
    since: date | None = getattr(entry, "from_month", None) or getattr(entry, "from_day", None)
    closed = Books.objects.get().closed_through
    if since is not None and Month.of(since).first_day <= closed:
        raise Refused(
            _("The books are closed through %(month)s; rules can only change after that.")
            % {"month": Month.of(closed)}
        )
