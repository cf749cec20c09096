"""Freezing what statements say: set-based, a chunk of weavers at a time, whole and once whatever stops it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.utils.translation import gettext as _

from marketplace.kernel.months import Month
from payouts.models import DayWage, Deduction, Item, Leg, Run, Statement
from payouts.models.ledger import Account
from payouts.services.accounts import months_of
from payouts.services.refusals import Refused
from payouts.statements.press import NEWEST
from payouts.statements.words import words_in
from weavers.models import Weaver

from .pictures import Pictures
from .sheet import FIGURES, Facts, compose

CHUNK = 500
MADE = (Run.State.APPROVED, Run.State.EXPORTED, Run.State.SETTLED)
"""Only these runs have statements: a draft has no figures yet, a cancelled one none that stand."""

Row = dict[str, Any]


def language_of(weaver: Weaver) -> str:
    """Her language where statements are translated into it, or English."""
    return words_in(weaver.language).language


def make_statements(
    run: Run,
    *,
    now: datetime,
    group: int | None = None,
    told: Callable[[int], None] = lambda count: None,
) -> int:
    """Freeze the statements of a run, or of one group, that aren't yet; gives how many. ``told`` hears of each chunk.

    Stopped anywhere and asked again, it goes on from there; asked by two at once, each statement is made once.
    Raises Refused for a run that isn't approved.
    """
    refuse_unapproved(run)
    frozen, last = 0, 0
    facts_of, pictures = _facts_of(run), Pictures()
    while chunk := list(_rows(unmade(run, group).filter(pk__gt=last))[:CHUNK]):
        frozen += _freeze(chunk, facts_of(chunk, pictures), now)
        last = chunk[-1]["id"]
        told(len(chunk))
    return frozen


def unmade(run: Run, group: int | None = None) -> QuerySet[Item]:
    """The items of a run, or of those who are in a group now, whose statements aren't frozen yet."""
    items = Item.objects.filter(run=run, statement=None)
    return items if group is None else items.filter(weaver__group=group)


def statement_of(item: Item, *, now: datetime) -> Statement:
    """The statement of one item, frozen now where it isn't yet. Raises Refused for a run that isn't approved."""
    found = Statement.objects.filter(item=item).first()
    if found is None:
        refuse_unapproved(item.run)
        chunk = list(_rows(Item.objects.filter(pk=item.pk)))
        _freeze(chunk, _facts_of(item.run)(chunk, Pictures()), now)
        found = Statement.objects.get(item=item)
    return found


def refuse_unapproved(run: Run) -> None:
    """Raises Refused for a run that isn't approved, or was cancelled since."""
    if run.state not in MADE:
        raise Refused(_("Only an approved run has statements."))


def _rows(items: QuerySet[Item]) -> QuerySet[Item, Row]:
    return items.order_by("pk").values(
        "id",
        "weaver_id",
        "reason",
        "method",
        *FIGURES,
        code=F("weaver__code"),
        name=F("weaver__display_name"),
        language=F("weaver__language"),
        district=F("weaver__district"),
        group=F("weaver__group__name"),
    )


def _freeze(chunk: Iterable[Row], facts: Iterable[Facts], now: datetime) -> int:
    statements = []
    for row, each in zip(chunk, facts, strict=True):
        said = compose(each)
        statements.append(
            Statement(
                item_id=row["id"], language=said["lang"], template_version=NEWEST, data=said, made_at=now
            )
        )
    Statement.objects.bulk_create(statements, ignore_conflicts=True)
    return len(statements)


def _facts_of(run: Run) -> Callable[[list[Row], Pictures], list[Facts]]:
    """What a chunk's statements are made from, in the same number of queries however large it is."""
    month, year_from = run.period, _april(run.month)
    wages = _wages(month.last_day)

    def of(chunk: list[Row], pictures: Pictures) -> list[Facts]:
        weavers = [row["weaver_id"] for row in chunk]
        lines = months_of(weavers, month)
        deductions, saved = _deductions(run, weavers), _saved(month, weavers)
        years = _years(weavers, year_from, run.month)
        shown = pictures.of({line.product for hers in lines.values() for line in hers.sold})
        return [
            Facts(
                item=row,
                run=run.reference,
                month=run.month,
                minimum=run.minimum,
                year_from=year_from,
                year=years[row["weaver_id"]],
                hers=lines[row["weaver_id"]],
                deductions=deductions[row["weaver_id"]],
                saved=saved.get(row["weaver_id"], 0),
                wage=wages.get(row["district"], wages.get("")),
                pictures=shown,
            )
            for row in chunk
        ]

    return of


def _april(day: date) -> date:
    """The first day of the financial year that a day is in."""
    return date(day.year if day.month >= 4 else day.year - 1, 4, 1)


def _wages(day: date) -> dict[str, int]:
    """The legal minimum wage of a day by district, as ``DayWage.of`` gives it; ``""`` is everywhere else."""
    known = DayWage.objects.confirmed().filter(from_day__lte=day).order_by("from_day", "id")
    return dict(known.values_list("district", "amount"))


def _deductions(run: Run, weavers: list[int]) -> dict[int, list[tuple[str, str, int]]]:
    """What was taken off each weaver: tax, then rules, then savings."""
    order = {Deduction.What.TDS: 0, Deduction.What.RULE: 1, Deduction.What.SAVINGS: 2}
    rows = Deduction.objects.filter(run=run, weaver__in=weavers).order_by("weaver_id", "rule_id")
    found: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for weaver, what, label, amount in rows.values_list("weaver_id", "what", "label", "amount"):
        found[weaver].append((what, label, amount))
    for deductions in found.values():
        deductions.sort(key=lambda each: order[Deduction.What(each[0])])
    return found


def _saved(month: Month, weavers: list[int]) -> dict[int, int]:
    """What each has put aside by the month's end."""
    legs = Leg.objects.filter(
        account=Account.SAVINGS, weaver__in=weavers, transaction__month__lte=month.first_day
    )
    return dict(legs.order_by().values_list("weaver_id").annotate(saved=-Sum("amount")))


def _years(weavers: list[int], year_from: date, month: date) -> dict[int, dict[str, int]]:
    """The financial year so far, this month with it. What the bank sent back isn't paid."""
    within = {"run__month__gte": year_from, "run__month__lte": month, "run__state__in": MADE}
    found = {weaver: dict.fromkeys(("earned", "paid", "repaid", "saved", "tax"), 0) for weaver in weavers}
    items = Item.objects.filter(weaver__in=weavers, **within).order_by().values_list("weaver_id")
    for weaver, earned, payable, returned, recovered in items.annotate(
        Sum("earned"), Sum("payable"), Sum("returned"), Sum("recovered")
    ):
        found[weaver].update(earned=earned, paid=payable - returned, repaid=recovered)
    deductions = (
        Deduction.objects.filter(weaver__in=weavers, **within).order_by().values_list("weaver_id", "what")
    )
    for weaver, what, amount in deductions.annotate(Sum("amount")):
        if what in YEARLY:
            found[weaver][YEARLY[what]] = amount
    return found


YEARLY = {Deduction.What.TDS.value: "tax", Deduction.What.SAVINGS.value: "saved"}
