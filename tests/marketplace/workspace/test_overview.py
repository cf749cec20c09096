"""What whoever is in charge sees: sales, stock, what is unsold for long, and who had no income, by group."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from catalog.models import ListingChange
from marketplace.workspace.oversight import oversee
from payouts.services.dispatch import dispatch_lines
from tests.catalog.loom import make_group, make_person, make_weaver
from tests.marketplace.dashboard.orders import make_order, make_piece

pytestmark = pytest.mark.django_db


def rows(report: Any, place: int) -> list[list[Any]]:
    return [list(row) for row in report.sections[place].table.rows]


def test_sales_stock_long_unsold_and_no_income_by_group(client: Client) -> None:
    now = timezone.now()
    umden, majuli = make_group("Umden"), make_group("Majuli")
    her, other, idle = (
        make_weaver("Daplin", group=umden),
        make_weaver("Rimi", group=majuli),
        make_weaver("Lari", group=majuli),
    )
    make_weaver("Gone", group=majuli, status="left")
    sold, old = (
        make_piece("IE-1", makers=[her], pieces=3),
        make_piece("IE-2", makers=[other], pieces=2, title="Old stole"),
    )
    for piece, days in ((sold, 100), (old, 120)):
        ListingChange.objects.create(
            product=piece, before="submitted", after="live", at=now - timedelta(days=days)
        )
    order = make_order(sold)
    dispatch_lines(lines=list(order.lines.all()), by=make_person("fulfilment"), now=now)
    found = oversee(group=None, craft=None, now=now)
    assert rows(found, 0)[-1][1:] == [1, 3280_00]
    assert rows(found, 1) == [["Majuli", 2, 6560_00], ["Umden", 2, 6560_00]]
    assert [row[1] for row in rows(found, 3)] == ["IE-2"] and rows(found, 3)[0][5] == 120
    assert {row[0] for row in rows(found, 4)} == {other.code, idle.code}
    alone = oversee(group=umden, craft=None, now=now)
    assert (rows(alone, 1), rows(alone, 3), rows(alone, 4)) == ([["Umden", 2, 6560_00]], [], [])
    client.force_login(make_person("admin"))
    with CaptureQueriesContext(connection) as before:
        page = client.get("/work/overview/").content.decode()
    assert "Old stole" in page and "Lari" in page and "<svg" in page
    for number in range(3):
        make_piece(f"IE-9{number}", makers=[make_weaver(f"W{number}", group=umden)])
    with CaptureQueriesContext(connection) as after:
        client.get("/work/overview/")
    assert len(before) == len(after)
    book = load_workbook(BytesIO(client.get("/work/overview.xlsx").content))
    assert [row[0].value for row in book["Without income this month"].iter_rows(min_row=2)][:1]
