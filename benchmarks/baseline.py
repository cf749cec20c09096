"""The least that PostgreSQL has to do for the same result: one aggregate, and the rows into tables without guards."""

from django.db import connection, transaction

from marketplace.kernel.months import Month
from payouts.models import Run

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


@transaction.atomic
def payday(run: Run) -> None:
    """Aggregate the month, and insert copies of every row that the run stored into tables like its own."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE bare_sums AS " + AGGREGATE, [run.month])
        for table, rows in ROWS.items():
            cursor.execute(f"CREATE TEMP TABLE bare_{table} (LIKE {table} INCLUDING INDEXES) ON COMMIT DROP")
            cursor.execute(f"INSERT INTO bare_{table} {rows}", [run.pk])
        cursor.execute("DROP TABLE bare_sums")


def aggregate(month: Month) -> None:
    with connection.cursor() as cursor:
        cursor.execute(AGGREGATE, [month.first_day])
        cursor.fetchall()


def balances() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT account, weaver_id, sum(amount) FROM payouts_leg GROUP BY 1, 2")
        cursor.fetchall()
