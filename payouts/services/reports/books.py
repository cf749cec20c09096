"""The balance sheet of a day and the income statement of a period, from the ledger alone. Amounts in paise."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.months import Month
from payouts.models.ledger import Account
from payouts.services.posting import SQL

from .shapes import Column, Fact, Report, Section, Table

NAMES: dict[str, Promise] = {
    Account.STRIPE: gettext_lazy("With Stripe"),
    Account.DISPUTED: gettext_lazy("Taken by Stripe until disputes are decided"),
    Account.BANK: gettext_lazy("In the bank"),
    Account.CASH: gettext_lazy("Cash"),
    Account.YARN: gettext_lazy("Yarn in the store"),
    Account.YARN_OUT: gettext_lazy("Yarn in weavers' hands"),
    Account.FAIR: gettext_lazy("Takings of fairs"),
    Account.SHOP: gettext_lazy("Takings of shops"),
    Account.WHOLESALE: gettext_lazy("Takings of wholesale"),
    Account.ADVANCES: gettext_lazy("Advances to weavers"),
    Account.GIFT_CARDS: gettext_lazy("Gift cards that haven't been spent"),
    Account.BUYERS: gettext_lazy("Owed to buyers: paid, not sent yet"),
    Account.GST: gettext_lazy("GST to be paid over"),
    Account.WEAVERS: gettext_lazy("Owed to weavers"),
    Account.SAVINGS: gettext_lazy("Weavers' savings"),
    Account.TDS: gettext_lazy("Tax deducted (TDS) to be paid over"),
    Account.DEDUCTIONS: gettext_lazy("Other deductions to be passed on"),
    Account.IN_TRANSIT: gettext_lazy("Payments on their way"),
    Account.COOPERATIVE: gettext_lazy("The cooperative's part of sales"),
    Account.SHIPPING: gettext_lazy("Shipping that buyers paid"),
    Account.STRIPE_FEES: gettext_lazy("Stripe's fees"),
    Account.DISPUTES_LOST: gettext_lazy("Lost to disputes"),
    Account.ADJUSTMENTS: gettext_lazy("Adjustments to weavers"),
    Account.PATRONAGE: gettext_lazy("Surplus shared with weavers"),
    Account.YARN_USED: gettext_lazy("Yarn worked up"),
    Account.YARN_LOST: gettext_lazy("Yarn lost"),
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


def balance_report(on: date) -> Report:
    """The balance sheet of a day, to be shown."""
    sheet = balance_sheet(on)
    together = sheet.total_liabilities + sheet.surplus
    return Report(
        title=_("Balance sheet"),
        lede=_("What the cooperative had and owed at the end of %(day)s, as far as these books go.")
        % {"day": date_format(on, "j F Y")},
        facts=[
            Fact(_("Had"), sheet.total_assets),
            Fact(_("Owed"), sheet.total_liabilities),
            Fact(_("Left over since the books began"), sheet.surplus),
        ],
        sections=[
            Section(_lines_table(_("What it had"), sheet.assets, [], _("Together"), sheet.total_assets)),
            Section(
                _lines_table(
                    _("What it owed, and what is left over"),
                    sheet.liabilities,
                    [(_("Left over since the books began"), "", sheet.surplus)],
                    _("Together"),
                    together,
                )
            ),
        ],
    )


def income_report(since: date, until: date) -> Report:
    """The income statement of a period, to be shown."""
    found = income_statement(since, until)
    days = {"first": date_format(since, "j F Y"), "last": date_format(until, "j F Y")}
    kept = [(_("Shared with weavers of an earlier surplus"), Account.PATRONAGE.value, -found.shared)]
    return Report(
        title=_("Income statement"),
        lede=_("What came in and what it cost from %(first)s to %(last)s, as far as these books go.") % days,
        facts=[
            Fact(_("Income"), found.total_income),
            Fact(_("Expenses"), found.total_expenses),
            Fact(_("Surplus"), found.surplus),
        ],
        sections=[
            Section(_lines_table(_("Income"), found.income, [], _("All income"), found.total_income)),
            Section(_lines_table(_("Expenses"), found.expenses, [], _("All expenses"), found.total_expenses)),
            Section(
                _lines_table(
                    _("What is left"),
                    [Line("", _("Surplus"), found.surplus)],
                    kept if found.shared else [],
                    _("Kept"),
                    found.kept,
                )
            ),
        ],
    )


def _lines_table(
    caption: str, lines: list[Line], more: list[tuple[str, str, int]], word: str, total: int
) -> Table:
    rows = [(line.name, line.account, line.amount) for line in lines]
    rows += [(name, account, amount) for name, account, amount in more]
    columns = [Column(_("What")), Column(_("Account")), Column(_("Amount"), "paise")]
    return Table(caption, columns, rows, [word, "", total])


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
