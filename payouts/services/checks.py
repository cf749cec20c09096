"""Checking the books against everything that stands beside them. Reads only, each rule in one statement."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext_lazy as _

from payouts.services.posting import SQL

RULES = {
    "even": _("Every transaction has two legs or more, and they sum to zero"),
    "sales": _("Each sale line is posted once, with its amounts, and its shares sum to its earning"),
    "shares": _("Each maker's share of a sale, and of a charge-back, is in her account"),
    "refunds": _("Each refund is posted once, and no more comes back than was sold"),
    "advances": _("Each advance is posted once, and nobody has paid back more than she was given"),
    "requests": _("What two people agreed to is posted once, and nobody's savings are below nothing"),
    "payments": _("What each run's items pay is what its payments are"),
    "run_postings": _("Recoveries, approvals and the bank's answers are posted once, with their amounts"),
    "in_transit": _("What is on its way in the books is the sum of the open payments"),
    "carried": _("What each run carried forward is the weaver's balance at the month's end"),
    "opening": _("Each month opens with what the one before carried forward"),
    "drift": _("No closed month has moved since its run was approved"),
    "closed_through": _("The books are closed through the last approved run"),
}
"""Each rule and, in ``sql/checks/``, the statement that finds what breaks it."""


@dataclass(frozen=True)
class Break:
    """One row that breaks a rule. Amounts in ``detail`` are paise."""

    rule: str
    what: str
    detail: str


def broken(rule: str) -> list[Break]:
    """What breaks one of RULES."""
    with connection.cursor() as cursor:
        cursor.execute((SQL / "checks" / f"{rule}.sql").read_text())
        return [Break(rule, what, detail) for what, detail in cursor.fetchall()]


def check_ledger() -> Iterator[Break]:
    """Everything that breaks a rule; nothing where the books are right."""
    for rule in RULES:
        yield from broken(rule)
