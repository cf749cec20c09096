"""The dated rules: which are in force, which come or wait, and which no longer count."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.kernel.months import Month
from marketplace.kernel.second_person import TwoPersons
from payouts.services.entries import kinds_of_entry

from .agreements import SCOPES, Agreement, detail_of, entries_of, show, since_field, state_of


@dataclass(frozen=True)
class RuleRow:
    """One row of a rule, ready to show."""

    shown: Agreement
    since: str
    detail: str
    state: str
    tone: str
    counts: bool
    """Whether it's in force, comes, or waits."""


@dataclass(frozen=True)
class Section:
    """All rows of one model of rules."""

    title: str
    current: list[RuleRow] = field(default_factory=list)
    earlier: list[RuleRow] = field(default_factory=list)


def sections(today: date) -> list[Section]:
    """Every model of rules that are for all or for many, one query each; a weaver's own are on her account."""
    models = [
        model for model in kinds_of_entry() if since_field(model) and not _names(model) & {"weaver", "rule"}
    ]
    found = []
    for model in models:
        rows = _rows(model, today)
        name = str(model._meta.verbose_name)
        found.append(
            Section(
                title=name[:1].upper() + name[1:],
                current=[row for row in rows if row.counts],
                earlier=[row for row in rows if not row.counts],
            )
        )
    return found


def _names(model: type[TwoPersons]) -> set[str]:
    return {each.name for each in model._meta.concrete_fields}


def _rows(model: type[TwoPersons], today: date) -> list[RuleRow]:
    since, scope = since_field(model), SCOPES.get(model._meta.label_lower)
    entries = sorted(entries_of(model), key=lambda each: (getattr(each, since), each.pk), reverse=True)
    newest: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for each in entries:
        of = tuple(getattr(each, name) for name in scope) if scope is not None else (each.pk,)
        if each.confirmed_at and getattr(each, since) <= today and not newest[of]:
            newest[of].add(each.pk)
    in_force = {pk for pks in newest.values() for pk in pks}
    return [_row(shown, since, in_force, today) for shown in show(entries)]


def _row(shown: Agreement, since: str, in_force: set[int], today: date) -> RuleRow:
    entry, begins = shown.entry, getattr(shown.entry, since)
    until = getattr(entry, "until_month", None)
    from_then = date_format(begins, "F Y" if since == "from_month" else "j F Y")
    state, tone, counts = _("no longer"), "", False
    if state_of(entry) == "refused":
        state = _("refused")
    elif state_of(entry) == "waiting":
        state, tone, counts = _("waits for a second person"), "warn", True
    elif begins > today:
        state, tone, counts = _("from %(day)s") % {"day": from_then}, "accent", True
    elif entry.pk in in_force and not (until and Month.of(until) < Month.of(today)):
        state, tone, counts = _("in force"), "good", True
    detail = detail_of(entry, without=(since,))
    return RuleRow(shown, _("From %(day)s") % {"day": from_then}, detail, state, tone, counts)
