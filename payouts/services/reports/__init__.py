"""Reports of the books: what each shows, and what it can be asked about. Every figure is read from the ledger."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .books import balance_report, income_report
from .earnings import earnings, groups
from .money import advances, rupee, speed
from .shapes import Report
from .spread import spread

__all__ = ["REPORTS", "Kind", "Report"]


@dataclass(frozen=True)
class Kind:
    """One report. ``period`` is what it's about where nobody says: the newest financial year, or the last closed month.

    Those of a ``day`` or of ``days`` take these instead of a scope, as ``on`` or ``since`` and ``until``.
    """

    title: Promise
    about: Promise
    work_out: Callable[..., Report]
    period: Literal["year", "month", "day", "days"] = "year"
    group: bool = True
    craft: bool = True


REPORTS = {
    "earnings": Kind(
        _("Earnings per woman"), _("What each woman earned, month by month, and how it lies."), earnings
    ),
    "spread": Kind(
        _("Spread of earnings"),
        _("How many earn how much, against US$100 a month and the minimum wage."),
        spread,
        period="month",
    ),
    "groups": Kind(
        _("Groups and crafts"), _("Which group and which shelf of the shop earnings come from."), groups
    ),
    "rupee": Kind(
        _("Each rupee of sales"),
        _("How what buyers paid was split: weavers, cooperative, GST, Stripe, shipping."),
        rupee,
        group=False,
        craft=False,
    ),
    "advances": Kind(
        _("Advances outstanding"), _("What is out, with whom, and for how long."), advances, craft=False
    ),
    "speed": Kind(_("Days from sale to pay"), _("How long women wait for their money."), speed),
    "balance": Kind(
        _("Balance sheet"), _("What the cooperative has and owes on any day."), balance_report, period="day"
    ),
    "income": Kind(
        _("Income statement"),
        _("What came in and what it cost, between any two days."),
        income_report,
        period="days",
    ),
}
"""By the name in the address, in the order of the page."""
