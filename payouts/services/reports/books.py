"""The balance sheet of a day and the income statement of a period, from the ledger alone. Amounts in paise."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.months import Month
from payouts.models.ledger import Account
from payouts.services.posting import SQL

NAMES: dict[str, Promise] = {
    Account.STRIPE: _("With Stripe"),
    Account.BANK: _("In the bank"),
    Account.CASH: _("Cash"),
    Account.YARN: _("Yarn in the store"),
    Account.YARN_OUT: _("Yarn in weavers' hands"),
    Account.FAIR: _("Takings of fairs"),
    Account.SHOP: _("Takings of shops"),
    Account.WHOLESALE: _("Takings of wholesale"),
    Account.ADVANCES: _("Advances to weavers"),
    Account.BUYERS: _("Owed to buyers: paid, not sent yet"),
    Account.GST: _("GST to be paid over"),
    Account.WEAVERS: _("Owed to weavers"),
    Account.SAVINGS: _("Weavers' savings"),
    Account.TDS: _("Tax deducted (TDS) to be paid over"),
    Account.DEDUCTIONS: _("Other deductions to be passed on"),
    Account.IN_TRANSIT: _("Payments on their way"),
    Account.COOPERATIVE: _("The cooperative's part of sales"),
    Account.SHIPPING: _("Shipping that buyers paid"),
    Account.STRIPE_FEES: _("Stripe's fees"),
    Account.ADJUSTMENTS: _("Adjustments to weavers"),
    Account.PATRONAGE: _("Surplus shared with weavers"),
    Account.YARN_USED: _("Yarn worked up"),
    Account.YARN_LOST: _("Yarn lost"),
}


@dataclass(frozen=True)
class Line:
    """An account and what stands on it, above zero on the side where it belongs."""

    account: str
    name: str
    amount: int


@dataclass(frozen=True)
class BalanceSheet:
    """``assets = liabilities + surplus``: what is owned, what is owed, and what was gained since the books began."""

    on: date
    assets: list[Line]
    liabilities: list[Line]
    surplus: int

    @property
    def total_assets(self) -> int:
        return sum(line.amount for line in self.assets)

    @property
    def total_liabilities(self) -> int:
        return sum(line.amount for line in self.liabilities)


@dataclass(frozen=True)
class IncomeStatement:
    """``surplus = income − expenses``; what of an earlier surplus was shared out in the period stands apart."""

    since: date
    until: date
    income: list[Line]
    expenses: list[Line]
    shared: int

    @property
    def total_income(self) -> int:
        return sum(line.amount for line in self.income)

    @property
    def total_expenses(self) -> int:
        return sum(line.amount for line in self.expenses)

    @property
    def surplus(self) -> int:
        """Before anything is shared out."""
        return self.total_income - self.total_expenses

    @property
    def kept(self) -> int:
        return self.surplus - self.shared


def balance_sheet(on: date) -> BalanceSheet:
    """What stood on every account at the end of a day."""
    moved = moves(None, on)
    gained = -sum(moved[each] for each in moved if each.startswith(("income:", "expenses:")))
    return BalanceSheet(
        on=on,
        assets=_lines(moved, "assets:", 1),
        liabilities=_lines(moved, "liabilities:", -1),
        surplus=gained,
    )


def income_statement(since: date, until: date) -> IncomeStatement:
    """What was gained and spent from one day to another, both included."""
    moved = moves(since, until)
    shared = moved.pop(Account.PATRONAGE, 0)
    return IncomeStatement(
        since=since,
        until=until,
        income=_lines(moved, "income:", -1),
        expenses=_lines(moved, "expenses:", 1),
        shared=shared,
    )


def surplus_of(since: date, until: date) -> int:
    """What a period's income leaves over its expenses, before anything of a surplus is shared out."""
    return income_statement(since, until).surplus


def moves(since: date | None, until: date) -> dict[str, int]:
    """What each account moved by, debit above zero; from the beginning where ``since`` is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "reports" / "accounts.sql").read_text(),
            {
                "since": since,
                "until": until,
                "first_month": Month.of(since).first_day if since else None,
                "last_month": Month.of(until).first_day,
            },
        )
        return dict(cursor.fetchall())


def _lines(moved: dict[str, int], beginning: str, sign: int) -> list[Line]:
    order = list(Account)
    found = sorted(
        (each for each in moved if each.startswith(beginning)), key=lambda a: order.index(Account(a))
    )
    return [Line(each, str(NAMES.get(each, each)), sign * moved[each]) for each in found]
