"""Who the running shop is to its database."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from marketplace.database import APP

from .conftest import Shop

pytestmark = pytest.mark.xdist_group("browser")

SESSIONS = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute(
        "SELECT usename, count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        " AND datname = current_database() AND pid <> pg_backend_pid() GROUP BY 1"
    )
    for row in cursor.fetchall():
        print(*row)
"""


def test_web_and_worker_and_the_command_line_are_the_app_to_the_database(
    running: Shop, person: Callable[..., Page]
) -> None:
    finance = person("finance")
    finance.goto("/office/")
    said = running.manage("shell", "-v0", "-c", SESSIONS).split()
    assert said[0] == APP and len(said) == 2, "nobody else is signed in"
    assert int(said[1]) >= 2, "the web process and the worker"
    assert running.manage("shell", "-v0", "-c", SESSIONS.replace("<>", "=")).split() == [APP, "1"]
