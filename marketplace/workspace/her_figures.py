"""Each figure of a weaver's page by its address, so that she can ask about it: nothing but hers is ever found."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.making.models import HoursNote
from payouts.models import CashMark, Leg
from payouts.models.ledger import Account
from payouts.services.balances import balance_of
from weavers.models import Weaver

from .cash_work import mark_in_words
from .her import account_line, her_pieces, month_so_far, statements


@dataclass(frozen=True)
class Figure:
    """What she asks about: ``amount`` in paise as it stands now, None where it's no amount."""

    about: str
    label: str
    amount: int | None


def figure_of(weaver: Weaver, about: str, *, now: datetime) -> Figure:
    """The figure at an address like ``month/earned``. Raises Http404 for any that isn't hers."""
    kind, _slash, which = about.partition("/")
    found = FINDERS[kind](weaver, which, now) if kind in FINDERS else None
    if found is None:
        raise Http404
    return Figure(about, *found)


Found = tuple[str, int | None] | None


def _month(weaver: Weaver, which: str, now: datetime) -> Found:
    month = month_so_far(weaver, now=now)
    name = date_format(month.month.first_day, "F Y")
    labels = {
        "opening": (_("From before"), month.opening),
        "earned": (_("Earned this month"), month.earned),
        "other": (_("Other entries"), month.other),
        "owed": (_("Yours now"), month.owed),
        "hours": (_("Hours of work in what was sold"), None),
    }
    return (f"{labels[which][0]}, {name}", labels[which][1]) if which in labels else None


def _advances(weaver: Weaver, which: str, now: datetime) -> Found:
    return None if which else (_("Advances that are left"), balance_of(weaver).advances)


def _savings(weaver: Weaver, which: str, now: datetime) -> Found:
    return None if which else (_("What you put aside"), balance_of(weaver).savings)


def _statement(weaver: Weaver, which: str, now: datetime) -> Found:
    item = next((each for each in statements(weaver) if each.run.reference == which), None)
    if item is None:
        return None
    return (_("Statement of %(month)s") % {"month": date_format(item.run.month, "F Y")}, item.payable)


def _cash(weaver: Weaver, which: str, now: datetime) -> Found:
    """What her coordinator says of her pay in cash: that she got it, or not."""
    marks = CashMark.objects.standing().filter(payment__weaver=weaver).select_related("payment__run")
    mark = marks.filter(pk=which).first() if _number(which) else None
    if mark is None:
        return None
    words = {"month": date_format(mark.payment.run.month, "F Y"), "what": mark_in_words(mark)}
    return (_("Paid in cash, %(month)s. %(what)s") % words)[:200], mark.payment.amount


def _piece(weaver: Weaver, which: str, now: datetime) -> Found:
    piece = her_pieces(weaver).filter(pk=which).first() if _number(which) else None
    return (piece.title, None) if piece else None


def _noted(weaver: Weaver, which: str, now: datetime) -> Found:
    note = (
        HoursNote.objects.filter(weaver=weaver, taken_back_at=None, pk=which).first()
        if _number(which)
        else None
    )
    words = _("Hours noted: %(kind)s, %(day)s")
    return (words % {"kind": note.kind, "day": date_format(note.day, "j F Y")}, None) if note else None


def _line(weaver: Weaver, which: str, now: datetime) -> Found:
    if not _number(which):
        return None
    shown = [Account.ADVANCES, Account.SAVINGS]
    leg = Leg.objects.filter(weaver=weaver, account__in=shown, pk=which).select_related("transaction").first()
    if leg is None:
        return None
    line = account_line(leg)
    return f"{line.what}, {date_format(line.day, 'j F Y')}", line.amount


def _number(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,15}", text))


FINDERS = {
    "month": _month, "advances": _advances, "savings": _savings, "statement": _statement, "piece": _piece, "line": _line,
    "noted": _noted, "cash": _cash,
}  # fmt: skip
