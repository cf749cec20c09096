"""Checking the books against everything that stands beside them. Reads only, each rule in one statement."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.months import Month
from payouts.bankfiles import FORMATS
from payouts.models import Books, MonthSeal, Run
from payouts.services.posting import SQL
from payouts.services.refusals import Refused

log = logging.getLogger(__name__)
P = ParamSpec("P")
Done = TypeVar("Done")

_r = gettext_lazy
RULES = {
    "even": _r("Every transaction has two legs or more, and they sum to zero"),
    "accounts": _r("Each kind of posting moves only accounts that are its own"),
    "reversals": _r("What takes a posting back is its exact opposite, in the same month"),
    "sales": _r("Each sale line is posted once, with its amounts, and its shares sum to its earning"),
    "shares": _r("Each maker's share of a sale, and of a charge-back, is in her account"),
    "refunds": _r("Each refund is posted once, and no more comes back than was sold"),
    "advances": _r("Each advance is posted once, and nobody has paid back more than she was given"),
    "requests": _r("What two people agreed to is posted once, and nobody's savings are below nothing"),
    "yarn": _r("Yarn in the store and in hands is what the books have, and none of it is below nothing"),
    "tax": _r(
        "Tax is taken by its rules, and what is deposited of it is posted once and no more than was taken"
    ),
    "patronage": _r("A surplus that was shared out is posted once, and its shares sum to it"),
    "payments": _r("What each run's items pay is what its payments are"),
    "run_postings": _r("Recoveries, approvals and the bank's answers are posted once, with their amounts"),
    "files": _r("Each payment file holds what its run pays that way"),
    "statements": _r("Each statement says what its run and the books say"),
    "bank": _r("Each settled line of a statement is, to the paisa, the postings it stands for"),
    "in_transit": _r("What is on its way in the books is the sum of the open payments"),
    "carried": _r("What each run carried forward is the weaver's balance at the month's end"),
    "owed": _r("What each run left of a weaver's advances is what the books have"),
    "opening": _r("Each month opens with what the one before carried forward"),
    "drift": _r("No weaver's figures of a closed month have moved since its run was approved"),
    "untouched": _r("No posting of a closed month was added, changed or taken away since it was sealed"),
    "closed_through": _r("The books are closed through the last approved run"),
}
"""Each rule and, in ``sql/checks/``, the statement that finds what breaks it."""

ANYTIME = ["in_transit", "closed_through"]
"""Rules that cost next to nothing."""
OF_RUN = ["payments", "run_postings", *ANYTIME]
"""Rules of one run that read its own rows alone."""
WHOLE_RUN = [*OF_RUN, "files", "opening", "carried"]
"""Rules that can look at one month alone; the last one reads all that is booked in it."""


@dataclass(frozen=True)
class Break:
    """One row that breaks a rule. Amounts in ``detail`` are paise."""

    rule: str
    what: str
    detail: str


class BooksBroken(Refused):
    """A step would have left the books breaking a rule, or found them so; it has changed nothing. ``breaks`` says where."""

    def __init__(self, breaks: Sequence[Break]) -> None:
        self.breaks = list(breaks)
        first = self.breaks[0]
        super().__init__(
            _(
                "The books break a rule, so nothing was done. %(rule)s: %(what)s %(detail)s (%(count)s in all)."
            )
            % {
                "rule": RULES[first.rule],
                "what": first.what,
                "detail": first.detail,
                "count": len(self.breaks),
            }
        )


def broken(rule: str, month: Month | None = None) -> list[Break]:
    """What breaks one of RULES; of one month alone where the rule can look at that."""
    statement = (SQL / "checks" / f"{rule}.sql").read_text()
    sealed = MonthSeal.objects.values_list("run", flat=True) if rule == "untouched" else ()
    with connection.cursor() as cursor:
        cursor.execute(
            statement.replace("{months}", (SQL / "month_seals.sql").read_text()),
            {
                "month": month.first_day if month else None,
                "methods": json.dumps({name: format.method for name, format in FORMATS.items()}),
                "runs": list(sealed),
            },
        )
        return [Break(rule, what, detail) for what, detail in cursor.fetchall()]


def check_ledger() -> Iterator[Break]:
    """Everything that breaks a rule; nothing where the books are right."""
    for rule in RULES:
        yield from broken(rule)


def check_run(month: Month, rules: Sequence[str]) -> None:
    """Hold one month to some rules. Raises BooksBroken, and logs it as an error, where it breaks one."""
    found = [each for rule in rules for each in broken(rule, month)]
    if found:
        for each in found[:20]:
            log.error("The books break the rule “%s”: %s", each.rule, each.what)
        raise BooksBroken(found)


def last_closed() -> Month:
    """The last month that is closed."""
    return Month.of(Books.objects.get().closed_through)


def holding(
    *, before: Sequence[str] = (), after: Sequence[str] = (), month_before: bool = False
) -> Callable[[Callable[P, Done]], Callable[P, Done]]:
    """Check the month that a step is about before it's taken, and again after, inside the caller's transaction.

    The step names it by ``month`` or ``run``. With ``month_before`` what is checked first is the last closed month,
    which the step stands on. BooksBroken is raised from inside, so what a step did that breaks a rule is undone.
    """

    def around(step: Callable[P, Done]) -> Callable[P, Done]:
        @wraps(step)
        def held(*args: P.args, **kwargs: P.kwargs) -> Done:
            about = _month_of(kwargs)
            check_run(last_closed() if month_before else about, before)
            done = step(*args, **kwargs)
            check_run(about, after)
            return done

        return held

    return around


def _month_of(named: dict[str, Any]) -> Month:
    run, month = named.get("run"), named.get("month")
    if isinstance(run, Run):
        return run.period
    assert isinstance(month, Month), "the step names its month or its run"
    return month
