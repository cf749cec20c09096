"""The least that PostgreSQL has to do for the same result: one aggregate, and the rows into tables without guards."""

from django.db import connection, transaction

from marketplace.kernel.months import Month, midnight
from payouts.models import Item, Leg, Payment, Run, Transaction

AGGREGATE = """
SELECT l.weaver_id, -sum(l.amount) AS earned
FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id
WHERE l.account = 'liabilities:weavers' AND t.month = %s AND t.kind IN ('sold', 'dispatched', 'charged_back', 'adjusted')
GROUP BY l.weaver_id
"""
ROWS = {
    "payouts_item": "SELECT * FROM payouts_item WHERE run_id = %s",
    "payouts_payment": "SELECT * FROM payouts_payment WHERE run_id = %s",
    "payouts_transaction": "SELECT t.* FROM payouts_transaction t JOIN payouts_run r ON r.id = %s"
    " WHERE t.month = r.month AND t.kind IN ('recovered', 'deducted', 'approved')",
    "payouts_leg": "SELECT l.* FROM payouts_leg l JOIN payouts_transaction t ON t.id = l.transaction_id"
    " JOIN payouts_run r ON r.id = %s WHERE t.month = r.month AND t.kind IN ('recovered', 'deducted', 'approved')",
}


MODELS = {model._meta.db_table: model for model in (Item, Payment, Transaction, Leg)}
FOREIGN_KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass
"""


def make_tables() -> None:
    """Tables like ours in a schema ``bare``: the same columns, indexes, checks and foreign keys, but no guards."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS bare CASCADE")
        cursor.execute("CREATE SCHEMA bare")
        for table in ROWS:
            cursor.execute(f"CREATE TABLE bare.{table} (LIKE public.{table} INCLUDING ALL)")
            cursor.execute(FOREIGN_KEYS, [table])
            for name, definition in cursor.fetchall():
                cursor.execute(f"ALTER TABLE bare.{table} ADD CONSTRAINT {name} {definition}")


@transaction.atomic
def payday(run: Run) -> None:
    """Aggregate the month, and insert every row that the run stored into tables without guards."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE sums ON COMMIT DROP AS " + AGGREGATE, [run.month])
        for table, rows in ROWS.items():
            columns = [str(field.column) for field in MODELS[table]._meta.concrete_fields]
            names = ", ".join(columns)
            cursor.execute(
                f"INSERT INTO bare.{table} ({names}) OVERRIDING SYSTEM VALUE SELECT {names} FROM ({rows}) AS r",
                [run.pk],
            )


def aggregate(month: Month) -> None:
    with connection.cursor() as cursor:
        cursor.execute(AGGREGATE, [month.first_day])
        cursor.fetchall()


def lines(month: Month) -> None:
    """Every sale line of a month with each maker's part, as statements need it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.weaver_id, s.*, p.earning FROM payouts_saleshare p JOIN payouts_sale s ON s.id = p.sale_id"
            " WHERE s.sold_at >= %s AND s.sold_at < %s",
            [midnight(month.first_day), month.end],
        )
        while cursor.fetchmany(10_000):
            pass


def balances() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT account, weaver_id, sum(amount) FROM payouts_leg GROUP BY 1, 2")
        cursor.fetchall()
