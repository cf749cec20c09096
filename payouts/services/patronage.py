"""Sharing a financial year's surplus among the women who earned it. Amounts in paise."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.money import show_rupees
from marketplace.kernel.months import Month
from payouts.models import Books, Patronage, Transaction
from payouts.services.posting import SQL, hold_books
from payouts.services.reports.books import surplus_of
from payouts.services.runs import Refused

Share = tuple[int, int, int]
"""Weaver's key, what her part is worked out by, and the part."""


def store_shares(patronage: Patronage, by: User, now: datetime) -> None:
    """Work out every share of a proposal just entered, within the caller's transaction, and keep them.

    Raises Refused where the year isn't over or closed, has no such surplus, or nobody's work to share it by.
    """
    if Month.of(now) <= Month.of(patronage.until_date):
        raise Refused(_("The year %(year)s is not over yet.") % {"year": patronage.label})
    _refuse_what_the_books_do_not_bear(patronage)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO payouts_patronageshare (patronage_id, weaver_id, base, amount) "
            f"SELECT %(patronage)s, weaver_id, base, amount FROM ({_shares_sql()}) AS shares",
            {"patronage": patronage.pk, **_parameters(patronage)},
        )
        if not cursor.rowcount:
            raise Refused(_("Nobody's work of %(year)s is there to share by.") % {"year": patronage.label})


def post_patronage(patronage: Patronage, by: User, now: datetime) -> None:
    """Book a proposal that has just been confirmed, once, within the caller's transaction.

    Each share goes onto the weaver's account and into the next run that closes. Raises Refused where the figures
    have changed since they were proposed.
    """
    hold_books()
    _refuse_what_the_books_do_not_bear(patronage)
    if shares_now(patronage) != sorted(patronage.shares.values_list("weaver_id", "base", "amount")):
        raise Refused(_("The figures have changed since this was proposed. Refuse it and propose it anew."))
    with connection.cursor() as cursor:
        cursor.execute(
            (SQL / "patronage_post.sql").read_text(),
            {
                "patronage": patronage.pk, "source_key": str(patronage), "moment": now, "by": by.pk,
                "note": _("Share of the surplus of %(year)s") % {"year": patronage.label},
            },
        )  # fmt: skip
        patronage.transaction = Transaction.objects.get(pk=cursor.fetchone()[0])
    patronage.save(update_fields=["transaction"])


def shares_now(patronage: Patronage) -> list[Share]:
    """What each weaver's share comes to by the books as they are now, in order of her key."""
    with connection.cursor() as cursor:
        cursor.execute(_shares_sql(), _parameters(patronage))
        return sorted(tuple(row) for row in cursor.fetchall())


def _shares_sql() -> str:
    return (SQL / "patronage_shares.sql").read_text()


def _parameters(patronage: Patronage) -> dict[str, Any]:
    return {
        "since": patronage.from_date,
        "until": Month.of(patronage.until_date).first_day,
        "basis": patronage.basis,
        "surplus": patronage.surplus,
    }


def _refuse_what_the_books_do_not_bear(patronage: Patronage) -> None:
    year = {"year": patronage.label}
    open_still = (
        Transaction.objects.filter(
            month__gt=Books.objects.get().closed_through,
            month__range=(patronage.from_date, patronage.until_date),
            legs__account="liabilities:weavers",
        )
        .order_by("month")
        .first()
    )
    if open_still:
        raise Refused(
            _("%(month)s is not closed yet; the year %(year)s is shared out after that.")
            % {"month": Month.of(open_still.month), **year}
        )
    surplus = surplus_of(patronage.from_date, patronage.until_date)
    if patronage.surplus > surplus:
        raise Refused(
            _("The books show a surplus of %(amount)s for %(year)s; no more than that can be shared.")
            % {"amount": show_rupees(surplus), **year}
        )
