"""The five files that come in. Each goes in whole or not at all; a row already stored is skipped."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from marketplace.kernel.tables import FileRefused, Row, read_rows

from .advances import load_advances
from .products import load_products
from .refunds import load_refunds
from .sales import load_sales
from .weavers import load_weavers

COLUMNS = {
    "weavers": "code,name,display_name,group,village,district,language,phone,pay_method,account_number,ifsc,upi_id,"
    "joined,status",
    "products": "sku,title,category,price,gst_rate,stock,terms,makers,fibre,technique,colour,hours,lead_time_days,"
    "length_cm,width_cm",
    "sales": "sale_ref,line,sold_at,channel,sku,quantity,unit_price,discount",
    "refunds": "refund_ref,sale_ref,line,refunded_at,quantity,borne_by,reason",
    "advances": "advance_ref,weaver,given_on,kind,amount,note",
}
MORE = {"products": "dye dyestuff community"}
"""Columns that a file may have after the others."""

LOADERS: dict[str, Callable[[list[Row], datetime, bool], int]] = {
    "weavers": load_weavers,
    "products": load_products,
    "sales": load_sales,
    "refunds": load_refunds,
    "advances": load_advances,
}
_ONE_AT_A_TIME = 7_240_001
"""The key of PostgreSQL's advisory lock that two loads at once take in turn."""


def load(
    *, what: str, path: Path, now: datetime, dry_run: bool = False, take_stock: bool = False
) -> tuple[int, int]:
    """Store a CSV or XLSX file; gives how many rows were new and how many were there already.

    ``take_stock`` also takes what was sold out of stock (sales only). Raises FileRefused with every fault, and
    has then stored nothing.
    """
    rows, faults = read_rows(path, COLUMNS[what].split(","), MORE.get(what, "").split())
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        new = LOADERS[what](rows, now, take_stock)
        if faults.found:
            raise FileRefused(faults.found)
        if dry_run:
            transaction.set_rollback(True)
    return new, len(rows) - new
