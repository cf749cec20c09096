"""Tax deducted at source: the statement that a month's items take it from, and the sums it stands on. In paise."""

from datetime import date
from typing import Any

from django.db import connection

from marketplace.kernel.months import Month
from payouts.models import Run, TaxBase, TdsRule
from payouts.models.tax import tax_year
from payouts.services.posting import SQL


def tax_of_drafts(month: Month) -> str:
    """What gives the tax to be taken in a month that no run has yet, within ``items.sql``; parameters: ``tax_rules``.

    While no rule is confirmed, nothing. Where a rule takes its part of sales, the closed months' sums are kept first.
    """
    bases = set(rules_until(month).values_list("base", flat=True))
    if not bases:
        return (SQL / "no_tax.sql").read_text()
    current = "SELECT weaver_id, earned + charged_back AS earnings, 0::bigint AS sales FROM owing"
    if TdsRule.Base.SALES in bases:
        keep_bases(month.previous)
        sales = _sales("(SELECT closed_through FROM payouts_books)")
        current += f" UNION ALL SELECT weaver_id, 0, sales FROM ({sales}) AS sold"
    return (SQL / "tax.sql").read_text().replace("{months}", months_sql(current))


def tax_rules(month: Month) -> dict[str, Any]:
    """What that statement is told besides the month."""
    return {"tax_year": first_of_year(month), "tax_through": month.previous.first_day}


def months_sql(current: str) -> str:
    """The months of a year with what is due in each; ``current`` gives the sums of a month without a run."""
    return (SQL / "tax_months.sql").read_text().replace("{current}", current)


def first_of_year(month: Month) -> date:
    """The first of April that a month's financial year began with."""
    return date(tax_year(month.first_day), 4, 1)


def rules_until(month: Month) -> Any:
    """The confirmed rules that are or were in force by a month."""
    return TdsRule.objects.confirmed().filter(from_month__lte=month.first_day)


def keep_bases(through: Month) -> None:
    """Add up, once, what weavers' parts of sales came to in each closed month of the year up to this one.

    A closed month takes no more postings, so what is kept stays right however often and by whomever it's asked for.
    """
    runs = Run.objects.filter(
        state__in=[Run.State.APPROVED, Run.State.EXPORTED, Run.State.SETTLED],
        month__gte=first_of_year(through),
        month__lte=through.first_day,
    ).exclude(pk__in=TaxBase.objects.values("run"))
    for run in runs:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO payouts_taxbase (run_id, weaver_id, sales) SELECT %(run)s, weaver_id, sales"
                f" FROM ({_sales('%(since)s')}) AS sold WHERE sales <> 0 ORDER BY weaver_id ON CONFLICT DO NOTHING",
                {"run": run.pk, "month": run.month, "since": run.closed_before},
            )


def _sales(since: str) -> str:
    return (SQL / "tax_sales.sql").read_text().replace("{since}", since)
